// Lines to paragraphs: by the gap between lines, indents, short last lines, and changes of type. A paragraph that a
// column's end cuts goes on in the next column.
import { isCjk, median, textOfLine, type Line } from './lines.ts'
import type { Kind } from './furniture.ts'

/** What the grouping needs of a line. */
export interface FlowLine {
  readonly line: Line
  readonly column: number
  readonly kind: Kind
}

interface Column {
  readonly left: number
  readonly right: number
  /** Usual distance between baselines. */
  readonly leading: number
}

/** The paragraph number of each line, in the order given. */
export function paragraphsOf(lines: readonly FlowLine[]): readonly number[] {
  const columns = columnsOf(lines)
  const numbers: number[] = []
  let next = 0
  /** The last line of each kind's flow and its paragraph: footnotes do not break the text around them. */
  const open = new Map<string, { readonly line: FlowLine; readonly number: number }>()
  for (const line of lines) {
    const flow = line.kind === 'body' ? 'body' : line.kind
    const before = open.get(flow)
    const goesOn = before !== undefined && continues(before.line, line, columns.get(line.column))
    const number = goesOn ? before.number : next++
    numbers.push(number)
    open.set(flow, { line, number })
  }
  return numbers
}

function columnsOf(lines: readonly FlowLine[]): ReadonlyMap<number, Column> {
  const columns = new Map<number, Column>()
  for (const column of new Set(lines.map((line) => line.column))) {
    const own = lines.filter((line) => line.column === column && line.kind === 'body').map((line) => line.line)
    const leadings: number[] = []
    for (let index = 1; index < own.length; index++) {
      const drop = (own[index - 1]?.v ?? 0) - (own[index]?.v ?? 0)
      const size = own[index]?.size ?? 0
      if (drop > 0.8 * size && drop < 2.2 * size) leadings.push(drop)
    }
    const wide = own.filter((line) => line.glyphs.length > 15)
    const from = wide.length > 0 ? wide : own
    columns.set(column, {
      left: quantile(
        from.map((line) => line.u1),
        0.2,
      ),
      right: quantile(
        from.map((line) => line.u2),
        0.8,
      ),
      leading: leadings.length > 0 ? median(leadings) : 0,
    })
  }
  return columns
}

/** Whether `next` is of the paragraph of `last`. */
function continues(last: FlowLine, next: FlowLine, column: Column | undefined): boolean {
  const [a, b] = [last.line, next.line]
  const em = Math.max(a.size, b.size)
  if (last.kind !== next.kind || a.angle !== b.angle) return false
  const drop = a.v - b.v
  // The pieces of a displayed formula: fractions, limits, its number.
  if (last.column === next.column && isFormula(a, column) && isFormula(b, column)) return Math.abs(drop) < 2.4 * em
  if (Math.abs(a.size - b.size) > 0.12 * em) return isFragment(a, b)
  if (last.column !== next.column || drop < -3.5 * em) return continuesAcross(last, next, column)
  // Pieces of one formula, side by side or over each other.
  if (drop < 0.55 * em) return isFragment(a, b)
  const leading = column && column.leading > 0 ? column.leading : 1.2 * em
  if (drop > leading + 0.35 * em) return false
  if (next.kind !== 'body') return next.kind === 'heading' || !startsFootnote(b)
  return !startsParagraph(a, b, column)
}

/** Set off from the left edge, and hardly a word in it. */
function isFormula(line: Line, column: Column | undefined): boolean {
  if (!column || line.u1 < column.left + 0.9 * line.size) return false
  const text = textOfLine(line)
  const words = text.match(/\p{L}{4,}/gu) ?? []
  return words.length <= 1 && !isCjk(text.charAt(0)) && !/^[•▪–]/u.test(text)
}

function isFragment(a: Line, b: Line): boolean {
  const overlap = Math.min(a.v2, b.v2) - Math.max(a.v1, b.v1)
  return overlap > 0.2 * Math.min(a.v2 - a.v1, b.v2 - b.v1)
}

/** Indented more than its column and than the line before, after a line that may be a last one; or after a short line. */
function startsParagraph(a: Line, b: Line, column: Column | undefined): boolean {
  if (!column) return false
  const em = b.size
  const indent = b.u1 - a.u1
  const lastIsShort = a.u2 < column.right - 0.18 * (column.right - column.left)
  const ended = /[.!?:;。！？：；”"')\]]$/u.test(textOfLine(a).trimEnd())
  const text = textOfLine(b)
  if (/^(?:\[\d{1,3}\]|[•▪◦‣–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] )/u.test(text) && (ended || lastIsShort)) return true
  if (lastIsShort && ended) return true
  if (indent > 0.7 * em && indent < 4 * em && Math.abs(a.u1 - column.left) < 0.5 * em) return ended || lastIsShort
  // Hanging indents: a line further out than the one before begins the next entry.
  if (indent < -0.7 * em && Math.abs(b.u1 - column.left) < 0.5 * em && a.u1 > column.left + 0.7 * em) {
    return ended && !/^\p{Ll}/u.test(text)
  }
  return false
}

/** A paragraph cut by the end of its column goes on at the top of the next one. */
function continuesAcross(last: FlowLine, next: FlowLine, column: Column | undefined): boolean {
  if (next.kind !== 'body' || last.column < 0 || next.column <= last.column) return false
  const before = textOfLine(last.line).trimEnd()
  const after = textOfLine(next.line)
  if (/[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return true
  if (/[.!?:。！？：]["”’)\]]?$/u.test(before)) return false
  const indented = column !== undefined && next.line.u1 > column.left + 0.7 * next.line.size
  return !indented && (/^[\p{Ll}\p{N}(]/u.test(after) || isCjk(after.charAt(0)) || last.line.glyphs.length > 20)
}

function startsFootnote(line: Line): boolean {
  const first = line.glyphs[0]
  return first !== undefined && first.size < 0.85 * line.size
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
}
