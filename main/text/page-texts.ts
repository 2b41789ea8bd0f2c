// The page texts of a library: served from the store, read on demand where they are not there yet, and completed in
// the background one document at a time. Two threads, so that a page someone waits for never waits for the others.
import { AppError } from '../../preload/errors.ts'
import type { PaperId, Version } from '../../preload/model/ids.ts'
import type { PageText } from '../../preload/model/text.ts'
import { say } from '../../preload/said.ts'
import { assetsFolder, workerModule } from './assets.ts'
import type { DocumentText } from './document-text.ts'
import type { PdfFacts } from './facts.ts'
import { factsFrom } from './inspect.ts'
import type { Source } from './protocol.ts'
import { textStore, type StoredText, type TextStore } from './store.ts'
import type { TextInfo } from './text-file.ts'
import { cancelled, TextWorker } from './text-worker.ts'

export interface PageTextsOptions {
  readonly home: string
  /** Where texts are kept; the library's own store by default. */
  readonly store?: TextStore | undefined
  /** The path of a PDF that is there, or null. */
  pdfPath(id: PaperId, version: Version): string | null
  /** The PDF's content hash, or null where it is not known: its text is then read but not stored. */
  sha256(id: PaperId, version: Version): string | null
  /** The password a person gave for a locked PDF. */
  password?(id: PaperId, version: Version): string | null
  /** Called once the number of a PDF's pages is known. */
  onPages?(id: PaperId, version: Version, pages: number): void
  /** The folder with pdf.js's cmaps, standard_fonts and wasm; pdfjs-dist's own by default. */
  readonly assets?: string
  /** The worker's module; the one beside this module by default. */
  readonly worker?: URL
  readonly deadlines?: Partial<Deadlines>
}

/** Milliseconds. */
export interface Deadlines {
  /** Until a page has to be there, opening included. */
  readonly page: number
  /** For all of a document, in the background. */
  readonly document: number
}

export interface WaitOptions {
  readonly signal?: AbortSignal | undefined
}

export interface PageTexts {
  /** The text of a page (1-based). Throws `not-found`, `not-a-pdf`, `invalid-input` (locked), `internal` (too much), `cancelled`. */
  page(id: PaperId, version: Version, page: number, options?: WaitOptions): Promise<PageText>
  /**
   * Puts a document at the end of the background queue, unless its text is stored or could not be read before.
   * `completed` tries again and tells why.
   */
  readAll(id: PaperId, version: Version): void
  /** What is stored of a document, once all of it has been read. Rejects as `page` does. */
  completed(id: PaperId, version: Version, options?: WaitOptions): Promise<TextInfo>
  /** The clean text of a whole document with its pages; reads it first where need be. */
  document(id: PaperId, version: Version, options?: WaitOptions): Promise<DocumentText>
  /** What is stored of a document already; null where its text has not been read. */
  info(id: PaperId, version: Version): Promise<TextInfo | null>
  /** What a PDF file says of itself, in or out of the library. */
  inspect(path: string, options?: WaitOptions): Promise<PdfFacts>
  /** Starts the reader's thread before it is needed. */
  warm(): void
  /** Resolves when the background queue is empty. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Pages read on demand that are kept until their document is stored. */
const DRAFTS = 64
const MAX_PAGES = 5000
const MAX_RESTARTS = 3

interface Job {
  readonly id: PaperId
  readonly version: Version
  readonly key: string
  readonly done: Promise<TextInfo>
  readonly settle: (info: TextInfo) => void
  readonly fail: (error: unknown) => void
}

/** Opens the page texts of a library folder. Nothing is started before it is asked for. */
export function createPageTexts(options: PageTextsOptions): PageTexts {
  const deadlines: Deadlines = { page: 10_000, document: 300_000, ...options.deadlines }
  const threads = { worker: options.worker ?? workerModule(), assets: options.assets ?? assetsFolder(), heap: 768 }
  const demand = new TextWorker({ ...threads, idle: 60_000 })
  const background = new TextWorker({ ...threads, idle: 5_000 })
  const store = options.store ?? textStore(options.home)
  const drafts = new Map<string, Promise<PageText>>()
  const jobs = new Map<string, Job>()
  const queue: Job[] = []
  /** Documents that could not be read, so that the background does not try them again and again. */
  const failed = new Set<string>()
  const ending = new AbortController()
  let running: Promise<void> | null = null

  const sourceOf = (id: PaperId, version: Version): Source => {
    const path = options.pdfPath(id, version)
    if (path === null) throw new AppError('not-found', say('text.notHere'))
    return { path, password: options.password?.(id, version) ?? null }
  }

  const stored = async (id: PaperId, version: Version): Promise<StoredText | null> => {
    const sha256 = options.sha256(id, version)
    return sha256 === null ? null : store.read(sha256)
  }

  /** The stored page, or null where none can be used: a damaged text is dropped and read again. */
  const storedPage = async (id: PaperId, version: Version, page: number): Promise<PageText | null> => {
    const text = await stored(id, version)
    if (!text) return null
    try {
      return await text.page(page)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'storage') throw error
      await store.drop(text.info.sha256)
      return null
    }
  }

  const draft = (id: PaperId, version: Version, page: number): Promise<PageText> => {
    const key = `${keyOf(id, version)}/${page}`
    const known = drafts.get(key)
    if (known) return known
    const reading = demand
      .call({ kind: 'page', source: sourceOf(id, version), page }, { deadline: deadlines.page })
      .then((answer) => {
        if (answer.kind !== 'page') throw new AppError('internal', 'The text worker answered something else.')
        options.onPages?.(id, version, answer.pages)
        return answer.text
      })
    drafts.set(key, reading)
    reading.catch(() => drafts.delete(key))
    for (const oldest of drafts.keys()) {
      if (drafts.size <= DRAFTS) break
      drafts.delete(oldest)
    }
    return reading
  }

  const enqueue = (id: PaperId, version: Version): Job => {
    const key = keyOf(id, version)
    const known = jobs.get(key)
    if (known) return known
    const { promise, resolve, reject } = Promise.withResolvers<TextInfo>()
    // Who waits for it is told; a job nobody waits for fails without a word.
    promise.catch(() => undefined)
    const job: Job = { id, version, key, done: promise, settle: resolve, fail: reject }
    jobs.set(key, job)
    queue.push(job)
    running ??= work()
    return job
  }

  const work = async (): Promise<void> => {
    // Let what is being asked right now go first.
    await turn()
    for (let job = queue.shift(); job; job = queue.shift()) {
      try {
        if (ending.signal.aborted) throw cancelled()
        job.settle(await readDocument(job))
      } catch (error) {
        failed.add(job.key)
        job.fail(error)
      }
      jobs.delete(job.key)
    }
    running = null
  }

  const readDocument = async (job: Job): Promise<TextInfo> => {
    const known = await stored(job.id, job.version)
    if (known) return known.info
    const sha256 = options.sha256(job.id, job.version)
    if (sha256 === null) throw new AppError('not-found', say('text.incomplete'))
    const skip = new Set<number>()
    const until = Date.now() + deadlines.document
    for (;;) {
      try {
        const info = await storeDocument(job, sha256, skip, until)
        for (const key of drafts.keys()) if (key.startsWith(`${job.key}/`)) drafts.delete(key)
        return info
      } catch (error) {
        // A page that ended the thread is left out, and the rest read again.
        if (!(error instanceof PageFailure) || skip.size >= MAX_RESTARTS) {
          throw error instanceof PageFailure ? error.cause : error
        }
        skip.add(error.page)
      }
    }
  }

  const storeDocument = async (
    job: Job,
    sha256: string,
    skip: ReadonlySet<number>,
    until: number,
  ): Promise<TextInfo> => {
    const source = sourceOf(job.id, job.version)
    const into = await store.begin(sha256)
    try {
      return await writeDocument(job, source, { sha256, into }, skip, until)
    } catch (error) {
      await store.discard(into)
      throw error
    }
  }

  const writeDocument = async (
    job: Job,
    source: Source,
    { sha256, into }: { readonly sha256: string; readonly into: string },
    skip: ReadonlySet<number>,
    until: number,
  ): Promise<TextInfo> => {
    const wait = { deadline: deadlines.page, signal: ending.signal }
    await demand.quiet()
    const begun = await background.call({ kind: 'begin', source, into }, wait)
    if (begun.kind !== 'begun') throw new AppError('internal', 'The text worker answered something else.')
    options.onPages?.(job.id, job.version, begun.pages)
    if (begun.pages > MAX_PAGES) {
      throw new AppError(
        'internal',
        `This PDF has ${begun.pages} pages; Offprint reads the text of ${MAX_PAGES} at most.`,
      )
    }
    for (let page = 1; page <= begun.pages; page++) {
      await demand.quiet()
      if (Date.now() > until) throw new AppError('internal', 'This PDF is too much to read: its text took too long.')
      try {
        await background.call({ kind: 'keep', page, skip: skip.has(page) }, wait)
      } catch (error) {
        if (error instanceof AppError && error.details?.['reason'] !== undefined) throw new PageFailure(page, error)
        throw error
      }
    }
    const finished = await background.call({ kind: 'finish', sha256 }, { ...wait, deadline: 6 * deadlines.page })
    if (finished.kind !== 'finished') throw new AppError('internal', 'The text worker answered something else.')
    await store.keep(sha256, into)
    return finished.info
  }

  const completed = async (id: PaperId, version: Version, { signal }: WaitOptions = {}): Promise<TextInfo> => {
    const known = await stored(id, version)
    return known ? known.info : abortable(enqueue(id, version).done, signal)
  }

  return {
    page: async (id, version, page, { signal } = {}) => {
      if (!Number.isInteger(page) || page < 1) throw new AppError('invalid-input', 'Pages are numbered from 1.')
      if (signal?.aborted) throw cancelled()
      const there = await storedPage(id, version, page)
      if (there) return there
      const text = await abortable(draft(id, version, page), signal)
      // It can be read, so all of it is: while the person reads this page.
      if (options.sha256(id, version) !== null && !failed.has(keyOf(id, version))) enqueue(id, version)
      return text
    },
    readAll: (id, version) => {
      if (!failed.has(keyOf(id, version))) enqueue(id, version)
    },
    completed,
    document: async (id, version, wait = {}) => {
      await completed(id, version, wait)
      const text = await stored(id, version)
      if (!text) throw new AppError('storage', 'The text of this paper could not be kept.')
      return text.document()
    },
    info: async (id, version) => (await stored(id, version))?.info ?? null,
    inspect: (path, { signal } = {}) => factsFrom(demand, path, deadlines.page, signal),
    warm: () => demand.warm(),
    idle: async () => {
      while (running) await running
    },
    close: async () => {
      ending.abort()
      await Promise.all([demand.close(), background.close()])
      await running
    },
  }
}

/** A page that the worker did not survive. */
class PageFailure extends Error {
  readonly page: number

  constructor(page: number, cause: AppError) {
    super(`Page ${page} ended the text worker.`, { cause })
    this.page = page
  }
}

function keyOf(id: PaperId, version: Version): string {
  return `${id}v${version}`
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** The promise, or `cancelled` as soon as the signal says so; the work itself goes on for others. */
async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  if (signal.aborted) {
    promise.catch(() => undefined)
    throw cancelled()
  }
  const stop = Promise.withResolvers<never>()
  const onAbort = (): void => stop.reject(cancelled())
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([promise, stop.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
