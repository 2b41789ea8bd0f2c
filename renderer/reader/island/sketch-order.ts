// Which pages are sketched first while pages rush past: those on screen, then the ones that come.

/** The pages to sketch (1-based), the first first. */
export function nextToSketch(at: {
  readonly visible: readonly number[]
  readonly ahead: number
  readonly downwards: boolean
  readonly pages: number
}): readonly number[] {
  if (at.visible.length === 0) return []
  const [first, last] = [Math.min(...at.visible), Math.max(...at.visible)]
  const step = at.downwards ? 1 : -1
  // The page that comes into view is looked at longest: the one that leaves is gone before it is drawn.
  const seen = Array.from({ length: last - first + 1 }, (_, index) => (at.downwards ? last - index : first + index))
  const coming = Array.from({ length: at.ahead }, (_, index) => (at.downwards ? last : first) + (index + 1) * step)
  return [...seen, ...coming].filter((page) => page >= 1 && page <= at.pages)
}
