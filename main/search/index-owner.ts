// Owns the thread of one library's index: opens it, asks it, and makes an index that breaks anew, in memory where the disk
// takes none. Knows nothing of what goes in.
import { AppError } from '../../preload/errors.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import { say, type Sentence } from '../../preload/said.ts'
import type { VouchedPapers } from '../library/library.ts'
import { searchModule, startSearchWorker, takeEarly } from './early-thread.ts'
import { indexPath } from './index-path.ts'
import { BrokenIndex, IndexThread } from './index-thread.ts'
import type { KnownPapers, SearchAnswers, SearchCall } from './protocol.ts'

/** How often an index may break before we do without. */
const MAX_REPAIRS = 3

export interface IndexOwnerOptions {
  readonly home: string
  /** `read` never changes the index on the disk. */
  readonly mode: 'write' | 'read'
  /** The worker's module; the one beside this module by default. */
  readonly worker?: URL | undefined
}

/** What an index was opened with: `known` null where it is not complete, `again` where it had been open before. */
export interface OpenedIndex {
  readonly known: VouchedPapers | null
  readonly again: boolean
}

export class IndexOwner {
  readonly mode: 'write' | 'read'
  readonly #module: URL | undefined
  #place: string | null
  #thread: IndexThread | null = null
  #opening: Promise<OpenedIndex> | null = null
  #listener: ((opened: OpenedIndex) => void) | null = null
  #last: OpenedIndex | null = null
  #detached = false
  #repairs = 0
  #fault: Sentence | null = null
  #unavailable = false
  #closed = false

  constructor({ home, mode, worker }: IndexOwnerOptions) {
    this.mode = mode
    this.#place = indexPath(home)
    this.#module = worker
  }

  /** A sentence where something keeps the index from being kept or used. */
  get fault(): Sentence | null {
    return this.#fault
  }

  /** Whether the index broke too often: nothing can be asked any more. */
  get unavailable(): boolean {
    return this.#unavailable
  }

  /** Whether the index was opened and had every paper. */
  get vouches(): boolean {
    return this.#last !== null && this.#last.known !== null
  }

  /** Told of each opening: at once of one that is done already. */
  onOpened(listener: (opened: OpenedIndex) => void): void {
    this.#listener = listener
    if (this.#last) listener(this.#last)
  }

  /** Starts the thread, so that it is there when the index may be opened: the folder's lock comes first. */
  warm(): void {
    this.#thread ??= this.#start()
  }

  /** Opens the index; once, however often it is called. */
  open(): Promise<OpenedIndex> {
    if (this.#closed) return Promise.reject(closing())
    this.#opening ??= this.#open(false)
    return this.#opening
  }

  /** Drops what is there and begins anew. */
  rebuild(): void {
    const before = this.#opening ?? Promise.resolve()
    this.#opening = before.catch(() => undefined).then(() => this.#open(true))
    this.#opening.catch(() => undefined)
  }

  /** Asks the worker; an index that turns out to be broken is made anew, and asked again. Calls are answered in order. */
  async ask<C extends SearchCall>(call: C, signal?: AbortSignal): Promise<SearchAnswers[C['kind']]> {
    await this.open()
    const asked = this.#thread
    if (!asked || this.#unavailable) {
      throw new AppError('internal', this.#fault ?? say('search.unavailable'))
    }
    try {
      return await asked.call(call, signal)
    } catch (error) {
      if (this.#closed || !(error instanceof BrokenIndex || asked.ended)) throw error
      if (asked === this.#thread) this.#repair(error)
      return this.ask(call, signal)
    }
  }

  /** Asks for something that writes: a file that belongs to another program is left to it, and a copy is changed. */
  async change(call: SearchCall): Promise<'changed' | 'detached'> {
    let moved = false
    if (this.mode === 'read' && !this.#detached) {
      await this.open()
      this.#detached = true
      moved = true
      await this.ask({ kind: 'detach' })
    }
    await this.ask(call)
    return moved ? 'detached' : 'changed'
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#opening?.catch(() => undefined)
    await this.#thread?.close()
  }

  async #open(anew: boolean): Promise<OpenedIndex> {
    if (!this.#thread || this.#thread.ended) this.#thread = this.#start()
    this.#detached = false
    const place = { path: this.#place, mode: this.mode }
    const { known, fault } = await this.#thread.call({ kind: 'open', place, anew })
    this.#fault = fault ?? this.#fault
    const opened = { known: known && vouched(known), again: this.#last !== null }
    this.#last = opened
    this.#listener?.(opened)
    return opened
  }

  /** A thread: the one that was started early, if it is of the same module. */
  #start(): IndexThread {
    if (this.#module) return new IndexThread(startSearchWorker(this.#module))
    return new IndexThread(takeEarly() ?? startSearchWorker(searchModule()))
  }

  #repair(error: unknown): void {
    this.#repairs += 1
    if (this.#repairs > MAX_REPAIRS) {
      this.#unavailable = true
      this.#fault = say('index.breaks')
      return
    }
    if (error instanceof BrokenIndex && error.why === 'full') {
      this.#place = null
      this.#fault = say('index.diskFull')
    }
    const damaged = error instanceof BrokenIndex
    // A thread that is asked for a broken index may hold its file; a new one begins with nothing.
    const before = this.#thread
    this.#thread = null
    this.#opening = (before ? before.close() : Promise.resolve()).then(() => this.#open(damaged))
    this.#opening.catch(() => undefined)
  }
}

function vouched({ ids, facts }: KnownPapers): VouchedPapers {
  const known = new Map<PaperId, number>()
  if (ids === '') return known
  ids.split('\n').forEach((id, at) => known.set(id as PaperId, facts[at] ?? 0))
  return known
}

function closing(): AppError {
  return new AppError('cancelled', 'Offprint is closing.')
}
