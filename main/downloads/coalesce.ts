// Tells of many changes with few calls: the first at once, then at most one a gap, and always the last.
import type { Unsubscribe } from '../../preload/link.ts'

/** Runs `run` after `delay` ms, unless the answer is called. */
export type Timer = (delay: number, run: () => void) => Unsubscribe

/** The system's timer. Delays beyond what it can count are cut; who waits that long looks again anyway. */
export const systemTimer: Timer = (delay, run) => {
  const handle = setTimeout(run, Math.min(Math.max(0, delay), 2 ** 31 - 1))
  return () => clearTimeout(handle)
}

/** Calls `run` after the current turn, and again for what was poked meanwhile once `gap()` ms have passed. */
export function coalesce(
  run: () => void,
  gap: () => number,
  timer: Timer,
): { readonly poke: () => void; readonly stop: () => void } {
  let wanted = false
  let resting: Unsubscribe | null = null
  let stopped = false
  const fire = (): void => {
    if (stopped || !wanted) return
    wanted = false
    resting = timer(gap(), () => {
      resting = null
      fire()
    })
    run()
  }
  return {
    poke() {
      if (wanted) return
      wanted = true
      if (resting === null) queueMicrotask(fire)
    },
    stop() {
      stopped = true
      resting?.()
    },
  }
}
