// Main's end of the search worker: numbered calls, answered in order. A worker that died fails what it was asked.
import type { Worker } from 'node:worker_threads'
import { AppError, errorFromData } from '../../preload/errors.ts'
import { say } from '../../preload/said.ts'
import { CANCEL_PLACES } from './cancel-places.ts'
import type { SearchWorker } from './early-thread.ts'
import type { NumberedCall, NumberedReply, SearchAnswers, SearchCall } from './protocol.ts'

interface Waiting {
  readonly settle: (answer: never) => void
  readonly fail: (error: Error) => void
}

/** The index itself cannot be used any more: it is damaged, or its disk takes nothing. */
export class BrokenIndex extends Error {
  readonly why: 'damaged' | 'full'

  constructor(why: 'damaged' | 'full', cause: unknown) {
    super(`The search index is broken: ${why}.`, { cause })
    this.why = why
  }
}

/** One thread, from its making to `close`. */
export class IndexThread {
  readonly #thread: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #cancelled: Int32Array
  #number = 0
  #ended: AppError | null = null

  constructor({ worker, cancelled }: SearchWorker) {
    this.#thread = worker
    this.#cancelled = cancelled
    this.#thread.on('message', (reply: NumberedReply) => this.#replied(reply))
    this.#thread.on('error', (cause) => this.#end(new AppError('internal', say('search.stopped'), { cause })))
    this.#thread.on('exit', () => this.#end(new AppError('internal', say('search.stopped'))))
  }

  /** Whether the thread is gone. */
  get ended(): boolean {
    return this.#ended !== null
  }

  /** Asks the worker. Rejects with its AppError, or with BrokenIndex. */
  call<C extends SearchCall>(call: C, signal?: AbortSignal): Promise<SearchAnswers[C['kind']]> {
    if (this.#ended) return Promise.reject(this.#ended)
    const number = ++this.#number
    // The worker cannot be told anything while it works; it looks here between two steps.
    Atomics.store(this.#cancelled, number % CANCEL_PLACES, 0)
    signal?.addEventListener('abort', () => Atomics.store(this.#cancelled, number % CANCEL_PLACES, number), {
      once: true,
    })
    return new Promise((settle, fail) => {
      this.#waiting.set(number, { settle, fail })
      this.#thread.ref()
      this.#thread.postMessage({ number, call } satisfies NumberedCall)
    })
  }

  /** Closes the index and ends the thread. */
  async close(): Promise<void> {
    if (!this.#ended) await this.call({ kind: 'close' }).catch(() => undefined)
    this.#end(new AppError('cancelled', 'Offprint is closing.'))
    await this.#thread.terminate()
  }

  #replied(reply: NumberedReply): void {
    const waiting = this.#waiting.get(reply.number)
    this.#waiting.delete(reply.number)
    if (this.#waiting.size === 0) this.#thread.unref()
    if (!waiting) return
    if ('answer' in reply) waiting.settle(reply.answer as never)
    else if (reply.broken !== 'no') waiting.fail(new BrokenIndex(reply.broken, errorFromData(reply.error)))
    else waiting.fail(errorFromData(reply.error))
  }

  #end(error: AppError): void {
    this.#ended ??= error
    for (const { fail } of this.#waiting.values()) fail(error)
    this.#waiting.clear()
  }
}
