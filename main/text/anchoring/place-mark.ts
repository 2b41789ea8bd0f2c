// One mark of another version, in this one: text marks by their quote, areas and pins by the words they stand at. Pure.
import type { Anchor, AnchorPart, Mark, PdfRect } from '../../../preload/model/mark.ts'
import type { Placement } from '../../../preload/model/placement.ts'
import { rectsOf, textOf } from '../../../preload/text/select.ts'
import { findQuote, type Searched, type Spot } from './find-quote.ts'
import { positionOf, type Haystack } from './haystack.ts'

/** Characters from a place on that tell it. */
const TELLING = 120
const AROUND = 64
/** An area that the words moved by less than this, in points, stayed. */
const STAYED = 2

/** Where a mark stands now. `old` is the text of its own version; null where that is not there any more. */
export function placeMark(mark: Mark, now: Searched, old: Haystack | null): Placement {
  const spotted =
    mark.kind === 'highlight' || mark.kind === 'underline' ? textMark(mark, now, old) : spot(mark, now, old)
  return spotted ?? { mark: mark.id, outcome: 'lost', sure: true, parts: [], words: null }
}

function textMark(mark: Mark, now: Searched, old: Haystack | null): Placement | null {
  const { quote } = mark.anchor
  const found = quote && findQuote(now, quote, hintOf(mark.anchor, old))
  if (!found) return null
  const parts = partsOf(now.hay, found)
  if (parts.length === 0) return null
  const outcome = found.exact ? 'found' : 'changed'
  return { mark: mark.id, outcome, sure: found.sure, parts, words: found.exact ? null : wordsOf(now.hay, parts) }
}

/** An area or a pin goes along with the words it stands at, by as much as they moved. */
function spot(mark: Mark, now: Searched, old: Haystack | null): Placement | null {
  const [part] = mark.anchor.parts
  if (!part || !old || part.charFrom === null) return null
  const at = positionOf(old, part.page, part.charFrom)
  if (at === null) return null
  const quote = {
    exact: old.text.slice(at, at + TELLING),
    prefix: old.text.slice(Math.max(0, at - AROUND), at),
    suffix: old.text.slice(at + TELLING, at + TELLING + AROUND),
  }
  const found = findQuote(now, quote, at / Math.max(1, old.text.length))
  const [was, is] = [cornerOf(old, at), found && cornerOf(now.hay, found.from)]
  if (!found || !was || !is) return null
  const [dx, dy] = [is.x - was.x, is.y - was.y]
  const rects = part.rects.map(
    ([x1, y1, x2, y2]): PdfRect => [x1 + dx, y1 + dy, x2 + dx, y2 + dy].map(rounded) as PdfRect,
  )
  const box = now.hay.page.get(is.page)?.box
  if (!box || rects.some((rect) => outside(rect, box))) return null
  const stayed = is.page === was.page && Math.hypot(dx, dy) < STAYED
  return {
    mark: mark.id,
    outcome: found.exact ? 'found' : 'changed',
    sure: found.sure && (stayed || mark.kind === 'pin'),
    parts: [{ page: is.page, rects, charFrom: is.glyph, charTo: is.glyph }],
    words: null,
  }
}

function hintOf({ parts: [part] }: Anchor, old: Haystack | null): number | null {
  if (!part || !old || part.charFrom === null) return null
  const at = positionOf(old, part.page, part.charFrom)
  return at === null ? null : at / Math.max(1, old.text.length)
}

/** The glyphs of a stretch, page by page. */
function partsOf({ pages, glyphs, page: texts }: Haystack, { from, to }: Spot): AnchorPart[] {
  const byPage = new Map<number, { from: number; to: number }>()
  for (let at = from; at < to; at++) {
    const [page, glyph] = [pages[at] ?? 0, glyphs[at] ?? 0]
    const known = byPage.get(page)
    if (known) [known.from, known.to] = [Math.min(known.from, glyph), Math.max(known.to, glyph + 1)]
    else byPage.set(page, { from: glyph, to: glyph + 1 })
  }
  return [...byPage].flatMap(([page, { from: charFrom, to: charTo }]): AnchorPart[] => {
    const text = texts.get(page)
    const rects = text ? rectsOf(text, charFrom, charTo).map((rect) => rect.map(rounded) as PdfRect) : []
    return rects.length > 0 ? [{ page, rects, charFrom, charTo }] : []
  })
}

function wordsOf({ page: texts }: Haystack, parts: readonly AnchorPart[]): string {
  return parts
    .map(({ page, charFrom, charTo }) => {
      const text = texts.get(page)
      return text ? textOf(text, charFrom ?? 0, charTo ?? 0) : ''
    })
    .join(' ')
    .slice(0, 20_000)
}

function cornerOf({ pages, glyphs, page: texts }: Haystack, at: number) {
  const [page, glyph] = [pages[at], glyphs[at]]
  const text = page === undefined ? undefined : texts.get(page)
  if (page === undefined || glyph === undefined || !text) return null
  const [x = 0, , , y = 0] = text.rects.slice(4 * glyph, 4 * glyph + 4)
  return { page, glyph, x, y }
}

function outside([x1, y1, x2, y2]: PdfRect, [left, bottom, right, top]: PdfRect): boolean {
  return x1 < left - 1 || y1 < bottom - 1 || x2 > right + 1 || y2 > top + 1
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
