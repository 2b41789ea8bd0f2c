// A page's glyphs to its PageText: the text's main direction first, in columns and paragraphs, then what runs another
// way. The order of glyphs depends on this page alone, so that marks keep their glyphs whatever else is read later.
import { TEXT_MODEL, type PageText, type TextLine } from '../../preload/model/text.ts'
import type { PdfRect } from '../../preload/model/mark.ts'
import { cleanGlyphs } from './clean.ts'
import { inColumns } from './columns.ts'
import { kindsOf, turnedKind } from './furniture.ts'
import { toPage, type Font, type Glyph } from './glyph.ts'
import { countWords, hyphensOf, type WordCounts } from './hyphens.ts'
import { linesFrom, type Line } from './lines.ts'
import { paragraphsOf, type FlowLine } from './paragraphs.ts'

/** What was read of a page: its glyphs in stream order and its fonts. */
export interface ReadPage {
  readonly page: number
  readonly box: readonly number[]
  readonly rotation: number
  readonly glyphs: readonly Glyph[]
  readonly fonts: ReadonlyMap<string, Font>
  readonly fallback: boolean
}

/** The page text of a page, with what this page alone can tell of furniture and hyphens. */
export function pageTextFrom(read: ReadPage): PageText {
  const lines = readingLines(read)
  const paragraphs = paragraphsOf(lines)
  const built = new Builder()
  for (const [index, line] of lines.entries()) built.add(line, paragraphs[index] ?? 0)
  return built.finish(read)
}

/** The page text of a page that could not be read: no text, no lines. */
export function emptyPage(page: number): PageText {
  const nothing = { page, box: [0, 0, 0, 0], rotation: 0, glyphs: [], fonts: new Map(), fallback: false }
  return new Builder().finish(nothing)
}

/** The text of each line of a page, as it stands. */
export function lineTexts(page: Pick<PageText, 'text' | 'at' | 'length' | 'lines'>): readonly string[] {
  return page.lines.map(({ from, to }) => {
    const end = (page.at[to - 1] ?? 0) + (page.length[to - 1] ?? 0)
    return page.text.slice(page.at[from] ?? 0, end)
  })
}

function readingLines(read: ReadPage): readonly FlowLine[] {
  const byAngle = new Map<number, Glyph[]>()
  for (const glyph of cleanGlyphs(read.glyphs)) {
    const same = byAngle.get(glyph.angle)
    if (same) same.push(glyph)
    else byAngle.set(glyph.angle, [glyph])
  }
  const [main, ...turned] = [...byAngle.values()].toSorted((a, b) => b.length - a.length)
  if (!main) return []
  const placed = inColumns(linesFrom(main))
  const kinds = kindsOf(placed, (font) => read.fonts.get(font)?.bold ?? false)
  const body: FlowLine[] = placed.map((each, index) => ({ ...each, kind: kinds[index] ?? 'body' }))
  const rest = turned
    .flatMap((glyphs) => linesFrom(glyphs))
    .map((line) => ({ line, column: 0, kind: turnedKind(line) }))
  return [...body, ...rest]
}

class Builder {
  #text = ''
  readonly #rects: number[] = []
  readonly #at: number[] = []
  readonly #length: number[] = []
  readonly #dom: number[] = []
  readonly #lines: TextLine[] = []
  #nextDom = 0

  add(placed: FlowLine, paragraph: number): void {
    const { line } = placed
    const before = this.#lines.at(-1)
    if (before) this.#text += before.paragraph === paragraph ? '\n' : '\n\n'
    const from = this.#at.length
    for (const [index, glyph] of line.glyphs.entries()) {
      if (line.spaces[index]) this.#text += ' '
      this.#at.push(this.#text.length)
      this.#length.push(glyph.text.length)
      this.#text += glyph.text
      for (const edge of rectOf(glyph.angle, glyph)) this.#rects.push(edge)
      this.#place(glyph)
    }
    this.#lines.push({
      from,
      to: this.#at.length,
      rect: rectOf(line.angle, line),
      column: placed.column,
      paragraph,
      kind: placed.kind,
      hyphen: false,
      ...(line.angle === 0 ? {} : { angle: line.angle }),
    })
  }

  finish(read: ReadPage): PageText {
    const page: PageText = {
      model: TEXT_MODEL,
      page: read.page,
      box: [read.box[0] ?? 0, read.box[1] ?? 0, read.box[2] ?? 0, read.box[3] ?? 0],
      rotation: read.rotation,
      text: this.#text,
      rects: this.#rects,
      at: this.#at,
      length: this.#length,
      dom: this.#dom,
      lines: this.#lines,
      fallback: read.fallback,
    }
    const counts: WordCounts = new Map()
    countWords(page.text, counts)
    const hyphens = hyphensOf(page.lines, lineTexts(page), counts)
    return { ...page, lines: page.lines.map((line, index) => ({ ...line, hyphen: hyphens[index] ?? false })) }
  }

  #place(glyph: Glyph): void {
    if (glyph.dom >= 0 && glyph.dom !== this.#nextDom) {
      this.#dom.push(this.#at.length - 1, glyph.dom)
      this.#nextDom = glyph.dom
    }
    this.#nextDom++
  }
}

type Box = Pick<Line, 'u1' | 'u2' | 'v1' | 'v2'>

/** The upright page rectangle around a frame's box, 2 decimals. */
function rectOf(angle: number, box: Box): PdfRect {
  if (angle === 0) return [rounded(box.u1), rounded(box.v1), rounded(box.u2), rounded(box.v2)]
  const corners = [
    toPage(angle, box.u1, box.v1),
    toPage(angle, box.u2, box.v1),
    toPage(angle, box.u1, box.v2),
    toPage(angle, box.u2, box.v2),
  ]
  const [xs, ys] = [corners.map((corner) => corner[0]), corners.map((corner) => corner[1])]
  return [rounded(Math.min(...xs)), rounded(Math.min(...ys)), rounded(Math.max(...xs)), rounded(Math.max(...ys))]
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
