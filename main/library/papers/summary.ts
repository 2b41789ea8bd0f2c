// A paper's row and the progress of many, computed from records. Pure; the shelves cache what comes out.
import { firstOwnFile, type Version } from '../../../preload/model/ids.ts'
import type { PaperRecord, PaperSummary, PdfFile, PdfProblem, PdfState } from '../../../preload/model/paper.ts'

/** A list that holds a paper, as its row names it. */
export type Membership = PaperSummary['lists'][number]

/** The PDF that opening the paper shows: where reading stopped, else the version asked for, else the newest on disk. */
function pdfToOpen(record: PaperRecord): PdfFile | null {
  const of = (version: Version | null | undefined): PdfFile | undefined =>
    record.files.find((file) => file.version === version)
  return of(record.position?.version) ?? of(record.wantedVersion) ?? newestFile(record)
}

/** The newest version on disk; a file of the person's own only where there is no other. */
export function newestFile({ files }: Pick<PaperRecord, 'files'>): PdfFile | null {
  return files.findLast(({ version }) => version < firstOwnFile) ?? files.at(-1) ?? null
}

/** The record as a row. `download` is what the download queue says of it, null when it says nothing. */
export function summaryOf(
  record: PaperRecord,
  lists: readonly Membership[],
  download: Pick<PdfState, 'state'> | null,
): PaperSummary {
  const newest = record.versions.at(-1)
  const published = newest?.published ?? record.versions.find((version) => version.published)?.published ?? null
  return {
    id: record.id,
    arxivId: record.arxivId,
    title: newest?.title || record.givenTitle || record.id,
    givenTitle: record.givenTitle,
    authors: newest?.authors.map((author) => author.name) ?? [],
    year: published ? Number(published.slice(0, 4)) : yearOfId(record.arxivId),
    primaryCategory: newest?.primaryCategory ?? null,
    published,
    latestVersion: record.metadata.latest ?? newest?.version ?? null,
    withdrawn: record.withdrawn,
    metadata: record.metadata.state,
    status: record.status,
    progress: readShare(record),
    starred: record.starred,
    tags: record.tags,
    lists: [...lists],
    pdf: pdfState(record, download),
    marks: record.marks.length,
    hasNotes: record.notes.text.trim() !== '',
    addedAt: record.addedAt,
    openedAt: record.position?.at ?? null,
  }
}

/** A row with what its lists and the download queue say of it now, in the place of what they said before. */
export function withCompany(
  row: PaperSummary,
  lists: readonly Membership[],
  download: Pick<PdfState, 'state'> | null,
): PaperSummary {
  const { pdf } = row
  const waits = download?.state === 'queued' || download?.state === 'downloading' ? download.state : null
  if (pdf.state === 'ready') return { ...row, lists: [...lists] }
  const state = waits ?? stateWithout(pdf.problem, download)
  return { ...row, lists: [...lists], pdf: { ...pdf, state, problem: waits ? null : pdf.problem } }
}

function pdfState(record: PaperRecord, download: Pick<PdfState, 'state'> | null): PdfState {
  const file = pdfToOpen(record)
  if (file) {
    const { version, sha256, pages, bytes } = file
    return { state: 'ready', version, sha256, pages, bytes, problem: null }
  }
  const none = { version: null, sha256: null, pages: null, bytes: null }
  if (download?.state === 'queued' || download?.state === 'downloading') {
    return { ...none, state: download.state, problem: null }
  }
  return { ...none, state: stateWithout(record.pdfProblem, download), problem: record.pdfProblem }
}

function stateWithout(problem: PdfProblem | null, download: Pick<PdfState, 'state'> | null): 'failed' | 'absent' {
  const failed = problem ? !isNoPdf(problem) : download?.state === 'failed'
  return failed ? 'failed' : 'absent'
}

/** arXiv has no PDF of it: nothing failed, there is none. */
function isNoPdf(problem: PdfProblem): boolean {
  return ['withdrawn', 'no-such-paper', 'no-pdf', 'cannot-build'].includes(problem.kind)
}

function readShare(record: PaperRecord): number {
  const file = pdfToOpen(record)
  if (!file?.pages) return 0
  const seen = record.pagesSeen[String(file.version)]?.filter((page) => page <= (file.pages ?? 0)).length ?? 0
  return Math.min(1, seen / file.pages)
}

/** The year an arXiv id was given in: `YYMM.…` since 2007, `archive/YYMM…` before (arXiv help/arxiv_identifier). */
function yearOfId(id: PaperRecord['arxivId']): number | null {
  const digits = id?.match(/^(?:[a-z-]+\/)?(\d\d)/)?.[1]
  if (!digits) return null
  const year = Number(digits)
  return year >= 91 ? 1900 + year : 2000 + year
}
