// The renderer's entry, a few kilobytes: opens the link to main and asks what the last start asked first, so that the
// answers are on their way while the app's code is read.
import { askAhead } from './app/client/first-calls.ts'
import { openLink } from './app/client/open-link.ts'
import { startTheme } from './app/theme.ts'

startTheme()
const early = askAhead(openLink)
const { startApp } = await import('./app/start.tsx')
await startApp(early)
