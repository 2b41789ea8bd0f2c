// What a search finds in a page's text: plain words, whole words, a regular expression. Pure; may be slow for a bad
// expression, which is why it runs in a worker that can be ended.
import { fold } from './fold.ts'
import type { Haystack } from './haystack.ts'

export interface Query {
  readonly text: string
  readonly caseSensitive: boolean
  readonly wholeWords: boolean
  readonly regex: boolean
}

/** A stretch of a haystack's text in UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Finds in one haystack, in its order; a match never begins in the words of the next page. */
export type Matcher = (haystack: Haystack) => readonly Stretch[]

/** A matcher, or what is wrong with the expression, in the engine's words. */
export function matcherOf(query: Query): Matcher | { readonly problem: string } {
  if (!query.regex) return (haystack) => kept(haystack, plain(haystack, query), query)
  const compiled = compile(query)
  if (typeof compiled === 'string') return { problem: compiled }
  return (haystack) => kept(haystack, expressed(haystack, compiled), query)
}

function compile({ text, caseSensitive }: Query): RegExp | string {
  const flags = `gm${caseSensitive ? '' : 'i'}`
  try {
    return new RegExp(text, `${flags}u`)
  } catch (error) {
    try {
      // Escapes that Unicode mode refuses, `\-` for one, are common in expressions that people know by heart.
      return new RegExp(text, flags)
    } catch {
      const said = error instanceof Error ? error.message : String(error)
      return said.slice(said.lastIndexOf(': ') + 2)
    }
  }
}

function expressed({ text }: Haystack, expression: RegExp): readonly Stretch[] {
  const found: Stretch[] = []
  for (const match of text.matchAll(expression)) {
    if (match[0] !== '') found.push({ from: match.index, to: match.index + match[0].length })
  }
  return found
}

/**
 * Plain words: compared folded. A hyphen in them also meets a place where a hyphen at a line's end was joined, since
 * nobody can see there whether the word has one.
 */
function plain({ text, joints }: Haystack, { text: wanted, caseSensitive }: Query): readonly Stretch[] {
  const needle = fold(wanted.trim() === '' ? wanted : wanted.trim(), { caseSensitive }).text
  if (needle === '') return []
  const hay = fold(text, { caseSensitive })
  const found: Stretch[] = []
  const add = (start: number, end: number): void => {
    const last = hay.from[end - 1] ?? 0
    found.push({ from: hay.from[start] ?? 0, to: Math.max(hay.from[end] ?? 0, last + 1) })
  }
  for (let at = hay.text.indexOf(needle); at >= 0; at = hay.text.indexOf(needle, at + needle.length)) {
    add(at, at + needle.length)
  }
  const parts = needle.split('-')
  if (parts.length < 2 || joints.size === 0 || parts.includes('')) return found
  for (const joint of joints) {
    const start = joinedAt(hay.text, parts, hay.from.indexOf(joint))
    if (start !== null) add(start, start + needle.length - 1)
  }
  return found.toSorted((a, b) => a.from - b.from)
}

/** Where the words begin that have their one missing hyphen at a joint; null where they do not. */
function joinedAt(hay: string, parts: readonly string[], joint: number): number | null {
  for (let cut = 1; cut < parts.length; cut++) {
    const before = parts.slice(0, cut).join('-')
    const after = parts.slice(cut).join('-')
    if (hay.startsWith(after, joint) && hay.slice(0, joint).endsWith(before)) return joint - before.length
  }
  return null
}

function kept({ text, next }: Haystack, found: readonly Stretch[], query: Query): readonly Stretch[] {
  return found.filter(({ from, to }) => {
    if (from >= next.from && from < next.to) return false
    // Nor does one run from the next page's words into what stands beside this page's text.
    if (from < next.from && to > next.to && next.to > next.from) return false
    return !query.wholeWords || (isEdge(text, from) && isEdge(text, to))
  })
}

const WORD = /[\p{L}\p{N}\p{M}_]/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Whether a word may begin or end here. Scripts without spaces have such a place everywhere. */
function isEdge(text: string, at: number): boolean {
  const [before, after] = [text.slice(0, at).slice(-1), text.slice(at, at + 1)]
  return !WORD.test(before) || !WORD.test(after) || UNSPACED.test(before) || UNSPACED.test(after)
}
