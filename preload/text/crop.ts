// What of a page a preview shows: the block that a link's destination stands for, cut to its column. Pure, in PDF points;
// what is white around it is trimmed by whoever draws it.
import type { PdfRect } from '../model/mark.ts'
import type { PageText, TextLine } from '../model/text.ts'
import type { CropKind } from './destination.ts'

/** The part of a page to show, with the glyphs it begins and ends with, for reading it out. */
export interface Crop {
  readonly rect: PdfRect
  readonly from: number
  readonly to: number
}

/** The line that a destination means: the first below its point, in its column. Null on a page without text. */
export function lineAt(page: PageText, { x, y }: { readonly x: number | null; readonly y: number }): TextLine | null {
  const upright = page.lines.filter(
    (line) => !line.angle && line.kind !== 'stamp' && line.kind !== 'running' && line.kind !== 'page-number',
  )
  const column = x === null ? null : columnAt(page, x)
  const own = upright.filter((line) => column === null || line.column === column || line.column < 0)
  const below = own.filter((line) => middle(line) <= y)
  const [first] = below.toSorted((a, b) => middle(b) - middle(a))
  return first ?? own.toSorted((a, b) => Math.abs(middle(a) - y) - Math.abs(middle(b) - y))[0] ?? null
}

/** The block around a destination; null on a page without text. */
export function cropOf(
  page: PageText,
  kind: CropKind,
  point: { readonly x: number | null; readonly y: number | null },
): Crop | null {
  const line = lineAt(page, { x: point.x, y: point.y ?? page.box[3] })
  return line ? cropOfLine(page, kind, line) : null
}

/** The block that a line begins or names. */
export function cropOfLine(page: PageText, kind: CropKind, line: TextLine): Crop {
  switch (kind) {
    case 'figure':
    case 'table':
      return floatCrop(page, kind, line)
    case 'algorithm':
      return linesCrop(
        page,
        run(page, captionNear(page, line) ?? line, 40, (before, next) => near(before, next, 2.2)),
      )
    case 'equation':
      return equationCrop(page, line)
    case 'section':
      return linesCrop(
        page,
        run(
          page,
          line,
          9,
          (before, next) => before.paragraph === next.paragraph || before.kind === 'heading' || near(before, next, 3.2),
        ),
      )
    case 'theorem':
      return linesCrop(
        page,
        run(page, line, 12, (before, next) => next.kind !== 'heading' && near(before, next, 1.9)),
      )
    case 'reference':
      return linesCrop(
        page,
        run(page, line, 16, (before, next) => next.rect[0] > line.rect[0] + 3 && near(before, next, 1.6)),
      )
    case 'footnote':
      return linesCrop(
        page,
        run(page, line, 14, (before, next) => before.paragraph === next.paragraph && near(before, next, 1.6)),
      )
    case 'place':
      return linesCrop(
        page,
        run(page, line, 8, (before, next) => near(before, next, 2.2)),
      )
  }
}

/** The column that a place across the page is in. */
function columnAt(page: PageText, x: number): number {
  const columns = [...new Set(page.lines.map((line) => line.column))].filter((column) => column >= 0)
  const boxes = columns.map((column) => ({ column, edges: edgesOf(page, column) }))
  // A destination stands a little left of its text.
  const inside = boxes.findLast(({ edges }) => x >= edges[0] - 24)
  return inside?.column ?? columns[0] ?? 0
}

/** The left and right edge of a column; of the page's text for what runs across all (-1). */
function edgesOf(page: PageText, column: number): readonly [number, number] {
  const own = page.lines.filter((line) => !line.angle && isFlow(line) && (column < 0 || line.column === column))
  const wide = own.filter((line) => line.to - line.from > 15)
  const from = wide.length > 0 ? wide : own
  return [Math.min(...from.map(({ rect }) => rect[0])), Math.max(...from.map(({ rect }) => rect[2]))]
}

function isFlow({ kind }: TextLine): boolean {
  return kind === 'body' || kind === 'heading' || kind === 'footnote'
}

/** A line and those that follow it in its column for as long as they belong together. */
function run(
  page: PageText,
  first: TextLine,
  most: number,
  goesOn: (before: TextLine, next: TextLine) => boolean,
): readonly TextLine[] {
  const lines = [first]
  const rest = page.lines.slice(page.lines.indexOf(first) + 1)
  for (const next of rest) {
    const before = lines.at(-1) ?? first
    if (lines.length >= most || next.column !== first.column || middle(next) > middle(before) + height(before)) break
    if (next.kind !== first.kind && !(first.kind === 'heading' && next.kind === 'body')) break
    if (!goesOn(before, next)) break
    lines.push(next)
  }
  return lines
}

/** Whether two lines are no farther apart than `leadings` of their heights. */
function near(before: TextLine, next: TextLine, leadings: number): boolean {
  return before.rect[1] - next.rect[1] < leadings * Math.max(height(before), height(next))
}

function linesCrop(page: PageText, lines: readonly TextLine[]): Crop {
  const column = lines[0]?.column ?? 0
  const [left, right] = edgesOf(page, column)
  const bounds = boundsOf(lines)
  return {
    rect: padded(page, [Math.min(left, bounds[0]), bounds[1], Math.max(right, bounds[2]), bounds[3]]),
    from: Math.min(...lines.map(({ from }) => from)),
    to: Math.max(...lines.map(({ to }) => to)),
  }
}

/** A formula's pieces and a line of prose on either side. */
function equationCrop(page: PageText, line: TextLine): Crop {
  const column = page.lines.filter((other) => other.column === line.column && isFlow(other) && !other.angle)
  const formula = formulaNear(page, column, column.indexOf(line))
  let [from, to] = [formula, formula]
  while (from > 0 && formula - from < 8 && !isProse(page, column[from] ?? line)) from--
  while (to < column.length - 1 && to - formula < 10 && !isProse(page, column[to] ?? line)) to++
  return linesCrop(page, column.slice(Math.max(from, 0), to + 1))
}

/** The nearest line that is a formula's: a destination may stand at the prose before it, or after. */
function formulaNear(page: PageText, column: readonly TextLine[], at: number): number {
  for (const step of [0, 1, 2, -1, 3, -2, -3]) {
    const line = column[at + step]
    if (line && line.kind !== 'heading' && !isProse(page, line) && !endsProse(page, line)) return at + step
  }
  return at
}

const CAPTION = /^(?:fig(?:ure|\.)?|tab(?:le|\.)?|algorithm|listing|图|表|算法)\s*[\dIVXA-Z]/iu

/** A caption with what it is of: above or below it, up to the prose, across the width of its column. */
function floatCrop(page: PageText, kind: CropKind, target: TextLine): Crop {
  const caption = captionNear(page, target) ?? target
  const block = run(page, caption, 16, (before, next) => near(before, next, 1.5))
  const [left, right] = edgesOf(page, caption.column)
  const text = boundsOf(block)
  const [free, below] = [spaceAbove(page, caption, text), spaceBelow(page, caption, block, text)]
  // A table of sentences looks like prose: what stands over its caption is shown all the same.
  const above = Math.max(free, below) < 30 ? Math.min(160, page.box[3] - 20 - text[3]) : free
  const tall = 2.2 * height(caption)
  // Figures stand over their captions; a table where there is room for it.
  const wantsBelow = kind === 'table' ? below - 4 > above : above < tall && below > tall
  const rect: PdfRect = wantsBelow ? [left, text[1] - below, right, text[3]] : [left, text[1], right, text[3] + above]
  const [x1, , x2] = text
  return {
    rect: padded(page, [Math.min(rect[0], x1), rect[1], Math.max(rect[2], x2), rect[3]]),
    from: Math.min(...block.map(({ from }) => from)),
    to: Math.max(...block.map(({ to }) => to)),
  }
}

/** The caption that a destination at the top of a float, or at the caption itself, means. */
function captionNear(page: PageText, target: TextLine): TextLine | null {
  if (CAPTION.test(textOfLine(page, target))) return target
  const captions = page.lines.filter(
    (line) => isFlow(line) && CAPTION.test(textOfLine(page, line)) && beginsParagraph(page, line),
  )
  const sameColumn = captions.filter((line) => line.column === target.column || line.column < 0 || target.column < 0)
  const below = sameColumn.filter((line) => middle(line) <= middle(target)).toSorted((a, b) => middle(b) - middle(a))
  return (
    below[0] ??
    sameColumn.toSorted((a, b) => Math.abs(middle(a) - middle(target)) - Math.abs(middle(b) - middle(target)))[0] ??
    null
  )
}

function beginsParagraph(page: PageText, line: TextLine): boolean {
  const before = page.lines[page.lines.indexOf(line) - 1]
  return !before || before.paragraph !== line.paragraph || /[.:]\s|^.{0,14}$/u.test(textOfLine(page, line).slice(0, 16))
}

/** Points between a caption and the prose above it, or the edge of the text. */
function spaceAbove(page: PageText, caption: TextLine, [, , , top]: PdfRect): number {
  const stops = page.lines.filter((line) => shares(page, line, caption) && line.rect[1] > top - 2 && isStop(page, line))
  const limit = Math.min(...stops.map(({ rect }) => rect[1]), page.box[3] - 20)
  return Math.max(0, limit - top - 2)
}

function spaceBelow(page: PageText, caption: TextLine, block: readonly TextLine[], [, bottom]: PdfRect): number {
  const stops = page.lines.filter(
    (line) => !block.includes(line) && shares(page, line, caption) && line.rect[3] < bottom + 2 && isStop(page, line),
  )
  const limit = Math.max(...stops.map(({ rect }) => rect[3]), page.box[1] + 20)
  return Math.max(0, bottom - limit - 2)
}

/** Whether a line ends a figure: prose, a heading, another caption, a running head. */
function isStop(page: PageText, line: TextLine): boolean {
  if (line.kind === 'running' || line.kind === 'page-number' || line.kind === 'footnote') return true
  if (isProse(page, line) || endsProse(page, line)) return true
  const text = textOfLine(page, line)
  if (
    line.kind === 'heading' &&
    /^(?:(?:\d{1,2}|[A-Z])(?:\.\d{1,2})*\.?\s+\p{Lu}|(?:appendi|references|bibliography|参考))/iu.test(text)
  )
    return true
  return CAPTION.test(text) && beginsParagraph(page, line)
}

/** A paragraph's short last line. */
function endsProse(page: PageText, line: TextLine): boolean {
  const before = page.lines[page.lines.indexOf(line) - 1]
  return (
    before !== undefined &&
    before.paragraph === line.paragraph &&
    before.column === line.column &&
    isProse(page, before)
  )
}

/** Whether a line is in the way of a caption's column. */
function shares(page: PageText, line: TextLine, caption: TextLine): boolean {
  if (line.angle) return false
  const [left, right] = caption.column < 0 ? [caption.rect[0], caption.rect[2]] : edgesOf(page, caption.column)
  return line.rect[2] > left + 4 && line.rect[0] < right - 4
}

/** A line of running text: it fills most of its column, in words, without the gaps of a table's row. */
function isProse(page: PageText, line: TextLine): boolean {
  if (line.angle || (line.kind !== 'body' && line.kind !== 'heading')) return false
  const text = textOfLine(page, line)
  const words = text.match(/\p{L}{3,}/gu) ?? []
  const digits = text.match(/[\d.%±]/gu)?.length ?? 0
  const cjk = /[\p{Script=Han}]{8}/u.test(text)
  if ((words.length < 4 && !cjk) || digits > 0.2 * text.length) return false
  const [left, right] = edgesOf(page, line.column)
  if (line.rect[2] - line.rect[0] < 0.72 * (right - left)) return false
  return widestGap(page, line) < 1.6 * height(line)
}

function widestGap(page: PageText, line: TextLine): number {
  let widest = 0
  for (let glyph = line.from + 1; glyph < line.to; glyph++) {
    widest = Math.max(widest, (page.rects[4 * glyph] ?? 0) - (page.rects[4 * glyph - 2] ?? 0))
  }
  return widest
}

function textOfLine(page: PageText, { from, to }: TextLine): string {
  const last = to - 1
  return page.text.slice(page.at[from] ?? 0, (page.at[last] ?? 0) + (page.length[last] ?? 0))
}

function boundsOf(lines: readonly TextLine[]): PdfRect {
  return [
    Math.min(...lines.map(({ rect }) => rect[0])),
    Math.min(...lines.map(({ rect }) => rect[1])),
    Math.max(...lines.map(({ rect }) => rect[2])),
    Math.max(...lines.map(({ rect }) => rect[3])),
  ]
}

function middle({ rect }: TextLine): number {
  return (rect[1] + rect[3]) / 2
}

function height({ rect }: TextLine): number {
  return rect[3] - rect[1]
}

const AIR = 4

/** A little air around, but nothing of the lines next to it, and never past the page. */
function padded(page: PageText, [x1, y1, x2, y2]: PdfRect): PdfRect {
  const [left, bottom, right, top] = page.box
  const beside = page.lines.filter(({ rect, angle }) => !angle && rect[2] > x1 && rect[0] < x2)
  const above = Math.min(...beside.filter((line) => middle(line) > y2).map(({ rect }) => rect[1]), Infinity)
  const below = Math.max(...beside.filter((line) => middle(line) < y1).map(({ rect }) => rect[3]), -Infinity)
  return [
    Math.max(left, x1 - AIR),
    Math.max(bottom, y1 - Math.min(AIR, Math.max(0, y1 - below - 1))),
    Math.min(right, x2 + AIR),
    Math.min(top, y2 + Math.min(AIR, Math.max(0, above - y2 - 1))),
  ]
}
