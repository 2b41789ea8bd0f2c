// The renderer's entry, a few kilobytes: opens the link to main and asks what the last start asked first, so that the
// answers are on their way while the app's code is read.
import { askAhead } from './app/client/first-calls.ts'
import { openLink } from './app/client/open-link.ts'
import { startTheme } from './app/theme.ts'

startTheme()
const early = askAhead(openLink)
// Not awaited at the top level: what the app shares with this file would wait for it, and it for the app.
void import('./app/start.tsx').then(({ startApp }) => startApp(early))
