// A piece of a page's clean text as a stretch of glyphs with the box around them.
import type { PdfRect } from '../../preload/model/mark.ts'
import type { Stretch } from '../../preload/model/references.ts'
import type { PageText } from '../../preload/model/text.ts'
import type { Flow } from '../../preload/text/flow.ts'
import { rectsOf } from '../../preload/text/select.ts'

/** The stretch of `flow.text.slice(start, end)`; null where it holds no glyph. */
export function stretchFrom(page: PageText, flow: Flow, start: number, end: number): Stretch | null {
  const [first, last] = [flow.glyphs[start], flow.glyphs[end - 1]]
  if (first === undefined || last === undefined) return null
  const [from, to] = [Math.min(first, last), Math.max(first, last) + 1]
  // The first line's bar: a mention that breaks over lines is pointed at by its beginning.
  const [rect] = rectsOf(page, from, to)
  return rect ? { page: page.page, from, to, rect } : null
}

/** The box around several. */
export function around(rects: readonly PdfRect[]): PdfRect {
  return [
    Math.min(...rects.map((rect) => rect[0])),
    Math.min(...rects.map((rect) => rect[1])),
    Math.max(...rects.map((rect) => rect[2])),
    Math.max(...rects.map((rect) => rect[3])),
  ]
}
