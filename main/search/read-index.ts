// The asking half of an index: groups of hits, the papers a query matches, and papers like another.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { ArxivId, MarkId, PaperId } from '../../preload/model/ids.ts'
import { MarkColor } from '../../preload/model/mark.ts'
import {
  SearchKind,
  type SearchGroup,
  type SearchHit,
  type SearchProblem,
  type SearchResult,
} from '../../preload/model/search.ts'
import { parseQuery } from '../../preload/search/parse-query.ts'
import type { QueryNode, QueryProblem } from '../../preload/search/query.ts'
import { compile, soughtBy, type Compiled, type Sought } from './compile.ts'
import { likeness } from './likeness.ts'
import type { Ask } from './protocol.ts'
import { highlighted, holds, snippetOf } from './snippet.ts'
import { docFrom, pageBody, type PaperDoc } from './write-index.ts'

type Row = Readonly<Record<string, SQLOutputValue>>

interface Source {
  readonly table: string
  /** The column that names the paper. */
  readonly paper: string
  readonly fts: string
  readonly rank: string
  readonly also: string
}

/** Rows from which on ranking by words costs more than it tells. */
const BROAD = 400

/** How each group's rows are reached, and how much a word weighs where it stands. */
const sources: Readonly<Record<SearchKind, Source>> = {
  paper: { table: 'paper', paper: 'n', fts: 'paper_fts', rank: 'bm25(paper_fts, 10, 6, 2, 12, 4, 6, 3, 1)', also: '1' },
  mark: { table: 'own', paper: 'paper', fts: 'own_fts', rank: 'bm25(own_fts, 10, 1, 1)', also: "r.kind = 'mark'" },
  note: { table: 'own', paper: 'paper', fts: 'own_fts', rank: 'bm25(own_fts, 10, 1, 1)', also: "r.kind = 'note'" },
  text: { table: 'page', paper: 'paper', fts: 'page_fts', rank: 'bm25(page_fts, 10, 1, 1)', also: '1' },
}

/** What a query finds. */
export function query(db: DatabaseSync, { text, limit, only }: Ask): SearchResult {
  const started = performance.now()
  const { node, problem } = parseQuery(text)
  const kinds = only ? [only.kind] : SearchKind.options
  const groups = node
    ? kinds.flatMap((kind) => groupOf(db, node, { kind, text, limit, offset: only?.offset ?? 0 }) ?? [])
    : []
  return {
    problem: problemOf(problem),
    total: groups.reduce((sum, { total }) => sum + total, 0),
    groups,
    took: Math.round((performance.now() - started) * 100) / 100,
  }
}

/** The papers that match in any of the groups. An empty query matches none. */
export function match(
  db: DatabaseSync,
  text: string,
  groups: readonly SearchKind[],
): { readonly ids: string[]; readonly problem: SearchProblem | null } {
  const { node, problem } = parseQuery(text)
  const ids = new Set<string>()
  for (const kind of node ? groups : []) {
    const compiled = node && compile(node, kind, text)
    if (!compiled) continue
    const { sql, values, n } = statement(compiled, kind)
    const { table, paper } = sources[kind]
    const found = `SELECT id FROM paper WHERE n IN (SELECT ${paper} FROM ${table} WHERE n IN (SELECT ${n} ${sql}))`
    for (const row of db.prepare(found).all(...values)) ids.add(String(row['id']))
  }
  return { ids: [...ids], problem: problemOf(problem) }
}

/** Papers whose words are most like those of one, the likest first; none where it is not here. */
export function more(db: DatabaseSync, id: string, limit: number): SearchHit[] {
  const row = db.prepare('SELECT n, doc FROM paper JOIN paper_doc USING (n) WHERE id = ?').get(id)
  if (!row) return []
  const { match: expression, sought } = likeness(db, docFrom(row['doc']))
  if (expression === null) return []
  return db
    .prepare(
      `SELECT p.n AS n, p.doc AS doc FROM paper_fts JOIN paper_doc p ON p.n = paper_fts.rowid
       WHERE paper_fts MATCH ? AND p.n <> ? ORDER BY bm25(paper_fts, 4, 0, 1, 0, 1, 1, 0, 0), p.n DESC LIMIT ?`,
    )
    .all(expression, Number(row['n']), limit)
    .map((like) => paperHit(docFrom(like['doc']), sought, ''))
}

interface Wanted {
  readonly kind: SearchKind
  readonly text: string
  readonly limit: number
  readonly offset: number
}

function groupOf(db: DatabaseSync, node: QueryNode, { kind, text, limit, offset }: Wanted): SearchGroup | null {
  const compiled = compile(node, kind, text)
  if (!compiled) return null
  const all = allOf(db, compiled, kind)
  const total = all.length
  if (total === 0) return null
  const rows = windowOf(db, compiled, { kind, all, limit, offset })
  const sought = soughtBy(node, text)
  const hits = rows.flatMap((row) => hitOf(db, kind, row, sought) ?? [])
  const next = offset + rows.length
  return { kind, total, hits, next: rows.length > 0 && next < total ? `${kind}:${next}` : null }
}

/** Every row, the newest first: one walk through FTS5's lists tells both how many and which. */
function allOf(db: DatabaseSync, compiled: Compiled, kind: SearchKind): readonly number[] {
  const found = statement(compiled, kind)
  return numbers(db, found, compiled.match === null ? 'p.added DESC, r.n DESC' : `${found.n} DESC`)
}

interface Window {
  readonly kind: SearchKind
  readonly all: readonly number[]
  readonly limit: number
  readonly offset: number
}

/** A window of rows, the best first. Where there are very many, those whose title says it come first, then the newest. */
function windowOf(db: DatabaseSync, compiled: Compiled, { kind, all, limit, offset }: Window): readonly number[] {
  const { fts, rank } = sources[kind]
  const best = `${rank}, ${fts}.rowid DESC`
  if (compiled.match === null) return all.slice(offset, offset + limit)
  if (all.length <= BROAD) {
    return numbers(db, statement({ ...compiled, match: compiled.ranked }, kind), best, { limit, offset })
  }
  if (kind !== 'paper') return all.slice(offset, offset + limit)
  const named = statement({ ...compiled, match: `{title ids} : (${compiled.match})` }, kind)
  const newest = numbers(db, named, `${fts}.rowid DESC`)
  const first = newest.length <= BROAD ? numbers(db, named, best) : newest
  const before = new Set(first)
  return [...first, ...all.filter((n) => !before.has(n))].slice(offset, offset + limit)
}

type Statement = { readonly sql: string; readonly values: readonly (string | number)[]; readonly n: string }

function numbers(
  db: DatabaseSync,
  { sql, values, n }: Statement,
  order: string,
  { limit, offset }: { readonly limit: number; readonly offset: number } = { limit: -1, offset: 0 },
): number[] {
  const asked = db.prepare(`SELECT ${n} AS n ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`)
  return asked.all(...values, limit, offset).map((row) => Number(row['n']))
}

/** What stands after SELECT: no table is joined that nothing is asked of. */
function statement({ match: expression, where, values }: Compiled, kind: SearchKind): Statement {
  const { table, paper, fts, also } = sources[kind]
  const condition = `${also} AND ${where}`
  if (expression === null) {
    return { sql: `FROM ${table} r JOIN paper p ON p.n = r.${paper} WHERE ${condition}`, values, n: 'r.n' }
  }
  const joins = [
    fts,
    ...(/[rp]\./.test(condition) ? [`CROSS JOIN ${table} r ON r.n = ${fts}.rowid`] : []),
    ...(condition.includes('p.') ? [`CROSS JOIN paper p ON p.n = r.${paper}`] : []),
  ]
  return {
    sql: `FROM ${joins.join(' ')} WHERE ${fts} MATCH ? AND ${condition}`,
    values: [expression, ...values],
    n: `${fts}.rowid`,
  }
}

function hitOf(db: DatabaseSync, kind: SearchKind, n: number, sought: readonly Sought[]): SearchHit | null {
  const found = Array.from(sought, ({ words }) => words.join(' ')).join(' ')
  if (kind === 'paper') {
    const row = db.prepare('SELECT doc FROM paper_doc WHERE n = ?').get(n)
    return row ? paperHit(docFrom(row['doc']), sought, found) : null
  }
  const table = kind === 'text' ? 'page r JOIN page_body USING (n)' : 'own r'
  const row = db.prepare(`SELECT *, p.doc AS doc FROM ${table} JOIN paper_doc p ON p.n = r.paper WHERE r.n = ?`).get(n)
  if (!row) return null
  const doc = docFrom(row['doc'])
  const text = kind === 'text' ? pageBody(row['body']) : ownText(row, sought)
  const mark = MarkId.safeParse(row['mark']).data ?? null
  const [version, page] = [numberOrNull(row['version']), numberOrNull(row['page'])]
  return {
    ...aboutPaper(doc, kind, sought),
    version,
    page,
    mark,
    color: MarkColor.safeParse(row['color']).data ?? null,
    snippet: snippetOf(text, sought),
    route: route(doc.id, {
      v: version,
      page,
      mark,
      note: kind === 'note' ? 1 : null,
      find: kind === 'text' ? found : null,
    }),
  }
}

/** The marked text or the comment, whichever says what was sought; both where the two together do. */
function ownText(row: Row, sought: readonly Sought[]): string {
  const [quote, comment] = [String(row['quote']), String(row['comment'])]
  if (quote === '' || comment === '') return quote || comment
  if (!holds(comment, sought)) return quote
  return holds(quote, sought) ? `${quote}\n${comment}` : comment
}

function paperHit(doc: PaperDoc, sought: readonly Sought[], found: string): SearchHit {
  const words = [doc.abstract, doc.curator, doc.tags.join(', '), doc.lists.join(', '), doc.more]
  const text =
    (found === '' ? null : words.find((part) => holds(part, sought))) ?? words.find((part) => part !== '') ?? ''
  return {
    ...aboutPaper(doc, 'paper', sought),
    version: null,
    page: null,
    mark: null,
    color: null,
    snippet: snippetOf(text, sought),
    route: route(doc.id, {}),
  }
}

function aboutPaper(
  doc: PaperDoc,
  kind: SearchKind,
  sought: readonly Sought[],
): Pick<SearchHit, 'kind' | 'paperId' | 'arxivId' | 'title' | 'authors' | 'year'> {
  return {
    kind,
    paperId: PaperId.parse(doc.id),
    arxivId: ArxivId.safeParse(doc.arxivId).data ?? null,
    title: highlighted(doc.title, sought),
    authors: [...doc.authors],
    year: doc.year,
  }
}

function route(id: string, given: Readonly<Record<string, string | number | null>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value !== null && value !== '') query.set(name, String(value))
  return query.size > 0 ? `#/paper/${id}?${query}` : `#/paper/${id}`
}

function problemOf(problem: QueryProblem | null): SearchProblem | null {
  return problem && { code: problem.code, message: problem.message, from: problem.at.from, to: problem.at.to }
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
