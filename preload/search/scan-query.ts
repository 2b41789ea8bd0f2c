// The query's text cut into tokens: brackets, OR, minus, fields, phrases and words, each with its place.
import { fieldNames, MAX_QUERY, type FieldName, type QueryProblem, type Span } from './query.ts'

export type Token =
  | { readonly kind: 'close' | 'or' | 'minus'; readonly at: Span }
  /** `field` is what stands right before the bracket: `title:(…)` asks it of everything inside. */
  | { readonly kind: 'open'; readonly field: FieldName | null; readonly at: Span }
  | {
      readonly kind: 'value'
      readonly field: FieldName | null
      readonly text: string
      readonly quoted: boolean
      readonly at: Span
    }

const SPACE = /\s/u
const FIELD = new RegExp(`(?:${fieldNames.join('|')})[:：]`, 'iuy')
const OPENS = new Set(['"', '“', '„', '＂'])
const CLOSES = new Set(['"', '”', '“', '＂'])

/** Cuts a query into tokens; an open quote runs to the end and is said. Never throws. */
export function scanQuery(given: string): { readonly tokens: readonly Token[]; readonly problems: QueryProblem[] } {
  const text = given.slice(0, MAX_QUERY)
  const tokens: Token[] = []
  const problems: QueryProblem[] = []
  let depth = 0
  let at = 0

  if (given.length > MAX_QUERY) {
    problems.push({
      code: 'too-long',
      message: `A search can be ${MAX_QUERY} characters long; what follows is left out.`,
      at: { from: MAX_QUERY, to: given.length },
    })
  }

  const phrase = (): string => {
    const from = at
    at += 1
    const begin = at
    while (at < text.length && !CLOSES.has(text.charAt(at))) at += 1
    const inside = text.slice(begin, at)
    if (at < text.length) at += 1
    else
      problems.push({ code: 'quote-open', message: 'This quotation mark is not closed.', at: { from, to: from + 1 } })
    return inside
  }

  // A word ends at a space, a quote, or a bracket that closes one of the query's own: `O(n)` stays one word.
  const word = (): string => {
    const begin = at
    let inner = 0
    for (; at < text.length; at += 1) {
      const sign = text.charAt(at)
      if (SPACE.test(sign) || (at > begin && OPENS.has(sign))) break
      if (sign === '(') inner += 1
      if (sign === ')') {
        if (inner === 0 && (depth > 0 || at === begin)) break
        if (inner > 0) inner -= 1
      }
    }
    return text.slice(begin, at)
  }

  while (at < text.length) {
    const sign = text.charAt(at)
    const from = at
    if (SPACE.test(sign)) at += 1
    else if (sign === '(') {
      depth += 1
      at += 1
      tokens.push({ kind: 'open', field: null, at: { from, to: at } })
    } else if (sign === ')') {
      at += 1
      if (depth > 0) {
        depth -= 1
        tokens.push({ kind: 'close', at: { from, to: at } })
      } else problems.push({ code: 'bracket-extra', message: 'This bracket closes nothing.', at: { from, to: at } })
    } else if (sign === '-' && at + 1 < text.length && !/[\s\-)]/u.test(text.charAt(at + 1))) {
      at += 1
      tokens.push({ kind: 'minus', at: { from, to: at } })
    } else {
      FIELD.lastIndex = at
      const named = FIELD.exec(text)?.[0]
      const field = named ? (fieldNames.find((name) => name === named.slice(0, -1).toLowerCase()) ?? null) : null
      if (named) at += named.length
      if (field !== null && opensGroup(text, at)) {
        depth += 1
        at += 1
        tokens.push({ kind: 'open', field, at: { from, to: at } })
        continue
      }
      const quoted = OPENS.has(text.charAt(at))
      const value = at >= text.length || SPACE.test(text.charAt(at)) ? '' : quoted ? phrase() : word()
      if (field === null && !quoted && value === 'OR') tokens.push({ kind: 'or', at: { from, to: at } })
      else tokens.push({ kind: 'value', field, text: value, quoted, at: { from, to: at } })
    }
  }
  return { tokens, problems }
}

/** `title:(a OR b)` is a group, and so is one that is not closed; `title:(n+1)-ary` is a word. */
function opensGroup(text: string, at: number): boolean {
  if (text.charAt(at) !== '(') return false
  let depth = 0
  for (let end = at; end < text.length; end += 1) {
    const sign = text.charAt(end)
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0) return /^(?:[\s)]|$)/u.test(text.slice(end + 1, end + 2))
  }
  return true
}
