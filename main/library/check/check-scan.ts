// The looking half of `check`: reads a library folder file by file and says what is not as it should be. Writes nothing.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'
import type { PaperRecord, PdfFile } from '../../../preload/model/paper.ts'
import { textStore, type TextStore } from '../../text/store.ts'
import type { CheckProblem, ProblemKind, TextNote } from './check.ts'
import { isOurTempFile } from '../files/disk.ts'
import { libraryFormat, paperFormat, type LibraryRecord } from '../files/formats.ts'
import { mapBounded } from '../files/gate.ts'
import { ValidatedJsonFile } from '../files/json-file.ts'
import { idOfFolder } from '../papers/paper-rows.ts'
import { lookAtPdf, pdfName, versionsOnDisk, type PdfLook } from '../papers/pdf-files.ts'
import { indexPath } from '../../search/index-path.ts'
import { isIndexDamaged } from '../../search/open-index.ts'
import { errno } from '../files/storage-error.ts'

export interface Scan {
  readonly papers: number
  readonly pdfs: number
  readonly problems: readonly CheckProblem[]
  readonly texts: readonly TextNote[]
}

type Signal = { readonly signal?: AbortSignal }

/** Looks at everything. Throws `storage` for a record of a newer program. */
export async function findProblems(home: string, options: Signal & { readonly leftovers: boolean }): Promise<Scan> {
  const folders = await names(join(home, 'papers'))
  const ids = folders.flatMap((name) => {
    const id = idOfFolder(name)
    return id ? [{ id, folder: join(home, 'papers', name) }] : []
  })
  const texts = textStore(home)
  const looked = await mapBounded(ids, 8, async ({ id, folder }) => {
    options.signal?.throwIfAborted()
    return lookAtPaper(id, folder, { ...options, texts })
  })
  const papers = new Set(looked.flatMap(({ id, here }) => (here ? [id] : [])))
  const lists = await lookAtLists(home, papers)
  const leftovers = options.leftovers ? await findLeftovers(home, folders) : []
  return {
    papers: papers.size,
    pdfs: looked.reduce((sum, { pdfs }) => sum + pdfs, 0),
    problems: [...lists, ...looked.flatMap(({ problems }) => problems), ...leftovers, ...lookAtIndex(home)],
    texts: looked.flatMap((one) => one.texts),
  }
}

async function lookAtPaper(
  id: PaperId,
  folder: string,
  options: Signal & { readonly texts: Pick<TextStore, 'read'> },
): Promise<{ id: PaperId; here: boolean; pdfs: number; problems: CheckProblem[]; texts: readonly TextNote[] }> {
  const file = new ValidatedJsonFile(join(folder, 'paper.json'), paperFormat)
  const read = await file.read()
  const record = read?.id === id ? read : null
  const versions = await versionsOnDisk(folder)
  const { finding } = file
  const problems: CheckProblem[] = []
  const say = (kind: ProblemKind, path: string, message: string): void =>
    void problems.push({ kind, path, paperId: id, message, repaired: false })

  if (finding.kind === 'restored') {
    say(
      'record-damaged',
      file.path,
      `The record of ${id} cannot be read (there is a good copy). ${finding.why.message}`,
    )
  } else if (finding.kind === 'lost') {
    say(
      'record-damaged',
      file.path,
      `The record of ${id} cannot be read (and there is no good copy). ${finding.why.message}`,
    )
  } else if (read && !record) {
    say('record-damaged', file.path, `The record of ${id} names another paper (${read.id}).`)
  } else if (!record && versions.length > 0) {
    say('record-missing', file.path, `The folder of ${id} holds PDFs, but no record.`)
  }
  if (!record) return { id, here: problems.length > 0, pdfs: versions.length, problems, texts: [] }

  for (const entry of record.files) {
    const path = join(folder, pdfName(entry.version))
    if (!versions.includes(entry.version))
      say('pdf-missing', path, `The PDF of ${id} version ${entry.version} is not there.`)
    else {
      const fault = pdfFault(await lookAtPdf(path, options), entry)
      if (fault) say('pdf-damaged', path, `The PDF of ${id} version ${entry.version} ${fault}.`)
    }
  }
  // The copy of a damaged record may be older than a PDF: mending the record takes it up.
  const unlisted = versions.filter((one) => !record.files.some((entry) => entry.version === one))
  for (const version of finding.kind === 'good' ? unlisted : []) {
    const path = join(folder, pdfName(version))
    const fault = pdfFault(await lookAtPdf(path, options), null)
    if (fault) say('pdf-damaged', path, `The PDF of ${id} version ${version} ${fault}.`)
    else say('pdf-unlisted', path, `There is a PDF of ${id} version ${version} that its record does not know.`)
  }
  for (const fault of markFaults(record)) say('mark-astray', file.path, fault)
  return { id, here: true, pdfs: versions.length, problems, texts: await textNotes(record, options.texts) }
}

/** Pages whose text is coarser than it should be, or missing (DESIGN §4). No problem of the library: nothing is lost. */
async function textNotes(record: PaperRecord, texts: Pick<TextStore, 'read'>): Promise<readonly TextNote[]> {
  const notes: TextNote[] = []
  for (const { version, sha256 } of record.files) {
    const { fallbacks = [], failed = [] } = (await texts.read(sha256))?.info ?? {}
    if (fallbacks.length + failed.length > 0) notes.push({ paperId: record.id, version, fallbacks, failed })
  }
  return notes
}

/** What is wrong with a PDF, to complete "The PDF of … ". */
function pdfFault(look: PdfLook, entry: PdfFile | null): string | null {
  if (!look.sound) return { empty: 'is empty', 'not-a-pdf': 'is no PDF', truncated: 'is cut off at its end' }[look.why]
  if (entry && (look.bytes !== entry.bytes || look.sha256 !== entry.sha256)) return 'is not the file that was kept'
  return null
}

function markFaults(record: PaperRecord): readonly string[] {
  const seen = new Set<string>()
  return record.marks.flatMap((mark) => {
    const fault = seen.has(mark.id) ? 'has the id of another mark' : markFault(mark, record)
    seen.add(mark.id)
    return fault ? [`A mark on ${record.id} ${fault} (${mark.id}).`] : []
  })
}

function markFault(mark: Mark, record: PaperRecord): string | null {
  const { anchor } = mark
  const file = record.files.find((entry) => entry.version === anchor.version)
  if (!file) return null // The PDF can come back; the mark waits for it.
  if (anchor.fileSha256 !== null && anchor.fileSha256 !== file.sha256)
    return `was made on another file of version ${anchor.version}`
  const last = Math.max(...anchor.parts.map((part) => part.page))
  if (file.pages !== null && last > file.pages) return `is on page ${last} of ${file.pages}`
  return null
}

async function lookAtLists(home: string, papers: ReadonlySet<PaperId>): Promise<readonly CheckProblem[]> {
  const file = new ValidatedJsonFile<LibraryRecord>(join(home, 'library.json'), libraryFormat)
  const record = await file.read()
  const { finding } = file
  const say = (kind: ProblemKind, paperId: string | null, message: string): CheckProblem => ({
    kind,
    path: file.path,
    paperId,
    message,
    repaired: false,
  })
  const problems: CheckProblem[] = []
  if (finding.kind === 'restored') {
    problems.push(
      say('lists-damaged', null, `library.json cannot be read (there is a good copy). ${finding.why.message}`),
    )
  } else if (finding.kind === 'lost') {
    problems.push(
      say('lists-damaged', null, `library.json cannot be read (and there is no good copy). ${finding.why.message}`),
    )
  } else if (finding.kind === 'missing' && papers.size > 0) {
    problems.push(say('lists-damaged', null, 'library.json is missing.'))
  }
  const binned = new Set((await names(join(home, 'bin'))).flatMap((name) => idOfFolder(name) ?? []))
  for (const list of record?.lists ?? []) {
    for (const { paperId } of list.sections.flatMap((section) => section.items)) {
      if (papers.has(paperId) || binned.has(paperId)) continue
      problems.push(say('list-item-astray', paperId, `“${list.title}” names ${paperId}, which is not in the library.`))
    }
  }
  return problems
}

/** The search index is only derived, but a damaged one is worth a word. */
function lookAtIndex(home: string): readonly CheckProblem[] {
  const path = indexPath(home)
  if (!isIndexDamaged(path)) return []
  const message = 'The search index is damaged; it is made anew from your papers.'
  return [{ kind: 'index-damaged', path, paperId: null, message, repaired: false }]
}

async function findLeftovers(home: string, folders: readonly string[]): Promise<readonly CheckProblem[]> {
  const places = [home, ...folders.map((name) => join(home, 'papers', name))]
  const found = await mapBounded(places, 16, async (folder) =>
    (await names(folder)).filter(isOurTempFile).map((name) => join(folder, name)),
  )
  return found.flat().map((path) => ({
    kind: 'leftover',
    path,
    paperId: null,
    message: `${path} was left behind when Offprint was interrupted.`,
    repaired: false,
  }))
}

async function names(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return []
    throw error
  })
}
