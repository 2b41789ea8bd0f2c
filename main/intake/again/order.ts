// Which things left their place: the fewest whose moving turns one order into another. Pure.

/** The items to move so that the others stand in ascending `place`: all but a longest ascending run (patience sorting). */
export function outOfOrder<T>(items: readonly T[], place: (item: T) => number): readonly T[] {
  const places = items.map(place)
  /** For each length of a run, the index of its smallest last item. */
  const ends: number[] = []
  const before: number[] = []
  places.forEach((value, index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[ends[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  })
  const stay = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) stay.add(at)
  return items.filter((_, index) => !stay.has(index))
}
