// Page text as one reads or copies it: line ends healed, hyphens joined, a line a paragraph, page furniture left out
// of what only passes over it. Every character keeps the glyph it came from.
import type { PageText, TextLine } from '../model/text.ts'

/** A range of glyphs on one page, `to` exclusive. */
export interface GlyphRange {
  readonly from: number
  readonly to: number
}

/** Clean text, and for each of its UTF-16 units the glyph it came from (the one before, for spaces put in). */
export interface Flow {
  readonly text: string
  readonly glyphs: readonly number[]
}

const CJK_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u
const CJK_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
const DASH_END = /[^\s][-\u2010-\u2014/]$/u

/** The lines that a range covers; running heads, footnotes and the like only where it covers nothing else. */
export function linesOf(page: PageText, from: number, to: number): readonly TextLine[] {
  const touched = from < to ? page.lines.filter((line) => line.from < to && line.to > from) : []
  const text = touched.filter((line) => line.kind === 'body' || line.kind === 'heading')
  return text.length > 0 ? text : touched
}

/** The clean text of a glyph range: hyphens joined, one line a paragraph, no spaces put between CJK lines. */
export function flowOf(page: PageText, from: number, to: number): Flow {
  const lines = linesOf(page, from, to)
  const glyphs: number[] = []
  let text = ''
  for (const [index, line] of lines.entries()) {
    const start = Math.max(line.from, from)
    const end = Math.min(line.to, to)
    const next = lines[index + 1]
    const joined = line.hyphen && next !== undefined && next.paragraph === line.paragraph
    const last = joined && end === line.to ? end - 1 : end
    for (let glyph = start; glyph < last; glyph++) {
      const at = page.at[glyph] ?? 0
      const stop = glyph + 1 < last ? (page.at[glyph + 1] ?? at) : at + (page.length[glyph] ?? 0)
      const piece = page.text.slice(at, stop)
      text += piece
      for (let unit = 0; unit < piece.length; unit++) glyphs.push(glyph)
    }
    if (next === undefined) break
    const separator =
      next.paragraph === line.paragraph ? betweenLines(joined, text, page.text.slice(page.at[next.from])) : '\n'
    text += separator
    if (separator !== '') glyphs.push(Math.max(start, last - 1))
  }
  return { text, glyphs }
}

/** What stands between two lines of a paragraph. */
export function betweenLines(joined: boolean, before: string, after: string): '' | ' ' {
  if (joined || DASH_END.test(before.slice(-2))) return ''
  return CJK_END.test(before.slice(-2)) && CJK_START.test(after.slice(0, 2)) ? '' : ' '
}

/** The line that holds a glyph; lines are ordered by glyph. */
export function lineIndexOf(page: PageText, glyph: number): number {
  let low = 0
  let high = page.lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((page.lines[middle]?.from ?? 0) <= glyph) low = middle
    else high = middle - 1
  }
  return low
}

/** How many glyphs the page has. */
export function glyphCount(page: PageText): number {
  return page.at.length
}
