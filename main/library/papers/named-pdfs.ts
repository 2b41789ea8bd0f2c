// PDFs under names that say what they are, for dragging them out of the window: links to the files of the library, under
// `.derived/dragged`, because whatever takes a file takes its name too and `v1.pdf` says nothing.
import { copyFile, link, lstat, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pdfFileName } from '../../../preload/file-names.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import { AppError } from '../../../preload/errors.ts'
import { say } from '../../../preload/said.ts'
import type { Library } from '../library.ts'
import { errno, storageError } from '../files/storage-error.ts'

/** The paths of links to the PDFs that would open; papers without one are left out. Throws `not-found` when none is left. */
export async function namedPdfs(
  library: Pick<Library, 'home' | 'summary' | 'pdfPath'>,
  ids: readonly PaperId[],
): Promise<readonly string[]> {
  const folder = join(library.home, '.derived', 'dragged')
  const files = ids.flatMap((id) => {
    const paper = library.summary(id)
    const version = paper?.pdf.version ?? null
    const path = version === null ? null : library.pdfPath(id, version)
    return paper && path && version !== null ? [{ path, name: pdfFileName({ id, version, title: paper.title }) }] : []
  })
  if (files.length === 0) throw noneHere()
  try {
    await mkdir(folder, { recursive: true })
    return await Promise.all(files.map(({ path, name }) => linked(path, join(folder, name))))
  } catch (error) {
    throw storageError(error, say('doing.dragPdfs'), folder)
  }
}

async function linked(path: string, to: string): Promise<string> {
  // A link in a library of somebody else's may lead to any file of this computer: it is not handed out as a paper.
  if (!(await lstat(path)).isFile()) throw noneHere()
  await rm(to, { force: true })
  await link(path, to).catch((error: unknown) => {
    // FAT, exFAT and some network drives have no hard links.
    if (errno(error) === 'EEXIST') return undefined
    return copyFile(path, to)
  })
  return to
}

function noneHere(): AppError {
  return new AppError('not-found', 'None of these papers has its PDF on disk.')
}
