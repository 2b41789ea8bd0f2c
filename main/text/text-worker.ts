// Main's end of the text worker: starts it when there is work, gives it one call at a time, ends it when a call takes
// too long or it has been idle. A worker that died is replaced on the next call.
import { Worker } from 'node:worker_threads'
import { AppError, errorFromData } from '../../preload/errors.ts'
import type { WorkerAnswer, WorkerCall, WorkerReply, WorkerSetup } from './protocol.ts'

export interface TextWorkerOptions {
  /** The worker's module: worker.ts in a checkout, its bundle in the packaged app. */
  readonly worker: URL
  readonly assets: string
  /** Milliseconds without work after which the thread is ended. */
  readonly idle: number
  /** Megabytes the thread's heap may grow to before it is ended. */
  readonly heap: number
}

export interface CallOptions {
  /** Milliseconds the call itself may take, waiting for others not counted. */
  readonly deadline: number
  readonly signal?: AbortSignal | undefined
}

/** Milliseconds that the thread may take to load. */
const STARTING = 30_000

interface Waiting {
  readonly call: WorkerCall
  readonly deadline: number
  readonly settle: (reply: WorkerReply) => void
  readonly fail: (error: AppError) => void
}

/** One worker thread. Calls are answered in order. */
export class TextWorker {
  readonly #options: TextWorkerOptions
  readonly #waiting: Waiting[] = []
  #thread: Worker | null = null
  #current: Waiting | null = null
  #timer: NodeJS.Timeout | undefined
  #ready = false
  #closed = false
  #onQuiet: (() => void)[] = []

  constructor(options: TextWorkerOptions) {
    this.#options = options
  }

  /** Whether calls are running or waiting. */
  get busy(): boolean {
    return this.#current !== null || this.#waiting.length > 0
  }

  /** Resolves when no call is running or waiting. */
  quiet(): Promise<void> {
    return this.busy ? new Promise((resolve) => this.#onQuiet.push(resolve)) : Promise.resolve()
  }

  /** Starts the thread, so that the first call need not wait for it. */
  warm(): void {
    if (!this.#closed) this.#started().unref()
    this.#idle()
  }

  /** Asks the worker. Rejects with the worker's AppError, `internal` past the deadline, `cancelled` on abort. */
  async call(call: WorkerCall, { deadline, signal }: CallOptions): Promise<WorkerAnswer> {
    if (signal?.aborted) throw cancelled()
    if (this.#closed) throw new AppError('cancelled', 'Offprint is closing.')
    const reply = await new Promise<WorkerReply>((settle, fail) => {
      const waiting: Waiting = { call, deadline, settle, fail }
      this.#waiting.push(waiting)
      signal?.addEventListener(
        'abort',
        () => {
          const index = this.#waiting.indexOf(waiting)
          if (index >= 0) this.#waiting.splice(index, 1)
          fail(cancelled())
        },
        { once: true },
      )
      this.#next()
    })
    if (reply.kind === 'failed') throw errorFromData(reply.error)
    if (reply.kind === 'ready') throw new AppError('internal', 'The text worker answered something else.')
    return reply
  }

  /** Ends the thread; calls under way are cancelled. */
  async close(): Promise<void> {
    this.#closed = true
    const thread = this.#thread
    this.#drop(new AppError('cancelled', 'Offprint is closing.'))
    for (const waiting of this.#waiting.splice(0)) waiting.fail(new AppError('cancelled', 'Offprint is closing.'))
    for (const resolve of this.#onQuiet.splice(0)) resolve()
    await thread?.terminate()
  }

  #next(): void {
    if (this.#current || this.#closed) return
    const next = this.#waiting.shift()
    if (!next) {
      for (const resolve of this.#onQuiet.splice(0)) resolve()
      this.#idle()
      return
    }
    this.#current = next
    clearTimeout(this.#timer)
    const thread = this.#started()
    thread.ref()
    thread.postMessage(next.call)
    // Until the thread is up its own time does not count: a busy machine takes a second or two to load pdf.js.
    this.#watch(this.#ready ? next.deadline : STARTING)
  }

  /** Ends the thread if the call it is on does not come to an end. */
  #watch(deadline: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (this.#current) {
        this.#drop(new AppError('internal', tooLong(this.#current), { details: { reason: 'deadline' } }))
      }
      this.#next()
    }, deadline)
  }

  #started(): Worker {
    if (this.#thread) return this.#thread
    const setup: WorkerSetup = { assets: this.#options.assets }
    const thread = new Worker(this.#options.worker, {
      workerData: setup,
      name: 'offprint-text',
      resourceLimits: { maxOldGenerationSizeMb: this.#options.heap },
      // What pdf.js prints about broken files is of no use to a person.
      stdout: true,
      stderr: true,
    })
    thread.stdout.resume()
    thread.stderr.resume()
    this.#thread = thread
    this.#ready = false
    thread.on('message', (reply: WorkerReply) => {
      if (thread !== this.#thread) return
      if (reply.kind === 'ready') {
        this.#ready = true
        if (this.#current) this.#watch(this.#current.deadline)
        return
      }
      const current = this.#current
      this.#current = null
      clearTimeout(this.#timer)
      current?.settle(reply)
      this.#next()
    })
    thread.on('error', (cause) => this.#lost(thread, cause))
    thread.on('exit', () => this.#lost(thread, null))
    return thread
  }

  /** The thread died by itself: out of memory, or a fault of the reader. */
  #lost(thread: Worker, cause: unknown): void {
    if (thread !== this.#thread) return
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null
    const message =
      code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? 'This PDF needs more memory than there is to read its text.'
        : 'The text of this PDF could not be read: its reader stopped.'
    this.#drop(new AppError('internal', message, { details: { reason: 'worker' }, cause }))
    this.#next()
  }

  /** Lets the thread go and fails the call it was on. */
  #drop(error: AppError): void {
    clearTimeout(this.#timer)
    const [thread, current] = [this.#thread, this.#current]
    this.#thread = null
    this.#current = null
    void thread?.terminate()
    current?.fail(error)
  }

  #idle(): void {
    this.#thread?.unref()
    clearTimeout(this.#timer)
    if (this.#closed || !this.#thread) return
    this.#timer = setTimeout(() => {
      const thread = this.#thread
      this.#thread = null
      void thread?.terminate()
    }, this.#options.idle)
    this.#timer.unref()
  }
}

/** What a caller who gave up is told. */
export function cancelled(): AppError {
  return new AppError('cancelled', 'Reading the text was cancelled.')
}

function tooLong({ call, deadline }: Waiting): string {
  const seconds = Math.round(deadline / 1000)
  return 'page' in call
    ? `Page ${call.page} is too much to read: its text did not come within ${seconds} seconds.`
    : `This PDF is too much to read: nothing came within ${seconds} seconds.`
}
