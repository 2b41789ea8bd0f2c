// How high the lines of the library's list are, in CSS pixels. They never depend on what stands in them, so that the place
// of any line of 50,000 is known without drawing it. The numbers are the style sheets' too.
import type { LineHeights } from './lines.ts'

/** The table's row of column names. */
export const TABLE_HEAD = 32

const cards: LineHeights = { paper: 72, group: 36 }
const denseCards: LineHeights = { paper: 34, group: 32 }
const rows: LineHeights = { paper: 38, group: 36 }
const denseRows: LineHeights = { paper: 28, group: 30 }

/** The heights of one form and density; always the same object. */
export function lineHeights(how: { readonly table: boolean; readonly compact: boolean }): LineHeights {
  if (how.table) return how.compact ? denseRows : rows
  return how.compact ? denseCards : cards
}

/** Lines that a window as high as ours can show, however dense they are. */
export function mostLinesOnScreen(): number {
  return Math.ceil(window.innerHeight / denseRows.paper) + 1
}
