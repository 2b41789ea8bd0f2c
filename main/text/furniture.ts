// Tells what belongs to the page from what belongs to the text: running heads, page numbers, footnotes, the arXiv
// stamp, text that runs another way. From one page alone here; repetition over pages is furniture-document.ts.
import type { TextLine } from '../../preload/model/text.ts'
import type { PlacedLine } from './columns.ts'
import { least, textOfLine, type Line } from './lines.ts'
import { stampFrom } from './stamp.ts'

export type Kind = TextLine['kind']

const PAGE_NUMBER =
  /^(?:[-–—([]?\s*)?(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*[-–—)\]])?$/iu
/** The stamp of a submission that has no id yet. */
const UNNAMED_STAMP = /^arxiv:\S+\s*\[[a-z-]+(?:\.[a-z-]+)?\]/iu
const MARK = /^(?:[*†‡§¶∗⋆♢#]|\d{1,2}|[a-z])$/u

/** The kind of each line of the main direction, judged by this page alone. */
export function kindsOf(lines: readonly PlacedLine[], isBold: (font: string) => boolean): readonly Kind[] {
  const top = -least(lines, ({ line }) => -line.v2)
  const bottom = least(lines, ({ line }) => line.v1)
  const body = bodySize(lines)
  const notes = footnotesOf(lines, body)
  return lines.map((placed, index) => {
    const { line } = placed
    const atTop = line.v2 > top - 0.6 * line.size && isApart(line, lines, 'below')
    const atBottom = line.v1 < bottom + 0.6 * line.size && isApart(line, lines, 'above')
    if ((atTop || atBottom) && isPageNumber(textOfLine(line))) return 'page-number'
    if ((atTop || atBottom) && isRunningHead(line, isBold)) return 'running'
    if (notes.has(index)) return 'footnote'
    return isHeading(line, body, isBold) && standsAlone(lines, index) ? 'heading' : 'body'
  })
}

/** Whether a text is a page number and nothing else: 12, - 12 -, xii, Page 3 of 10. */
export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text.trim())
}

/** Words with a page number before or after them, as heads of pages have. Repetition tells the others. */
function isRunningHead(line: Line, isBold: (font: string) => boolean): boolean {
  const text = textOfLine(line)
  if (line.glyphs.length > 100 || isBold(line.font) || !/\p{L}{3}/u.test(text)) return false
  return /^\d{2,4}\s+\p{L}/u.test(text) || /[\p{L}.]\s+\d{1,4}$/u.test(text)
}

/** The kind of a line that runs another way than the page. */
export function turnedKind(line: Line): Kind {
  const text = textOfLine(line)
  return line.angle === 90 && (stampFrom(text) || UNNAMED_STAMP.test(text)) ? 'stamp' : 'rotated'
}

/** The size most of the page's text has. */
export function bodySize(lines: readonly PlacedLine[]): number {
  const counts = new Map<number, number>()
  for (const { line } of lines) {
    const size = Math.round(line.size * 10) / 10
    counts.set(size, (counts.get(size) ?? 0) + line.glyphs.length)
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

/** Whether nothing is close to the line on that side. */
function isApart(line: Line, lines: readonly PlacedLine[], side: 'above' | 'below'): boolean {
  return lines.every(({ line: other }) => {
    if (other === line || Math.abs(other.v - line.v) < 0.5 * line.size) return true
    const gap = side === 'below' ? line.v - other.v : other.v - line.v
    return gap > 1.4 * Math.max(line.size, 0.8 * other.size)
  })
}

/** Indices of the lines that are footnotes: small type at the foot of a column, begun by a mark or set apart. */
function footnotesOf(lines: readonly PlacedLine[], body: number): ReadonlySet<number> {
  const notes = new Set<number>()
  for (const column of new Set(lines.map((placed) => placed.column))) {
    const upwards = [...lines.entries()]
      .filter(([, placed]) => placed.column === column)
      .toSorted((a, b) => a[1].line.v - b[1].line.v)
    let pending: number[] = []
    let below: Line | null = null
    for (const [index, { line }] of upwards) {
      if (isPageNumber(textOfLine(line)) && pending.length === 0) continue
      const apart = below !== null && line.v - below.v > 1.75 * below.size
      if (line.size > 0.93 * body || (apart && pending.length > 0 && !startsWithMark(line))) {
        if (apart && below && isNote(below, pending.length)) for (const each of pending) notes.add(each)
        break
      }
      pending.push(index)
      below = line
      if (!startsWithMark(line)) continue
      for (const each of pending) notes.add(each)
      pending = []
    }
  }
  return notes
}

/** Whether small lines at the foot, set apart from the text above them, are a note without a raised mark. */
function isNote(first: Line, lines: number): boolean {
  return lines <= 12 && first.glyphs.length > 20 && !/^(?:fig|tab|图|表|algorithm|\[)/iu.test(textOfLine(first))
}

function startsWithMark(line: Line): boolean {
  const first = line.glyphs[0]
  if (!first || !MARK.test(first.text)) return false
  return first.size < 0.85 * line.size || first.v > line.v + 0.15 * line.size || /[*†‡§¶∗⋆♢]/u.test(first.text)
}

function isHeading(line: Line, body: number, isBold: (font: string) => boolean): boolean {
  if (line.glyphs.length > 120 || line.glyphs.length < 3) return false
  const text = textOfLine(line)
  if (!/\p{L}{3}|\p{Script=Han}{2}/u.test(text)) return false
  const numbered = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z](?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|Appendix)\s+\p{Lu}/u.test(
    text,
  )
  const bold = line.glyphs.filter((glyph) => isBold(glyph.font)).length > 0.85 * line.glyphs.length
  if (line.size > (bold ? 1.08 : 1.3) * body) return true
  // IEEE's and others' small capitals: "II. RELATED WORK".
  if (numbered && text.length < 80 && text === text.toUpperCase()) return true
  if (!bold || line.size < 0.95 * body || /[.,;]$/u.test(text)) return false
  return numbered || (line.glyphs.length < 60 && /^[\p{Lu}\p{Script=Han}]/u.test(text))
}

/** Not a bold word within a paragraph: the lines around it in its column keep their distance or are headings too. */
function standsAlone(lines: readonly PlacedLine[], index: number): boolean {
  const placed = lines[index]
  const next = lines[index + 1]
  const before = lines[index - 1]
  if (!placed) return false
  const { line } = placed
  const clear = (other: PlacedLine | undefined): boolean =>
    !other ||
    other.column !== placed.column ||
    Math.abs(other.line.v - line.v) > 1.28 * Math.max(other.line.size, line.size) ||
    other.line.font === line.font
  return clear(before) || clear(next)
}
