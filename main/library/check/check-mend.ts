// The mending half of `check --repair`. Nothing is deleted but our own temporary files: what is bad is renamed, what is
// known again is written down, and what can be downloaded again is marked as absent.
import { unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { assertNever } from '../../../preload/errors.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import type { CheckProblem } from './check.ts'
import { isOurTempFile, renameOver } from '../files/disk.ts'
import { emptyLibrary, libraryFormat } from '../files/formats.ts'
import { ValidatedJsonFile } from '../files/json-file.ts'
import { takeLock } from '../files/lock.ts'
import { removeIndex } from '../../search/open-index.ts'
import { openLibrary, type OpenedLibrary } from '../open.ts'
import { adoptPdfs } from '../papers/pdf-files.ts'
import { recoverLists } from '../lists/recover-lists.ts'
import { newPaperRecord } from '../papers/records.ts'
import { errno } from '../files/storage-error.ts'

type Options = { readonly now: () => Date; readonly signal?: AbortSignal }

/** Mends what it can and answers with the same problems, `repaired` where they are gone. Throws `locked`, `storage`. */
export async function mend(
  home: string,
  problems: readonly CheckProblem[],
  options: Options,
): Promise<readonly CheckProblem[]> {
  if (problems.length === 0) return problems
  const listsLost = await setLostListsAside(home, options.now())
  // Opening sets bad records aside and puts their last good copies in place.
  const library = await openLibrary({ home, mode: 'write', now: options.now })
  try {
    if (listsLost) for (const list of recoverLists(library, options.now())) await library.saveList(list)
    const mended: CheckProblem[] = []
    for (const problem of problems) {
      options.signal?.throwIfAborted()
      const repaired = await mendOne(library, problem, options)
      mended.push({ ...problem, repaired })
    }
    return mended
  } finally {
    await library.close()
  }
}

/** A library.json without a good copy keeps the library from opening: it is set aside and an empty one put there. */
async function setLostListsAside(home: string, now: Date): Promise<boolean> {
  const lock = await takeLock(home, now)
  try {
    const file = new ValidatedJsonFile(join(home, 'library.json'), libraryFormat)
    await file.read()
    if (file.finding.kind === 'good' || file.finding.kind === 'restored') return false
    await file.setAside(now)
    await file.write(emptyLibrary())
    return true
  } finally {
    await lock.release()
  }
}

async function mendOne(library: OpenedLibrary, problem: CheckProblem, options: Options): Promise<boolean> {
  const id = PaperId.safeParse(problem.paperId).data ?? null
  const folder = dirname(problem.path)
  switch (problem.kind) {
    case 'lists-damaged':
      return true
    case 'record-damaged':
      return id !== null && library.has(id)
    case 'record-missing':
      if (id === null) return false
      await library.create(newPaperRecord({ id, now: options.now() }))
      await adopt(library, id, folder, options)
      return true
    case 'pdf-unlisted':
      if (id === null) return false
      await adopt(library, id, folder, options)
      return true
    case 'pdf-missing':
      if (id === null) return false
      await forget(library, id, problem.path)
      return true
    case 'pdf-damaged':
      // What did not come from arXiv cannot be downloaded again: better a doubtful file than none.
      if (id === null || library.record(id)?.arxivId === null) return false
      await renameOver(problem.path, `${problem.path}.damaged-${stamp(options.now())}`)
      await forget(library, id, problem.path)
      return true
    case 'list-item-astray':
      if (id === null) return false
      await library.create(newPaperRecord({ id, now: options.now(), title: titleInLists(library, id) }))
      return true
    case 'leftover':
      if (!isOurTempFile(basename(problem.path))) return false
      await unlink(problem.path).catch((error: unknown) => {
        if (errno(error) !== 'ENOENT') throw error
      })
      return true
    case 'index-damaged':
      // The next search or start makes it anew.
      removeIndex(problem.path)
      return true
    case 'mark-astray':
      return false
    default:
      return assertNever(problem.kind)
  }
}

async function adopt(library: OpenedLibrary, id: PaperId, folder: string, { signal }: Options): Promise<void> {
  const files = await adoptPdfs(folder, library.record(id)?.files ?? [], signal ? { signal } : {})
  await library.update(id, (record) => ({ ...record, files }))
}

async function forget(library: OpenedLibrary, id: PaperId, path: string): Promise<void> {
  await library.update(id, (record) => ({
    ...record,
    files: record.files.filter((file) => `v${file.version}.pdf` !== basename(path)),
  }))
}

function titleInLists(library: OpenedLibrary, id: PaperId): string | null {
  const items = library.lists().flatMap((list) => list.sections.flatMap((section) => section.items))
  return items.find((item) => item.paperId === id && item.title !== null)?.title ?? null
}

function stamp(now: Date): string {
  return now.toISOString().replace(/[:.]/g, '-')
}
