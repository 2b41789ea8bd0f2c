// Columns of a page and the order of its lines. The content stream's own order is kept wherever it can be read that
// way; only a page whose stream jumps about is put in order by its gutter (reader.md §2.2).
import { least, lineOf, type Line } from './lines.ts'

/** A line with its column: 0 the only or leftmost, -1 across several. */
export interface PlacedLine {
  readonly line: Line
  readonly column: number
}

/** The middle of a gutter and its width, in frame points. */
interface Gutter {
  readonly u: number
}

/** A stretch of the stream that stays in one column and goes down it. */
interface Run {
  readonly lines: Line[]
  readonly column: number
  u1: number
  u2: number
  v1: number
  v2: number
}

/** The lines of one direction in reading order, with their columns; pieces of one line in one column are joined. */
export function inColumns(lines: readonly Line[]): readonly PlacedLine[] {
  const gutters = guttersOf(lines)
  const runs = runsOf(acrossJoined(lines, gutters), gutters)
  const ordered = isReadable(runs) ? runs : inOrder(runs)
  return ordered.flatMap((run) => joinedPieces(run.lines).map((line) => ({ line, column: run.column })))
}

/** The gutters of a page, left to right; none on a page of one column. */
function guttersOf(lines: readonly Line[]): readonly Gutter[] {
  const left = least(lines, (line) => line.u1)
  const right = -least(lines, (line) => -line.u2)
  const first = gutterBetween(lines, left, right)
  if (!first) return []
  // A third column is a gutter beside the gutter, at a third of the width; anything else is a table in a column.
  const isLeft = (line: Line): boolean => line.u2 <= first.u
  const before = gutterBetween(lines.filter(isLeft), left, first.u)
  const after = gutterBetween(
    lines.filter((line) => line.u1 >= first.u),
    first.u,
    right,
  )
  const three = [before, first, after].filter((gutter) => gutter !== null)
  const isThird = (gutter: Gutter, index: number): boolean =>
    Math.abs((gutter.u - left) / (right - left) - (index + 1) / 3) < 0.08
  return three.length === 2 && three.every(isThird) ? three : [first]
}

/** Where most lines stand to either side and few cross; null if the lines are of one column. */
function gutterBetween(lines: readonly Line[], left: number, right: number): Gutter | null {
  const width = right - left
  if (lines.length < 6 || width < 100) return null
  const wide = lines.filter((line) => line.u2 - line.u1 > 0.12 * width)
  let best: Gutter | null = null
  let bestScore = 0
  for (let u = left + 0.2 * width; u <= left + 0.8 * width; u += 2) {
    let [before, after, across, clear] = [0, 0, 0, Infinity]
    for (const line of wide) {
      const glyphs = line.glyphs.length
      if (line.u2 <= u) {
        before += glyphs
        clear = Math.min(clear, u - line.u2)
      } else if (line.u1 >= u) {
        after += glyphs
        clear = Math.min(clear, line.u1 - u)
      } else across += glyphs
    }
    const score = Math.min(before, after) - 0.7 * across + Math.min(clear, 10)
    if (score > bestScore && Math.min(before, after) > 60) [best, bestScore] = [{ u }, score]
  }
  return best && !isRowWise(wide, best) ? best : null
}

/** A table: its stream goes along the rows, from one side of the gap to the other on one baseline, again and again. */
function isRowWise(lines: readonly Line[], gutter: Gutter): boolean {
  let [rows, columns] = [0, 0]
  for (let index = 1; index < lines.length; index++) {
    const [a, b] = [lines[index - 1], lines[index]]
    if (!a || !b) continue
    const crosses = a.u2 <= gutter.u && b.u1 >= gutter.u
    if (crosses && Math.abs(a.v - b.v) < 0.3 * a.size) rows++
    else if (a.u2 <= gutter.u === b.u2 <= gutter.u) columns++
  }
  return rows > 0.6 * columns
}

function columnOf(line: Line, gutters: readonly Gutter[]): number {
  const slack = 0.3 * line.size
  const first = gutters.filter((gutter) => gutter.u <= line.u1 + slack).length
  const last = gutters.filter((gutter) => gutter.u < line.u2 - slack).length
  return gutters.length === 0 ? 0 : first === last ? first : -1
}

/** Joins pieces on one baseline that follow each other, where one of them crosses a gutter: rows of a wide table, authors. */
function acrossJoined(lines: readonly Line[], gutters: readonly Gutter[]): readonly Line[] {
  if (gutters.length === 0) return lines
  const joined: Line[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const across = last && (columnOf(last, gutters) === -1 || columnOf(line, gutters) === -1)
    if (last && across && isBeside(last, line)) joined[joined.length - 1] = lineOf([...last.glyphs, ...line.glyphs])
    else joined.push(line)
  }
  return joined
}

/** Whether `b` goes on along the baseline of `a`. */
function isBeside(a: Line, b: Line): boolean {
  return Math.abs(a.v - b.v) < 0.15 * Math.max(a.size, b.size) && b.u1 >= a.u2
}

function runsOf(lines: readonly Line[], gutters: readonly Gutter[]): readonly Run[] {
  const runs: Run[] = []
  for (const line of lines) {
    const column = columnOf(line, gutters)
    const run = runs.at(-1)
    const last = run?.lines.at(-1)
    const em = line.size
    const goesOn =
      run !== undefined &&
      last !== undefined &&
      run.column === column &&
      // Pieces of a formula jump a little; a jump of several lines starts something else.
      line.v < last.v + 3.5 * em &&
      line.v2 > run.v1 - 5 * em
    if (goesOn) {
      run.lines.push(line)
      run.u1 = Math.min(run.u1, line.u1)
      run.u2 = Math.max(run.u2, line.u2)
      run.v1 = Math.min(run.v1, line.v1)
      run.v2 = Math.max(run.v2, line.v2)
    } else {
      runs.push({ lines: [line], column, u1: line.u1, u2: line.u2, v1: line.v1, v2: line.v2 })
    }
  }
  return runs
}

/** Whether the stream's order can be read: no run of some size stands before one that is to be read first. */
function isReadable(runs: readonly Run[]): boolean {
  const height = -least(runs, (run) => -run.v2) - least(runs, (run) => run.v1)
  const top = -least(runs, (run) => -run.v2)
  const bottom = least(runs, (run) => run.v1)
  const body = runs.filter((run) => !isEdge(run, top, bottom, height) && !isFootnote(run, runs))
  for (const [index, earlier] of body.entries()) {
    for (const later of body.slice(index + 1)) if (comesFirst(later, earlier)) return false
  }
  return true
}

/** A running head, page number or stamp: a line or two at the very top or bottom, wherever the stream has it. */
function isEdge(run: Run, top: number, bottom: number, height: number): boolean {
  return run.lines.length <= 2 && (run.v1 > top - 0.08 * height || run.v2 < bottom + 0.08 * height)
}

/** Small type at the foot of its column, which the stream may have after the other columns. */
function isFootnote(run: Run, runs: readonly Run[]): boolean {
  const usual = usualSize(runs)
  const size = run.lines[0]?.size ?? 0
  return (
    size < 0.93 * usual && runs.every((other) => other === run || other.column !== run.column || other.v1 > run.v1 - 2)
  )
}

function usualSize(runs: readonly Run[]): number {
  const counts = new Map<number, number>()
  for (const line of runs.flatMap((run) => run.lines)) {
    const key = Math.round(line.size * 4) / 4
    counts.set(key, (counts.get(key) ?? 0) + line.glyphs.length)
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

/** Whether `a` must be read before `b`, judged by place alone. */
function comesFirst(a: Run, b: Run): boolean {
  const slack = 4
  const above = a.v1 > b.v2 - slack
  if (a.column === b.column) return above && Math.min(a.u2, b.u2) > Math.max(a.u1, b.u1)
  if (a.column === -1 || b.column === -1) return above && Math.min(a.u2, b.u2) > Math.max(a.u1, b.u1)
  // Beside each other, or a column to the left with nothing across between them.
  return a.column < b.column && a.v1 < b.v2 && a.v2 > b.v1
}

/** Runs by place: what runs across divides the page into bands; in a band column after column, from the top down. */
function inOrder(runs: readonly Run[]): readonly Run[] {
  const across = runs.filter((run) => run.column === -1).toSorted((a, b) => b.v2 - a.v2)
  const bandOf = (run: Run): number => {
    const middle = (run.v1 + run.v2) / 2
    return across.filter((divider) => (divider.v1 + divider.v2) / 2 > middle).length
  }
  const rank = (run: Run): number => (run.column === -1 ? bandOf(run) * 2 + 1 : bandOf(run) * 2)
  return runs.toSorted((a, b) => rank(a) - rank(b) || a.column - b.column || b.v2 - a.v2 || a.u1 - b.u1)
}

/** Joins what follows on one baseline in one column: a formula and its number, a title and its dots, table cells. */
function joinedPieces(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    if (last && isBeside(last, line)) joined[joined.length - 1] = lineOf([...last.glyphs, ...line.glyphs])
    else joined.push(line)
  }
  return joined
}
