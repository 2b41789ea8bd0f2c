// A part of the contract: papers: found, added, changed, removed, and the bin they are removed to.
import { z } from 'zod'
import { BinnedPaper } from '../model/bin.ts'
import { ListId, PaperId } from '../model/ids.ts'
import { Receipt } from '../model/list.ts'
import { OwnPaperWords, PaperDetail, Status, StatusRecord } from '../model/paper.ts'
import { BulkProgress, PaperIdsQuery, PaperQuery, PaperWindow } from '../model/paper-query.ts'
import { Nothing, Ids, Changed, type RequestTable } from './shared.ts'

/** What a sidebar counts. `inbox` is the papers that are in no list. */
export const Counts = z.object({
  all: z.number(),
  inbox: z.number(),
  unread: z.number(),
  reading: z.number(),
  read: z.number(),
  setAside: z.number(),
  starred: z.number(),
  tags: z.array(z.object({ tag: z.string(), count: z.number() })),
})
export type Counts = z.infer<typeof Counts>

/** The `papers.*` and `bin.*` requests. */
export const paperRequests = {
  'papers.query': { input: PaperQuery, output: PaperWindow },
  /** The ids of a query's papers, in its order. */
  'papers.ids': { input: PaperIdsQuery, output: z.object({ total: z.number().int(), ids: z.array(PaperId) }) },
  'papers.counts': { input: Nothing, output: Counts },
  'papers.get': { input: z.object({ id: PaperId }), output: PaperDetail },
  /** Adds what is named in a line or two of text: ids, links, DOIs. For lists, draft and accept. */
  'papers.add': { input: z.object({ text: z.string().min(1).max(100_000) }), output: Receipt },
  /** Adds a PDF sent to /upload before; one that carries an arXiv stamp or id joins that paper. */
  'papers.addFile': { input: z.object({ upload: z.string().max(64) }), output: Receipt },
  /** Says what a PDF of one's own is called and who wrote it. Throws `invalid-input` for a paper of arXiv's. */
  'papers.describe': { input: OwnPaperWords, output: Nothing },
  /** Moves papers out of the library into its bin; `papers.bringBack` undoes it. */
  'papers.remove': {
    input: z.object({ ids: Ids }),
    output: z.object({ removed: z.array(PaperId) }),
    progress: BulkProgress,
  },
  'papers.bringBack': {
    input: z.object({ ids: Ids }),
    output: z.object({ restored: z.array(PaperId) }),
    progress: BulkProgress,
  },
  /**
   * Answers with the statuses before, for undo. Cancelling stops between papers: what was changed is put back, and
   * nothing is changed in the end.
   */
  'papers.setStatus': {
    input: z.object({ ids: Ids, status: Status, by: z.enum(['person', 'offprint']).default('person') }),
    output: z.object({ before: z.array(z.object({ id: PaperId, status: StatusRecord })) }),
    progress: BulkProgress,
  },
  'papers.restoreStatus': {
    input: z.object({ before: z.array(z.object({ id: PaperId, status: StatusRecord })).max(100_000) }),
    output: Nothing,
    progress: BulkProgress,
  },
  'papers.setTags': {
    input: z.object({ ids: Ids, add: z.array(z.string().min(1).max(100)), remove: z.array(z.string()) }),
    output: Changed,
    progress: BulkProgress,
  },
  'papers.setStarred': {
    input: z.object({ ids: Ids, starred: z.boolean() }),
    output: Changed,
    progress: BulkProgress,
  },
  /** The tags that papers have and the lists they are in, with how many of them each. */
  'papers.shares': {
    input: z.object({ ids: Ids }),
    output: z.object({
      total: z.number().int(),
      tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
      lists: z.array(z.object({ id: ListId, count: z.number().int() })),
    }),
  },
  /** Asks arXiv for metadata that is missing (or, with `all`, anew). One request for up to 100 papers. */
  'papers.refresh': {
    input: z.object({ ids: z.array(PaperId).max(10_000), all: z.boolean().default(false) }),
    output: Receipt,
  },

  /** Papers that were removed, the last first, and the bytes of all of them. */
  'bin.list': {
    input: z.object({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({ total: z.number().int(), bytes: z.number(), papers: z.array(BinnedPaper) }),
  },
  /** Deletes for good: the entries named, or all. `kept` folders hold files that Offprint did not make, and stay. */
  'bin.empty': {
    input: z.object({ entries: z.array(z.string().max(200)).max(100_000).nullable() }),
    output: z.object({ deleted: z.number().int(), kept: z.number().int() }),
    progress: BulkProgress,
  },
} satisfies RequestTable
