// A selection as glyph ranges over pages: from two ends to parts, each with its page's text. Pure.
import { glyphCount, type GlyphRange } from '../../../preload/text/flow.ts'
import { lineAt, sentenceAt, wordAt, type SelectedPart } from '../../../preload/text/select.ts'
import type { PageText } from '../../../preload/model/text.ts'

/** One end of a selection: a page (1-based) and the glyphs it holds there (empty for a plain caret). */
export interface SelectionEnd extends GlyphRange {
  readonly page: number
}

/** What one press selects: letters, with two clicks words, with three sentences, with four lines. */
export type Unit = 'glyph' | 'word' | 'sentence' | 'line'

export function unitForClicks(clicks: number): Unit {
  return clicks >= 4 ? 'line' : clicks === 3 ? 'sentence' : clicks === 2 ? 'word' : 'glyph'
}

/** The end that a press or drag at `caret` means; `glyph` is the one under the pointer. */
export function endAt(text: PageText, caret: number, glyph: number, unit: Unit): SelectionEnd {
  const page = text.page
  if (unit === 'word') return { page, ...wordAt(text, glyph) }
  if (unit === 'sentence') return { page, ...sentenceAt(text, glyph) }
  if (unit === 'line') return { page, ...lineAt(text, glyph) }
  return { page, from: caret, to: caret }
}

/** The parts between two ends in either order, in page order, without empty ones. Pages without text are passed over. */
export function partsBetween(
  a: SelectionEnd,
  b: SelectionEnd,
  textOf: (page: number) => PageText | null,
): readonly SelectedPart[] {
  const forward = a.page < b.page || (a.page === b.page && a.from <= b.from)
  const [first, last] = forward ? [a, b] : [b, a]
  const parts: SelectedPart[] = []
  for (let number = first.page; number <= last.page; number++) {
    const page = textOf(number)
    if (!page) continue
    const from =
      number === first.page ? Math.min(first.from, a.page === b.page ? last.from : first.from) : bodyStart(page)
    const to = number === last.page ? Math.max(last.to, a.page === b.page ? first.to : last.to) : bodyEnd(page)
    if (to > from) parts.push({ page, from, to })
  }
  return parts
}

/** Where the running text of a page begins: a selection that goes on from the page before skips the running head. */
function bodyStart(page: PageText): number {
  return page.lines.find(isBody)?.from ?? 0
}

function bodyEnd(page: PageText): number {
  return page.lines.findLast(isBody)?.to ?? glyphCount(page)
}

function isBody({ kind }: PageText['lines'][number]): boolean {
  return kind === 'body' || kind === 'heading'
}

/** Whether an end begins before another. */
export function isBefore(a: SelectionEnd, b: SelectionEnd): boolean {
  return a.page < b.page || (a.page === b.page && a.from < b.from)
}
