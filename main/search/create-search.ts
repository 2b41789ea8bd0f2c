// Keeps the index in step with the library: what is new or changed goes in by batches, in the background, and the text of
// PDFs one document after another. An index that breaks is made anew, in memory where the disk takes none.
import { setImmediate as turn } from 'node:timers/promises'
import { AppError } from '../../preload/errors.ts'
import { PaperId } from '../../preload/model/ids.ts'
import { SearchKind, type SearchState } from '../../preload/model/search.ts'
import { say } from '../../preload/said.ts'
import type { Library } from '../library/library.ts'
import type { PageTexts } from '../text/page-texts.ts'
import { workerModule } from '../worker-module.ts'
import { stampedPaper, textFileOf } from './documents.ts'
import { indexPath } from './index-path.ts'
import { BrokenIndex, IndexThread } from './index-thread.ts'
import { pagesOf } from './pages.ts'
import type { Ask, SearchAnswers, SearchCall, StampedPaper } from './protocol.ts'
import type { Search } from './search.ts'

export interface CreateSearchOptions {
  readonly library: Pick<Library, 'home' | 'ids' | 'has' | 'detail' | 'onChange'>
  readonly texts: Pick<PageTexts, 'document' | 'info'>
  /** `read` never changes the index on the disk. */
  readonly mode: 'write' | 'read'
  /** The worker's module; the one beside this module by default. */
  readonly worker?: URL
}

/** Papers that go in together: some ten milliseconds of work, so that a query never waits long. */
const BATCH = 48
/** Papers put in after which the index is worth tidying. */
const TIDIED_FROM = 500
/** How often an index may break before we do without. */
const MAX_REPAIRS = 3
/** Milliseconds between two tellings of how far it is. */
const TELL_EVERY = 200
/** Milliseconds that a query waits for changes that were made just before it. */
const CATCH_UP = 400

/** The search of a library. Nothing is started before it is asked for. */
export function createSearch(options: CreateSearchOptions): Search {
  const { library, texts, mode } = options
  const module = options.worker ?? workerModule('./worker.ts', 'search-worker.js', import.meta.url)
  const path = indexPath(library.home)
  const listeners = new Set<(state: SearchState) => void>()
  const known = new Map<PaperId, { stamp: string; text: string | null }>()
  const dirty = new Set<PaperId>()
  /** Papers whose PDF's text is to be looked at, and texts that could not be read. */
  const textual = new Set<PaperId>()
  const unreadable = new Set<string>()
  let thread: IndexThread | null = null
  let opening: Promise<void> | null = null
  let feeding: Promise<void> | null = null
  let texting: Promise<void> | null = null
  let stopFollowing: (() => void) | null = null
  let detached = false
  let complete = false
  let repairs = 0
  let place: string | null = path
  let message: string | null = null
  let unavailable = false
  let put = 0
  let closed = false
  let told = 0

  const state = (): SearchState => {
    const pdfs = textCount()
    return {
      state: unavailable ? 'unavailable' : complete ? 'ready' : 'building',
      done: Math.max(0, library.ids().length - [...dirty].filter((id) => library.has(id)).length),
      total: library.ids().length,
      texts: pdfs,
      message,
    }
  }

  const textCount = (): { done: number; total: number } => {
    const done = [...known.values()].filter(({ text }) => text !== null).length
    return { done, total: Math.max(done, done + textual.size) }
  }

  const tell = ({ now = false } = {}): void => {
    if (closed || (!now && performance.now() - told < TELL_EVERY)) return
    told = performance.now()
    const current = state()
    for (const listener of listeners) listener(current)
  }

  const start = (): Promise<void> => {
    if (closed) return Promise.reject(new AppError('cancelled', 'Offprint is closing.'))
    stopFollowing ??= library.onChange(({ papers }) => {
      for (const id of papers) dirty.add(id)
      feed()
    })
    opening ??= open(false)
    return opening
  }

  const open = async (anew: boolean): Promise<void> => {
    if (!thread || thread.ended) thread = new IndexThread(module)
    detached = false
    complete = false
    const opened = await thread.call({ kind: 'open', place: { path: place, mode }, anew })
    message = opened.message ?? message
    known.clear()
    textual.clear()
    for (const { id, stamp, text } of opened.known) {
      const paper = PaperId.safeParse(id)
      if (paper.success) known.set(paper.data, { stamp, text })
    }
    for (const id of [...known.keys(), ...library.ids()]) dirty.add(id)
    feed()
  }

  /** Asks the worker; an index that turns out to be broken is made anew, and asked again. */
  const ask = async <C extends SearchCall>(call: C): Promise<SearchAnswers[C['kind']]> => {
    await start()
    const asked = thread
    if (!asked || unavailable) throw new AppError('internal', message ?? say('search.unavailable'))
    try {
      return await asked.call(call)
    } catch (error) {
      if (closed || !(error instanceof BrokenIndex || asked.ended)) throw error
      if (asked === thread) repair(error)
      return ask(call)
    }
  }

  const repair = (error: unknown): void => {
    repairs += 1
    if (repairs > MAX_REPAIRS) {
      unavailable = true
      message = 'The search index breaks again and again; search is off until Offprint is started anew.'
      tell({ now: true })
      return
    }
    if (error instanceof BrokenIndex && error.why === 'full') {
      place = null
      message = 'The disk takes no more of the search index; this time it is kept in memory.'
    }
    const damaged = error instanceof BrokenIndex
    // A thread that is asked for a broken index may hold its file; a new one begins with nothing.
    const before = thread
    thread = null
    opening = (before ? before.close() : Promise.resolve()).then(() => open(damaged))
    opening.catch(() => undefined)
  }

  const change = async (call: SearchCall): Promise<void> => {
    if (mode === 'read' && !detached) {
      await ask({ kind: 'detach' })
      detached = true
    }
    await ask(call)
  }

  const feed = (): void => {
    if (closed || feeding || !opening) return
    feeding = feedAll()
      .catch(() => undefined)
      .finally(() => {
        feeding = null
        if (dirty.size > 0 && !closed && !unavailable) feed()
        else readTexts()
      })
  }

  const feedAll = async (): Promise<void> => {
    await opening
    while (dirty.size > 0 && !closed) {
      const ids = [...dirty].slice(0, BATCH)
      const puts: StampedPaper[] = []
      const gone: PaperId[] = []
      for (const id of ids) {
        dirty.delete(id)
        const detail = library.detail(id)
        if (!detail) {
          if (known.has(id)) gone.push(id)
          textual.delete(id)
          continue
        }
        const stamped = stampedPaper(detail)
        if (known.get(id)?.stamp !== stamped.stamp) puts.push(stamped)
        if ((textFileOf(detail)?.key ?? null) !== (known.get(id)?.text ?? null)) textual.add(id)
      }
      try {
        if (puts.length > 0) await change({ kind: 'put', papers: puts })
        put += puts.length
        if (gone.length > 0) await change({ kind: 'remove', ids: gone })
      } catch (error) {
        // Whatever was not put in is looked at again, unless there is nothing to put it in.
        if (!unavailable && !closed) for (const id of ids) dirty.add(id)
        throw error
      }
      for (const { paper, stamp } of puts) {
        const id = PaperId.parse(paper.id)
        known.set(id, { stamp, text: known.get(id)?.text ?? null })
      }
      for (const id of gone) known.delete(id)
      if (puts.length === 0 && gone.length === 0) await turn()
      else tell()
    }
    complete = true
    tell({ now: true })
    if (put < TIDIED_FROM) return
    put = 0
    while (!closed && dirty.size === 0 && (await ask({ kind: 'tidy' }))) await turn()
  }

  const readTexts = (): void => {
    if (closed || texting || textual.size === 0 || unavailable) return
    texting = readAllTexts()
      .catch(() => undefined)
      .finally(() => {
        texting = null
        tell({ now: true })
        if (textual.size > 0 && !feeding) readTexts()
      })
  }

  /** What is stored goes in first; what has to be read from its PDF takes a second each, and comes after. */
  const readAllTexts = async (): Promise<void> => {
    for (const stored of [true, false]) {
      for (const id of textual) {
        if (closed) return
        if (stored && !(await isStored(id))) continue
        await readText(id)
        textual.delete(id)
        tell()
      }
    }
  }

  const isStored = async (id: PaperId): Promise<boolean> => {
    const detail = library.detail(id)
    const file = detail && textFileOf(detail)
    return !file || (await texts.info(id, file.version)) !== null
  }

  const readText = async (id: PaperId): Promise<void> => {
    const detail = library.detail(id)
    const file = detail && textFileOf(detail)
    const entry = known.get(id)
    if (!detail || !entry || entry.text === (file?.key ?? null) || (file && unreadable.has(file.key))) return
    if (!file) {
      await change({ kind: 'put-text', id, text: null, version: 1, pages: [] })
    } else {
      const text = await texts.document(id, file.version).catch(() => null)
      if (closed || !known.has(id)) return
      // A PDF whose text cannot be read is found by everything else; it is tried again the next time.
      if (!text) {
        unreadable.add(file.key)
        return
      }
      await change({ kind: 'put-text', id, text: file.key, version: file.version, pages: pagesOf(text) })
    }
    const now = known.get(id)
    if (now) now.text = file?.key ?? null
  }

  const recordsIn = async (): Promise<void> => {
    await start()
    await turn()
    while (feeding || (dirty.size > 0 && !unavailable && !closed)) await (feeding ?? turn())
  }

  /** Lets what was changed a moment ago be found; an index that is being made is asked as it is. */
  const caughtUp = async (): Promise<void> => {
    await start()
    await turn()
    if (complete && (feeding || dirty.size > 0)) await Promise.race([recordsIn(), later(CATCH_UP)])
  }

  return {
    start: () => void start().catch(() => undefined),
    state,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    query: async (text, { limit, cursor, exact, signal }) => {
      const only = cursor ? positionOf(cursor) : null
      await abortable(caughtUp(), signal)
      return abortable(ask({ kind: 'query', ask: { text, limit, only, exact } }), signal)
    },
    match: async (text, { in: where = 'anywhere', signal } = {}) => {
      await abortable(caughtUp(), signal)
      if (!complete || unavailable) return null
      const { ids, problem } = await abortable(
        ask({ kind: 'match', text, groups: where === 'records' ? ['paper'] : SearchKind.options }),
        signal,
      )
      return { ids: new Set(ids.map((id) => PaperId.parse(id))), problem }
    },
    more: async (id, { limit, signal }) => {
      await abortable(caughtUp(), signal)
      return abortable(ask({ kind: 'more', id, limit }), signal)
    },
    ready: recordsIn,
    settled: async ({ within } = {}) => {
      const all = async (): Promise<void> => {
        await recordsIn()
        while (texting && !closed) {
          await texting
          await recordsIn()
        }
      }
      await (within === undefined ? all() : Promise.race([all(), later(within)]))
    },
    rebuild: () => {
      opening = (opening ?? Promise.resolve()).catch(() => undefined).then(() => open(true))
      opening.catch(() => undefined)
    },
    close: async () => {
      closed = true
      stopFollowing?.()
      await opening?.catch(() => undefined)
      await thread?.close()
    },
  }
}

/** Where a group goes on. Throws `invalid-input` for what no answer gave. */
function positionOf(cursor: string): NonNullable<Ask['only']> {
  const [, name, digits] = /^([a-z]+):(\d{1,9})$/.exec(cursor) ?? []
  const kind = SearchKind.safeParse(name)
  if (!kind.success) throw new AppError('invalid-input', 'That is no place where a search goes on.')
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
  const cancel = (): void => stop.reject(new AppError('cancelled', 'The search was cancelled.'))
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await Promise.race([promise, stop.promise])
  } finally {
    signal.removeEventListener('abort', cancel)
    promise.catch(() => undefined)
  }
}
