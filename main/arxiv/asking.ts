// How any request to arXiv is made: a place in the queue, the mood asked before and told after, a few patient tries.
import { AppError } from '../../preload/errors.ts'
import { say } from '../../preload/said.ts'
import { NetworkFailure } from './http.ts'
import type { Manners } from './manners.ts'
import type { ArxivOptions } from './options.ts'
import { cancelled, type Place, type Priority, type RequestQueue } from './queue.ts'

const mostTries = 3
/** A server that is silent is overloaded: one more try, no third. */
const mostSilentTries = 2

export interface Asking {
  readonly options: ArxivOptions
  readonly queue: RequestQueue
  readonly manners: Manners
}

/** One try: the place is the task's to release once it holds on to the connection; otherwise it is released for it. */
export type Try<T> = (place: Place) => Promise<T>

/**
 * Runs a try in the queue, up to three times while the network or the server (`NetworkFailure`) breaks, waiting longer
 * each time. Throws AppError `rate-limited` at once while cooling down, `offline`, `remote`, `cancelled`.
 */
export async function ask<T>(asking: Asking, priority: Priority, signal: AbortSignal, task: Try<T>): Promise<T> {
  const { queue, manners, options } = asking
  for (let tries = 1; ; tries += 1) {
    const refusal = manners.refusal()
    if (refusal !== null) throw refusal
    const place = await queue.acquire(priority, signal)
    try {
      return await task(place)
    } catch (error) {
      place.release()
      if (!(error instanceof NetworkFailure)) throw error
      if (error.kind === 'unreachable') throw manners.unreachable()
      if (error.kind === 'silent' && priority === 'pdf') {
        throw new AppError('remote', say('arxiv.silentPdf'))
      }
      if (tries >= (error.kind === 'silent' ? mostSilentTries : mostTries)) {
        throw new AppError('remote', say(error.kind === 'silent' ? 'arxiv.late' : 'arxiv.improper', { tries }))
      }
    }
    await pause(options.interval * 2 ** (tries - 1) * (1 + (options.random ?? Math.random)() / 2), signal)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer)
      reject(cancelled())
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}
