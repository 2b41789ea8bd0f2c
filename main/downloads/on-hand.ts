// Which of a paper's PDFs are on disk already, the record's and those a crash left without an entry in it.
import { statSync } from 'node:fs'
import type { PaperId, Version } from '../../preload/model/ids.ts'
import type { PaperRecord, PdfFile } from '../../preload/model/paper.ts'
import { entryOnDisk, lookAtPdf, versionsOnDisk } from '../library/papers/pdf-files.ts'
import { errno } from '../library/files/storage-error.ts'
import { onDisk, removeOwn } from './disk.ts'
import type { DownloadLibrary } from './downloads.ts'
import { notePath, partPath, readNote } from './part-note.ts'
import { recordFile } from './place.ts'

/** The version that a request means: the one named, else the one the paper came in with, else null, the newest. */
export function wantedVersion(record: PaperRecord, version: Version | null): Version | null {
  return version ?? record.wantedVersion
}

/**
 * The record's file that answers a request, if it lies there in its full length; a quick look, no reading. A request
 * for the newest is answered by any: a newer version is offered, never fetched unasked (shared arxiv.md §7, row 27).
 */
export function recordedFile(library: DownloadLibrary, id: PaperId, asked: Version | null): PdfFile | null {
  return candidates(library, id, asked).find((file) => sizeOf(library.pdfPath(id, file.version)) === file.bytes) ?? null
}

/**
 * The file that answers a request, looked at closely: recorded files that were changed but are still PDFs count (the
 * person's own program may have written into them), and whole PDFs that are not in the record yet are recorded now.
 * Throws AppError `storage`.
 */
export async function fileOnHand(
  library: DownloadLibrary,
  id: PaperId,
  asked: Version | null,
  now: Date,
): Promise<PdfFile | null> {
  await adoptFiles(library, id, now)
  const quick = recordedFile(library, id, asked)
  if (quick) return quick
  for (const file of candidates(library, id, asked)) {
    const path = library.pdfPath(id, file.version)
    if (path !== null && (await onDisk(path, () => isSound(path)))) return file
  }
  return null
}

/**
 * Records every whole `v<n>.pdf` of a paper's folder that its record does not know: what a crash between placing and
 * recording left, or the person put there. Answers the versions. Throws AppError `storage`.
 */
export async function adoptFiles(library: DownloadLibrary, id: PaperId, now: Date): Promise<readonly Version[]> {
  const folder = await library.folder(id)
  const known = new Set(library.record(id)?.files.map((file) => file.version))
  const adopted: Version[] = []
  for (const version of await onDisk(folder, () => versionsOnDisk(folder))) {
    if (!known.has(version) && (await adopt(library, id, folder, version, now))) adopted.push(version)
  }
  return adopted
}

async function adopt(
  library: DownloadLibrary,
  id: PaperId,
  folder: string,
  version: Version,
  now: Date,
): Promise<boolean> {
  const entry = await onDisk(folder, () => entryOnDisk(folder, version))
  if (entry === null) return false
  const part = partPath(folder, version)
  const note = await onDisk(part, () => readNote(part, id))
  const ours = note?.complete === true && note.total === entry.bytes
  const from = ours ? { etag: note.etag, lastModified: note.lastModified, origin: note.url } : {}
  const downloadedAt = entry.downloadedAt < now.toISOString() ? entry.downloadedAt : now.toISOString()
  await recordFile(library, id, { ...entry, ...from, downloadedAt })
  if (ours) await onDisk(part, () => removeOwn(part, notePath(part)))
  return true
}

function candidates(library: DownloadLibrary, id: PaperId, asked: Version | null): readonly PdfFile[] {
  const files = library.record(id)?.files ?? []
  return files.filter((file) => asked === null || file.version === asked).toReversed()
}

function sizeOf(path: string | null): number | null {
  return path === null ? null : (statSync(path, { throwIfNoEntry: false })?.size ?? null)
}

async function isSound(path: string): Promise<boolean> {
  try {
    return (await lookAtPdf(path)).sound
  } catch (error) {
    if (errno(error) === 'ENOENT') return false
    throw error
  }
}
