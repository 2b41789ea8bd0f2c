// One record that changes: serial, coalesced, and never ahead of the disk. Readers see what is durable, frozen; changes
// wait for the write under way, are applied to copies one after the other, and share the next write.
import { isDeepStrictEqual } from 'node:util'
import type { Low } from 'lowdb'
import { AppError } from '../../../preload/errors.ts'
import { say } from '../../../preload/said.ts'
import { accept, type Format } from '../files/formats.ts'
import type { Gate } from '../files/gate.ts'
import { storageError } from '../files/storage-error.ts'

interface Job<T> {
  readonly change: (draft: T) => T | void
  readonly done: (value: T) => void
  readonly failed: (error: unknown) => void
}

export interface SerialRecordOptions<T> {
  readonly format: Format<T>
  readonly path: string
  /** Bounds how many records are written at once. */
  readonly gate: Gate
  /** Called after each write that changed something, before it is acknowledged. */
  readonly onDurable: (value: T, before: T) => void
}

/** A record kept in a `Low` whose data is there. */
export class SerialRecord<T extends object> {
  readonly #low: Low<T | null>
  readonly #options: SerialRecordOptions<T>
  readonly #jobs: Job<T>[] = []
  #durable: T
  #frozen = false
  #running: Promise<void> | null = null

  constructor(low: Low<T | null>, durable: T, options: SerialRecordOptions<T>) {
    this.#low = low
    this.#durable = durable
    this.#options = options
  }

  /** The durable record, deeply frozen. */
  get value(): T {
    if (!this.#frozen) {
      deepFreeze(this.#durable)
      this.#frozen = true
    }
    return this.#durable
  }

  /** Changes the record; resolves with it when it is on the disk. Rejects alone if `change` throws, with its write if that fails. */
  update(change: (draft: T) => T | void): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    this.#jobs.push({ change, done: resolve, failed: reject })
    this.#running ??= this.#drain()
    return promise
  }

  /** Whether nothing is being written or waits for it. */
  get isIdle(): boolean {
    return this.#running === null
  }

  /** Takes over what somebody else wrote to the file; only while idle, for what we write ourselves goes before. */
  takeOver(value: T): void {
    if (this.#running !== null) throw new Error('A record that is being written takes nothing over.')
    this.#durable = value
    this.#frozen = false
    this.#low.data = value
  }

  /** Resolves when nothing waits to be written. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #drain(): Promise<void> {
    // Changes made in the same turn join one write.
    await Promise.resolve()
    while (this.#jobs.length > 0) {
      const jobs = this.#jobs.splice(0)
      const before = this.value
      const [next, joined] = this.#apply(before, jobs)
      if (joined.length === 0) continue
      try {
        if (!isDeepStrictEqual(next, before)) {
          await this.#options.gate(() => this.#write(next))
          this.#durable = deepFreeze(next)
          this.#options.onDurable(next, before)
        }
        for (const job of joined) job.done(this.#durable)
      } catch (error) {
        for (const job of joined) job.failed(error)
      }
    }
    this.#running = null
  }

  #apply(before: T, jobs: readonly Job<T>[]): [T, readonly Job<T>[]] {
    let next = before
    const joined: Job<T>[] = []
    for (const job of jobs) {
      try {
        const draft = structuredClone(next)
        next = this.#checked(job.change(draft) ?? draft)
        joined.push(job)
      } catch (error) {
        job.failed(error)
      }
    }
    return [next, joined]
  }

  /** What is written must be readable again. */
  #checked(value: T): T {
    const accepted = accept(this.#options.format, value)
    if (accepted.ok) return accepted.value
    throw new AppError('invalid-input', `That change cannot be kept: ${accepted.fault}. Nothing was changed.`, {
      details: { path: this.#options.path },
    })
  }

  async #write(next: T): Promise<void> {
    this.#low.data = next
    try {
      await this.#low.write()
    } catch (error) {
      this.#low.data = this.#durable
      throw storageError(error, say('doing.saveFile', { path: this.#options.path }), this.#options.path)
    }
  }
}

/** Freezes a tree of plain data and gives it back. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const child of Object.values(value)) deepFreeze(child)
  }
  return value
}
