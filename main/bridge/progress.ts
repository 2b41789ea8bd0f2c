// Keeps a call's progress to ten values a second: the first at once, then the newest of each tenth.

/** At most one value in this many milliseconds. */
export const PROGRESS_INTERVAL = 100

export interface ProgressValve {
  push(value: unknown): void
  /** Delivers what is still held back; nothing comes through afterwards. */
  finish(): void
  /** Ends without delivering: the caller is gone. */
  drop(): void
}

/** Lets values through to `deliver` at the pace above, never out of order, the last one always (unless dropped). */
export function createProgressValve(deliver: (value: unknown) => void): ProgressValve {
  let held: { readonly value: unknown } | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let ended = false

  const release = (): void => {
    timer = null
    if (held === null) return
    const { value } = held
    held = null
    timer = setTimeout(release, PROGRESS_INTERVAL)
    deliver(value)
  }
  const stop = (): void => {
    ended = true
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  return {
    push(value) {
      if (ended) return
      held = { value }
      if (timer === null) release()
    },
    finish() {
      if (ended) return
      stop()
      if (held !== null) deliver(held.value)
      held = null
    },
    drop: stop,
  }
}
