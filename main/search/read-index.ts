// The asking half of an index: groups of hits, the papers a query matches, and papers like another.
import type { DatabaseSync } from 'node:sqlite'
import { SearchKind, type SearchGroup, type SearchHit, type SearchProblem } from '../../preload/model/search.ts'
import type { SearchResult } from '../../preload/model/search.ts'
import { parseQuery } from '../../preload/search/parse-query.ts'
import type { QueryNode, QueryProblem } from '../../preload/search/query.ts'
import { compile, soughtBy } from './compile.ts'
import { rowsOf, sources, statement } from './group-rows.ts'
import { hitOf, paperHit } from './hits.ts'
import { likeness } from './likeness.ts'
import type { Ask } from './protocol.ts'
import { saidOnce } from './said-once.ts'
import { wordEndings } from './vocabulary.ts'
import { docFrom } from './write-index.ts'

/** Hits of a group below the first screen: whoever scrolls there has rested, and is given more by then. */
const A_FEW = 2

/** What a query finds. `wanted` is asked between groups: once it says no, what is left is left. */
export function query(db: DatabaseSync, ask: Ask, wanted: () => boolean = () => true): SearchResult {
  const started = performance.now()
  const { node: parsed, problem } = parseQuery(ask.text)
  const node = parsed && saidOnce(parsed)
  const kinds = ask.only ? [ask.only.kind] : SearchKind.options
  const groups: SearchGroup[] = []
  let left = ask.screen ?? Number.POSITIVE_INFINITY
  for (const kind of node ? kinds : []) {
    const group = node && wanted() ? groupOf(db, node, kind, { ...ask, limit: Math.min(ask.limit, Math.max(A_FEW, left)) }) : null // prettier-ignore
    if (!group) continue
    groups.push(group)
    left -= group.hits.length
  }
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
  const { node: parsed, problem } = parseQuery(text)
  const node = parsed && saidOnce(parsed)
  const ids = new Set<string>()
  for (const kind of node ? groups : []) {
    const compiled = node && compile(node, kind, { text, endings: wordEndings(db) })
    if (!compiled) continue
    const { sql, values, n } = statement(compiled, kind)
    const { table, paper } = sources[kind]
    const found = `SELECT id FROM paper WHERE n IN (SELECT ${paper} FROM ${table} WHERE n IN (SELECT ${n} ${sql}))`
    for (const row of db.prepare(found).all(...values)) ids.add(String(row['id']))
  }
  return { ids: [...ids], problem: problemOf(problem) }
}

/** How many papers match in any of the groups. `between` is called between two groups; what it throws ends the counting. */
export function count(db: DatabaseSync, text: string, between: () => void = () => undefined): number {
  const { node: parsed } = parseQuery(text)
  const node = parsed && saidOnce(parsed)
  db.exec('CREATE TEMP TABLE IF NOT EXISTS counted (n INTEGER PRIMARY KEY); DELETE FROM temp.counted')
  for (const kind of node ? SearchKind.options : []) {
    between()
    const compiled = node && compile(node, kind, { text, endings: wordEndings(db) })
    if (!compiled) continue
    const { sql, values, n } = statement(compiled, kind)
    const { table, paper } = sources[kind]
    const found = kind === 'paper' ? `${n} ${sql}` : `${paper} FROM ${table} WHERE n IN (SELECT ${n} ${sql})`
    db.prepare(`INSERT OR IGNORE INTO temp.counted (n) SELECT ${found}`).run(...values)
  }
  return Number(db.prepare('SELECT count(*) AS n FROM temp.counted').get()?.['n'] ?? 0)
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

function groupOf(
  db: DatabaseSync,
  node: QueryNode,
  kind: SearchKind,
  { text, limit, only, exact }: Ask,
): SearchGroup | null {
  if (kind === 'paper' && asksForText(node)) return null
  const compiled = compile(node, kind, { text, endings: wordEndings(db) })
  if (!compiled) return null
  const offset = only?.offset ?? 0
  const { rows, total, capped } = rowsOf(db, compiled, { kind, limit, offset, exact: exact === true })
  if (total === 0) return null
  const sought = soughtBy(node, text)
  const hits = rows.flatMap((row) => hitOf(db, kind, row, sought) ?? [])
  const next = offset + rows.length
  const goesOn = rows.length > 0 && (capped || next < total)
  return { kind, total, capped, hits, next: goesOn ? `${kind}:${next}` : null }
}

/** Whether only what stands in a full text can answer: then papers are not named beside it. */
function asksForText(node: QueryNode): boolean {
  if (node.kind === 'all') return node.parts.some(asksForText)
  if (node.kind === 'any') return node.parts.every(asksForText)
  return node.kind === 'field' && node.field === 'text'
}

function problemOf(problem: QueryProblem | null): SearchProblem | null {
  return problem && { code: problem.code, message: problem.message, from: problem.at.from, to: problem.at.to }
}
