// Reads the search language. Never throws: what cannot be read is said with its place, and the rest still means something.
//   graph "neural network" -survey author:hinton title:(graph OR net) (tag:gnn OR year:2020..2024) has:notes
import { timeRange, yearRange } from './ranges.ts'
import { scanQuery, type Token } from './scan-query.ts'
import {
  hasValues,
  MAX_DEPTH,
  statusValues,
  wordFields,
  type FieldName,
  type ParsedQuery,
  type QueryNode,
  type QueryProblem,
  type QueryProblemCode,
  type Span,
  type Words,
} from './query.ts'

/** Parses a query. `problem` is the first fault of the text, `node` what could be understood all the same. */
export function parseQuery(text: string): ParsedQuery {
  const { tokens, problems } = scanQuery(text)
  const node = new Parser(tokens, problems).read()
  return { node, problem: problems.toSorted((a, b) => a.at.from - b.at.from)[0] ?? null }
}

type Value = Extract<Token, { readonly kind: 'value' }>

class Parser {
  readonly #tokens: readonly Token[]
  readonly #problems: QueryProblem[]
  #next = 0
  #tooDeep = false
  /** What the brackets around are asked of: `title:(…)`. */
  #around: FieldName | null = null

  constructor(tokens: readonly Token[], problems: QueryProblem[]) {
    this.#tokens = tokens
    this.#problems = problems
  }

  read(): QueryNode | null {
    return this.#any(0)
  }

  /** Alternatives: the parts between `OR`s, up to the end or the closing bracket. */
  #any(depth: number): QueryNode | null {
    const parts: QueryNode[] = []
    let operands = 0
    let or: Span | null = null
    for (;;) {
      const { node, some } = this.#all(depth)
      if (node) parts.push(node)
      if (some) operands += 1
      const token = this.#tokens[this.#next]
      if (!some && or) this.#say('or-alone', 'OR stands between two things; one is missing here.', or)
      if (token?.kind !== 'or') break
      if (!some && !or) this.#say('or-alone', 'OR stands between two things; one is missing here.', token.at)
      or = token.at
      this.#next += 1
    }
    const [only] = parts
    if (parts.length < 2) return operands > 0 ? (only ?? null) : null
    return {
      kind: 'any',
      parts: parts.flatMap((part) => (part.kind === 'any' ? part.parts : [part])),
      at: around(parts),
    }
  }

  /** Everything that must hold together. `some` tells whether anything was written, even signs that mean nothing. */
  #all(depth: number): { readonly node: QueryNode | null; readonly some: boolean } {
    const parts: QueryNode[] = []
    let some = false
    for (let token = this.#tokens[this.#next]; token; token = this.#tokens[this.#next]) {
      if (token.kind === 'or' || token.kind === 'close') break
      some = true
      const part = this.#one(token, depth)
      if (part) parts.push(part)
    }
    const [only] = parts
    if (parts.length < 2) return { node: only ?? null, some }
    const flat = parts.flatMap((part) => (part.kind === 'all' ? part.parts : [part]))
    return { node: { kind: 'all', parts: flat, at: around(parts) }, some }
  }

  #one(token: Token, depth: number): QueryNode | null {
    this.#next += 1
    if (token.kind === 'minus') {
      const negated = this.#tokens[this.#next]
      if (!negated || negated.kind === 'or' || negated.kind === 'close' || negated.kind === 'minus') {
        this.#say('not-alone', 'Nothing stands after this minus.', token.at)
        return null
      }
      const part = this.#one(negated, depth)
      return part ? { kind: 'not', part, at: { from: token.at.from, to: part.at.to } } : null
    }
    if (token.kind === 'open') return this.#group(token, depth)
    return token.kind === 'value' ? this.#value(token) : null
  }

  #group(open: Extract<Token, { readonly kind: 'open' }>, depth: number): QueryNode | null {
    if (depth >= MAX_DEPTH) {
      this.#say('too-deep', `Brackets can stand ${MAX_DEPTH} deep inside each other.`, open.at)
      this.#next = this.#tokens.length
      this.#tooDeep = true
      return null
    }
    const outer = this.#around
    this.#around = open.field ?? outer
    const inside = this.#any(depth + 1)
    this.#around = outer
    const close = this.#tokens[this.#next]
    if (close?.kind === 'close') this.#next += 1
    else if (!this.#tooDeep) this.#say('bracket-open', 'This bracket is not closed.', open.at)
    if (open.field !== null && close?.kind === 'close' && close.at.from === open.at.to) {
      this.#say('nothing-after-field', `Nothing stands after ${open.field}: – write ${examples[open.field]}.`, open.at)
    }
    return inside && { ...inside, at: { from: open.at.from, to: close?.at.to ?? inside.at.to } }
  }

  #value(token: Value): QueryNode | null {
    const { at } = token
    const field = token.field ?? this.#around
    const words = wordsOf(token)
    if (field === null) return words && { kind: 'words', words, at }
    if (token.text.trim() === '') {
      return this.#bad('nothing-after-field', `Nothing stands after ${field}: – write ${examples[field]}.`, at)
    }
    const isWordField = wordFields.find((name) => name === field)
    if (isWordField) return words && { kind: 'field', field: isWordField, words, at }
    const value = token.text.trim().toLowerCase()
    switch (field) {
      case 'tag':
        return { kind: 'tag', words: { text: starless(token), exact: true, prefix: starred(token) }, at }
      case 'status': {
        const known = statusValues.find((name) => name === value || name === value.replace(/\s/gu, '-'))
        if (known) return { kind: 'status', value: known, at }
        return this.#bad('bad-value', `status: can be ${list(statusValues)}, not “${shown(token.text)}”.`, at)
      }
      case 'has': {
        const known = hasValues.find((name) => name === value || `${name}s` === value || name === `${value}s`)
        if (known) return { kind: 'has', value: known, at }
        return this.#bad('bad-value', `has: can be ${list(hasValues)}, not “${shown(token.text)}”.`, at)
      }
      case 'version':
        if (value === 'new') return { kind: 'newer', at }
        return this.#bad('bad-value', `version: can only be new, not “${shown(token.text)}”.`, at)
      case 'year': {
        const range = yearRange(value)
        if (range) return { kind: 'year', range, written: value, at }
        return this.#bad('bad-range', `“${shown(token.text)}” is no range of years: write ${examples.year}.`, at)
      }
      case 'added': {
        const range = timeRange(value)
        if (range) return { kind: 'added', range, written: value, at }
        return this.#bad('bad-range', `“${shown(token.text)}” is no range of days: write ${examples.added}.`, at)
      }
      default:
        return null
    }
  }

  #bad(code: QueryProblemCode, message: string, at: Span): null {
    this.#say(code, message, at)
    return null
  }

  #say(code: QueryProblemCode, message: string, at: Span): void {
    this.#problems.push({ code, message, at })
  }
}

const examples = {
  author: 'author:hinton',
  title: 'title:attention',
  abstract: 'abstract:transformer',
  note: 'note:idea',
  mark: 'mark:important',
  text: 'text:lemma',
  list: 'list:"Monday group"',
  category: 'category:cs.CL',
  id: 'id:2406.15877',
  tag: 'tag:gnn',
  status: 'status:unread',
  year: 'year:2024, year:2020..2024 or year:>2020',
  added: 'added:7d, added:2024-05, added:2024-01..2024-06 or added:>2024-05-01',
  has: 'has:pdf',
  version: 'version:new',
} as const

/** The words of a value, or null where nothing in it can be looked for. */
function wordsOf(token: Value): Words | null {
  const text = starless(token)
  return /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/u.test(text)
    ? { text, exact: token.quoted, prefix: starred(token) }
    : null
}

function starred(token: Value): boolean {
  return !token.quoted && token.text.endsWith('*')
}

function starless(token: Value): string {
  return starred(token) ? token.text.replace(/\*+$/u, '') : token.text
}

function around(parts: readonly QueryNode[]): Span {
  return { from: parts[0]?.at.from ?? 0, to: parts.at(-1)?.at.to ?? 0 }
}

function list(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
