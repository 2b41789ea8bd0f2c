// The first of the page's two scripts, a few kilobytes: opens the link to main and asks what the last start asked first, so
// that the answers are on their way while the app's code is read (app/start.tsx, the second).
import { askAhead } from './app/client/first-calls.ts'
import { openLink } from './app/client/open-link.ts'
import { startTheme } from './app/theme.ts'

startTheme()

/** The link to main, with the first questions on their way. */
export const early = askAhead(openLink)
