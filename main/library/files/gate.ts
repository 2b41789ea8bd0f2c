// Lets a few things happen at once and keeps the rest waiting in order.

/** Runs `work` when a place is free. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** A gate with `places` places, first come first served. */
export function createGate(places: number): Gate {
  let free = places
  const waiting: (() => void)[] = []
  let head = 0
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting[head]
      if (next) {
        head++
        if (head === waiting.length) {
          waiting.length = 0
          head = 0
        }
        next()
      } else free++
    }
  }
}

/** Maps with at most `places` at once; answers in the order of `items`. The first failure stops what has not begun. */
export async function mapBounded<A, B>(
  items: readonly A[],
  places: number,
  work: (item: A, index: number) => Promise<B>,
): Promise<B[]> {
  const results: B[] = []
  let next = 0
  let stopped = false
  const worker = async (): Promise<void> => {
    while (!stopped) {
      const index = next++
      const item = items[index]
      if (index >= items.length || item === undefined) return
      try {
        results[index] = await work(item, index)
      } catch (error) {
        stopped = true
        throw error
      }
    }
  }
  const settled = await Promise.allSettled(Array.from({ length: Math.min(places, items.length) }, worker))
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason
  return results
}
