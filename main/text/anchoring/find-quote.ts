// Finds a quote again in another text: word for word where it can be, else nearly, weighed with what stood before and
// after it and how far in it was (the weights are those of Hypothesis' anchoring; reader.md §1.3). Pure.
import { squeezed, type Haystack } from './haystack.ts'
import { gramsOf, likeness, nearMatches, type Grams, type Near } from './near.ts'

export interface Quote {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** A stretch of the haystack; `exact` says word for word. */
export interface Spot {
  readonly from: number
  readonly to: number
  readonly exact: boolean
  readonly sure: boolean
}

/** A text made ready for many quotes. */
export interface Searched {
  readonly hay: Haystack
  readonly grams: () => Grams
}

export function searched(hay: Haystack): Searched {
  let grams: Grams | null = null
  return { hay, grams: () => (grams ??= gramsOf(hay.text)) }
}

const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, place: 2 } as const
const SURE = 0.85
const LEAST = 0.6
/** Shorter quotes need what stands around them. */
const SHORT = 15
/** Longer ones are found by their two ends. */
const LONG = 600
const END = 240
const CONTEXT = 32
const MOST_EXACT = 200

/** The likeliest place of a quote; null where it is not there. `hint` is how far in it was, 0 to 1. */
export function findQuote(where: Searched, quote: Quote, hint: number | null): Spot | null {
  const pattern = squeezed(quote.exact)
  if (pattern === '') return null
  const weigh = weigher(where, quote, pattern.length, hint)
  const exact = occurrences(where.hay.text, pattern).map((from) => ({ from, to: from + pattern.length, errors: 0 }))
  const best = bestOf(exact, weigh)
  if (best) {
    const told = exact.length === 1 && pattern.length >= SHORT
    if (told || best.context >= 0.5) return { ...best.near, exact: true, sure: told || best.score >= SURE }
    // A word or two that stand elsewhere too, with nothing of what was around them: not this place.
    if (pattern.length < SHORT) return null
    return { ...best.near, exact: true, sure: false }
  }
  if (pattern.length < SHORT) return null
  const near = bestOf(nearly(where, pattern), weigh)
  if (!near || near.score < LEAST) return null
  return { ...near.near, exact: false, sure: near.score >= SURE }
}

function nearly(where: Searched, pattern: string): readonly Near[] {
  const most = (length: number): number => Math.floor(length * (1 - LEAST))
  const { text } = where.hay
  if (pattern.length <= LONG) return nearMatches(text, where.grams(), pattern, most(pattern.length))
  const heads = nearMatches(text, where.grams(), pattern.slice(0, END), most(END))
  const tails = nearMatches(text, where.grams(), pattern.slice(-END), most(END))
  return heads.flatMap((head) =>
    tails.flatMap((tail): readonly Near[] => {
      const apart = Math.abs(tail.to - head.from - pattern.length)
      if (apart > 0.4 * pattern.length) return []
      const errors = Math.round(((head.errors + tail.errors) / (2 * END)) * (pattern.length - apart)) + apart
      return errors <= most(pattern.length) ? [{ from: head.from, to: tail.to, errors }] : []
    }),
  )
}

interface Weighed {
  readonly score: number
  readonly context: number
}

function weigher({ hay }: Searched, quote: Quote, length: number, hint: number | null): (near: Near) => Weighed {
  const [prefix, suffix] = [squeezed(quote.prefix).slice(-CONTEXT), squeezed(quote.suffix).slice(0, CONTEXT)]
  return ({ from, to, errors }) => {
    const before = prefix === '' ? null : likeness(prefix, hay.text.slice(Math.max(0, from - prefix.length), from))
    const after = suffix === '' ? null : likeness(suffix, hay.text.slice(to, to + suffix.length))
    const place = hint === null ? null : 1 - Math.abs(from / Math.max(1, hay.text.length) - hint)
    const parts = [
      [WEIGHTS.quote, 1 - errors / length],
      [WEIGHTS.prefix, before],
      [WEIGHTS.suffix, after],
      [WEIGHTS.place, place],
    ] as const
    const told = parts.filter((part): part is [(typeof part)[0], number] => part[1] !== null)
    const score = told.reduce((sum, [weight, value]) => sum + weight * value, 0)
    const context = Math.max(before ?? (after === null ? 1 : 0), after ?? (before === null ? 1 : 0))
    return { score: score / told.reduce((sum, [weight]) => sum + weight, 0), context }
  }
}

function bestOf(
  candidates: readonly Near[],
  weigh: (near: Near) => Weighed,
): (Weighed & { readonly near: Pick<Near, 'from' | 'to'> }) | null {
  let best: (Weighed & { readonly near: Pick<Near, 'from' | 'to'> }) | null = null
  for (const candidate of candidates) {
    const weighed = weigh(candidate)
    if (!best || weighed.score > best.score) best = { ...weighed, near: { from: candidate.from, to: candidate.to } }
  }
  return best
}

function occurrences(text: string, pattern: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(pattern); at >= 0 && found.length < MOST_EXACT; at = text.indexOf(pattern, at + 1)) {
    found.push(at)
  }
  return found
}
