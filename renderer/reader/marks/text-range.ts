// Between marks and the glyphs of a page: which stretch of text a mark covers now, whatever read the page when it was
// made, and which glyphs stand under some rectangles. Pure; PDF points.
import type { AnchorPart, Mark, PdfRect } from '../../../preload/model/mark.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { glyphCount, type GlyphRange } from '../../../preload/text/flow.ts'
import { rectOf, rectsOf, type SelectedPart } from '../../../preload/text/select.ts'
import { boundsOf } from './geometry.ts'

/** How far the edges of a mark may be from its glyphs' and still be theirs, in points. */
const NEAR = 2.5

/** The glyphs under rectangles, as runs in reading order: a glyph counts when its middle is inside one. */
export function rangesUnder(text: PageText, rects: readonly PdfRect[]): readonly GlyphRange[] {
  const runs: { from: number; to: number }[] = []
  const bounds = boundsOf(rects)
  if (!bounds) return runs
  for (let glyph = 0; glyph < glyphCount(text); glyph++) {
    const [x1, y1, x2, y2] = rectOf(text, glyph)
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2]
    if (!inside(bounds, x, y) || !rects.some((rect) => inside(rect, x, y))) continue
    const last = runs.at(-1)
    // Accents and signs that stand out of the line are no gap.
    if (last && glyph - last.to <= 2) last.to = glyph + 1
    else runs.push({ from: glyph, to: glyph + 1 })
  }
  return runs
}

/** The stretch a part of a text mark covers on its page as it is read now; null where it covers none. */
export function rangeOfPart(part: AnchorPart, text: PageText): GlyphRange | null {
  const { charFrom: from, charTo: to } = part
  if (from !== null && to !== null && from < to && to <= glyphCount(text)) {
    const [drawn, kept] = [boundsOf(rectsOf(text, from, to)), boundsOf(part.rects)]
    if (drawn && kept && drawn.every((edge, side) => Math.abs(edge - (kept[side] ?? 0)) <= NEAR)) return { from, to }
  }
  const runs = rangesUnder(text, part.rects)
  const [first, last] = [runs[0], runs.at(-1)]
  return first && last ? { from: first.from, to: last.to } : null
}

/** A text mark as a selection, page by page in order; null where a page's text is missing or tells nothing of it. */
export function partsOfMark(mark: Mark, textOf: (page: number) => PageText | null): readonly SelectedPart[] | null {
  const parts: SelectedPart[] = []
  for (const part of mark.anchor.parts) {
    const page = textOf(part.page)
    const range = page && rangeOfPart(part, page)
    if (!page || !range) return null
    parts.push({ page, ...range })
  }
  return parts.toSorted((a, b) => a.page.page - b.page.page || a.from - b.from)
}

function inside([x1, y1, x2, y2]: PdfRect, x: number, y: number): boolean {
  return x >= x1 && x <= x2 && y >= y1 && y <= y2
}
