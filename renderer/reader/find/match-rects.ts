// Where matches stand on a page: pdf.js finds them in its text items, their rectangles come from the glyphs.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { glyphFromNonSpaceCount, nonSpaceCountOf, rectsOf } from '../../../preload/text/select.ts'
import { unitsIn } from '../selection/dom-text.ts'

/** A match in the page's items joined without separators: UTF-16 offset and length. */
export interface ItemMatch {
  readonly at: number
  readonly length: number
}

/** The rectangles of each match. `items` is the text of the page's items, joined. */
export function matchRects(
  page: PageText,
  items: string,
  matches: readonly ItemMatch[],
): readonly (readonly PdfRect[])[] {
  let units = 0
  let from = 0
  return matches.map(({ at, length }) => {
    // Matches come in order, so each stretch of text is counted once.
    if (at < from) [units, from] = [0, 0]
    units += unitsIn(items.slice(from, at))
    from = at
    const inside = unitsIn(items.slice(at, at + length))
    if (inside === 0) return []
    const first = glyphFromNonSpaceCount(page, units)
    const last = glyphFromNonSpaceCount(page, units + inside - 1)
    // Glyphs that do not follow each other in the page's text (a match over reordered lines): pdf.js's own boxes do.
    return last < first || nonSpaceCountOf(page, first) !== units ? [] : rectsOf(page, first, last + 1)
  })
}
