// Reading lists, the drafts they start as, and the receipts they end in.
import { z } from 'zod'
import { ArxivId, ListId, Moment, PaperId, Version } from './ids.ts'
import { SaidList } from '../said.ts'
import { PaperSummary } from './paper.ts'

/** Where a list came from. `fingerprint` tells the same source when it comes again. */
export const ListSource = z.object({
  kind: z.enum(['text', 'file', 'url', 'sample', 'person']),
  /** A file name or an address; null for pasted text. */
  name: z.string().nullable(),
  /** The address the text itself says it is from, or the one it was fetched from. */
  url: z.string().nullable(),
  fingerprint: z.string().nullable(),
})
export type ListSource = z.infer<typeof ListSource>

/** One line of a reading list: a paper and the curator's words on it. Null is what the source did not have. */
export const ListItem = z.object({
  id: z.string(),
  paperId: PaperId,
  version: Version.nullable(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
})
export type ListItem = z.infer<typeof ListItem>

export const ListSection = z.object({ id: z.string(), title: z.string().nullable(), items: z.array(ListItem) })
export type ListSection = z.infer<typeof ListSection>

/**
 * What a source said when it last came, so that its next changes are told apart from a person's own. `words` is a
 * fingerprint of an item's title and summary; papers a person left out of the import are in it too.
 */
export const ToldSource = z.object({
  at: Moment,
  title: z.string().nullable(),
  intro: z.string().nullable(),
  sections: z.array(
    z.object({ title: z.string().nullable(), items: z.array(z.object({ paperId: PaperId, words: z.string() })) }),
  ),
})
export type ToldSource = z.infer<typeof ToldSource>

/** A reading list, or a collection of them: one kind of thing, with a parent where it stands in another. */
export const ReadingList = z.object({
  id: ListId,
  title: z.string(),
  /** The list this one stands in; null at the top. A parent that is not there counts as null. */
  parent: ListId.nullable().default(null),
  /** As the source gives it (a day, or a moment), null where it does not. */
  date: z.string().nullable(),
  intro: z.string().nullable(),
  source: ListSource,
  sections: z.array(ListSection),
  mentions: z.array(ArxivId),
  archived: z.boolean(),
  /** Null for lists without a source, and for those imported before this was kept. */
  told: ToldSource.nullable().default(null),
  createdAt: Moment,
  updatedAt: Moment,
})
export type ReadingList = z.infer<typeof ReadingList>

/** How far a list or section has come; `ready` counts papers whose PDF is on disk. */
export const Progress = z.object({
  total: z.number().int(),
  unread: z.number().int(),
  reading: z.number().int(),
  read: z.number().int(),
  setAside: z.number().int(),
  ready: z.number().int(),
})
export type Progress = z.infer<typeof Progress>

export const ListSummary = z.object({
  id: ListId,
  title: z.string(),
  /** The list it stands in; null at the top. Never a list that is not there, never in a circle. */
  parent: ListId.nullable(),
  date: z.string().nullable(),
  sections: z.number().int(),
  /** Its own papers and those of every list in it, each counted once. */
  progress: Progress,
  archived: z.boolean(),
  createdAt: Moment,
})
export type ListSummary = z.infer<typeof ListSummary>

/** A list with its papers. `papers` holds every paper the items name, once; `inside` the lists that stand in it. */
export const ListDetail = z.object({
  list: ReadingList,
  progress: Progress,
  inside: z.array(ListSummary),
  /** Where reading goes on: being read and opened last, else the first unread, in this list or one inside. */
  next: PaperSummary.nullable(),
  sections: z.array(z.object({ id: z.string(), progress: Progress })),
  papers: z.array(PaperSummary),
})
export type ListDetail = z.infer<typeof ListDetail>

/** Lines of the source, 1-based, `to` inclusive. */
export const Lines = z.object({ from: z.number().int().min(1), to: z.number().int().min(1) })
export type Lines = z.infer<typeof Lines>

export const DraftItem = z.object({
  /** Names the item within its draft. */
  key: z.string(),
  arxivId: ArxivId,
  version: Version.nullable(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
  /** Where in the source its parts stand. */
  lines: z.object({ title: Lines.nullable(), summary: Lines.nullable(), link: Lines.nullable() }),
  /** The links as written, all to this paper. */
  links: z.array(z.string()),
})
export type DraftItem = z.infer<typeof DraftItem>

export const DraftSection = z.object({
  title: z.string().nullable(),
  line: z.number().int().nullable(),
  items: z.array(DraftItem),
})
export type DraftSection = z.infer<typeof DraftSection>

/** Something that looked like a reference and is none, with its line (1-based) and why; `said` words `reason`. */
export const DraftProblem = z.object({
  line: z.number().int().min(1),
  text: z.string(),
  reason: z.string(),
  said: SaidList,
})
export type DraftProblem = z.infer<typeof DraftProblem>

/** A reading list as it was understood, before anything is added. */
export const Draft = z.object({
  title: z.string().nullable(),
  date: z.string().nullable(),
  intro: z.string().nullable(),
  source: ListSource,
  sections: z.array(DraftSection),
  mentions: z.array(z.object({ arxivId: ArxivId, line: z.number().int().min(1) })),
  problems: z.array(DraftProblem),
})
export type Draft = z.infer<typeof Draft>

const SaidItem = z.object({
  arxivId: ArxivId,
  version: Version.nullable(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
})

/** What a source says, word for word. */
export const SaidSource = z.object({
  title: z.string().nullable(),
  intro: z.string().nullable(),
  sections: z.array(z.object({ title: z.string().nullable(), items: z.array(SaidItem) })),
})
export type SaidSource = z.infer<typeof SaidSource>

/** What the person accepts: the draft after editing, unticked items left out. `into` adds to an existing list. */
export const AcceptedDraft = z.object({
  title: z.string().nullable(),
  date: z.string().nullable(),
  intro: z.string().nullable(),
  source: ListSource,
  sections: z.array(z.object({ title: z.string().nullable(), items: z.array(SaidItem) })),
  mentions: z.array(ArxivId),
  /** The whole of what the source says, unedited and with what was unticked; absent where it is what is accepted. */
  said: SaidSource.optional(),
})
export type AcceptedDraft = z.infer<typeof AcceptedDraft>

/** What became of one line of input. The names are a promise (DESIGN §6). */
export const Outcome = z.enum([
  'added',
  'already-here',
  'updated',
  'downloaded',
  'withdrawn',
  'no-such-paper',
  'invalid',
  'throttled',
  'offline',
  'failed',
])
export type Outcome = z.infer<typeof Outcome>

export const ReceiptLine = z.object({
  input: z.string(),
  arxivId: z.string().nullable(),
  paperId: PaperId.nullable(),
  outcome: Outcome,
  message: z.string(),
  said: SaidList,
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

export const Receipt = z.object({ listId: ListId.nullable(), results: z.array(ReceiptLine) })
export type Receipt = z.infer<typeof Receipt>
