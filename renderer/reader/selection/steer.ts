// A drag that strays into the gutter stays with its column: half a gutter too far must not take the next column too.
import type { PageText } from '../../../preload/model/text.ts'
import { lineIndexOf } from '../../../preload/text/flow.ts'
import { columnsOf, type PdfPoint } from '../../../preload/text/select.ts'

/** The point as a drag from `anchor` (a glyph of the page) means it. */
export function steered(page: PageText, point: PdfPoint, anchor: number): PdfPoint {
  const columns = columnsOf(page)
  const own = columns.get(page.lines[lineIndexOf(page, anchor)]?.column ?? -1)
  if (!own || columns.size < 2) return point
  const { x, y } = point
  // Over a line that runs across the columns the point means what it says.
  const over = page.lines.some(({ rect }) => x >= rect[0] && x <= rect[2] && y >= rect[1] && y <= rect[3])
  if (over) return point
  const others = [...columns.values()].filter((each) => each !== own)
  const inGutter =
    (x > own.x2 && others.some(({ x1 }) => x < x1 && x1 > own.x2)) ||
    (x < own.x1 && others.some(({ x2 }) => x > x2 && x2 < own.x1))
  const inOther = others.some(({ x1, x2 }) => x >= x1 && x <= x2)
  return inGutter && !inOther ? { x: Math.min(Math.max(x, own.x1), own.x2), y } : point
}
