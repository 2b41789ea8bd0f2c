// Selecting on a page by glyph: from points to glyphs, from glyphs to rectangles, text and quotes.
// Pure and in PDF points; the reader turns pointer events into points and rectangles into elements.
import type { AnchorPart, PdfRect } from '../model/mark.ts'
import type { PageText, TextLine } from '../model/text.ts'
import { flowOf, glyphCount, lineIndexOf, linesOf, type GlyphRange } from './flow.ts'

/** A point of the unrotated page in PDF points, origin bottom left. */
export interface PdfPoint {
  readonly x: number
  readonly y: number
}

/** A part of a selection: a range on one page. Parts are in page order. */
export interface SelectedPart extends GlyphRange {
  readonly page: PageText
}

/** Characters of context kept on either side of a quote. */
export const CONTEXT = 64

/**
 * The glyph nearest to a point: the nearest line first (so that a margin or gutter belongs to the line beside it), then
 * the nearest glyph of it. Null on a page without text, or farther than `reach` points from any line.
 */
export function glyphAt(page: PageText, point: PdfPoint, reach = Infinity): number | null {
  const line = nearestLine(page, point, reach)
  if (!line) return null
  let best: number | null = null
  let bestDistance = Infinity
  for (let glyph = line.from; glyph < line.to; glyph++) {
    const distance = distanceTo(rectOf(page, glyph), point)
    if (distance < bestDistance) [best, bestDistance] = [glyph, distance]
  }
  return best
}

/** The caret nearest to a point, 0 to the number of glyphs: before a glyph's middle is before it (half-glyph rule). */
export function caretAt(page: PageText, point: PdfPoint, reach = Infinity): number | null {
  const glyph = glyphAt(page, point, reach)
  if (glyph === null) return null
  const [x1, y1, x2, y2] = rectOf(page, glyph)
  switch (page.lines[lineIndexOf(page, glyph)]?.angle ?? 0) {
    case 90:
      return point.y > (y1 + y2) / 2 ? glyph + 1 : glyph
    case 180:
      return point.x < (x1 + x2) / 2 ? glyph + 1 : glyph
    case 270:
      return point.y < (y1 + y2) / 2 ? glyph + 1 : glyph
    default:
      return point.x > (x1 + x2) / 2 ? glyph + 1 : glyph
  }
}

/** The glyphs between two points in either order; null where no glyph lies between. */
export function glyphRangeBetween(page: PageText, a: PdfPoint, b: PdfPoint): GlyphRange | null {
  const [first, second] = [caretAt(page, a), caretAt(page, b)]
  if (first === null || second === null || first === second) return null
  return { from: Math.min(first, second), to: Math.max(first, second) }
}

/** One even bar a line for a range, 3 decimals; page furniture that the range only passes over has none. */
export function rectsOf(page: PageText, from: number, to: number): PdfRect[] {
  return linesOf(page, from, to).map((line) => barOf(page, line, Math.max(line.from, from), Math.min(line.to, to)))
}

/** The clean text of a range: hyphens joined, one line a paragraph. */
export function textOf(page: PageText, from: number, to: number): string {
  return flowOf(page, from, to).text.trim()
}

/** The clean text of a selection over pages. A sentence that runs over a page end stays one line. */
export function textOfParts(parts: readonly SelectedPart[]): string {
  return parts.map((part) => textOf(part.page, part.from, part.to)).reduce(joinedPages, '')
}

/**
 * The quote of a selection: its clean text with up to 64 characters before and after. `around` gives the pages before
 * the first and after the last part, for selections that touch a page's edge.
 */
export function quoteOf(
  parts: readonly SelectedPart[],
  around: { readonly before?: PageText | undefined; readonly after?: PageText | undefined } = {},
): { exact: string; prefix: string; suffix: string } {
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return { exact: '', prefix: '', suffix: '' }
  const exact = textOfParts(parts)
  let prefix = textBefore(first.page, first.from)
  if (prefix.length < CONTEXT && around.before) prefix = `${textOf(around.before, 0, Infinity)} ${prefix}`
  let suffix = textAfter(last.page, last.to)
  if (suffix.length < CONTEXT && around.after) suffix = `${suffix} ${textOf(around.after, 0, 1000)}`
  return { exact, prefix: whole(prefix.slice(-CONTEXT), 'start'), suffix: whole(suffix.slice(0, CONTEXT), 'end') }
}

/** A selection as a mark keeps it. */
export function anchorPartsOf(parts: readonly SelectedPart[]): AnchorPart[] {
  return parts.map(({ page, from, to }) => ({
    page: page.page,
    rects: rectsOf(page, from, to),
    charFrom: from,
    charTo: to,
  }))
}

/** The word a glyph belongs to, over a joined hyphen too; the glyph itself where it is no word. */
export function wordAt(page: PageText, glyph: number): GlyphRange {
  return segmentAt(page, glyph, 'word')
}

/** The sentence a glyph belongs to, within its paragraph. Common abbreviations do not end one. */
export function sentenceAt(page: PageText, glyph: number): GlyphRange {
  return segmentAt(page, glyph, 'sentence')
}

/** The line a glyph belongs to. */
export function lineAt(page: PageText, glyph: number): GlyphRange {
  const line = page.lines[lineIndexOf(page, glyph)]
  return line ? { from: line.from, to: line.to } : { from: glyph, to: glyph + 1 }
}

/**
 * The glyph at a count of non-space UTF-16 units of pdf.js's text layer: what a DOM selection offset means. The count
 * of all units gives the caret after the last glyph.
 */
export function glyphFromNonSpaceCount(page: PageText, count: number): number {
  const total = glyphCount(page)
  let best = total
  let bestStart = -1
  for (const [from, to, start] of domRuns(page)) {
    if (start > count || start <= bestStart) continue
    best = Math.min(from + (count - start), to - 1)
    // Past the end of the run: only the last run of all means the end of the page.
    if (from + (count - start) >= to && isLastRun(page, start)) best = to
    bestStart = start
  }
  return Math.max(0, Math.min(best, total))
}

/** How many non-space UTF-16 units pdf.js's text layer has before a glyph. */
export function nonSpaceCountOf(page: PageText, glyph: number): number {
  for (const [from, to, start] of domRuns(page)) {
    if (glyph >= from && glyph < to) return start + glyph - from
  }
  let end = 0
  for (const [from, to, start] of domRuns(page)) end = Math.max(end, start + to - from)
  return end
}

/** The rectangle of a glyph. */
export function rectOf(page: PageText, glyph: number): PdfRect {
  const at = glyph * 4
  return [page.rects[at] ?? 0, page.rects[at + 1] ?? 0, page.rects[at + 2] ?? 0, page.rects[at + 3] ?? 0]
}

/** Some text before a glyph, down to it. */
function textBefore(page: PageText, glyph: number): string {
  const flow = flowOf(page, Math.max(0, glyph - 4 * CONTEXT), glyph + 1)
  const end = flow.glyphs.indexOf(glyph)
  return end < 0 ? flow.text : flow.text.slice(0, end)
}

/** Some text after a caret. */
function textAfter(page: PageText, caret: number): string {
  const flow = flowOf(page, Math.max(0, caret - 1), caret + 4 * CONTEXT)
  // The glyph before the caret is there for what stands between the two.
  const start = caret === 0 ? 0 : (page.length[caret - 1] ?? 0)
  return flow.glyphs[0] === caret - 1 ? flow.text.slice(start) : flow.text
}

function barOf(page: PageText, line: TextLine, from: number, to: number): PdfRect {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let glyph = from; glyph < to; glyph++) {
    const rect = rectOf(page, glyph)
    x1 = Math.min(x1, rect[0])
    y1 = Math.min(y1, rect[1])
    x2 = Math.max(x2, rect[2])
    y2 = Math.max(y2, rect[3])
  }
  const angle = line.angle ?? 0
  if (angle % 180 === 0) [y1, y2] = [line.rect[1], line.rect[3]]
  else if (angle % 90 === 0) [x1, x2] = [line.rect[0], line.rect[2]]
  return [rounded(x1), rounded(y1), rounded(x2), rounded(y2)]
}

function nearestLine(page: PageText, point: PdfPoint, reach: number): TextLine | null {
  let best: TextLine | null = null
  let bestDistance = reach
  const columns = columnsOf(page)
  for (const line of page.lines) {
    const column = isText(line) ? columns.get(line.column) : undefined
    // A line reaches over its whole column: what is right of a short last line is beside it, not below the long one.
    const [x1, y1, x2, y2] = line.rect
    const wide: PdfRect = column ? [Math.min(x1, column.x1), y1, Math.max(x2, column.x2), y2] : line.rect
    const distance = distanceTo(wide, point) + distanceTo(line.rect, point) * 1e-3
    if (distance < bestDistance || (distance === bestDistance && best === null)) [best, bestDistance] = [line, distance]
  }
  return best
}

/** How far a column's text reaches sideways. */
export interface ColumnReach {
  readonly x1: number
  readonly x2: number
}

const reaches = new WeakMap<PageText, ReadonlyMap<number, ColumnReach>>()

/** The columns of a page's upright text, by number. */
export function columnsOf(page: PageText): ReadonlyMap<number, ColumnReach> {
  const known = reaches.get(page)
  if (known) return known
  const columns = new Map<number, ColumnReach>()
  for (const { column, rect, angle = 0, ...line } of page.lines) {
    if (angle !== 0 || column < 0 || !isText(line)) continue
    const { x1, x2 } = columns.get(column) ?? { x1: Infinity, x2: -Infinity }
    columns.set(column, { x1: Math.min(x1, rect[0]), x2: Math.max(x2, rect[2]) })
  }
  reaches.set(page, columns)
  return columns
}

function isText({ kind }: Pick<TextLine, 'kind'>): boolean {
  return kind === 'body' || kind === 'heading' || kind === 'footnote'
}

/** Points from a rectangle; 0 inside. */
function distanceTo(rect: PdfRect, point: PdfPoint): number {
  const x = Math.max(rect[0] - point.x, 0, point.x - rect[2])
  const y = Math.max(rect[1] - point.y, 0, point.y - rect[3])
  return Math.hypot(x, y)
}

function segmentAt(page: PageText, glyph: number, granularity: 'word' | 'sentence'): GlyphRange {
  const { from, to } = paragraphAt(page, glyph)
  const flow = flowOf(page, from, to)
  const position = flow.glyphs.indexOf(glyph)
  if (position < 0) return { from: glyph, to: glyph + 1 }
  let start = 0
  let end = flow.text.length
  let open = 0
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity }).segment(flow.text)) {
    const stop = index + segment.length
    const goesOn = granularity === 'sentence' && stop < flow.text.length && ABBREVIATION.test(segment)
    if (position >= open && position < stop && !goesOn) {
      ;[start, end] = [open, stop]
      break
    }
    if (!goesOn) open = stop
  }
  while (end > start + 1 && /\s/u.test(flow.text.charAt(end - 1))) end--
  const [first, last] = [flow.glyphs[start] ?? glyph, flow.glyphs[end - 1] ?? glyph]
  return { from: Math.min(first, last), to: Math.max(first, last) + 1 }
}

const ABBREVIATION =
  /(?:\b(?:al|cf|vs|etc|e\.g|i\.e|resp|approx|Figs?|Eqs?|Secs?|Tabs?|Refs?|Thms?|Props?|Defs?|Lem|Cor|App|Ch|No|Nos|Vol|pp?|Dr|Prof|Mr|Mrs|Ms|St|w\.r\.t|a\.k\.a)|\b[A-Z])\.\s*$/u

/** The glyphs of the paragraph around a glyph, as far as its lines follow each other. */
function paragraphAt(page: PageText, glyph: number): GlyphRange {
  const index = lineIndexOf(page, glyph)
  const line = page.lines[index]
  if (!line) return { from: glyph, to: glyph + 1 }
  const same = (other: TextLine | undefined): other is TextLine =>
    other !== undefined && other.paragraph === line.paragraph && other.kind === line.kind
  let [first, last] = [index, index]
  // A paragraph may continue in the next column, past a footnote or a figure.
  for (let at = index - 1; at >= Math.max(0, index - 200); at--) if (same(page.lines[at])) first = at
  for (let at = index + 1; at < Math.min(page.lines.length, index + 200); at++) if (same(page.lines[at])) last = at
  return { from: page.lines[first]?.from ?? glyph, to: page.lines[last]?.to ?? glyph + 1 }
}

/** Runs of glyphs that follow each other in pdf.js's text: first glyph, glyph after the last, units before the first. */
function* domRuns(page: PageText): Generator<readonly [number, number, number]> {
  const total = glyphCount(page)
  const firstPair = page.dom[0] ?? total
  if (firstPair > 0) yield [0, firstPair, 0]
  for (let at = 0; at < page.dom.length; at += 2) {
    yield [page.dom[at] ?? 0, page.dom[at + 2] ?? total, page.dom[at + 1] ?? 0]
  }
}

function isLastRun(page: PageText, start: number): boolean {
  for (const run of domRuns(page)) if (run[2] > start) return false
  return true
}

function joinedPages(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  // A page that ends within a sentence goes on in the next.
  return /[.!?:。！？”"]$/u.test(before) ? `${before}\n${after}` : `${before} ${after}`
}

/** Drops half a surrogate pair that slicing left. */
function whole(text: string, side: 'start' | 'end'): string {
  return side === 'start' ? text.replace(/^[\udc00-\udfff]/u, '') : text.replace(/[\ud800-\udbff]$/u, '')
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
