// Where a text nearly contains another: candidates by short pieces they share, each measured by edits. Pure.

/** A stretch, `to` exclusive, and how many letters differ. */
export interface Near {
  readonly from: number
  readonly to: number
  readonly errors: number
}

const GRAM = 6
/** A piece that occurs more often than this tells nothing. */
const TOO_COMMON = 60
/** Pieces whose places in both texts differ by up to this much speak for the same candidate. */
const BUCKET = 48
const MOST_CANDIDATES = 5

/** The places of all short pieces of a text. */
export type Grams = ReadonlyMap<string, readonly number[]>

export function gramsOf(text: string): Grams {
  const grams = new Map<string, number[]>()
  for (let at = 0; at + GRAM <= text.length; at++) {
    const gram = text.slice(at, at + GRAM)
    const known = grams.get(gram)
    if (!known) grams.set(gram, [at])
    else if (known.length <= TOO_COMMON) known.push(at)
  }
  return grams
}

/** The best stretches of `text` that are `pattern` but for `most` letters, the best first. */
export function nearMatches(text: string, grams: Grams, pattern: string, most: number): readonly Near[] {
  const votes = new Map<number, number>()
  for (let at = 0; at + GRAM <= pattern.length; at++) {
    const places = grams.get(pattern.slice(at, at + GRAM)) ?? []
    if (places.length > TOO_COMMON) continue
    for (const place of places) {
      const bucket = Math.floor((place - at) / BUCKET)
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1)
    }
  }
  const buckets = [...votes].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES)
  const found = buckets.flatMap(([bucket]) => {
    const from = Math.max(0, bucket * BUCKET - most)
    const near = nearest(text.slice(from, (bucket + 1) * BUCKET + pattern.length + most), pattern, most)
    return near ? [{ from: near.from + from, to: near.to + from, errors: near.errors }] : []
  })
  return found
    .toSorted((a, b) => a.errors - b.errors || a.from - b.from)
    .filter((near, index, all) => all.findIndex((other) => other.from === near.from) === index)
}

/** The stretch of a short text with the fewest edits to a pattern (Sellers); null where all need more than `most`. */
export function nearest(text: string, pattern: string, most: number): Near | null {
  let costs = Array.from({ length: pattern.length + 1 }, (_, row) => row)
  let starts = Array.from({ length: pattern.length + 1 }, () => 0)
  let best: Near | null = null
  for (let column = 1; column <= text.length; column++) {
    const letter = text.charCodeAt(column - 1)
    const [nextCosts, nextStarts] = [[0], [column]]
    for (let row = 1; row <= pattern.length; row++) {
      const across = (costs[row - 1] ?? 0) + (pattern.charCodeAt(row - 1) === letter ? 0 : 1)
      const skipped = (costs[row] ?? 0) + 1
      const added = (nextCosts[row - 1] ?? 0) + 1
      const least = Math.min(across, skipped, added)
      nextCosts.push(least)
      nextStarts.push((least === across ? starts[row - 1] : least === skipped ? starts[row] : nextStarts[row - 1]) ?? 0)
    }
    ;[costs, starts] = [nextCosts, nextStarts]
    const errors = costs[pattern.length] ?? Infinity
    if (errors <= most && errors < (best?.errors ?? Infinity)) {
      best = { from: starts[pattern.length] ?? 0, to: column, errors }
    }
  }
  return best
}

/** How alike two texts are: 1 the same, 0 nothing in common. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 1
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return 1 - (row[b.length] ?? 0) / longest
}
