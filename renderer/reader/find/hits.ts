// A match as the list shows it and the page draws it: the words around it, and its rectangles in PDF points.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { rectsOf } from '../../../preload/text/select.ts'
import type { Haystack } from './haystack.ts'
import type { Stretch } from './matcher.ts'

/** What a match covers on one page. */
export interface HitPart {
  readonly page: number
  /** The glyphs, `to` exclusive. */
  readonly from: number
  readonly to: number
  readonly rects: readonly PdfRect[]
}

export interface Hit {
  /** One part a page: the page it begins on, sometimes the next. */
  readonly parts: readonly HitPart[]
  readonly before: string
  readonly match: string
  readonly after: string
}

const BEFORE = 44
const AFTER = 90
const LONGEST = 200

/** The hit of a stretch. */
export function hitOf(hay: Haystack, { from, to }: Stretch, page: PageText, after: PageText | null): Hit {
  const end = Math.min(to, hay.next.from)
  const here = from >= hay.next.to || to <= hay.next.from ? part(page, hay, from, to) : part(page, hay, from, end)
  const over = after && from < hay.next.from && to > hay.next.from + 1 ? part(after, hay, hay.next.from + 1, to) : null
  const clean = (text: string): string => text.replace(/\s+/gu, ' ')
  return {
    parts: over ? [here, over] : [here],
    before: wholeWords(clean(hay.text.slice(Math.max(0, from - BEFORE), from)), from > BEFORE),
    match: clean(hay.text.slice(from, Math.min(to, from + LONGEST))),
    after: clean(hay.text.slice(to, to + AFTER)),
  }
}

function part(page: PageText, hay: Haystack, from: number, to: number): HitPart {
  let [first, last] = [Infinity, -1]
  for (let unit = from; unit < to; unit++) {
    // White space carries the glyph before it, which the match need not cover.
    if (/\s/u.test(hay.text.charAt(unit))) continue
    const glyph = hay.glyphs[unit] ?? 0
    first = Math.min(first, glyph)
    last = Math.max(last, glyph)
  }
  if (last < 0) return { page: page.page, from: 0, to: 0, rects: [] }
  return { page: page.page, from: first, to: last + 1, rects: rectsOf(page, first, last + 1) }
}

/** Begins with a whole word where text was cut off before it. */
function wholeWords(text: string, cut: boolean): string {
  const space = text.indexOf(' ')
  return cut && space >= 0 && space < text.length - 1 ? `…${text.slice(space)}` : text
}
