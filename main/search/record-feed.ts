// Puts records into the index: what changed a moment ago before the next question is asked, the rest by batches in the
// background. Questions and changes reach the worker in the order in which they are sent, so no answer is stale.
import { setImmediate as turn } from 'node:timers/promises'
import { AppError } from '../../preload/errors.ts'
import type { ListId, PaperId } from '../../preload/model/ids.ts'
import type { Library } from '../library/library.ts'
import { indexedPaper } from './documents.ts'
import type { IndexOwner } from './index-owner.ts'
import type { IndexedPaper, ListMembers } from './protocol.ts'

/** Papers that go in together: some ten milliseconds of work, so that a query never waits long. */
const BATCH = 32
/** Papers that a question waits for; more than that go in behind it. */
const BEFORE_A_QUESTION = 400
/** Papers put in after which the index is worth tidying. */
const TIDIED_FROM = 500

export type FeedLibrary = Pick<Library, 'ids' | 'has' | 'detail' | 'stamp' | 'lists' | 'list' | 'touch'>

export interface RecordFeedOptions {
  readonly library: FeedLibrary
  readonly index: IndexOwner
  /** Some went in. */
  readonly onProgress: () => void
  /** Nothing is left to put in. */
  readonly onDone: () => void
}

export class RecordFeed {
  readonly #options: RecordFeedOptions
  readonly #dirty = new Set<PaperId>()
  #lists: Set<ListId> | 'all' = 'all'
  #running: Promise<void> | null = null
  #put = 0
  /** A question was answered without papers that were still to come. */
  #behind = false
  #closed = false

  constructor(options: RecordFeedOptions) {
    this.#options = options
  }

  /** Papers that are still to be put in. */
  get left(): number {
    return this.#dirty.size
  }

  /** Notes papers whose rows or words are no longer those of the index. Nothing is sent before `go` or `sendNewest`. */
  papers(ids: Iterable<PaperId>): void {
    for (const id of ids) this.#dirty.add(id)
  }

  /** Notes lists that changed; `all` after an opening. */
  lists(ids: readonly ListId[] | 'all'): void {
    if (ids === 'all') this.#lists = 'all'
    else if (this.#lists !== 'all') for (const id of ids) this.#lists.add(id)
  }

  /** Forgets what was noted: the index begins with something else. */
  forget(): void {
    this.#dirty.clear()
    this.#lists = 'all'
  }

  /** Sends what a question asked next must know of: lists, and papers unless they are very many. */
  sendNewest(): void {
    if (this.#closed) return
    const sent: Promise<unknown>[] = []
    if (this.#lists === 'all' || this.#lists.size > 0) sent.push(this.#sendLists())
    if (this.#dirty.size > BEFORE_A_QUESTION) this.#behind = true
    else if (this.#dirty.size > 0) sent.push(this.#send([...this.#dirty]))
    for (const one of sent) one.catch(() => undefined)
  }

  /** Goes on putting in until nothing is left. */
  go(): void {
    if (this.#closed || this.#running || this.#options.index.unavailable) return
    this.#running = this.#all()
      .catch(() => undefined)
      .finally(() => {
        this.#running = null
        if (this.#dirty.size > 0) this.go()
        else if (!this.#closed) this.#options.onDone()
      })
  }

  /** Resolves when nothing is left. */
  async done(): Promise<void> {
    while (!this.#closed && !this.#options.index.unavailable && (this.#running || this.#dirty.size > 0)) {
      if (!this.#running) this.go()
      await (this.#running ?? turn())
    }
  }

  close(): void {
    this.#closed = true
  }

  async #all(): Promise<void> {
    const { index, library, onProgress } = this.#options
    await index.open()
    let last: readonly PaperId[] = []
    while (this.#dirty.size > 0 && !this.#closed) {
      last = [...this.#dirty].slice(0, BATCH)
      await this.#send(last)
      onProgress()
      await turn()
    }
    // Whoever shows a list that was behind asks again.
    if (this.#behind && !this.#closed) library.touch(last)
    this.#behind = false
    if (this.#put < TIDIED_FROM || index.mode === 'read') return
    this.#put = 0
    while (!this.#closed && this.#dirty.size === 0 && (await index.ask({ kind: 'tidy' }))) await turn()
  }

  /** Sends papers in this very turn, and resolves when they are in. What fails is noted again. */
  async #send(ids: readonly PaperId[]): Promise<void> {
    const { library, index } = this.#options
    const papers: IndexedPaper[] = []
    const gone: PaperId[] = []
    for (const id of ids) {
      this.#dirty.delete(id)
      const detail = detailOf(library, id)
      if (detail) papers.push(indexedPaper(detail, library.stamp(id)))
      else gone.push(id)
    }
    this.#put += papers.length
    try {
      const changes = [
        ...(papers.length > 0 ? [index.change({ kind: 'put', papers })] : []),
        ...(gone.length > 0 ? [index.change({ kind: 'remove', ids: gone })] : []),
      ]
      if ((await Promise.all(changes)).includes('detached')) this.#lists = 'all'
    } catch (error) {
      // Whatever was not put in is looked at again, unless there is nothing to put it in.
      if (!index.unavailable && !this.#closed) this.papers(ids)
      throw error
    }
  }

  async #sendLists(): Promise<void> {
    const { library, index } = this.#options
    const every = library.lists()
    const which = this.#lists
    this.#lists = new Set()
    const lists = every.filter(({ id }) => which === 'all' || which.has(id)).map(membersOf)
    try {
      await index.ask({ kind: 'lists', lists, order: every.map(({ id }) => id) })
    } catch (error) {
      this.#lists = 'all'
      throw error
    }
  }
}

/** A record that a newer program wrote since is for that program: here it is as if it were not there. */
function detailOf(library: FeedLibrary, id: PaperId): ReturnType<FeedLibrary['detail']> {
  try {
    return library.detail(id)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function membersOf(list: ReturnType<FeedLibrary['lists']>[number]): ListMembers {
  return {
    id: list.id,
    title: list.title,
    sections: list.sections.map(({ id, title, items }) => ({ id, title, papers: items.map(({ paperId }) => paperId) })),
  }
}
