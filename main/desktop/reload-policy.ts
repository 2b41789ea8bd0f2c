// How often a page that crashes is loaded again by itself.

/** Reloads in a row; after them the person is asked. */
const MAX_RELOADS = 3
/** A crash later than this after the one before starts a new row, in milliseconds. */
const ROW = 60_000

/** Answers each crash, told its time, with the milliseconds to wait before loading again; null: ask the person. */
export function createReloadPolicy(): (now: number) => number | null {
  let attempt = 0
  let lastAt = Number.NEGATIVE_INFINITY
  return (now) => {
    attempt = now - lastAt > ROW ? 0 : attempt + 1
    lastAt = now
    return attempt < MAX_RELOADS ? 500 * 4 ** attempt : null
  }
}
