// Paper records as they begin, and what arXiv's answers and new files make of them. Pure: nothing here touches the disk.
import type { ArxivId, PaperId, Version } from '../../../preload/model/ids.ts'
import { arxivIdOf, PaperId as PaperIdSchema } from '../../../preload/model/ids.ts'
import type { PaperRecord, PdfFile, Provenance, VersionMetadata } from '../../../preload/model/paper.ts'
import { usualView } from '../../../preload/model/reading.ts'
import type { PaperMetadata } from '../../arxiv/arxiv.ts'

/** The paper id of an arXiv paper: its base id. */
export function paperIdOf(base: ArxivId): PaperId {
  return PaperIdSchema.parse(base)
}

/** The paper id of a PDF that is not from arXiv: `pdf-` and the first 16 hex digits of its SHA-256. */
export function paperIdOfFile(sha256: string): PaperId {
  return PaperIdSchema.parse(`pdf-${sha256.slice(0, 16)}`)
}

/** A new paper: unread, with nothing known but what it came with. */
export function newPaperRecord(given: {
  readonly id: PaperId
  readonly now: Date
  readonly version?: Version | null
  readonly title?: string | null
  readonly provenance?: readonly Provenance[]
  readonly said?: PaperRecord['said']
}): PaperRecord {
  const at = given.now.toISOString()
  const arxivId = arxivIdOf(given.id)
  return {
    schema: 1,
    id: given.id,
    arxivId,
    addedAt: at,
    wantedVersion: given.version ?? null,
    ...(given.said && { said: given.said }),
    givenTitle: given.title ?? null,
    metadata: { state: arxivId ? 'wanted' : 'none', latest: null, checkedAt: null, message: null },
    versions: [],
    files: [],
    pdfProblem: null,
    withdrawn: false,
    status: { value: 'unread', at, by: 'offprint' },
    statusHistory: [],
    starred: false,
    tags: [],
    position: null,
    positions: {},
    trail: { back: [], forward: [] },
    pagesSeen: {},
    reading: [],
    view: usualView,
    notes: { text: '', updatedAt: null },
    marks: [],
    provenance: [...(given.provenance ?? [])],
  }
}

/** The record with what arXiv told. Other versions' metadata stay; a withdrawal is only a hint here, so no fact. */
export function applyMetadata(record: PaperRecord, answer: PaperMetadata): PaperRecord {
  return {
    ...record,
    metadata: {
      state: 'ready',
      latest: Math.max(answer.latest, answer.metadata.version),
      checkedAt: answer.metadata.fetchedAt,
      message: null,
    },
    versions: withVersion(record.versions, answer.metadata),
  }
}

/** The record after arXiv said that it does not have the paper (or not yet). What was known stays. */
export function applyMissing(record: PaperRecord, now: Date, message: string): PaperRecord {
  return {
    ...record,
    metadata: { ...record.metadata, state: 'no-such-paper', checkedAt: now.toISOString(), message },
  }
}

/** The record with a PDF that is now on disk; the entry of the same version is replaced, a past problem is over. */
export function applyPdf(record: PaperRecord, file: PdfFile): PaperRecord {
  return { ...record, files: withVersion(record.files, file), pdfProblem: null }
}

/** Replaces or inserts by version, ascending. */
function withVersion<T extends PdfFile | VersionMetadata>(items: readonly T[], item: T): T[] {
  return [...items.filter((other) => other.version !== item.version), item].toSorted((a, b) => a.version - b.version)
}
