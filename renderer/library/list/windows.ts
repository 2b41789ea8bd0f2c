// Windows of a long order: which are needed for a stretch of papers, and which may be forgotten. Pure.

/** Papers a window. One request each. */
export const WINDOW = 100
/** Windows kept at most: the nearest to what is on screen. */
const MOST_WINDOWS = 30

/** The numbers of the windows that hold the papers from one index to another, both included. */
export function windowsOf(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.max(0, from) / WINDOW)
  const last = Math.floor(Math.max(from, to, 0) / WINDOW)
  return Array.from({ length: last - first + 1 }, (_, step) => first + step)
}

/** The windows to keep when papers around `middle` are on screen. The same map where nothing is to be forgotten. */
export function nearest<T>(windows: ReadonlyMap<number, T>, middle: number): ReadonlyMap<number, T> {
  if (windows.size <= MOST_WINDOWS) return windows
  const at = middle / WINDOW
  return new Map(
    [...windows].toSorted(([a], [b]) => Math.abs(a + 0.5 - at) - Math.abs(b + 0.5 - at)).slice(0, MOST_WINDOWS),
  )
}
