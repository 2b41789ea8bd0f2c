// Which papers a list shows, in which order and in which groups; what a window of them answers.
import { z } from 'zod'
import { ListId } from './ids.ts'
import { PaperSummary, Status } from './paper.ts'

/**
 * What papers can be sorted by. `list` is the order of the list that the query names (by the lists' titles where it names
 * none), `opened` and `statusAt` when that was, `pdf` whether and how big, `marks` and `notes` how many.
 */
export const PaperSortKey = z.enum([
  'added',
  'title',
  'authors',
  'year',
  'published',
  'status',
  'statusAt',
  'opened',
  'progress',
  'pages',
  'pdf',
  'marks',
  'notes',
  'starred',
  'category',
  'tags',
  'list',
  'id',
])
export type PaperSortKey = z.infer<typeof PaperSortKey>

/** One key of an order. What a paper lacks counts as the least. */
export const PaperOrder = z.object({ by: PaperSortKey, descending: z.boolean().default(false) })
export type PaperOrder = z.infer<typeof PaperOrder>

/**
 * Groups: sections of the list that the query names (of each paper's first list where it names none), years the newest
 * first, statuses in the order reading, unread, read, set-aside.
 */
export const PaperGrouping = z.enum(['section', 'year', 'status'])
export type PaperGrouping = z.infer<typeof PaperGrouping>

/** Every field narrows; `text` is a query of preload/search/ over what records say. */
const filter = {
  status: Status.optional(),
  inbox: z.boolean().optional(),
  starred: z.boolean().optional(),
  list: ListId.optional(),
  tag: z.string().optional(),
  text: z.string().max(10_000).optional(),
}

const order = {
  /** One key with `descending` beside it, or several keys, the first counts most. Equal papers stand by their ids. */
  sort: z.union([PaperSortKey, z.array(PaperOrder).min(1).max(8)]).default('added'),
  /** Of a single key; several keys tell it each. */
  descending: z.boolean().default(true),
  /** Groups come before all keys; `offset` and `limit` count papers, not headings. */
  groupBy: PaperGrouping.nullable().default(null),
}

/** A window of papers. */
export const PaperQuery = z.object({
  ...filter,
  ...order,
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
})
export type PaperQuery = z.input<typeof PaperQuery>

/** The same papers in the same order, as ids alone: for choosing any number of them. */
export const PaperIdsQuery = z.object({
  ...filter,
  ...order,
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200_000).default(200_000),
})
export type PaperIdsQuery = z.input<typeof PaperIdsQuery>

/**
 * A group and how many papers it has. `key` names it: a section's id (`-` for papers in none), a year (`-` for unknown), a
 * status. `title` is the section's; null where the key says it all.
 */
export const PaperGroup = z.object({ key: z.string(), title: z.string().nullable(), count: z.number().int() })
export type PaperGroup = z.infer<typeof PaperGroup>

/** `groups` is empty without `groupBy`; else all of them in order, wherever the window is: their counts add up to `total`. */
export const PaperWindow = z.object({
  total: z.number().int(),
  papers: z.array(PaperSummary),
  groups: z.array(PaperGroup),
})
export type PaperWindow = z.infer<typeof PaperWindow>

/** How far something that changes many papers is. */
export const BulkProgress = z.object({ done: z.number().int(), total: z.number().int() })
export type BulkProgress = z.infer<typeof BulkProgress>
