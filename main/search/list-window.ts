// Windows of papers from the index: filter, order and groups as SQL, so that fifty thousand papers cost what two hundred do.
import type { DatabaseSync } from 'node:sqlite'
import { assertNever } from '../../preload/errors.ts'
import type { PaperGroup } from '../../preload/model/paper-query.ts'
import { compile } from './compile.ts'
import { statement } from './group-rows.ts'
import { columns, fold } from './list-columns.ts'
import type { ListAsk } from './protocol.ts'
import { parseQuery } from '../../preload/search/parse-query.ts'
import { saidOnce } from './said-once.ts'
import { wordEndings } from './vocabulary.ts'
import { foldedTag } from './write-index.ts'

type Value = string | number

/** One paper in so many is many. */
const MANY = 8

interface Sql {
  readonly sql: string
  readonly values: readonly Value[]
}

/** A window: the rows as one JSON array, in order. */
export interface ListWindow {
  readonly total: number
  readonly rows: string
  readonly groups: readonly PaperGroup[]
}

/** Answers lists, and remembers counts and what words found until something changes. */
export class ListReader {
  readonly #db: DatabaseSync
  #counts = new Map<string, { readonly total: number; readonly groups: readonly PaperGroup[] }>()
  #found: { readonly text: string; readonly many: boolean } | null = null

  constructor(db: DatabaseSync) {
    this.#db = db
    db.exec('CREATE TEMP TABLE found (n INTEGER PRIMARY KEY)')
  }

  /** Something was written: nothing that was remembered holds. */
  forget(): void {
    this.#counts = new Map()
    this.#found = null
  }

  window(ask: ListAsk, offset: number, limit: number): ListWindow {
    const { total, groups } = this.#counted(ask)
    const { from, where, order } = this.#parts(ask)
    const numbers = this.#db.prepare(
      `SELECT p.n AS n ${from.sql} WHERE ${where.sql} ORDER BY ${order.sql} LIMIT ? OFFSET ?`,
    )
    const found = numbers.all(...from.values, ...where.values, ...order.values, limit, offset)
    const row = this.#db.prepare('SELECT row FROM paper_row WHERE n = ?')
    const rows = found.map(({ n }) => String(row.get(Number(n))?.['row'] ?? ''))
    return { total, groups, rows: `[${rows.filter((text) => text !== '').join(',')}]` }
  }

  ids(ask: ListAsk, offset: number, limit: number): { readonly total: number; readonly ids: string } {
    const { from, where, order } = this.#parts(ask)
    const asked = this.#db.prepare(
      `SELECT p.id AS id ${from.sql} WHERE ${where.sql} ORDER BY ${order.sql} LIMIT ? OFFSET ?`,
    )
    asked.setReturnArrays(true)
    const rows = asked.all(...from.values, ...where.values, ...order.values, limit, offset)
    return { total: this.#counted(ask).total, ids: rows.map((row) => String(Reflect.get(row, 0))).join('\n') }
  }

  #counted(ask: ListAsk): { readonly total: number; readonly groups: readonly PaperGroup[] } {
    const key = JSON.stringify([ask.filter, ask.groupBy])
    const known = this.#counts.get(key)
    if (known) return known
    const { from, where, group } = this.#parts(ask)
    const values = [...from.values, ...where.values]
    const counted = group
      ? this.#groups(`SELECT ${group.key} AS key, ${group.title} AS title, count(*) AS count ${from.sql} WHERE ${where.sql} GROUP BY ${group.by}, key ORDER BY ${group.order}`, values) // prettier-ignore
      : { total: Number(this.#db.prepare(`SELECT count(*) AS n ${from.sql} WHERE ${where.sql}`).get(...values)?.['n'] ?? 0), groups: [] } // prettier-ignore
    this.#counts.set(key, counted)
    return counted
  }

  #groups(sql: string, values: readonly Value[]): { readonly total: number; readonly groups: readonly PaperGroup[] } {
    const groups = this.#db
      .prepare(sql)
      .all(...values)
      .map(({ key, title, count }) => ({
        key: String(key),
        title: title === null ? null : String(title),
        count: Number(count),
      }))
    return { total: groups.reduce((sum, { count }) => sum + count, 0), groups }
  }

  #parts({ filter, keys, groupBy }: ListAsk) {
    const inList = filter.list !== undefined
    const from: Sql = inList
      ? { sql: 'FROM temp.member m CROSS JOIN paper p ON p.id = m.paper', values: [] }
      : groupBy === 'section' || keys.some(({ by }) => by === 'list')
        ? { sql: 'FROM paper p LEFT JOIN temp.first_list f ON f.paper = p.id', values: [] }
        : { sql: 'FROM paper p', values: [] }
    const where = both(this.#conditions(filter))
    const group = groupBy === null ? null : groupSql(groupBy, inList)
    const last = keys.at(-1)
    const order = [
      ...(group ? [group.order] : []),
      ...keys.map(({ by, descending }) => {
        const column = by === 'list' ? (inList ? 'm.place' : "coalesce(f.by_title, '')") : `p.${columns[by]}`
        return descending ? `${column} DESC` : column
      }),
      last?.descending ? 'p.id DESC' : 'p.id',
    ]
    return { from, where, group, order: { sql: order.join(', '), values: [] } }
  }

  #conditions({ status, inbox, starred, list, tag, text }: ListAsk['filter']): readonly Sql[] {
    const conditions: Sql[] = []
    if (list !== undefined) conditions.push({ sql: 'm.list = ?', values: [list] })
    if (status !== undefined) conditions.push({ sql: 'p.status = ?', values: [status] })
    if (starred === true) conditions.push({ sql: 'p.star = 1', values: [] })
    if (inbox === true) conditions.push({ sql: 'p.id NOT IN (SELECT paper FROM temp.member)', values: [] })
    if (tag !== undefined) {
      const sql = 'p.n IN (SELECT paper FROM paper_tag WHERE tag = ? AND name = ?)'
      conditions.push({ sql, values: [foldedTag(tag), tag] })
    }
    if (text !== undefined && text.trim() !== '') {
      // Many are met soon in the order that is kept (the + keeps SQLite on it); few are fetched and put in order.
      const { many } = this.#find(text)
      conditions.push({ sql: `${many ? '+' : ''}p.n IN (SELECT n FROM temp.found)`, values: [] })
    }
    return conditions
  }

  /** The papers whose records say it, by the search language; plain words are also found in the middle of names. */
  #find(text: string): { readonly many: boolean } {
    if (this.#found?.text === text) return this.#found
    this.#found = null
    this.#db.exec('DELETE FROM temp.found')
    const { node } = parseQuery(text)
    const compiled = node && compile(saidOnce(node), 'paper', { text, endings: wordEndings(this.#db) })
    if (compiled) {
      const { sql, values, n } = statement(compiled, 'paper')
      this.#db.prepare(`INSERT INTO temp.found (n) SELECT ${n} ${sql}`).run(...values)
    }
    const words = fold(text)
      .split(/\s+/)
      .filter((word) => word !== '')
    if (words.length > 0 && words.length <= 8) {
      const where = words.map(() => 'instr(hay, ?) > 0').join(' AND ')
      this.#db.prepare(`INSERT OR IGNORE INTO temp.found (n) SELECT n FROM paper_hay WHERE ${where}`).run(...words)
    }
    const count = (table: string): number => Number(this.#db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'])
    this.#found = { text, many: count('temp.found') * MANY > count('paper') }
    return this.#found
  }
}

/** Lists by their titles, those of the same title apart; what is in none comes last. */
const FIRST_LIST = 'coalesce(f.by_title || char(10) || f.list, char(0x10FFFF))'

function groupSql(
  by: NonNullable<ListAsk['groupBy']>,
  inList: boolean,
): { key: string; title: string; by: string; order: string } {
  switch (by) {
    case 'status':
      return { key: 'p.status', title: 'NULL', by: 'p.by_status', order: 'p.by_status' }
    case 'year':
      return { key: "iif(p.by_year < 0, '-', p.by_year)", title: 'NULL', by: 'p.by_year', order: 'p.by_year DESC' }
    case 'section':
      return inList
        ? { key: 'm.section_id', title: 'm.section_title', by: 'm.section', order: 'm.section' }
        : { key: "coalesce(f.list, '-')", title: 'f.title', by: FIRST_LIST,
            order: FIRST_LIST, } // prettier-ignore
    default:
      return assertNever(by)
  }
}

function both(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return { sql: '1', values: [] }
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  }
}
