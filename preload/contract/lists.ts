// A part of the contract: reading lists, and papers that may be one.
import { z } from 'zod'
import { BecamePaper, DuplicateGroup } from '../model/duplicates.ts'
import { ListId, PaperId } from '../model/ids.ts'
import { ListDetail, ListItem, ListSection, ListSummary } from '../model/list.ts'
import { Nothing, Ids, UndoToken, Share, type RequestTable } from './shared.ts'

/** A change to a list: what is given replaces what was. */
export const ListChange = z.object({
  title: z.string().min(1).max(1000).optional(),
  archived: z.boolean().optional(),
  sections: z
    .array(ListSection.extend({ items: z.array(ListItem).max(20_000) }))
    .max(2000)
    .optional(),
  /**
   * The items that `sections` leaves out on purpose. Where it is given, what else the list has that `sections` does not
   * know came in meanwhile, and stays.
   */
  without: z.array(z.string()).max(20_000).optional(),
})
export type ListChange = z.infer<typeof ListChange>

/** The `lists.*` and `duplicates.*` requests. */
export const listRequests = {
  'lists.all': { input: Nothing, output: z.object({ lists: z.array(ListSummary) }) },
  'lists.get': { input: z.object({ id: ListId }), output: ListDetail },
  'lists.change': { input: z.object({ id: ListId, change: ListChange }), output: ListDetail },
  'lists.addPapers': {
    input: z.object({ id: ListId.nullable(), title: z.string().max(1000).nullable(), ids: Ids }),
    output: z.object({ id: ListId, added: z.number().int(), undo: UndoToken }),
  },
  /** Takes papers out of a list, with the curator's words on them; the papers stay in the library. */
  'lists.removePapers': {
    input: z.object({ id: ListId, ids: Ids }),
    output: z.object({ removed: z.number().int(), undo: UndoToken }),
  },
  /** Puts papers at the end of a list with the words on them, and takes them out of every other. */
  'lists.movePapers': {
    input: z.object({ to: ListId, ids: Ids }),
    output: z.object({ moved: z.number().int(), undo: UndoToken }),
  },
  /** A new, empty list: at the top, or in another. */
  'lists.create': {
    input: z.object({ title: z.string().min(1).max(1000), parent: ListId.nullable() }),
    output: z.object({ id: ListId }),
  },
  /** Puts a list into another, or at the top, before one that is there or last. `conflict` into itself. */
  'lists.place': {
    input: z.object({ id: ListId, parent: ListId.nullable(), before: ListId.nullable() }),
    output: z.object({ undo: UndoToken }),
  },
  /** Puts all of a list into another and takes it away: its sections kept, or its papers joined to those of the same name. */
  'lists.merge': {
    input: z.object({ id: ListId, into: ListId, sections: z.enum(['keep', 'join']) }),
    output: z.object({ undo: UndoToken }),
  },
  /** Moves items with their words to another list: into a section of it, or its last. */
  'lists.moveItems': {
    input: z.object({
      from: ListId,
      items: z.array(z.string()).min(1).max(20_000),
      to: ListId,
      section: z.string().nullable(),
    }),
    output: z.object({ undo: UndoToken }),
  },
  /** A list of all that a search finds now, in the order of the library. */
  'lists.fromSearch': {
    input: z.object({ title: z.string().min(1).max(1000), query: z.string().max(10_000) }),
    output: z.object({ id: ListId, count: z.number().int() }),
  },
  /** Takes the list away and those in it along; their papers stay. `lists.bringBack` brings all of it back. */
  'lists.remove': { input: z.object({ id: ListId }), output: Nothing },
  'lists.bringBack': { input: z.object({ id: ListId }), output: Nothing },

  /** Looks the library through for papers that may be one. */
  'duplicates.find': {
    input: Nothing,
    output: z.object({ groups: z.array(DuplicateGroup) }),
    progress: Share,
  },
  /** Makes papers one: nothing of the others is lost. `papers.bringBack` of those merged, last first, takes them apart. */
  'duplicates.merge': {
    input: z.object({ keep: PaperId, others: z.array(PaperId).min(1).max(90) }),
    output: z.object({ merged: z.array(PaperId) }),
  },
  /** What a paper that is not here became, when it was merged into another; null where it did not. */
  'duplicates.became': {
    input: z.object({ id: PaperId }),
    output: z.object({ became: BecamePaper.omit({ from: true }).nullable() }),
  },
  /** Remembers that papers are no duplicates of one another (`apart`), or forgets it. */
  'duplicates.leave': {
    input: z.object({ ids: z.array(PaperId).min(2).max(100), apart: z.boolean() }),
    output: Nothing,
  },
} satisfies RequestTable
