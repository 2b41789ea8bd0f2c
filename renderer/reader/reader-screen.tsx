// The reader as the rest of the window sees it: small, loads the real one when it is wanted.
import { later } from './later.tsx'

const screen = later(async () => (await import('./reader-page.tsx')).ReaderPage)

/** The screen at `#/paper/<id>`. */
export const ReaderScreen = screen.Part

/** Loads the reader's code. */
export const loadReader = screen.load
