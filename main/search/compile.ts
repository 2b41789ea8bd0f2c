// A query as SQL: for each group, one FTS5 expression that finds and ranks its rows, and conditions on the rest. Words
// are given to FTS5 as quoted strings of letters and digits only, everything else as parameters: text is never code.
import { assertNever } from '../../preload/errors.ts'
import { PaperId, arxivIdOf } from '../../preload/model/ids.ts'
import type { SearchKind } from '../../preload/model/search.ts'
import type { QueryNode, Words } from '../../preload/search/query.ts'
import { parseArxivRef } from '../arxiv/identifiers.ts'
import { foldedTag } from './write-index.ts'
import type { WordEndings } from './vocabulary.ts'
import { soughtRuns, wordsOf } from './words.ts'

/**
 * What a group's rows are found by. Null `match` means by conditions alone. `ranked` finds the same and tells whole words
 * from beginnings of words, at twice the cost.
 */
export interface Compiled {
  readonly match: string | null
  readonly ranked: string | null
  /** The same asked of titles and ids alone (table `name_fts`), for papers; null where that makes no sense. */
  readonly named: string | null
  readonly where: string
  readonly values: readonly (string | number)[]
}

/** A run of words to highlight; `prefix` lets its last word go on. */
export interface Sought {
  readonly words: readonly string[]
  readonly prefix: boolean
}

interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

interface Context {
  readonly group: SearchKind
  /** The word that is still being written: it may go on, however short it is. */
  readonly typing: QueryNode | null
  /** Whether whole words are to count more. */
  readonly weighed: boolean
  readonly endings: WordEndings
}

/** What compiling needs beside the query itself. */
export interface Compiling {
  readonly text: string
  readonly endings: WordEndings
}

/** Words of a run that are compared: two texts that share so many in a row are the same. */
const LONGEST_RUN = 64

/** Words from this length on also find what begins with them: `network` finds networks. */
const OPEN_ENDED = 4

/** Compiles a query for a group; null where the group has nothing to answer to it. */
export function compile(node: QueryNode, group: SearchKind, { text, endings }: Compiling): Compiled | null {
  const context: Context = { group, typing: typingNode(node, text), weighed: false, endings }
  const parts = node.kind === 'all' ? node.parts : [node]
  const rest = parts.filter((part) => matchOf(part, context) === null).map((part) => conditionOf(part, context))
  const match = driver(node, parts, context)
  if (group !== 'paper' && match === null) return null
  const where = joined(rest, 'AND')
  const ranked = driver(node, parts, { ...context, weighed: true })
  const named = group === 'paper' ? namedBy(parts, context) : null
  return { match, ranked, named, where: where.sql, values: where.values }
}

/** The parts of free words and titles, as titles and ids have them; null where other fields are asked too. */
function namedBy(parts: readonly QueryNode[], context: Context): string | null {
  const matched = parts.filter((part) => matchOf(part, context) !== null)
  const isName = (part: QueryNode): boolean =>
    part.kind === 'all' || part.kind === 'any'
      ? part.parts.every(isName)
      : part.kind === 'words' || (part.kind === 'field' && (part.field === 'title' || part.field === 'id'))
  if (matched.length === 0 || !matched.every(isName)) return null
  return matched.map((part) => matchOf(part, context)).join(' AND ')
}

/** The one expression that a group's rows are found and ranked by. */
function driver(node: QueryNode, parts: readonly QueryNode[], context: Context): string | null {
  const ranked = parts.flatMap((part) => matchOf(part, context) ?? [])
  if (context.group !== 'paper') {
    // Here or in title and authors, but not all of it there: what is shown must say something of the query itself.
    const bodies = bodyMatches(node, context)
    if (bodies.length === 0) return null
    // One word is asked for once.
    if (parts.length === 1 && node.kind === 'words' && bodies.length === 1) return bodies[0] ?? null
    ranked.push(`(${bodies.join(' OR ')})`)
  }
  return ranked.length > 0 ? ranked.join(' AND ') : null
}

/** What to highlight of a query in a group. */
export function soughtBy(node: QueryNode, text: string): readonly Sought[] {
  const typing = typingNode(node, text)
  const collect = (part: QueryNode): readonly Sought[] => {
    if (part.kind === 'all' || part.kind === 'any') return part.parts.flatMap(collect)
    if (part.kind === 'words' || (part.kind === 'field' && part.field !== 'category' && part.field !== 'id')) {
      return runsOf(part.words).map((words) => ({ words, prefix: openEnded(part.words, words, part === typing) }))
    }
    return []
  }
  return collect(node)
}

/** The part as an FTS5 expression over the group's own table, or null where it needs more than that. */
function matchOf(node: QueryNode, context: Context): string | null {
  switch (node.kind) {
    case 'all':
    case 'any': {
      const parts = node.parts.map((part) => matchOf(part, context))
      if (parts.some((part) => part === null)) return null
      return `(${parts.join(node.kind === 'all' ? ' AND ' : ' OR ')})`
    }
    case 'words':
      return (
        (context.group === 'paper' ? idMatch(node.words.text) : null) ??
        expression(node.words, node === context.typing, context)
      )
    case 'field': {
      const column = columns[context.group][node.field]
      if (column === undefined) return null
      const id = column === 'ids' ? idMatch(node.words.text) : null
      return id ?? `{${column}} : ${expression(node.words, node === context.typing, context)}`
    }
    default:
      return null
  }
}

const tables = { paper: 'paper_fts', mark: 'mark_fts', note: 'note_fts', text: 'page_fts' } as const

/** Where a field's words stand in each group's table. What is missing is asked of the paper as a whole. */
const columns: Readonly<Record<SearchKind, Readonly<Partial<Record<string, string>>>>> = {
  paper: { title: 'title', authors: 'authors', author: 'authors', abstract: 'abstract', id: 'ids', list: 'lists' },
  mark: { title: 'title', author: 'authors', mark: 'body' },
  note: { title: 'title', author: 'authors', note: 'body' },
  text: { title: 'title', author: 'authors', text: 'body' },
}

function bodyMatches(node: QueryNode, context: Context): readonly string[] {
  if (node.kind === 'all' || node.kind === 'any') return node.parts.flatMap((part) => bodyMatches(part, context))
  const here = node.kind === 'words' || (node.kind === 'field' && columns[context.group][node.field] === 'body')
  return here ? [`{body} : ${expression(node.words, node === context.typing, context)}`] : []
}

function conditionOf(node: QueryNode, context: Context): Condition {
  const match = matchOf(node, context)
  if (match !== null) {
    const table = tables[context.group]
    return { sql: `r.n IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`, values: [match] }
  }
  switch (node.kind) {
    case 'all':
    case 'any':
      return joined(
        node.parts.map((part) => conditionOf(part, context)),
        node.kind === 'all' ? 'AND' : 'OR',
      )
    case 'not': {
      const { sql, values } = conditionOf(node.part, context)
      return { sql: `NOT (${sql})`, values }
    }
    case 'field':
      return fieldCondition(node, node === context.typing, context)
    case 'tag': {
      const tag = foldedTag(node.words.text)
      if (!node.words.prefix) return { sql: 'p.n IN (SELECT paper FROM paper_tag WHERE tag = ?)', values: [tag] }
      return {
        sql: 'p.n IN (SELECT paper FROM paper_tag WHERE tag >= ? AND tag < ?)',
        values: [tag, `${tag}\u{10FFFF}`],
      }
    }
    case 'status':
      return { sql: 'p.status = ?', values: [node.value] }
    case 'year': {
      const { from, to } = node.range
      return { sql: 'p.year BETWEEN ? AND ?', values: [from ?? -1, to ?? 10_000] }
    }
    case 'added': {
      const { from, to } = node.range
      return { sql: 'p.added >= ? AND p.added < ?', values: [from ?? '', to ?? '~'] }
    }
    case 'has':
      return { sql: has[node.value], values: [] }
    case 'newer':
      return { sql: 'p.newer = 1', values: [] }
    case 'words':
      throw new Error('Words are always matched.')
    default:
      return assertNever(node)
  }
}

const has = {
  pdf: 'p.pdf = 1',
  notes: 'p.notes = 1',
  marks: 'p.marks > 0',
  text: 'p.text IS NOT NULL',
  tags: 'p.tags > 0',
  abstract: 'p.abstract = 1',
  star: 'p.star = 1',
} as const

/** Words that another table has: papers that have such a note, mark or page, or whose record says so. */
function fieldCondition(
  { field, words }: Extract<QueryNode, { readonly kind: 'field' }>,
  typing: boolean,
  context: Context,
): Condition {
  if (field === 'category') {
    const name = words.text.trim().toLowerCase()
    return {
      sql: '(instr(p.categories, ?) > 0 OR instr(p.categories, ?) > 0)',
      values: [` ${name}${words.prefix ? '' : ' '}`, ` ${name}.`],
    }
  }
  const sought = expression(words, typing, { ...context, weighed: false })
  if (field === 'text') {
    return {
      sql: 'p.n IN (SELECT paper FROM page WHERE n IN (SELECT rowid FROM page_fts WHERE page_fts MATCH ?))',
      values: [`{body} : ${sought}`],
    }
  }
  if (field === 'note' || field === 'mark') {
    return {
      sql: `p.n IN (SELECT paper FROM own WHERE n IN (SELECT rowid FROM ${field}_fts WHERE ${field}_fts MATCH ?))`,
      values: [`{body} : ${sought}`],
    }
  }
  const column = columns.paper[field] ?? 'title'
  const id = column === 'ids' ? idMatch(words.text) : null
  return {
    sql: 'p.n IN (SELECT rowid FROM paper_fts WHERE paper_fts MATCH ?)',
    values: [id ?? `{${column}} : ${sought}`],
  }
}

/** Joined as a balanced tree: SQLite bounds how deep an expression is, not how wide. */
function joined(parts: readonly Condition[], sign: 'AND' | 'OR'): Condition {
  const [only, second] = parts
  if (!only) return { sql: '1', values: [] }
  if (!second) return only
  const middle = parts.length >> 1
  const [left, right] = [joined(parts.slice(0, middle), sign), joined(parts.slice(middle), sign)]
  return { sql: `(${left.sql} ${sign} ${right.sql})`, values: [...left.values, ...right.values] }
}

function expression(words: Words, typing: boolean, context: Pick<Context, 'weighed' | 'endings'>): string {
  const runs = runsOf(words).map((run) => runExpression(run, openEnded(words, run, typing), context))
  return runs.length > 0 ? `(${runs.join(' AND ')})` : '("")'
}

function runExpression(
  run: readonly string[],
  open: boolean,
  { weighed, endings }: Pick<Context, 'weighed' | 'endings'>,
): string {
  const phrase = quoted(run.join(' '))
  const [word] = run
  if (open && run.length === 1 && word !== undefined) {
    const words = endings(word)
    // The word itself is among them where anything has it.
    if (words) return words.length > 0 ? `(${words.map(quoted).join(' OR ')})` : phrase
    return weighed ? `(${phrase} OR ${phrase} *)` : `${phrase} *`
  }
  if (open) return `${phrase} *`
  // The word as Intl.Segmenter sees it is indexed beside its signs.
  const whole = weighed && run.length > 1 && !/[a-z0-9]/.test(run.join(''))
  return whole ? `(${phrase} OR ${quoted(run.join(''))})` : phrase
}

function runsOf({ text, exact }: Words): readonly (readonly string[])[] {
  if (!exact) {
    const runs = soughtRuns(text).map((run) => run.slice(0, LONGEST_RUN))
    return [...new Map(runs.map((run) => [run.join(' '), run])).values()]
  }
  const words = wordsOf(text).slice(0, LONGEST_RUN)
  return words.length > 0 ? [words] : []
}

function openEnded(words: Words, run: readonly string[], typing: boolean): boolean {
  const last = run.at(-1) ?? ''
  if (words.exact || !/^[\p{L}\p{N}]/u.test(last) || /^\p{scx=Han}/u.test(last)) return false
  return words.prefix || typing || last.length >= OPEN_ENDED
}

/** An id in any form finds its paper by its base. */
function idMatch(text: string): string | null {
  if (!/\d{3}/.test(text)) return null
  const parsed = parseArxivRef(text)
  if (!parsed.ok) return null
  const id = PaperId.safeParse(parsed.ref.base)
  return id.success && arxivIdOf(id.data) ? `{ids} : ${quoted(wordsOf(id.data).join(' '))}` : null
}

/** The last word, where nothing stands behind it. */
function typingNode(node: QueryNode, text: string): QueryNode | null {
  if (node.at.to < text.length && node.kind !== 'not') return null
  if (node.kind === 'all' || node.kind === 'any') {
    const last = node.parts.at(-1)
    return last ? typingNode(last, text) : null
  }
  return (node.kind === 'words' || node.kind === 'field') && node.at.to === text.length ? node : null
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`
}
