// Which column of a page a point means, for filling the window with it. Pure; PDF points.
import type { PageText } from '../../../preload/model/text.ts'
import { columnsOf, rectOf, type PdfPoint } from '../../../preload/text/select.ts'

/** A column, or the whole text of a page that has no columns there. */
export interface ColumnBounds {
  readonly x1: number
  readonly x2: number
}

/** The column at a point; null on a page without text. */
export function columnAt(page: PageText, { x, y }: PdfPoint): ColumnBounds | null {
  const columns = [...columnsOf(page).values()]
  if (columns.length === 0) return null
  const all = {
    x1: Math.min(...columns.map(({ x1 }) => x1)),
    x2: Math.max(...columns.map(({ x2 }) => x2)),
  }
  const across = page.lines.some(
    ({ column, rect }) => column < 0 && y >= rect[1] - 2 && y <= rect[3] + 2 && x >= rect[0] && x <= rect[2],
  )
  if (across) return all
  const away = ({ x1, x2 }: ColumnBounds): number => Math.max(x1 - x, 0, x - x2)
  return columns.reduce((best, each) => (away(each) < away(best) ? each : best))
}

/** Whether a point lies on a word, give or take `slack` points: a double click there means the word. */
export function isOnWord(page: PageText, { x, y }: PdfPoint, slack = 3): boolean {
  return page.lines.some(({ rect, from, to }) => {
    if (x < rect[0] - slack || x > rect[2] + slack || y < rect[1] - slack || y > rect[3] + slack) return false
    for (let glyph = from; glyph < to; glyph++) {
      const [x1, y1, x2, y2] = rectOf(page, glyph)
      if (x >= x1 - slack && x <= x2 + slack && y >= y1 - slack && y <= y2 + slack) return true
    }
    return false
  })
}
