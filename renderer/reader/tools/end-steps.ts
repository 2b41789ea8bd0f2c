// Steps of a mark's end by key: a letter, a word, a line, over the ends of pages. Pure.
import type { PageText } from '../../../preload/model/text.ts'
import { glyphCount, lineIndexOf } from '../../../preload/text/flow.ts'
import { caretAt, rectOf, wordAt } from '../../../preload/text/select.ts'
import type { Caret } from '../marks/reshape.ts'

export type StepUnit = 'glyph' | 'word' | 'line'

/** The caret one step on or back; null where the paper, or what is known of its text, ends. */
export function stepFrom(
  { page, glyph }: Caret,
  direction: 1 | -1,
  unit: StepUnit,
  textOf: (page: number) => PageText | null,
): Caret | null {
  const text = textOf(page)
  if (!text) return null
  if (unit === 'line') return stepLine(text, glyph, direction, textOf)
  const total = glyphCount(text)
  if (direction > 0 && glyph >= total) return overEdge(page, 1, textOf)
  if (direction < 0 && glyph <= 0) return overEdge(page, -1, textOf)
  if (unit === 'glyph') return { page, glyph: glyph + direction }
  return { page, glyph: direction > 0 ? wordAt(text, glyph).to : wordAt(text, glyph - 1).from }
}

function stepLine(
  text: PageText,
  glyph: number,
  direction: 1 | -1,
  textOf: (page: number) => PageText | null,
): Caret | null {
  const on = Math.min(Math.max(glyph, 0), glyphCount(text) - 1)
  const [x1, , x2] = rectOf(text, glyph > 0 && glyph === on ? glyph - 1 : on)
  const x = glyph > 0 ? x2 : x1
  for (let index = lineIndexOf(text, on) + direction; index >= 0 && index < text.lines.length; index += direction) {
    const line = text.lines[index]
    if (!line || (line.kind !== 'body' && line.kind !== 'heading')) continue
    const caret = caretAt({ ...text, lines: [line] }, { x, y: (line.rect[1] + line.rect[3]) / 2 })
    if (caret !== null) return { page: text.page, glyph: caret }
  }
  return overEdge(text.page, direction, textOf)
}

function overEdge(page: number, direction: 1 | -1, textOf: (page: number) => PageText | null): Caret | null {
  const next = textOf(page + direction)
  return next && { page: page + direction, glyph: direction > 0 ? 0 : glyphCount(next) }
}
