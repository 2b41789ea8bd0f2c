// Puts a complete PDF at `v<n>.pdf` without ever replacing another, and writes it into the paper's record.
// A crash at any point leaves either nothing or the whole file there; on-hand.ts takes up one that is not in the record yet.
import { link } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { PaperId, Version } from '../../preload/model/ids.ts'
import type { PdfFile } from '../../preload/model/paper.ts'
import { exists, renameOver, syncFolder } from '../library/files/disk.ts'
import { lookAtPdf, pdfName } from '../library/papers/pdf-files.ts'
import { errno } from '../library/files/storage-error.ts'
import { onDisk, removeOwn } from './disk.ts'
import { BadPdf } from './failure.ts'
import type { DownloadLibrary } from './downloads.ts'
import { notePath } from './part-note.ts'
import type { PartFile } from './part-file.ts'

/** What was placed; `setAside` names a damaged file that stood in its place and was renamed. */
export interface Placed {
  readonly file: PdfFile
  readonly setAside: string | null
}

/** Moves a whole part into its place and records it. Throws BadPdf `wrong-paper` when another PDF stands there, AppError `storage`. */
export async function placePart(
  library: DownloadLibrary,
  id: PaperId,
  part: PartFile,
  version: Version,
  now: Date,
): Promise<Placed> {
  const target = join(dirname(part.path), pdfName(version))
  const file: PdfFile = {
    version,
    sha256: part.sha256(),
    bytes: part.size,
    pages: null,
    etag: part.note.etag,
    lastModified: part.note.lastModified,
    downloadedAt: now.toISOString(),
    origin: part.note.url,
  }
  await part.close()
  const setAside = await onDisk(target, async () => {
    const name = await placeBeside(part.path, target, file.sha256, now)
    await syncFolder(dirname(target))
    return name
  })
  await recordFile(library, id, file)
  await onDisk(target, () => removeOwn(part.path, notePath(part.path)))
  return { file, setAside }
}

/** Writes a PDF that is in its place into the record; what was wrong before is over. */
export async function recordFile(library: DownloadLibrary, id: PaperId, file: PdfFile): Promise<void> {
  await library.update(id, (record) => {
    const before = record.files.find((one) => one.version === file.version)
    const pages = before?.sha256 === file.sha256 ? before.pages : file.pages
    const others = record.files.filter((one) => one.version !== file.version)
    const files = [...others, { ...file, pages }].sort((a, b) => a.version - b.version)
    return { ...record, files, pdfProblem: null }
  })
}

async function placeBeside(part: string, target: string, sha256: string, now: Date): Promise<string | null> {
  if (await linkNew(part, target)) return null
  const there = await lookAtPdf(target)
  if (there.sound && there.sha256 === sha256) return null
  if (there.sound) throw new BadPdf('wrong-paper', { kind: 'occupied', name: basename(target) })
  const aside = `${basename(target)}.damaged-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`
  await renameOver(target, join(dirname(target), aside))
  if (!(await linkNew(part, target))) throw new BadPdf('wrong-paper', { kind: 'occupied', name: basename(target) })
  return aside
}

/** Gives a file a second name; false when the name is taken. Where there are no hard links the file is renamed instead. */
async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (errno(error) === 'EEXIST') return false
    // FAT, exFAT and some network drives have no hard links. The library's lock keeps other Offprints away.
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'UNKNOWN'].includes(errno(error) ?? '')) throw error
    if (await exists(to)) return false
    await renameOver(from, to)
    return true
  }
}
