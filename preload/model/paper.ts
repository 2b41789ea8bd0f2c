// A paper as it is kept (one paper.json each) and as lists of papers show it.
import { z } from 'zod'
import { ArxivId, ListId, Moment, PaperId, Sha256, Version } from './ids.ts'
import { SaidList } from '../said.ts'
import { Mark } from './mark.ts'
import { Scale } from './scale.ts'
import { KeptTrail } from './trail.ts'
import { PaperView, ReadingDay, usualView } from './reading.ts'

export const Status = z.enum(['unread', 'reading', 'read', 'set-aside'])
export type Status = z.infer<typeof Status>

/** A status, since when, and who set it: the person, or Offprint (opening and staying; always undoable). */
export const StatusRecord = z.object({ value: Status, at: Moment, by: z.enum(['person', 'offprint']) })
export type StatusRecord = z.infer<typeof StatusRecord>

/** What arXiv says of one version. Titles and author lists differ between versions (arXiv help/versions). */
export const VersionMetadata = z.object({
  version: Version,
  title: z.string(),
  authors: z.array(z.object({ name: z.string(), affiliations: z.array(z.string()) })),
  abstract: z.string().nullable(),
  primaryCategory: z.string().nullable(),
  categories: z.array(z.string()),
  /** The date of v1. */
  published: Moment.nullable(),
  /** The date of this version. */
  updated: Moment.nullable(),
  comment: z.string().nullable(),
  journalRef: z.string().nullable(),
  /** The publisher's DOI; arXiv's own 10.48550 DOI is derived, never stored. */
  doi: z.string().nullable(),
  source: z.enum(['api', 'oai', 'abs', 'datacite', 'file', 'person', 'sample']),
  fetchedAt: Moment,
})
export type VersionMetadata = z.infer<typeof VersionMetadata>

/** A PDF on disk, `v<version>.pdf` in the paper's folder. `pages` is null until it has been read. */
export const PdfFile = z.object({
  version: Version,
  sha256: Sha256,
  bytes: z.number().int().min(0),
  pages: z.number().int().min(0).nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  downloadedAt: Moment,
  origin: z.string().nullable(),
  /** What a file that is no version of the paper is called: it has a number from `firstOwnFile` on. */
  name: z.string().optional(),
})
export type PdfFile = z.infer<typeof PdfFile>

/** Why there is no PDF: what arXiv answered, classified as in shared arxiv.md §3. */
export const PdfProblem = z.object({
  kind: z.enum([
    'withdrawn',
    'no-such-paper',
    'no-pdf',
    'cannot-build',
    'not-yet-built',
    'throttled',
    'refused',
    'not-a-pdf',
    'truncated',
    'wrong-paper',
    'offline',
    'storage',
    'remote',
  ]),
  version: Version.nullable(),
  message: z.string(),
  said: SaidList,
  at: Moment,
})
export type PdfProblem = z.infer<typeof PdfProblem>

/** How a paper came into the library. */
export const Provenance = z.object({
  at: Moment,
  kind: z.enum(['list', 'added', 'file', 'reference', 'link']),
  /** What the person gave: an id, a link, a file name. */
  input: z.string(),
  listId: ListId.nullable(),
  section: z.string().nullable(),
  /** For `reference`: the paper it was cited from. */
  from: PaperId.nullable(),
  /** For `reference`: the page (1-based) it was cited on, where that is known. */
  page: z.number().int().min(1).optional(),
})
export type Provenance = z.infer<typeof Provenance>

/** Where reading stopped: a page (1-based), the point of the page at the top left of the window in PDF points, the zoom. */
export const Position = z.object({
  version: Version,
  page: z.number().int().min(1),
  x: z.number(),
  y: z.number(),
  scale: Scale,
  at: Moment,
})
export type Position = z.infer<typeof Position>

/** Whether arXiv was asked, and what came of it. */
export const MetadataState = z.object({
  state: z.enum(['wanted', 'ready', 'no-such-paper', 'none']),
  /** The newest version arXiv has told of. */
  latest: Version.nullable(),
  checkedAt: Moment.nullable(),
  message: z.string().nullable(),
})
export type MetadataState = z.infer<typeof MetadataState>

/** One paper.json, schema 1. */
export const PaperRecord = z.object({
  schema: z.literal(1),
  id: PaperId,
  arxivId: ArxivId.nullable(),
  addedAt: Moment,
  /** The version that was asked for when the paper came in, if one was named. */
  wantedVersion: Version.nullable(),
  /** What a PDF from disk says of itself, for finding the paper it is; absent for papers that came by their id. */
  said: z.object({ arxivId: ArxivId.nullable(), doi: z.string().nullable(), authors: z.array(z.string()) }).optional(),
  /** The title a list or file gave it, shown until arXiv's is known, and beside it where they differ. */
  givenTitle: z.string().nullable(),
  metadata: MetadataState,
  /** Ascending by version. */
  versions: z.array(VersionMetadata),
  /** Ascending by version. */
  files: z.array(PdfFile),
  pdfProblem: PdfProblem.nullable(),
  withdrawn: z.boolean(),
  status: StatusRecord,
  /** Earlier statuses, oldest first. */
  statusHistory: z.array(StatusRecord),
  starred: z.boolean(),
  tags: z.array(z.string()),
  position: Position.nullable(),
  /** Where reading stopped in each version: `{ "2": … }`. `position` is the newest of them. */
  positions: z.record(z.string(), Position).default({}),
  /** Where jumps were made from, to go back to. */
  trail: KeptTrail.default({ back: [], forward: [] }),
  /** Pages that were really on screen, ascending, per version read: `{ "1": [1, 2, 3] }`. */
  pagesSeen: z.record(z.string(), z.array(z.number().int().min(1))),
  /** Time read, by day and version, ascending by date. */
  reading: z.array(ReadingDay).default([]),
  view: PaperView.default(usualView),
  notes: z.object({ text: z.string(), updatedAt: Moment.nullable() }),
  marks: z.array(Mark),
  provenance: z.array(Provenance),
})
export type PaperRecord = z.infer<typeof PaperRecord>

/** Where a paper's PDF stands. `version` is the one that would open. */
export const PdfState = z.object({
  state: z.enum(['absent', 'queued', 'downloading', 'ready', 'failed']),
  version: Version.nullable(),
  sha256: Sha256.nullable(),
  pages: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  /** For `failed`, and for `absent` where arXiv said there is none. */
  problem: PdfProblem.nullable(),
})
export type PdfState = z.infer<typeof PdfState>

/** A paper as a row shows it. */
export const PaperSummary = z.object({
  id: PaperId,
  arxivId: ArxivId.nullable(),
  /** arXiv's title of the newest known version, else the given one, else the id. */
  title: z.string(),
  givenTitle: z.string().nullable(),
  authors: z.array(z.string()),
  year: z.number().int().nullable(),
  primaryCategory: z.string().nullable(),
  published: Moment.nullable(),
  latestVersion: Version.nullable(),
  withdrawn: z.boolean(),
  metadata: MetadataState.shape.state,
  status: StatusRecord,
  /** 0 to 1: the share of the pages that were on screen. */
  progress: z.number().min(0).max(1),
  starred: z.boolean(),
  tags: z.array(z.string()),
  lists: z.array(z.object({ id: ListId, title: z.string(), section: z.string().nullable() })),
  pdf: PdfState,
  marks: z.number().int(),
  hasNotes: z.boolean(),
  addedAt: Moment,
  openedAt: Moment.nullable(),
})
export type PaperSummary = z.infer<typeof PaperSummary>

/** Everything about one paper: its record, its row, and what each list says of it. */
export const PaperDetail = z.object({
  record: PaperRecord,
  summary: PaperSummary,
  inLists: z.array(
    z.object({
      id: ListId,
      title: z.string(),
      section: z.string().nullable(),
      givenTitle: z.string().nullable(),
      summary: z.string().nullable(),
    }),
  ),
})
export type PaperDetail = z.infer<typeof PaperDetail>

/** What a PDF of one's own is called and who wrote it, in the person's words. */
export const OwnPaperWords = z.object({
  id: PaperId,
  title: z.string().min(1).max(1000),
  authors: z.array(z.string().min(1).max(300)).max(1000),
})
