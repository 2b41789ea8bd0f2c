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

/** The papers that match in any group. An empty query matches none. */
export function match(
  db: DatabaseSync,
  text: string,
): { readonly ids: string[]; readonly problem: SearchProblem | null } {
  const { node, problem } = parseQuery(text)
  const ids = new Set<string>()
  for (const kind of node ? SearchKind.options : []) {
    const compiled = node && compile(node, kind, text)
    if (!compiled) continue
    const { sql, values } = statement(compiled, kind)
    for (const row of db.prepare(`SELECT DISTINCT p.id AS id ${sql}`).all(...values)) ids.add(String(row['id']))
  }
  return { ids: [...ids], problem: problemOf(problem) }
}

/** Papers whose words are most like those of one, the likest first; none where it is not here. */
export function more(db: DatabaseSync, id: string, limit: number): SearchHit[] {
  const row = db.prepare('SELECT n, doc FROM paper WHERE id = ?').get(id)
  if (!row) return []
  const { match: expression, sought } = likeness(db, docFrom(row['doc']))
  if (expression === null) return []
  return db
    .prepare(
      `SELECT p.n AS n, p.doc AS doc FROM paper_fts JOIN paper p ON p.n = paper_fts.rowid
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
  const { sql, values } = statement(compiled, kind)
  const total = Number(db.prepare(`SELECT count(*) AS total ${sql}`).get(...values)?.['total'] ?? 0)
  if (total === 0) return null
  const order = compiled.match === null ? 'p.added DESC' : sources[kind].rank
  const rows = db
    .prepare(`SELECT r.n AS n ${sql} ORDER BY ${order}, r.n DESC LIMIT ? OFFSET ?`)
    .all(...values, limit, offset)
  const sought = soughtBy(node, text)
  const hits = rows.flatMap((row) => hitOf(db, kind, Number(row['n']), sought) ?? [])
  const next = offset + rows.length
  return { kind, total, hits, next: rows.length > 0 && next < total ? `${kind}:${next}` : null }
}

function statement(
  { match: expression, where, values }: Compiled,
  kind: SearchKind,
): { sql: string; values: (string | number)[] } {
  const { table, paper, fts, also } = sources[kind]
  const condition = `${also} AND ${where}`
  if (expression === null) {
    return { sql: `FROM ${table} r JOIN paper p ON p.n = r.${paper} WHERE ${condition}`, values: [...values] }
  }
  return {
    sql: `FROM ${fts} CROSS JOIN ${table} r ON r.n = ${fts}.rowid CROSS JOIN paper p ON p.n = r.${paper} WHERE ${fts} MATCH ? AND ${condition}`,
    values: [expression, ...values],
  }
}

function hitOf(db: DatabaseSync, kind: SearchKind, n: number, sought: readonly Sought[]): SearchHit | null {
  const found = Array.from(sought, ({ words }) => words.join(' ')).join(' ')
  if (kind === 'paper') {
    const row = db.prepare('SELECT doc FROM paper WHERE n = ?').get(n)
    return row ? paperHit(docFrom(row['doc']), sought, found) : null
  }
  const table = kind === 'text' ? 'page' : 'own'
  const row = db.prepare(`SELECT r.*, p.doc AS doc FROM ${table} r JOIN paper p ON p.n = r.paper WHERE r.n = ?`).get(n)
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
