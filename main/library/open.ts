// Opens a library folder: takes its lock, reads everything, mends what is damaged, and keeps rows and progress in step.
import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import type { Unsubscribe } from '../../preload/link.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { Sentence } from '../../preload/said.ts'
import { say, together } from '../../preload/said.ts'
import { disk, syncFolder, type Disk } from './files/disk.ts'
import { emptyLibrary, libraryFormat, type LibraryRecord } from './files/formats.ts'
import { ValidatedJsonFile } from './files/json-file.ts'
import { FolderLibrary } from './folder-library.ts'
import type { Library, OpenLibrary } from './library.ts'
import { takeLock, type LibraryLock } from './files/lock.ts'
import { kept, mendPaper } from './check/mend.ts'
import type { PaperShelf } from './papers/paper-shelf.ts'
import { cannotOpen, errno } from './files/storage-error.ts'

/** A library that is open, and can say to other Offprints how it is reached. */
export interface OpenedLibrary extends Library {
  /** Looks again at records whose files are not what the index has of them, and at library.json. */
  lookAgain(ids: readonly PaperId[]): Promise<{ readonly unsure: readonly PaperId[] }>
  /** The same for library.json. */
  lookAgainAtLists(): Promise<void>
  /** Says that the index has every paper: from now on few records stay in memory. */
  keepFew(): void
  /** Told of what was set aside or repaired after opening, as sentences. */
  onProblem(listener: (problem: Sentence) => void): Unsubscribe

  /** Writes the address this process serves at into the lock; null takes it back. Does nothing in `read` mode. */
  announce(url: string | null): Promise<void>
}

/**
 * Opens the folder, making it if need be. Throws an AppError for which `isCannotOpen` is true: `locked` while another
 * Offprint writes there, `storage` with details.reason `newer`, `damaged` or `disk`. Nothing is changed in that case.
 */
export async function openLibrary(options: OpenLibrary & { readonly disk?: Disk }): Promise<OpenedLibrary> {
  const home = resolve(options.home)
  const now = options.now ?? (() => new Date())
  const on = options.disk ?? disk
  let lock: LibraryLock | null = null
  try {
    if (options.mode === 'write') {
      await makeHome(home, on)
      lock = await takeLock(home, now())
    } else await mustBeFolder(home)
    const problems: Sentence[] = []
    const file = new ValidatedJsonFile(join(home, 'library.json'), libraryFormat, on)
    const record = await file.read()
    if (!record && file.finding.kind === 'lost') throw damagedLibrary(file.path, file.finding.why)
    const vouched = (await options.index?.()) ?? null
    const library = new FolderLibrary({ home, now, disk: on, lock, problems, file, record: record ?? emptyLibrary() })
    const damaged = await library.load(vouched)
    problems.push(...(await mendLibrary(file, record, { writing: lock !== null, now: now(), papers: library.papers })))
    for (const paper of damaged)
      problems.push(await mendPaper(paper, library.papers, { writing: lock !== null, now: now() }))
    return library
  } catch (error) {
    await lock?.release()
    throw cannotOpen(error, home)
  }
}

async function makeHome(home: string, on: Disk): Promise<void> {
  await on.mkdir(dirname(home), { recursive: true })
  // A library is its person's own: a folder that Offprint makes is closed to other accounts. One that is there already
  // stays as it is.
  await on.mkdir(home, { mode: 0o700 }).catch((error: unknown) => {
    if (errno(error) !== 'EEXIST') throw error
  })
  if ((await on.mkdir(join(home, 'papers'), { recursive: true })) !== undefined) await syncFolder(home, on)
}

/** Reading a folder that is not there is reading an empty library; a file in its place is a mistake to be told. */
async function mustBeFolder(home: string): Promise<void> {
  const found = await stat(home).catch((error: unknown) => {
    if (errno(error) === 'ENOENT') return null
    throw error
  })
  if (found && !found.isDirectory()) {
    throw new AppError('storage', say('repair.notFolder', { home }), {
      details: { reason: 'disk', path: home },
    })
  }
}

interface Mending {
  readonly writing: boolean
  readonly now: Date
}

async function mendLibrary(
  file: ValidatedJsonFile<LibraryRecord>,
  record: LibraryRecord | null,
  { writing, now, papers }: Mending & { readonly papers: PaperShelf },
): Promise<readonly Sentence[]> {
  const { finding } = file
  if (finding.kind === 'good' || finding.kind === 'lost') return []
  if (finding.kind === 'missing') {
    if (writing) await file.write(record ?? emptyLibrary())
    if (papers.ids().length === 0) return []
    return [say('repair.noLists', { count: papers.ids().length })]
  }
  const aside = writing ? await file.setAside(now) : null
  if (writing && record) await file.write(record)
  return [together(say('repair.lists'), finding.why, say('repair.listsCopy'), ...kept(aside))]
}

function damagedLibrary(path: string, why: Sentence): AppError {
  return new AppError('storage', together(say('repair.listsLost', { path }), why, say('repair.listsLostHelp')), {
    details: { reason: 'damaged', path },
  })
}
