// Which rows of a group a query finds, and which of them come first. Counting ends where nobody counts on: what is found
// a thousand times is told as "more than".
import type { DatabaseSync } from 'node:sqlite'
import type { SearchKind } from '../../preload/model/search.ts'
import type { Compiled } from './compile.ts'

interface Source {
  readonly table: string
  /** The column that names the paper. */
  readonly paper: string
  readonly fts: string
  readonly rank: string
}

/** How each group's rows are reached, and how much a word weighs where it stands. */
export const sources: Readonly<Record<SearchKind, Source>> = {
  paper: { table: 'paper', paper: 'n', fts: 'paper_fts', rank: 'bm25(paper_fts, 10, 6, 2, 12, 4, 6, 3, 1)' },
  mark: { table: 'own', paper: 'paper', fts: 'mark_fts', rank: 'bm25(mark_fts, 10, 1, 1)' },
  note: { table: 'own', paper: 'paper', fts: 'note_fts', rank: 'bm25(note_fts, 10, 1, 1)' },
  text: { table: 'page', paper: 'paper', fts: 'page_fts', rank: 'bm25(page_fts, 10, 1, 1)' },
}

/** Rows from which on ranking by words costs more than it tells. */
const BROAD = 300
/** Rows that are counted beyond those that are shown. */
const COUNTED = 1000

/** A statement without its SELECT; `n` is the row's number. */
export interface Statement {
  readonly sql: string
  readonly values: readonly (string | number)[]
  readonly n: string
}

/** A window of rows, the best first, and how many there are: with `capped`, more than `total`. */
export interface GroupRows {
  readonly rows: readonly number[]
  readonly total: number
  readonly capped: boolean
}

/** What stands after SELECT: no table is joined that nothing is asked of. */
export function statement({ match, where, values }: Omit<Compiled, 'ranked' | 'named'>, kind: SearchKind): Statement {
  const { table, paper, fts } = sources[kind]
  if (match === null) {
    return { sql: `FROM ${table} r JOIN paper p ON p.n = r.${paper} WHERE ${where}`, values, n: 'r.n' }
  }
  const joins = [
    fts,
    ...(/\b[rp]\./.test(where) ? [`CROSS JOIN ${table} r ON r.n = ${fts}.rowid`] : []),
    ...(/\bp\./.test(where) ? [`CROSS JOIN paper p ON p.n = r.${paper}`] : []),
  ]
  return {
    sql: `FROM ${joins.join(' ')} WHERE ${fts} MATCH ? AND ${where}`,
    values: [match, ...values],
    n: `${fts}.rowid`,
  }
}

/** The rows of a group from `offset` on. Where there are very many, those whose title says it come first, then the newest. */
export function rowsOf(
  db: DatabaseSync,
  compiled: Compiled,
  { kind, limit, offset, exact }: { kind: SearchKind; limit: number; offset: number; exact: boolean },
): GroupRows {
  const cap = exact ? -1 : offset + limit + COUNTED
  const all = newest(db, compiled, kind, cap === -1 ? -1 : cap + 1)
  const capped = cap !== -1 && all.length > cap
  const counted = { total: capped ? Math.floor(cap / COUNTED) * COUNTED : all.length, capped }
  if (compiled.match === null) return { rows: all.slice(offset, offset + limit), ...counted }
  const { fts, rank } = sources[kind]
  if (all.length <= BROAD) {
    const best = statement({ ...compiled, match: compiled.ranked }, kind)
    return { rows: numbers(db, best, `${rank}, ${fts}.rowid DESC`, limit, offset), ...counted }
  }
  const first = compiled.named === null ? [] : named(db, compiled, compiled.named, offset + limit)
  const before = new Set(first)
  return { rows: [...first, ...all.filter((n) => !before.has(n))].slice(offset, offset + limit), ...counted }
}

/** Rows by their age, the newest first: one walk through FTS5's lists, which ends as soon as it has enough. */
function newest(db: DatabaseSync, compiled: Compiled, kind: SearchKind, most: number): number[] {
  const found = statement(compiled, kind)
  return numbers(db, found, compiled.match === null ? 'p.added DESC, r.n DESC' : `${found.n} DESC`, most, 0)
}

/** Papers whose title or id says all of it: the best first while they are few, else the newest. */
function named(db: DatabaseSync, compiled: Compiled, expression: string, most: number): number[] {
  const { where, values } = compiled
  const joined = /\b[rp]\./.test(where) ? ' CROSS JOIN paper p ON p.n = name_fts.rowid JOIN paper r ON r.n = p.n' : ''
  const found: Statement = {
    sql: `FROM name_fts${joined} WHERE name_fts MATCH ? AND ${where}`,
    values: [expression, ...values],
    n: 'name_fts.rowid',
  }
  const rows = numbers(db, found, 'name_fts.rowid DESC', Math.max(BROAD, most) + 1, 0)
  return rows.length > BROAD ? rows : numbers(db, found, 'bm25(name_fts, 10, 12), name_fts.rowid DESC', -1, 0)
}

function numbers(
  db: DatabaseSync,
  { sql, values, n }: Statement,
  order: string,
  limit: number,
  offset: number,
): number[] {
  const asked = db.prepare(`SELECT ${n} AS n ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`)
  asked.setReturnArrays(true)
  return asked.all(...values, limit, offset).map((row) => Number(Reflect.get(row, 0)))
}
