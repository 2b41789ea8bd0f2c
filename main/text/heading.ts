// The title that a page shows: its largest text near the top, for PDFs whose metadata names none.
import { inColumns } from './columns.ts'
import { cleanGlyphs } from './clean.ts'
import { linesFrom, textOfLine, type Line } from './lines.ts'
import type { ReadPage } from './page-text.ts'

const LONGEST = 300
/** Furniture that may be set large: labels of a journal or preprint server, dates, urls. */
const furniture = /^(?:arxiv|doi|https?:|www\.|vol(?:ume)?\.?\s*\d|issn|preprint|contents$|abstract$|\d+$)/iu

/** The largest text on the upper half of a first page, its lines joined; null where nothing stands out or it is no title. */
export function headingOf(read: ReadPage): string | null {
  const upright = cleanGlyphs(read.glyphs).filter((glyph) => glyph.angle === 0)
  const lines = inColumns(linesFrom(upright)).map(({ line }) => line)
  const [, bottom = 0, , top = 0] = read.box
  const upper = lines.filter((line) => line.v > bottom + (top - bottom) * 0.4 && worthReading(textOfLine(line)))
  const body = usualSize(lines)
  // A drop cap or a logo is large, too, and no title.
  const largest = Math.max(0, ...upper.filter((line) => textOfLine(line).length >= 8).map(({ size }) => size))
  if (largest < body * 1.15) return null
  const first = upper.findIndex((line) => isSize(line, largest) && textOfLine(line).length >= 8)
  const heading: string[] = []
  for (const line of upper.slice(first)) {
    if (!isSize(line, largest)) break
    heading.push(textOfLine(line).trim())
  }
  const title = joined(heading)
  return title.length >= 8 && title.length <= LONGEST && /\p{L}{2}/u.test(title) ? title : null
}

function isSize(line: Line, size: number): boolean {
  return Math.abs(line.size - size) <= size * 0.06
}

function worthReading(text: string): boolean {
  const trimmed = text.trim()
  return trimmed !== '' && !furniture.test(trimmed)
}

/** The size that most of the page's letters have. */
function usualSize(lines: readonly Line[]): number {
  const sizes = new Map<number, number>()
  for (const { size, glyphs } of lines) {
    const key = Math.round(size * 2) / 2
    sizes.set(key, (sizes.get(key) ?? 0) + glyphs.length)
  }
  return [...sizes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** A word that the end of a line parts is one word again; between Chinese lines nothing stands. */
function joined(lines: readonly string[]): string {
  let text = ''
  for (const line of lines) {
    if (text === '') text = line
    else if (/\p{Ll}[-\u2010]$/u.test(text) && /^\p{Ll}/u.test(line)) text = text.slice(0, -1) + line
    else text += /\p{Script=Han}$/u.test(text) && /^\p{Script=Han}/u.test(line) ? line : ` ${line}`
  }
  return text.replace(/\s+/gu, ' ').trim()
}
