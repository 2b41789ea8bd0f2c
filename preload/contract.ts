// The whole surface between renderer and main on one screen: every request and every event, zod in, types out.
// Main validates each input; bytes never travel here (PDFs, page text, uploads and exports are resources).
import { z } from 'zod'
import { Comparison } from './model/again.ts'
import { DuplicateGroup } from './model/duplicates.ts'
import { AppInfo, ArxivState, Downloads, Settings } from './model/app.ts'
import { BinnedPaper } from './model/bin.ts'
import { ArxivRef, ListId, PaperId, Version } from './model/ids.ts'
import { AcceptedDraft, Draft, ListDetail, ListItem, ListSection, ListSummary, Receipt } from './model/list.ts'
import { ReadingHistory } from './model/history.ts'
import { MarkColor } from './model/mark.ts'
import { SavedSearch, SearchHit, SearchResult, SearchState } from './model/search.ts'
import { CitedFrom, KnownReference, PaperPlaces } from './model/references.ts'
import { markRequests } from './mark-requests.ts'
import { SaidList } from './said.ts'
import { OwnPaperWords, PaperDetail, Position, Status, StatusRecord } from './model/paper.ts'
import { BulkProgress, PaperIdsQuery, PaperQuery, PaperWindow } from './model/paper-query.ts'
import { LocalDate, PaperView, ReadingDay } from './model/reading.ts'
import { OpenTabs } from './model/tabs.ts'
import { KeptTrail } from './model/trail.ts'

const Nothing = z.object({})
const Ids = z.array(PaperId).min(1).max(100_000)
const LongText = z.string().max(2_000_000)

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

/** The source of a draft: pasted text, a file sent to /upload before, an address to fetch, or the sample list. */
export const DraftSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: LongText, html: LongText.optional() }),
  z.object({ kind: z.literal('upload'), upload: z.string().max(64) }),
  z.object({ kind: z.literal('url'), url: z.string().max(2048) }),
  z.object({ kind: z.literal('sample') }),
])
export type DraftSource = z.infer<typeof DraftSource>

/** A change to a list: what is given replaces what was. */
export const ListChange = z.object({
  title: z.string().min(1).max(1000).optional(),
  archived: z.boolean().optional(),
  sections: z
    .array(ListSection.extend({ items: z.array(ListItem).max(20_000) }))
    .max(2000)
    .optional(),
})

/** Names one step that can be taken back. */
const UndoToken = z.string().max(40)
const Tag = z.string().trim().min(1).max(100)
/** A tag and the colour it has. */
export const TagColor = z.object({ tag: z.string(), color: MarkColor })
export type TagColor = z.infer<typeof TagColor>
/** How many papers were really changed, and how that is taken back. */
const Changed = z.object({ changed: z.number().int(), undo: UndoToken })
/** How far a long piece of work is. */
const Share = z.object({ done: z.number().int(), total: z.number().int() })

export const requests = {
  'app.info': { input: Nothing, output: AppInfo },
  'settings.save': { input: Settings.partial(), output: Settings },

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

  'reading.savePosition': { input: z.object({ id: PaperId, position: Position }), output: Nothing },
  /** Pages that were really on screen since the last call, and the time that went by on them, by local day. */
  'reading.pagesSeen': {
    input: z.object({
      id: PaperId,
      version: Version,
      pages: z.array(z.number().int().min(1)).max(5000),
      time: z.array(ReadingDay).max(50).default([]),
    }),
    output: Nothing,
  },
  /** The way one came through the paper, and through others from it. */
  'reading.saveTrail': { input: z.object({ id: PaperId, trail: KeptTrail }), output: Nothing },
  /** How the paper is shown from now on; what is not given stays. */
  'reading.saveView': { input: z.object({ id: PaperId, view: PaperView.partial() }), output: Nothing },
  /** What was read from a local day on (null: ever), by day, list and category; `timeZone` says where days begin. */
  'reading.history': {
    input: z.object({ since: LocalDate.nullable(), timeZone: z.string().max(100) }),
    output: ReadingHistory,
  },
  /** What a version points at: works cited, figures, equations, sections, and the words that name them. */
  'references.places': { input: z.object({ id: PaperId, version: Version }), output: PaperPlaces },
  /** Which of its references are papers of the library now. */
  'references.known': {
    input: z.object({ id: PaperId, version: Version }),
    output: z.object({ known: z.array(KnownReference) }),
  },
  /** Brings a cited paper in, with where it was cited kept as its provenance. A list that is gone is left out. */
  'references.add': {
    input: z.object({
      ref: ArxivRef,
      /** The entry as printed, or the link. */
      input: z.string().min(1).max(4000),
      from: CitedFrom,
      list: z.union([z.object({ id: ListId }), z.object({ title: z.string().min(1).max(1000) })]).nullable(),
    }),
    output: Receipt,
  },
  /** The tabs as they were left; papers that are gone are not among them. */
  'tabs.get': { input: Nothing, output: OpenTabs },
  'tabs.save': { input: OpenTabs, output: Nothing },
  'notes.save': { input: z.object({ id: PaperId, text: LongText }), output: z.object({ updatedAt: z.string() }) },
  ...markRequests,

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

  'tags.colors': { input: Nothing, output: z.object({ colors: z.array(TagColor) }) },
  /** Gives a tag a colour; null takes it away. */
  'tags.setColor': { input: z.object({ tag: Tag, color: MarkColor.nullable() }), output: Nothing },
  /** Renames a tag, or makes several one, on every paper and mark that has them. Says how far it is. */
  'tags.rename': {
    input: z.object({ from: z.array(z.string()).min(1).max(10_000), to: Tag }),
    output: z.object({ undo: UndoToken, papers: z.number().int() }),
    progress: Share,
  },
  'tags.remove': {
    input: z.object({ tags: z.array(z.string()).min(1).max(10_000) }),
    output: z.object({ undo: UndoToken, papers: z.number().int() }),
    progress: Share,
  },

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
  /** Remembers that papers are no duplicates of one another (`apart`), or forgets it. */
  'duplicates.leave': {
    input: z.object({ ids: z.array(PaperId).min(2).max(100), apart: z.boolean() }),
    output: Nothing,
  },

  /** Takes back in one step what answered with the token. `not-found` once it was done, or after a restart. */
  'undo.run': { input: z.object({ token: UndoToken }), output: Nothing },

  'intake.draft': { input: DraftSource, output: Draft },
  /** Whether a draft is a list that is here already, and what its source says otherwise now; `into` names the list. */
  'intake.compare': {
    input: z.object({ draft: AcceptedDraft, into: ListId.nullable() }),
    output: z.object({ comparison: Comparison.nullable() }),
  },
  /** Takes some of the comparison's changes over; the others count as decided. Adds the papers that are new. */
  'intake.takeChanges': {
    input: z.object({ draft: AcceptedDraft, list: ListId, take: z.array(z.string()).max(50_000) }),
    output: z.object({ receipt: Receipt, undo: UndoToken }),
  },
  'intake.accept': { input: z.object({ draft: AcceptedDraft, into: ListId.nullable() }), output: Receipt },

  /** Puts downloads at the end of the queue: papers, or every paper of a list that has no PDF. */
  'downloads.add': {
    input: z.object({ ids: z.array(PaperId).max(10_000), list: ListId.nullable() }),
    output: Downloads,
  },
  'downloads.state': { input: Nothing, output: Downloads },
  'downloads.pause': { input: z.object({ paused: z.boolean() }), output: Downloads },
  'downloads.cancel': { input: z.object({ id: PaperId }), output: Downloads },
  'downloads.retry': { input: z.object({ id: PaperId }), output: Downloads },
  /** Moves a waiting download before another, or to the end. */
  'downloads.move': { input: z.object({ id: PaperId, before: PaperId.nullable() }), output: Downloads },
  'downloads.clear': { input: Nothing, output: Downloads },
  /** The network is back: what waits for it is tried now, metadata too. */
  'downloads.online': { input: Nothing, output: Downloads },

  /**
   * Finds in the library, notes, marks and full text (language: preload/search/). `limit` is for each group; `cursor` is
   * a group's `next`, and answers with more of that group alone. A wrong query is no error: see `problem`.
   */
  'search.query': {
    input: z.object({
      query: z.string().max(20_000),
      limit: z.number().int().min(1).max(200).default(20),
      cursor: z.string().max(40).nullable().default(null),
    }),
    output: SearchResult,
  },
  'search.state': { input: Nothing, output: SearchState },
  /** Papers like one, by the words they share; the likest first. */
  'search.more': {
    input: z.object({ id: PaperId, limit: z.number().int().min(1).max(100).default(20) }),
    output: z.object({ hits: z.array(SearchHit) }),
  },
  /** Drops the index and makes it anew, in the background. */
  'search.rebuild': { input: Nothing, output: SearchState },
  /** The saved searches; `count` is the papers each matches now, null while the index is being made. */
  'search.saved': {
    input: Nothing,
    output: z.object({ searches: z.array(SavedSearch.extend({ count: z.number().int().nullable() })) }),
  },
  /** Saves a new search (`id` null) or changes one. */
  'search.save': {
    input: SavedSearch.pick({ name: true, query: true }).extend({ id: SavedSearch.shape.id.nullable() }),
    output: SavedSearch,
  },
  'search.removeSaved': { input: z.object({ id: SavedSearch.shape.id }), output: Nothing },

  'arxiv.state': { input: Nothing, output: ArxivState },

  /** Opens an https address in the person's browser, after checking it again in main. */
  'shell.openExternal': { input: z.object({ url: z.string().max(2048) }), output: Nothing },
  /** Hands the PDFs of papers to the system's drag and drop; only with the `dragOut` capability, from a `dragstart`. */
  'shell.dragOut': { input: z.object({ ids: z.array(PaperId).min(1).max(100) }), output: Nothing },
  'shell.revealPaper': { input: z.object({ id: PaperId }), output: Nothing },
  'shell.chooseFolder': { input: Nothing, output: z.object({ home: z.string().nullable() }) },
  /** Saves an export through a native dialog; only with the `saveDialog` capability. `resource` is a path under /export/. */
  'shell.saveAs': {
    input: z.object({ resource: z.string().max(500), name: z.string().max(200) }),
    output: z.object({ saved: z.boolean() }),
  },
} satisfies RequestTable

export const events = {
  /** Papers or lists changed; empty arrays mean "anything may have". */
  'library.changed': z.object({ papers: z.array(PaperId), lists: z.array(ListId) }),
  /** A paper that just came in looks like another that is here. */
  'duplicates.found': z.object({ paper: PaperId, title: z.string(), other: PaperId, otherTitle: z.string() }),
  /** Colours of tags changed. */
  'tags.changed': z.object({}),
  'downloads.changed': Downloads,
  /** How far the index is; also said when saved searches changed or what they count may have. */
  'search.changed': SearchState,
  'arxiv.changed': ArxivState,
  'settings.changed': Settings,
  /** A sentence the person should see, from work that goes on by itself. */
  'app.notice': z.object({ level: z.enum(['info', 'warning', 'error']), message: z.string(), said: SaidList }),
  /** A menu command or deep link from the shell: a route to show, or a command id of preload/commands.ts. */
  'app.open': z.object({ route: z.string().optional(), command: z.string().optional() }),
} satisfies EventTable

type RequestTable = Record<
  string,
  { readonly input: z.ZodType; readonly output: z.ZodType; readonly progress?: z.ZodType }
>
type EventTable = Record<string, z.ZodType>

export type Requests = typeof requests
export type Method = keyof Requests
/** What a caller passes (defaults may be left out). */
export type Input<M extends Method> = z.input<Requests[M]['input']>
/** What a handler gets (defaults filled in). */
export type ParsedInput<M extends Method> = z.output<Requests[M]['input']>
export type Output<M extends Method> = z.output<Requests[M]['output']>
export type Events = typeof events
export type EventName = keyof Events
export type EventPayload<E extends EventName> = z.output<Events[E]>

/** What a handler is given beside its input. `signal` aborts when the caller cancels or its link closes. */
export interface CallContext {
  readonly signal: AbortSignal
  progress(value: unknown): void
}

/** One function a request; a missing or an extra one is a compile error. */
export type Handlers = { readonly [M in Method]: (input: ParsedInput<M>, context: CallContext) => Promise<Output<M>> }
