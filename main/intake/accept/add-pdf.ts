// A PDF file of the person's: copied in as the version of the arXiv paper it says it is, or as a paper of its own under
// the hash of its content. Another file is never replaced, and the person's file is only read.
import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../preload/errors.ts'
import { ArxivId, Version, type PaperId } from '../../../preload/model/ids.ts'
import type { ReceiptLine } from '../../../preload/model/list.ts'
import type { PdfFile } from '../../../preload/model/paper.ts'
import { say, together, type Sentence } from '../../../preload/said.ts'
import { exists, renameOver, syncFolder, tempPath } from '../../library/disk.ts'
import type { Library } from '../../library/library.ts'
import { entryOnDisk, lookAtPdf, pdfName, type PdfLook } from '../../library/pdf-files.ts'
import { applyPdf, newPaperRecord, paperIdOf, paperIdOfFile } from '../../library/records.ts'
import { errno, storageError } from '../../library/storage-error.ts'
import type { PdfFacts } from '../../text/facts.ts'
import type { PageTexts } from '../../text/page-texts.ts'
import { alreadyHere } from './receipt-words.ts'

interface Options {
  readonly signal: AbortSignal
  readonly now?: () => Date
}

/** Where the PDF goes; `note` says why it is a paper of its own although it names an arXiv paper. */
interface Place {
  readonly id: PaperId
  readonly version: Version
  readonly note: Sentence | null
}

/** Adds a PDF. `name` is what the person calls the file. Throws `not-a-pdf`, `not-found`, `storage`, `cancelled`. */
export async function addPdfFile(
  { library, texts }: { readonly library: Library; readonly texts: Pick<PageTexts, 'inspect'> },
  file: { readonly path: string; readonly name: string },
  options: Options,
): Promise<ReceiptLine> {
  const now = (options.now ?? (() => new Date()))()
  const look = await lookAt(file, options.signal)
  const known = library.ids().find((id) => library.record(id)?.files.some((one) => one.sha256 === look.sha256))
  const here = known && library.record(known)
  if (here) {
    return {
      input: file.name,
      arxivId: here.arxivId,
      paperId: here.id,
      outcome: 'already-here',
      ...alreadyHere(here),
    }
  }
  const facts = await factsOf(texts, file.path, options.signal)
  const { id, version, note } = await placeFor(library, look.sha256, facts)
  const folder = await library.folder(id)
  const entry = await copyIn(file.path, folder, version, look)
  const record = newPaperRecord({
    id,
    now,
    title: titleOf(facts, file.name),
    provenance: [{ at: now.toISOString(), kind: 'file', input: file.name, listId: null, section: null, from: null }],
  })
  const pages = facts && !facts.encrypted ? facts.pages : null
  const created = (await library.create(record)) === 'created'
  const kept = await library.update(id, (before) =>
    applyPdf(before, { ...entry, pages, downloadedAt: now.toISOString() }),
  )
  const sentence = kept.arxivId
    ? say(created ? 'file.addedAs' : 'file.keptAs', { id: kept.arxivId, version })
    : together(say('file.added'), ...(note ? [note] : []))
  return { input: file.name, arxivId: kept.arxivId, paperId: id, outcome: created ? 'added' : 'updated', ...sentence }
}

async function lookAt(
  file: { readonly path: string; readonly name: string },
  signal: AbortSignal,
): Promise<PdfLook & { sound: true }> {
  const look = await lookAtPdf(file.path, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw new AppError('cancelled', say('file.cancelled', { name: file.name }))
    if (errno(error) === 'ENOENT') throw new AppError('not-found', say('file.gone', { name: file.name }))
    throw storageError(error, `read ${file.name}`, file.path)
  })
  if (look.sound) return look
  const why = { empty: 'file.empty', 'not-a-pdf': 'file.notPdf', truncated: 'file.truncated' } as const
  throw new AppError('not-a-pdf', say(why[look.why], { name: file.name }))
}

/** What the PDF says of itself; null where that takes too long or fails, which does not keep it out. */
async function factsOf(texts: Pick<PageTexts, 'inspect'>, path: string, signal: AbortSignal): Promise<PdfFacts | null> {
  try {
    return await texts.inspect(path, { signal })
  } catch (error) {
    if (error instanceof AppError && (error.code === 'cancelled' || error.code === 'not-a-pdf')) throw error
    return null
  }
}

async function placeFor(library: Library, sha256: string, facts: PdfFacts | null): Promise<Place> {
  const own: Place = { id: paperIdOfFile(sha256), version: 1, note: null }
  const stamp = facts?.stamp
  const base = ArxivId.safeParse(stamp?.base)
  const version = Version.safeParse(stamp?.version)
  if (!base.success || !version.success) return own
  const id = paperIdOf(base.data)
  const taken =
    library.record(id)?.files.some((one) => one.version === version.data) ||
    (await exists(join(await library.folder(id), pdfName(version.data))))
  if (!taken) return { id, version: version.data, note: null }
  const note = say('file.bothKept', { id: base.data, version: version.data })
  return { ...own, note }
}

/** Copies, checks the copy, and gives it its name unless that is taken. */
async function copyIn(
  from: string,
  folder: string,
  version: Version,
  look: PdfLook & { sound: true },
): Promise<PdfFile> {
  const target = join(folder, pdfName(version))
  const temp = tempPath(target)
  try {
    await mkdir(folder, { recursive: true })
    await copyFile(from, temp, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    const copied = await open(temp, 'r+')
    await copied.sync().finally(() => copied.close())
    const copy = await lookAtPdf(temp)
    if (!copy.sound || copy.sha256 !== look.sha256) {
      throw new AppError('storage', say('file.changed'))
    }
    await linkOrRename(temp, target)
    await syncFolder(folder)
    const entry = await entryOnDisk(folder, version)
    if (entry?.sha256 === look.sha256) return entry
    throw new AppError('conflict', say('file.taken', { path: target }))
  } catch (error) {
    throw storageError(error, 'copy the PDF into the library', target)
  } finally {
    await unlink(temp).catch((error: unknown) => {
      if (errno(error) !== 'ENOENT') throw error
    })
  }
}

/** A taken name stays as it is: the caller looks at what is there. */
async function linkOrRename(temp: string, target: string): Promise<void> {
  try {
    await link(temp, target)
  } catch (error) {
    if (errno(error) === 'EEXIST') return
    if (!(await exists(target))) await renameOver(temp, target)
  }
}

function titleOf(facts: PdfFacts | null, name: string): string {
  const title = facts?.title?.trim() ?? ''
  const doubtful =
    title.length < 8 || /^(?:untitled|microsoft word|slide|paper\b)|\.(?:docx?|tex|dvi|pdf|indd)$|^arxiv:/i.test(title)
  return doubtful ? name.replace(/\.pdf$/i, '') : title
}
