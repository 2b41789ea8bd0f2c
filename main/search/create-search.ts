// The search of a library: its index kept in step with records, lists, texts and the folder, and asked for what is found
// and for what lists show.
import { setImmediate as turn } from 'node:timers/promises'
import { join } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import { PaperId } from '../../preload/model/ids.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'
import { say } from '../../preload/said.ts'
import { SearchKind, type SearchState } from '../../preload/model/search.ts'
import type { Library } from '../library/library.ts'
import type { OpenedLibrary } from '../library/open.ts'
import type { PageTexts } from '../text/page-texts.ts'
import { IndexOwner, type OpenedIndex } from './index-owner.ts'
import { keyNumber } from './keys.ts'
import type { Ask, SearchCall } from './protocol.ts'
import { RecordFeed, type FeedLibrary } from './record-feed.ts'
import type { Search } from './search.ts'
import { TextFeed } from './text-feed.ts'

export interface CreateSearchOptions {
  readonly library: FeedLibrary &
    Pick<Library, 'home' | 'onDurable' | 'completed'> &
    Pick<OpenedLibrary, 'lookAgain' | 'lookAgainAtLists' | 'keepFew'>
  readonly texts: Pick<PageTexts, 'document' | 'info'>
  /** `read` never changes the index on the disk. */
  readonly mode: 'write' | 'read'
  /** The index, where it is open already; else it is opened when it is needed. */
  readonly index?: IndexOwner | undefined
}

/** Milliseconds between two tellings of how far it is. */
const TELL_EVERY = 200
/** Milliseconds after the opening of an index that vouches for its papers till the folder is looked through. */
const FIRST_LOOK = 1500
/** Milliseconds after which a file that may still be being written is looked at again. */
const LOOK_LATER = 4000

/** The search of a library. Nothing is started before it is asked for. */
export function createSearch(options: CreateSearchOptions): Search {
  const { library, mode } = options
  const index = options.index ?? new IndexOwner({ home: library.home, mode })
  const listeners = new Set<(state: SearchState) => void>()
  let stopFollowing: (() => void) | null = null
  let sweeping: Promise<void> | null = null
  /** Whether every paper is in, but for what changed a moment ago. */
  let complete = false
  let closed = false
  let told = 0
  let soon: NodeJS.Timeout | null = null

  const tell = ({ now = false } = {}): void => {
    if (closed || (!now && performance.now() - told < TELL_EVERY)) return
    told = performance.now()
    const current = state()
    for (const listener of listeners) listener(current)
  }

  const texts = new TextFeed({ ...options, index, onProgress: () => tell() })
  const feed = new RecordFeed({
    library,
    index,
    onProgress: () => tell(),
    onDone: () => {
      if (!complete) {
        complete = true
        if (mode === 'write') {
          index.ask({ kind: 'complete' }).catch(() => undefined)
          library.keepFew()
        }
      }
      tell({ now: true })
      texts.go()
    },
  })

  const state = (): SearchState => {
    const total = library.ids().length
    return {
      state: index.unavailable ? 'unavailable' : complete ? 'ready' : 'building',
      done: Math.max(0, total - feed.left),
      total,
      texts: texts.counts,
      message: index.fault?.message ?? null,
      ...(index.fault?.said && { said: index.fault.said }),
    }
  }

  /** What an index that was just opened lacks goes in; what it vouches for is looked at by size and time. */
  const opened = ({ known, again }: OpenedIndex): void => {
    feed.forget()
    complete = false
    if (known === null || again) {
      feed.papers(library.ids())
      for (const id of known?.keys() ?? []) feed.papers([id])
      feed.go()
      return
    }
    complete = true
    feed.papers(library.ids().filter((id) => !known.has(id)))
    feed.papers([...known.keys()].filter((id) => !library.has(id)))
    feed.go()
    // The first screen has the machine to itself.
    soon = setTimeout(sweep, FIRST_LOOK)
    soon.unref()
  }

  const start = (): Promise<unknown> => {
    if (closed) return Promise.reject(new AppError('cancelled', 'Offprint is closing.'))
    if (!stopFollowing) {
      stopFollowing = library.onDurable(({ papers, lists }) => {
        feed.papers(papers)
        feed.lists(lists)
        // Gathered: many changes that end together go in together, before the next question at the latest.
        setImmediate(() => feed.go())
      })
      index.onOpened(opened)
    }
    return index.open()
  }

  const sweep = (): void => {
    if (soon) clearTimeout(soon)
    soon = null
    if (closed) return
    sweeping ??= lookAround()
      .catch(() => undefined)
      .finally(() => {
        sweeping = null
      })
  }

  const lookAround = async (): Promise<void> => {
    await library.lookAgainAtLists()
    const folder = join(library.home, 'papers')
    for (let begin = true; !closed; begin = false) {
      const { odd, more } = await index.ask({ kind: 'sweep', folder, begin })
      const ids = odd.map((id) => PaperId.parse(id))
      if (ids.length > 0) {
        const { unsure } = await library.lookAgain(ids)
        const still = new Set(unsure)
        feed.papers(ids.filter((id) => !still.has(id)))
        feed.go()
        if (still.size > 0) setTimeout(sweep, LOOK_LATER).unref()
      }
      if (!more) return
      await turn()
    }
  }

  /** Asks with all that happened before known to the index. */
  const ask = async <C extends SearchCall>(call: C, signal?: AbortSignal) => {
    await abortable(start(), signal)
    feed.sendNewest()
    return abortable(index.ask(call, signal), signal)
  }

  /** What lists show, or null while the index cannot tell. */
  const listed = async <C extends SearchCall>(call: C, signal?: AbortSignal) => {
    if (!complete && !index.vouches) return null
    await abortable(start(), signal)
    return complete && !index.unavailable ? ask(call, signal) : null
  }

  const rows = (text: string): PaperSummary[] =>
    (JSON.parse(text) as PaperSummary[]).map((row) => library.completed(row))

  const recordsIn = async (): Promise<void> => {
    await start()
    await turn()
    if (soon) sweep()
    while (sweeping) await sweeping
    await feed.done()
  }

  return {
    start: () => void start().catch(() => undefined),
    state,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    query: async (text, { limit, screen, cursor, exact, signal }) => {
      const only = cursor ? positionOf(cursor) : null
      return ask({ kind: 'query', ask: { text, limit, screen, only, exact } }, signal)
    },
    match: async (text, { in: where = 'anywhere', signal } = {}) => {
      await abortable(start(), signal)
      if (!complete || index.unavailable) return null
      const groups = where === 'records' ? (['paper'] as const) : SearchKind.options
      const { ids, problem } = await ask({ kind: 'match', text, groups }, signal)
      return { ids: new Set(ids.map((id) => PaperId.parse(id))), problem }
    },
    count: async (text, { signal } = {}) => {
      await abortable(start(), signal)
      return complete && !index.unavailable ? ask({ kind: 'count', text }, signal) : null
    },
    more: (id, { limit, signal }) => ask({ kind: 'more', id, limit }, signal),
    window: async (listAsk, { offset, limit, signal }) => {
      const found = await listed({ kind: 'window', ask: listAsk, offset, limit }, signal)
      return found && { total: found.total, papers: rows(found.rows), groups: [...found.groups] }
    },
    ids: async (listAsk, { offset, limit, signal }) => {
      const found = await listed({ kind: 'ids', ask: listAsk, offset, limit }, signal)
      return found && { total: found.total, ids: found.ids === '' ? [] : (found.ids.split('\n') as PaperId[]) }
    },
    rows: async (ids, { signal } = {}) => {
      const found = await listed({ kind: 'rows', ids }, signal)
      return found === null ? null : (JSON.parse(found) as PaperSummary[])
    },
    tags: async ({ signal } = {}) => listed({ kind: 'tags' }, signal),
    meeting: async (keys, { signal } = {}) =>
      (await listed({ kind: 'meeting', keys: [...new Set(keys)].map(keyNumber) }, signal)) as readonly PaperId[] | null,
    lookAround: async () => {
      await start()
      sweep()
      await sweeping
    },
    ready: recordsIn,
    settled: async ({ within } = {}) => {
      const all = async (): Promise<void> => {
        await recordsIn()
        await texts.done()
        await recordsIn()
        await texts.done()
      }
      await (within === undefined ? all() : Promise.race([all(), later(within)]))
    },
    rebuild: () => {
      complete = false
      void start().catch(() => undefined)
      index.rebuild()
    },
    close: async () => {
      closed = true
      if (soon) clearTimeout(soon)
      stopFollowing?.()
      feed.close()
      texts.close()
      await index.close()
    },
  }
}

/** Where a group goes on. Throws `invalid-input` for what no answer gave. */
function positionOf(cursor: string): NonNullable<Ask['only']> {
  const [, name, digits] = /^([a-z]+):(\d{1,9})$/.exec(cursor) ?? []
  const kind = SearchKind.safeParse(name)
  if (!kind.success) throw new AppError('invalid-input', say('search.noPlace'))
  return { kind: kind.data, offset: Number(digits) }
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}

async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  const stop = Promise.withResolvers<never>()
  const cancel = (): void => stop.reject(new AppError('cancelled', say('search.cancelled')))
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await Promise.race([promise, stop.promise])
  } finally {
    signal.removeEventListener('abort', cancel)
    promise.catch(() => undefined)
  }
}
