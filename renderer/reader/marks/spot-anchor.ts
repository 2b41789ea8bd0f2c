// Anchors of areas and pins: a place on the page, with the text that is there (or nearest) for reading order, search and
// finding the place again in another version. Pure; PDF points.
import type { Anchor, PdfRect } from '../../../preload/model/mark.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { glyphAt, quoteOf, sentenceAt, textOf } from '../../../preload/text/select.ts'
import type { AnchorSource } from '../selection/anchor.ts'
import { rangesUnder } from './text-range.ts'

/** How near text must be for a pin to be about it, in points. */
const REACH = 8
const MOST_CHARACTERS = 20_000

/** The anchor of an area; its quote is the text under it. `text` null is a page without text. */
export function areaAnchor(page: number, rect: PdfRect, text: PageText | null, source: AnchorSource): Anchor {
  const runs = text ? rangesUnder(text, [rect]) : []
  const [first, last] = [runs[0], runs.at(-1)]
  const middle = { x: (rect[0] + rect[2]) / 2, y: rect[3] }
  const order = first?.from ?? (text && glyphAt(text, middle)) ?? null
  const exact = text
    ? runs
        .map(({ from, to }) => textOf(text, from, to))
        .filter((piece) => piece !== '')
        .join('\n')
    : ''
  const around = text && first && last ? quoteOf([{ page: text, from: first.from, to: last.to }]) : null
  const quote =
    exact === ''
      ? null
      : { exact: exact.slice(0, MOST_CHARACTERS), prefix: around?.prefix ?? '', suffix: around?.suffix ?? '' }
  return anchorAt(page, rect, order, quote, text, source)
}

/** The anchor of a pin; its quote is the sentence it points at, where it points at one. */
export function pinAnchor(
  page: number,
  point: { readonly x: number; readonly y: number },
  text: PageText | null,
  source: AnchorSource,
): Anchor {
  const near = text ? glyphAt(text, point, REACH) : null
  const order = near ?? (text && glyphAt(text, point)) ?? null
  const quote = text && near !== null ? quoteOf([{ page: text, ...sentenceAt(text, near) }]) : null
  const [x, y] = [rounded(point.x), rounded(point.y)]
  return anchorAt(
    page,
    [x, y, x, y],
    order,
    quote && { ...quote, exact: quote.exact.slice(0, MOST_CHARACTERS) },
    text,
    source,
  )
}

/** `order` is the glyph the place stands before: areas and pins cover no stretch of text. */
function anchorAt(
  page: number,
  rect: PdfRect,
  order: number | null,
  quote: Anchor['quote'],
  text: PageText | null,
  { version, fileSha256 }: AnchorSource,
): Anchor {
  const parts = [{ page, rects: [rect], charFrom: order, charTo: order }]
  return { version, fileSha256, parts, quote, textModel: text?.model ?? 1 }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
