// Composes the services of one library folder, and the app that both shells show. No Electron in it.
import { join, resolve } from 'node:path'
import type { PaperId } from '../preload/model/ids.ts'
import { sentenceOf } from '../preload/said.ts'
import { arxivOptionsFromEnvironment, createArxiv } from './arxiv/client.ts'
import { createMetadataFiller } from './arxiv/fill.ts'
import { createHost, type Host } from './bridge/dispatch.ts'
import { createHandlers } from './bridge/handlers/handlers.ts'
import { createDownloads } from './downloads/create-downloads.ts'
import { createExports } from './exchange/exports.ts'
import { markImagePath } from './library/papers/mark-images.ts'
import { watchDuplicates } from './duplicates/watch.ts'
import { openLibrary, type OpenedLibrary } from './library/open.ts'
import { passwordsFile } from './library/files/passwords-file.ts'
import { tabsFile } from './library/files/tabs-file.ts'
import { watchLibrary } from './library/files/watch.ts'
import { keepPageCount } from './page-counts.ts'
import { createReferences } from './references/references.ts'
import { createSearch } from './search/create-search.ts'
import { IndexOwner } from './search/index-owner.ts'
import type { Services } from './services.ts'
import type { Shell } from './shell.ts'
import { createPageTexts } from './text/page-texts.ts'
import { visitingStore } from './text/visiting-store.ts'
import { offprintVersion } from './version.ts'
import { createResourceHandler, type ResourceHandler } from './web/resources.ts'
import { createPosters } from './web/posters.ts'
import { createUploads, sweepUploads } from './web/uploads.ts'
import { createWebShell } from './web/web-shell.ts'

export interface OpenOptions {
  /** The library folder. */
  readonly home: string
  readonly env: NodeJS.ProcessEnv
  readonly shell?: Shell
  /** `read` takes no lock and writes nothing. */
  readonly mode?: 'write' | 'read'
  /** `first` opens the index before the papers, so that a start reads no record that the index has. */
  readonly index?: 'first' | 'when-asked'
  /** Whether downloads and metadata left over from the last time go on by themselves. */
  readonly leftOver?: 'resume' | 'keep'
}

/** The services of a library that this program opened itself. */
interface AppServices extends Services {
  readonly library: OpenedLibrary
}

export interface OpenedServices {
  readonly services: AppServices
  /** Stops what runs, waits for every write, lets the lock go: the last also where something before it failed. */
  close(): Promise<void>
}

export interface Offprint {
  readonly host: Host
  readonly resources: ResourceHandler
  readonly services: AppServices
  close(): Promise<void>
}

/**
 * Opens the services of a library; `emit` is where their events go. Throws what `openLibrary` throws, and
 * `invalid-input` for a bad OFFPRINT_ARXIV; nothing stays open then.
 */
export async function openServices(
  options: OpenOptions & { readonly emit: Services['emit'] },
): Promise<OpenedServices> {
  const closing = new AsyncDisposableStack()
  try {
    return { services: await compose(options, closing), close: () => closing.disposeAsync() }
  } catch (error) {
    await closing.disposeAsync()
    throw error
  }
}

/** Makes one service after the other; `closing` ends them in the opposite order. */
async function compose(
  options: OpenOptions & { readonly emit: Services['emit'] },
  closing: AsyncDisposableStack,
): Promise<AppServices> {
  const { home, env, emit, mode = 'write', leftOver = 'resume' } = options
  const shell = options.shell ?? createWebShell({ open: () => Promise.reject(new Error('no shell')) })
  const arxivOptions = arxivOptionsFromEnvironment(env)
  const index = options.index === 'first' ? new IndexOwner({ home: resolve(home), mode }) : undefined
  closing.defer(() => index?.close())
  index?.warm()
  // An index that cannot be opened vouches for nothing: every record is read.
  const vouching = index && (() => index.open().then(({ known }) => known, () => null)) // prettier-ignore
  const library = await openLibrary({ home, mode, index: vouching })
  closing.defer(() => library.close())
  library.onProblem((problem) => emit('app.notice', { level: 'warning', ...sentenceOf(problem) }))

  const arxiv = createArxiv(arxivOptions)
  closing.defer(() => arxiv.close())
  const filler = createMetadataFiller({ arxiv, library, onInternalError: (error) => logInternal(error, 'metadata') })
  closing.defer(() => filler.close())
  const downloads = createDownloads({
    arxiv,
    library,
    leftOver: mode === 'read' ? 'keep' : leftOver,
    onNotice: (level, sentence) => emit('app.notice', { level, ...sentenceOf(sentence) }),
  })
  closing.defer(() => downloads.close())
  const visiting = mode === 'read' ? visitingStore(library.home) : undefined
  closing.defer(() => visiting?.close())
  const passwords = passwordsFile(library.home)
  const texts = createPageTexts({
    home: library.home,
    store: visiting,
    pdfPath: (id, version) => library.pdfPath(id, version),
    password: (id, version) => {
      const sha256 = library.record(id)?.files.find((file) => file.version === version)?.sha256
      return sha256 === undefined ? null : passwords.get(sha256)
    },
    sha256: (id, version) => library.record(id)?.files.find((file) => file.version === version)?.sha256 ?? null,
    onPages: (id, version, pages) => {
      if (mode === 'read') return
      // The count is a convenience: a paper removed meanwhile, or a full disk, is told where it matters.
      keepPageCount(library, id, version, pages).catch(() => undefined)
    },
  })
  closing.defer(() => texts.close())
  const search = createSearch({ library, texts, mode, index })
  closing.defer(() => search.close())
  const references = createReferences({ library, texts, meeting: search.meeting })
  const uploadsFolder = join(library.home, '.derived', 'uploads')
  // What cannot be removed now is tried again at the next start.
  if (mode === 'write') await sweepUploads(uploadsFolder).catch((error: unknown) => logInternal(error, 'uploads'))
  const uploads = createUploads({ folder: uploadsFolder })
  closing.defer(() => uploads.close())
  const info: Services['info'] = {
    version: offprintVersion(),
    home: library.home,
    platform: process.platform,
    capabilities: shell.capabilities,
    arxivOrigin: env['OFFPRINT_ARXIV'] ?? null,
  }
  const exports = createExports(library)
  const tabs = tabsFile(library.home, (id) => library.has(id))
  return {
    library,
    arxiv,
    filler,
    downloads,
    texts,
    references,
    search,
    uploads,
    exports,
    passwords,
    tabs,
    shell,
    info,
    emit,
  }
}

/** ms between two looks through the folder for what other programs changed. */
const lookEvery = 60_000
/** ms that the first screen has before background work begins. */
const firstScreenTime = 3000

/**
 * Opens the app: services, the host of its clients, and its resources. `rendererRoot` is the built renderer. Throws as
 * `openServices` does; nothing stays open then, and the lock is let go.
 */
export async function openOffprint(options: OpenOptions & { readonly rendererRoot: string }): Promise<Offprint> {
  const closing = new AsyncDisposableStack()
  try {
    return await composeApp(options, closing)
  } catch (error) {
    await closing.disposeAsync()
    throw error
  }
}

/** Everything that ends is given to `closing`, in the order it begins. */
async function composeApp(
  options: OpenOptions & { readonly rendererRoot: string },
  closing: AsyncDisposableStack,
): Promise<Offprint> {
  let host: Host | null = null
  const emit: Services['emit'] = (name, payload) => host?.emit(name, payload)
  const { services, close } = await openServices({ index: 'first', ...options, emit })
  closing.defer(close)
  const { library, arxiv, downloads, texts, search, uploads, exports } = services
  host = createHost({
    handlers: createHandlers(services),
    onInternalError: (error, reference) => logInternal(error, reference),
    checkOutputs: options.env['OFFPRINT_CHECK_OUTPUTS'] === '1',
  })
  for (const stop of [
    library.onChange(({ papers, lists }) => emit('library.changed', { papers: [...papers], lists: [...lists] })),
    downloads.onChange((state) => emit('downloads.changed', state)),
    search.onChange((state) => emit('search.changed', state)),
    watchDuplicates(services, (paper, other) => {
      const [title, otherTitle] = [library.summary(paper)?.title ?? paper, library.summary(other)?.title ?? other]
      emit('duplicates.found', { paper, title, other, otherTitle })
    }),
    arxiv.onState((state) => emit('arxiv.changed', state)),
    library.onChange(({ papers }) => readNewTexts(services, papers)),
  ])
    closing.defer(stop)
  // The index looks the library through in a thread of its own, after the first screen had the machine to itself. A
  // query that comes earlier starts it.
  const indexing = setTimeout(() => search.start(), firstScreenTime)
  indexing.unref()
  closing.defer(() => clearTimeout(indexing))
  // Windows ask for it themselves when a person comes back to them.
  const looking = setInterval(() => void search.lookAround().catch(() => undefined), lookEvery)
  looking.unref()
  const stopWatching = watchLibrary(library.home, ({ papers, lists }) => {
    if (lists) library.lookAgainAtLists().catch((error: unknown) => logInternal(error, 'lists'))
    library.lookAgain(papers).catch((error: unknown) => logInternal(error, 'folder'))
  })
  closing.defer(() => clearInterval(looking))
  closing.defer(stopWatching)
  if ((options.leftOver ?? 'resume') === 'resume') services.filler.resume()

  const resources = createResourceHandler({
    rendererRoot: options.rendererRoot,
    pdfs: {
      async open(id, version) {
        const path = library.pdfPath(id, version)
        const file = library.record(id)?.files.find((known) => known.version === version)
        return path && file ? { path, size: file.bytes, etag: file.sha256 } : null
      },
    },
    images: { open: (id, name) => Promise.resolve(markImagePath(library.home, id, name)) },
    texts: { page: (id, version, page, { signal }) => texts.page(id, version, page, { signal }) },
    posters: createPosters({
      folder: join(library.home, '.derived', 'posters'),
      sha256: (id, version) => library.record(id)?.files.find((file) => file.version === version)?.sha256 ?? null,
    }),
    uploads,
    exports,
    onInternalError: (error) => logInternal(error, 'resource'),
  })

  return { host, resources, services, close: () => closing.disposeAsync() }
}

/** A PDF that arrived is read in the background, so that its pages are counted and its text is there offline. */
function readNewTexts({ library, texts }: Services, papers: readonly PaperId[]): void {
  for (const id of papers) {
    for (const file of library.record(id)?.files ?? []) if (file.pages === null) texts.readAll(id, file.version)
  }
}

function logInternal(error: unknown, reference: string): void {
  process.stderr.write(
    `Offprint: internal error ${reference}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}
