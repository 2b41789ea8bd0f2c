// A piece of a text around what was found in it, with the stretches to highlight.
import type { Snippet } from '../../preload/model/search.ts'
import type { Sought } from './compile.ts'
import { isAscii, placedWords, type PlacedWord } from './words.ts'

/** UTF-16 units a snippet is about long. */
const LENGTH = 220
const BEFORE = 70
/** Texts are looked through up to here. */
const READ = 200_000

const NONE: readonly number[] = []

interface Found {
  readonly from: number
  readonly to: number
  readonly sought: number
}

/** The piece with the most of what is sought; the beginning where there is none. Line ends become spaces. */
export function snippetOf(text: string, sought: readonly Sought[]): Snippet {
  const found = matches(text.slice(0, READ), sought, { enough: true })
  const start = bestStart(found)
  const from = start === null ? 0 : boundary(text, Math.max(0, start - BEFORE))
  const to = boundary(text, Math.min(text.length, from + LENGTH))
  const head = from > 0 ? '…' : ''
  const piece = text.slice(from, to)
  return {
    text: `${head}${piece.replace(/\s/gu, ' ')}${to < text.length ? '…' : ''}`,
    ranges: merged(found.filter((one) => one.from >= from && one.to <= to)).map(([a, b]) => [
      a - from + head.length,
      b - from + head.length,
    ]),
  }
}

/** All of a short text, highlighted. */
export function highlighted(text: string, sought: readonly Sought[]): Snippet {
  return { text, ranges: merged(matches(text, sought)) }
}

/** Whether anything that is sought stands in the text. */
export function holds(text: string, sought: readonly Sought[]): boolean {
  return matches(text, sought).length > 0
}

/** Texts are looked through in pieces of about this many units, cut at spaces. */
const PIECE = 600

/** What is sought in a text, piece by piece; with `enough` until a piece after the first that has all of it. */
function matches(text: string, sought: readonly Sought[], { enough = false } = {}): Found[] {
  const found: Found[] = []
  const seen = new Set<number>()
  let complete = false
  for (let from = 0; from < text.length && sought.length > 0;) {
    const to = pieceEnd(text, from)
    const piece = text.slice(from, to)
    for (const one of isAscii(piece) ? asciiMatches(piece, sought) : wordMatches(piece, sought)) {
      found.push({ ...one, from: one.from + from, to: one.to + from })
      seen.add(one.sought)
    }
    if (enough && complete) break
    complete = seen.size === sought.length
    from = to
  }
  return found
}

function pieceEnd(text: string, from: number): number {
  if (text.length - from <= PIECE * 1.5) return text.length
  for (let at = from + PIECE; at < from + PIECE * 1.5; at++) if (text.charCodeAt(at) <= 0x20) return at
  return from + PIECE
}

/** In ASCII a word is a run of letters and digits: expressions find them without cutting the text into words. */
function asciiMatches(piece: string, sought: readonly Sought[]): Found[] {
  return sought.flatMap((one, index) => {
    const expression = expressionOf(one)
    if (!expression) return []
    expression.lastIndex = 0
    return Array.from(piece.matchAll(expression), (hit) => ({
      from: hit.index,
      to: hit.index + hit[0].length,
      sought: index,
    }))
  })
}

const expressions = new WeakMap<Sought, RegExp | 'none'>()

/** Null for words that ASCII texts do not have. */
function expressionOf(sought: Sought): RegExp | null {
  const known = expressions.get(sought)
  if (known) return known === 'none' ? null : known
  const usable = sought.words.length > 0 && sought.words.every((word) => /^[a-z0-9]+$/.test(word))
  const end = sought.prefix ? '[a-z0-9]*' : '(?![a-z0-9])'
  const made = usable ? new RegExp(`(?<![a-z0-9])${sought.words.join('[^a-z0-9]+')}${end}`, 'gi') : null
  expressions.set(sought, made ?? 'none')
  return made
}

function wordMatches(text: string, sought: readonly Sought[]): Found[] {
  const words = placedWords(text)
  const found: Found[] = []
  const starts = new Map<string, number[]>()
  const prefixes: number[] = []
  sought.forEach(({ words: run, prefix }, index) => {
    const first = run[0] ?? ''
    if (prefix && run.length === 1) prefixes.push(index)
    else starts.set(first, [...(starts.get(first) ?? []), index])
  })
  words.forEach(({ word, from }, at) => {
    for (const index of starts.get(word) ?? NONE) {
      const last = lastOf(words, at, sought[index])
      if (last) found.push({ from, to: last.to, sought: index })
    }
    for (const index of prefixes) {
      const end = words[at]
      if (end && word.startsWith(sought[index]?.words[0] ?? '\u0000')) found.push({ from, to: end.to, sought: index })
    }
  })
  return found
}

function lastOf(words: readonly PlacedWord[], at: number, sought: Sought | undefined): PlacedWord | null {
  if (!sought) return null
  for (const [index, word] of sought.words.entries()) {
    const there = words[at + index]?.word
    const open = sought.prefix && index === sought.words.length - 1
    if (there === undefined || (open ? !there.startsWith(word) : there !== word)) return null
  }
  return words[at + sought.words.length - 1] ?? null
}

/** Where the window with the most different things begins. */
function bestStart(found: readonly Found[]): number | null {
  let best: { readonly from: number; readonly score: number } | null = null
  const ordered = found.toSorted((a, b) => a.from - b.from)
  const most = new Set(found.map((one) => one.sought)).size
  for (const [index, { from }] of ordered.entries()) {
    const seen = new Set<number>()
    for (let next = index; next < ordered.length; next++) {
      const one = ordered[next]
      if (!one || one.to > from + LENGTH - BEFORE) break
      seen.add(one.sought)
    }
    if (!best || seen.size > best.score) best = { from, score: seen.size }
    if (best.score === most || index > 500) break
  }
  return best?.from ?? null
}

/** A place near by that cuts no word: after a space, within 20 units; never inside a pair. */
function boundary(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length))
  for (let back = at; back > at - 20 && back > 0; back--) if (/\s/u.test(text.charAt(back - 1))) return back
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at
}

function merged(found: readonly Found[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const { from, to } of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = ranges.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else ranges.push([from, to])
  }
  return ranges
}
