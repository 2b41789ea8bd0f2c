// The renderer's entry: opens the link to main, loads the words, draws the app.
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { giveApi } from './app/api.ts'
import { App } from './app/app.tsx'
import { startAppStore } from './app/app-store.ts'
import { createClient } from './app/client/client.ts'
import { openLink } from './app/client/open-link.ts'
import { listenForKeys } from './app/commands.ts'
import { startDownloads } from './app/downloads/downloads-store.ts'
import { reportFailure } from './app/failures.ts'
import { startTagColors } from './app/tag-colors.ts'
import { startTheme } from './app/theme.ts'
import { resolveLanguage, startWords } from './app/words/words.ts'
import { startLibrary } from './library/library-store.ts'
import { warmUpReader } from './reader/warm-up.ts'
import { startSaved } from './search/saved-store.ts'

// zod's JIT probe would trip the content security policy (script-src 'self').
z.config({ jitless: true })
startTheme()
giveApi(createClient(openLink()))
await startWords(resolveLanguage(null))
listenForKeys()
startLibrary()
startTagColors()
const started = Promise.all([startAppStore(), startDownloads()])
started.catch(reportFailure)

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)

// The reader and its worker are loaded when the window is idle, and not before the first screen had its time: loading
// half a megabyte of reader while the list waits for its rows would put the list off.
const firstScreenTime = 600
const warmUp = (): void => {
  setTimeout(() => requestIdleCallback(() => void warmUpReader(), { timeout: 3000 }), firstScreenTime)
}
started.then(warmUp, warmUp)
// Counting the saved searches opens the index, which the first screen does without.
started.then(startSaved).catch(reportFailure)
