// The one queue in front of arXiv: one request at a time and one every `interval`, start to start (API terms of use).
// Metadata goes before pages, pages before PDFs; within a kind, first come, first served.
import { AppError } from '../../preload/errors.ts'

export type Priority = 'metadata' | 'page' | 'pdf'
const order: readonly Priority[] = ['metadata', 'page', 'pdf']

/** The right to have one request under way. `release` may be called more than once. */
export interface Place {
  release(): void
}

interface Waiter {
  readonly priority: Priority
  take(place: Place): void
  fail(error: AppError): void
}

export interface RequestQueue {
  /** Waits for a place; throws AppError `cancelled` when the signal aborts first. */
  acquire(priority: Priority, signal: AbortSignal): Promise<Place>
  /** How many wait. */
  waiting(): number
  /** Lets everyone who waits fail. */
  failWaiting(error: () => AppError): void
  /** `failWaiting`, and nobody is let in any more. */
  close(): void
}

/** Makes a queue. `interval` in ms; `now` in ms; `changed` is called when the number of those who wait changes. */
export function createQueue(options: {
  readonly interval: number
  readonly now?: () => number
  readonly changed?: () => void
}): RequestQueue {
  const now = options.now ?? Date.now
  const changed = options.changed ?? (() => undefined)
  const waiters: Waiter[] = []
  let busy = false
  let closed = false
  let lastStart = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | null = null

  function advance(): void {
    if (busy || timer !== null || waiters.length === 0) return
    // A clock that was set back must not make anyone wait longer than the interval.
    const wait = Math.min(options.interval, lastStart + options.interval - now())
    if (wait > 0) {
      timer = setTimeout(() => {
        timer = null
        start()
      }, wait)
    } else start()
  }

  function start(): void {
    const next = order.flatMap((priority) => waiters.find((waiter) => waiter.priority === priority) ?? [])[0]
    if (busy || next === undefined) return
    waiters.splice(waiters.indexOf(next), 1)
    busy = true
    lastStart = now()
    let released = false
    next.take({
      release() {
        if (released) return
        released = true
        busy = false
        advance()
      },
    })
    changed()
  }

  function failWaiting(error: () => AppError): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    for (const waiter of waiters.splice(0)) waiter.fail(error())
    changed()
  }

  return {
    acquire(priority, signal) {
      if (signal.aborted || closed) return Promise.reject(cancelled())
      return new Promise<Place>((resolve, reject) => {
        const onAbort = () => {
          const index = waiters.indexOf(waiter)
          if (index !== -1) waiters.splice(index, 1)
          reject(cancelled())
          changed()
        }
        const waiter: Waiter = {
          priority,
          take(place) {
            signal.removeEventListener('abort', onAbort)
            resolve(place)
          },
          fail(error) {
            signal.removeEventListener('abort', onAbort)
            reject(error)
          },
        }
        signal.addEventListener('abort', onAbort, { once: true })
        waiters.push(waiter)
        advance()
        changed()
      })
    },
    waiting: () => waiters.length,
    failWaiting,
    close() {
      closed = true
      failWaiting(cancelled)
    },
  }
}

/** The error of what was given up. */
export function cancelled(): AppError {
  return new AppError('cancelled', 'This was cancelled.')
}
