// A PDF file of the person's: copied in as the version of the arXiv paper it says it is, or as a paper of its own under
// the hash of its content. Another file is never replaced, and the person's file is only read.
import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../preload/errors.ts'
import { ArxivId, arxivIdOf, firstOwnFile, Version, type PaperId } from '../../../preload/model/ids.ts'
import type { ReceiptLine } from '../../../preload/model/list.ts'
import type { PaperRecord, PdfFile } from '../../../preload/model/paper.ts'
import { say, together, type Sentence } from '../../../preload/said.ts'
import { exists, renameOver, syncFolder, tempPath } from '../../library/files/disk.ts'
import type { Library } from '../../library/library.ts'
import { authorsIn, described } from '../../library/papers/own-paper.ts'
import { entryOnDisk, lookAtPdf, pdfName, type PdfLook } from '../../library/papers/pdf-files.ts'
import { applyPdf, newPaperRecord, paperIdOf, paperIdOfFile } from '../../library/papers/records.ts'
import { errno, storageError } from '../../library/files/storage-error.ts'
import type { PdfFacts } from '../../text/facts.ts'
import type { Search } from '../../search/search.ts'
import { unlessAborted } from '../../unless-aborted.ts'
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
  {
    library,
    texts,
    search,
  }: {
    readonly library: Library
    readonly texts: Pick<PageTexts, 'inspect'>
    readonly search: Pick<Search, 'meeting'>
  },
  file: { readonly path: string; readonly name: string },
  options: Options,
): Promise<ReceiptLine> {
  const now = (options.now ?? (() => new Date()))()
  const look = await lookAt(file, options.signal)
  const met = await search.meeting([`file ${look.sha256}`], options).catch(unlessAborted(options.signal))
  const known = (met ?? library.ids()).find((id) => library.record(id)?.files.some((one) => one.sha256 === look.sha256))
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
    ...(arxivIdOf(id) === null && { said: saidBy(facts) }),
    provenance: [{ at: now.toISOString(), kind: 'file', input: file.name, listId: null, section: null, from: null }],
  })
  const pages = facts && !facts.encrypted ? facts.pages : null
  const created = (await library.create(record)) === 'created'
  const authors = authorsIn(facts?.author ?? null)
  const kept = await library.update(id, (before) => {
    const withPdf = applyPdf(before, {
      ...entry,
      pages,
      downloadedAt: now.toISOString(),
      ...(version >= firstOwnFile && { name: file.name }),
    })
    if (withPdf.arxivId !== null || withPdf.versions.length > 0 || authors.length === 0) return withPdf
    const title = withPdf.givenTitle ?? titleOf(facts, file.name)
    return described(withPdf, { title, authors }, { source: 'file', now })
  })
  const sentence = kept.arxivId
    ? version >= firstOwnFile
      ? say('file.beside', { id: kept.arxivId })
      : say(created ? 'file.addedAs' : 'file.keptAs', { id: kept.arxivId, version })
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
    throw storageError(error, say('doing.readFile', { name: file.name }), file.path)
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

/** What helps to find the paper a PDF is, where that cannot be told for certain now. */
function saidBy(facts: PdfFacts | null): NonNullable<PaperRecord['said']> {
  return {
    arxivId: idsNamed(facts)[0]?.base ?? null,
    doi: facts?.infoIds.find((id) => id.startsWith('10.')) ?? null,
    authors: (facts?.author ?? '')
      .split(/\s*;\s*|\s+and\s+|\s*,\s+(?=\S+\s)/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  }
}

interface NamedId {
  readonly base: ArxivId
  readonly version: Version | null
}

/** arXiv papers that a PDF names: in its stamp, else in its metadata. */
function idsNamed(facts: PdfFacts | null): readonly NamedId[] {
  const named = facts?.stamp
    ? [facts.stamp]
    : (facts?.infoIds ?? []).map((id) => {
        const [, base = id, version] = /^(.*?)(?:v(\d{1,3}))?$/u.exec(id) ?? []
        return { base, version: version === undefined ? null : Number(version) }
      })
  const ids = new Map<ArxivId, NamedId>()
  for (const { base, version } of named) {
    const [id, number] = [ArxivId.safeParse(base.toLowerCase()), Version.safeParse(version)]
    if (id.success && !ids.get(id.data)?.version) ids.set(id.data, { base: id.data, version: number.data ?? null })
  }
  return [...ids.values()]
}

async function placeFor(library: Library, sha256: string, facts: PdfFacts | null): Promise<Place> {
  const own: Place = { id: paperIdOfFile(sha256), version: 1, note: null }
  const [named, ...others] = idsNamed(facts)
  // Metadata that names several papers does not say which of them this is.
  if (!named || others.length > 0) return own
  const id = paperIdOf(named.base)
  const { version } = named
  // It is that paper, but which version of it cannot be told: it stands beside them.
  if (version === null) return { id, version: await ownNumber(library, id), note: null }
  if (!(await isTaken(library, id, version))) return { id, version, note: null }
  return { ...own, note: say('file.bothKept', { id: named.base, version }) }
}

async function isTaken(library: Library, id: PaperId, version: Version): Promise<boolean> {
  if (library.record(id)?.files.some((one) => one.version === version)) return true
  return exists(join(await library.folder(id), pdfName(version)))
}

/** The first number for a file that is no version of arXiv's. */
async function ownNumber(library: Library, id: PaperId): Promise<Version> {
  for (let number = firstOwnFile; number <= 999; number++) if (!(await isTaken(library, id, number))) return number
  throw new AppError('conflict', say('file.manyOwn', { id }))
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
    throw storageError(error, say('doing.copyPdf'), target)
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

/** What the metadata says where it says something, else what the first page shows, else the name of the file. */
function titleOf(facts: PdfFacts | null, name: string): string {
  const title = facts?.title?.trim() ?? ''
  const file = name.replace(/\.pdf$/i, '')
  const doubtful =
    title.length < 8 ||
    title.toLowerCase() === file.toLowerCase() ||
    /^(?:untitled|microsoft word|slide|paper\b|print\b|document\b|template)|\.(?:docx?|tex|dvi|pdf|indd|rtf|pptx?)$|^arxiv:/i.test(
      title,
    ) ||
    !/\p{L}{3}|\p{Script=Han}/u.test(title)
  return doubtful ? (facts?.heading ?? file) : title
}
