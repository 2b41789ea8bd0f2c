// The second of the page's two scripts: starts the app over the link that renderer/main.ts has opened: loads the words,
// draws the first screen.
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { early } from '../main.ts'
import { giveApi } from './api.ts'
import { App } from './app.tsx'
import { startAppStore, useApp } from './app-store.ts'
import { createClient } from './client/client.ts'
import { listenForKeys } from './commands.ts'
import { startDownloads } from './downloads/downloads-store.ts'
import { reportFailure } from './failures.ts'
import { currentRoute } from './routes.ts'
import { startTagColors } from './tag-colors.ts'
import { resolveLanguage, startWords } from './words/words.ts'
import { startDuplicates } from '../duplicates/duplicates-store.ts'
import { queryOf, showAhead, startLibrary } from '../library/library-store.ts'
import { startSelection } from '../library/list/select.ts'
import { choiceOf, startViewOptions, viewKey } from '../library/view/view-options.ts'
import { watchTabLinks } from '../reader/tabs/tab-links.ts'
import { startTabs } from '../reader/tabs/tabs-store.ts'
import { warmUpReader } from '../reader/warm-up.ts'
import { startSaved } from '../search/saved-store.ts'

// The reader and its worker are loaded when the window is idle, and not before the first screen had its time: loading
// half a megabyte of reader while the list waits for its rows would put the list off.
const firstScreenTime = 600
/** Milliseconds that the first drawing waits for what was asked ahead. */
const rowsTime = 80

void startApp()

/** Draws the app. */
async function startApp(): Promise<void> {
  // zod's JIT probe would trip the content security policy (script-src 'self').
  z.config({ jitless: true })
  giveApi(createClient(early.link, early))
  await startWords(resolveLanguage(null))
  listenForKeys()
  startViewOptions()
  startLibrary()
  startSelection()
  startTagColors()
  startDuplicates()
  startTabs()
  watchTabLinks()
  const started = Promise.all([startAppStore(), startDownloads()])
  started.catch(reportFailure)
  await withRows(started)
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)

  const warmUp = (): void => {
    setTimeout(() => requestIdleCallback(() => void warmUpReader(), { timeout: 3000 }), firstScreenTime)
  }
  started.then(warmUp, warmUp)
  // Counting the saved searches opens the index, which the first screen does without.
  started.then(startSaved).catch(reportFailure)
}

/** The library's rows, asked for ahead, are here by now or soon: drawn with the first screen they cost no second drawing. */
async function withRows(started: Promise<unknown>): Promise<void> {
  const route = currentRoute()
  if (route.at !== 'library') return
  const { views } = useApp.getState().settings
  const rows = showAhead(queryOf(route.filter, { text: '', ...choiceOf(views, viewKey(route.filter)) }))
  const answered = Promise.all([started.catch(() => undefined), rows])
  if (early.lastId > 0) await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, rowsTime))])
}
