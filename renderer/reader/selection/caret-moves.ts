// Where a caret goes: by glyph, word, line, paragraph, to a line's edge; along the columns, past running heads and
// footnotes, on to the next page. Pure: page texts are given.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { PageText, TextLine } from '../../../preload/model/text.ts'
import { lineIndexOf } from '../../../preload/text/flow.ts'
import { rectOf, wordAt } from '../../../preload/text/select.ts'

/** A place between two glyphs of a page (1-based page, 0 to the number of glyphs). */
export interface Caret {
  readonly page: number
  readonly at: number
  /** At a line's end rather than before the first glyph of the next line. */
  readonly atEnd: boolean
  /** Where on the line it wants to be while it goes up and down; null to take where it is. */
  readonly goal: number | null
}

export type Step = 'glyph' | 'word' | 'line' | 'edge' | 'paragraph'
export type Direction = 1 | -1

/** The caret after one step; `page` when the step leads off this page, null where there is nothing to step along. */
export function stepped(text: PageText, caret: Caret, step: Step, direction: Direction): Caret | 'page' | null {
  const lines = pathOf(text, caret)
  const index = lineOf(lines, caret)
  const line = lines[index]
  if (!line) return lines.length === 0 ? 'page' : null
  const plain = (at: number, atEnd = false): Caret => ({ page: text.page, at, atEnd, goal: null })
  switch (step) {
    case 'edge':
      return direction > 0 ? plain(line.to, true) : plain(line.from)
    case 'glyph':
      return glyphStep(lines, index, caret, direction, plain)
    case 'word':
      return wordStep(text, lines, index, caret, direction, plain)
    case 'paragraph':
      return paragraphStep(lines, index, caret, direction, plain)
    case 'line': {
      const goal = caret.goal ?? offsetIn(text, line, caret)
      const next = lines[index + direction]
      return next ? { ...caretAtOffset(text, next, goal), goal } : 'page'
    }
  }
}

/** Where a step that comes from the page before (`1`) or after (`-1`) lands on a page; null where it has no text. */
export function entered(text: PageText, from: Caret, step: Step, direction: Direction): Caret | null {
  const lines = bodyOf(text)
  const line = direction > 0 ? lines[0] : lines.at(-1)
  if (!line) return null
  if (step === 'line') return { ...caretAtOffset(text, line, from.goal ?? 0), goal: from.goal }
  const at = direction > 0 ? line.from : line.to
  const edge: Caret = { page: text.page, at, atEnd: direction < 0, goal: null }
  if (step !== 'word') return edge
  const word = stepped(text, edge, 'word', direction)
  return word === 'page' || word === null ? edge : word
}

/** The first line of the running text whose top is below `y`, as a caret before it. */
export function caretBelow(text: PageText, y: number): Caret | null {
  const lines = bodyOf(text)
  const line = lines.find(({ rect }) => rect[3] <= y) ?? lines[0]
  return line ? { page: text.page, at: line.from, atEnd: false, goal: null } : null
}

/** A thin bar where the caret stands, in PDF points. */
export function caretRect(text: PageText, { at, atEnd }: Pick<Caret, 'at' | 'atEnd'>): PdfRect {
  const glyph = atEnd || at >= text.at.length ? at - 1 : at
  const after = glyph < at
  const line = text.lines[lineIndexOf(text, Math.max(0, glyph))]
  const [x1, y1, x2, y2] = rectOf(text, Math.max(0, glyph))
  const [, bottom, , top] = line?.rect ?? [x1, y1, x2, y2]
  const angle = line?.angle ?? 0
  if (angle === 90 || angle === 270) {
    const y = after === (angle === 90) ? y2 : y1
    return [x1, y, x2, y]
  }
  const x = after === (angle === 0) ? x2 : x1
  return [x, bottom, x, top]
}

type Plain = (at: number, atEnd?: boolean) => Caret

function glyphStep(
  lines: readonly TextLine[],
  index: number,
  { at, atEnd }: Caret,
  direction: Direction,
  plain: Plain,
): Caret | 'page' {
  const line = lines[index]
  const next = lines[index + direction]
  if (!line) return 'page'
  if (direction > 0) {
    if (at < line.to) return plain(at + 1, at + 1 === line.to)
    return next ? plain(next.from + 1, next.from + 1 === next.to) : 'page'
  }
  if (at > line.from && !(atEnd && at === line.from)) return plain(at - 1)
  return next ? plain(next.to - 1) : 'page'
}

/** Forward to the end of a word, backward to the beginning of one; punctuation is passed over. */
function wordStep(
  text: PageText,
  lines: readonly TextLine[],
  index: number,
  { at }: Caret,
  direction: Direction,
  plain: Plain,
): Caret | 'page' {
  let glyph = direction > 0 ? at : at - 1
  for (let row = index; row >= 0 && row < lines.length; row += direction) {
    const line = lines[row]
    if (!line) break
    if (glyph < line.from || glyph >= line.to) glyph = direction > 0 ? line.from : line.to - 1
    if (row === index && direction > 0 && at >= line.to) continue
    if (row === index && direction < 0 && at <= line.from) continue
    while (glyph >= line.from && glyph < line.to) {
      const word = wordAt(text, glyph)
      if (isWord(text, glyph)) return direction > 0 ? plain(word.to, word.to === line.to) : plain(word.from)
      glyph = direction > 0 ? Math.max(word.to, glyph + 1) : Math.min(word.from, glyph) - 1
    }
  }
  return 'page'
}

function paragraphStep(
  lines: readonly TextLine[],
  index: number,
  { at }: Caret,
  direction: Direction,
  plain: Plain,
): Caret | 'page' {
  const here = lines[index]?.paragraph
  const own = lines.filter(({ paragraph }) => paragraph === here)
  const [first, last] = [own[0], own.at(-1)]
  if (direction > 0 && last && at < last.to) return plain(last.to, true)
  if (direction < 0 && first && at > first.from) return plain(first.from)
  const next = direction > 0 ? lines.slice(index + 1) : lines.slice(0, index).toReversed()
  const other = next.find(({ paragraph }) => paragraph !== here)
  if (!other) return 'page'
  const all = lines.filter(({ paragraph }) => paragraph === other.paragraph)
  return direction > 0 ? plain(all.at(-1)?.to ?? other.to, true) : plain(all[0]?.from ?? other.from)
}

/** The lines a caret steps along: the running text, or, inside a footnote or a running head, lines of that kind. */
function pathOf(text: PageText, { at, atEnd }: Caret): readonly TextLine[] {
  const line = text.lines[lineIndexOf(text, Math.max(0, atEnd || at >= text.at.length ? at - 1 : at))]
  return !line || isBody(line) ? bodyOf(text) : text.lines.filter(({ kind }) => kind === line.kind)
}

function bodyOf(text: PageText): readonly TextLine[] {
  return text.lines.filter(isBody)
}

function isBody({ kind }: TextLine): boolean {
  return kind === 'body' || kind === 'heading'
}

function lineOf(lines: readonly TextLine[], { at, atEnd }: Caret): number {
  const found = lines.findIndex(({ from, to }) => (atEnd ? at > from && at <= to : at >= from && at < to))
  return found >= 0 ? found : lines.findLastIndex(({ to }) => to <= at)
}

function offsetIn(text: PageText, line: TextLine, caret: Caret): number {
  const [x1, y1] = caretRect(text, caret)
  return along(line, x1, y1) - startOf(line)
}

function caretAtOffset(text: PageText, line: TextLine, offset: number): Caret {
  let [best, distance] = [line.from, Infinity]
  for (let at = line.from; at <= line.to; at++) {
    const [x, y] = caretRect(text, { at, atEnd: at === line.to })
    const away = Math.abs(along(line, x, y) - startOf(line) - offset)
    if (away < distance) [best, distance] = [at, away]
  }
  return { page: text.page, at: best, atEnd: best === line.to, goal: null }
}

function startOf({ rect, angle }: TextLine): number {
  return angle === 90 ? rect[1] : angle === 180 ? -rect[2] : angle === 270 ? -rect[3] : rect[0]
}

function along({ angle }: TextLine, x: number, y: number): number {
  return angle === 90 ? y : angle === 180 ? -x : angle === 270 ? -y : x
}

function isWord(text: PageText, glyph: number): boolean {
  const at = text.at[glyph] ?? 0
  return /[\p{L}\p{N}]/u.test(text.text.slice(at, at + (text.length[glyph] ?? 1)))
}
