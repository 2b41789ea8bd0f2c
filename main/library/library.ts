// The library folder as the rest of main sees it: records by paper, reading lists, and word of what changed.
// Everything acknowledged is durable: the promise resolves after the file and its folder are fsynced.
import type { Counts } from '../../preload/contract/papers.ts'
import type { Unsubscribe } from '../../preload/link.ts'
import type { Settings } from '../../preload/model/app.ts'
import type { BecamePaper } from '../../preload/model/duplicates.ts'
import type { ListId, PaperId, Version } from '../../preload/model/ids.ts'
import type { ListDetail, ListSummary, ReadingList } from '../../preload/model/list.ts'
import type { MarkColor } from '../../preload/model/mark.ts'
import type { SavedSearch } from '../../preload/model/search.ts'
import type { PaperDetail, PaperRecord, PaperSummary, PdfState } from '../../preload/model/paper.ts'
import { type Sentence } from '../../preload/said.ts'
import type { FileStamp } from './files/file-stamp.ts'
import type { Facts } from './papers/facts.ts'

/** Papers and lists whose snapshot is out of date. */
export interface LibraryChange {
  readonly papers: readonly PaperId[]
  readonly lists: readonly ListId[]
}

/** Two papers. */
export type PaperPair = readonly [PaperId, PaperId]

export interface Library {
  readonly home: string
  /** What was set aside or repaired on opening, as sentences for the person. */
  readonly problems: readonly Sentence[]

  has(id: PaperId): boolean
  ids(): readonly PaperId[]
  /** The record, or null. Never a live reference: change it through `update`. */
  record(id: PaperId): PaperRecord | null
  summary(id: PaperId): PaperSummary | null
  detail(id: PaperId): PaperDetail | null
  /** Creates the record unless it is there; answers which. */
  create(record: PaperRecord): Promise<'created' | 'already-here'>
  /** Changes one record: `change` gets a draft to mutate or returns a new one. Writes are serial per paper. Throws `not-found`, `storage`. */
  update(id: PaperId, change: (record: PaperRecord) => PaperRecord | void): Promise<PaperRecord>
  /** Moves the paper's folder to the bin, and back. */
  remove(id: PaperId): Promise<void>
  bringBack(id: PaperId): Promise<void>
  /** The paper's folder, made if need be. */
  folder(id: PaperId): Promise<string>
  /** The path of a PDF that the record says is there, or null. */
  pdfPath(id: PaperId, version: Version): string | null
  /** Downloads tell their state here, so that summaries can show it; null when they have nothing to say. */
  setPdfState(source: (id: PaperId) => Pick<PdfState, 'state'> | null): void
  /** Says that a paper's summary changed without its record (a download moved). */
  touch(ids: readonly PaperId[]): void
  /**
   * Keeps papers that are about to come in by the thousand from the index till the answer is called: their list changes
   * what they are found by, and each would go in twice.
   */
  holdBack(ids: readonly PaperId[]): () => void

  lists(): readonly ReadingList[]
  list(id: ListId): ReadingList | null
  listSummaries(): readonly ListSummary[]
  listDetail(id: ListId): ListDetail | null
  /** Puts a list in that was just made. One that is here is changed by `changeLists`, which sees what was saved meanwhile. */
  saveList(list: ReadingList): Promise<void>
  /** Changes the lists as a whole, in one write: all of it is kept, or nothing. */
  changeLists(change: (lists: readonly ReadingList[]) => readonly ReadingList[]): Promise<void>
  /** Takes a list away, and those that stand in it along; `bringBackList` brings all of them back. */
  removeList(id: ListId): Promise<void>
  bringBackList(id: ListId): Promise<void>

  /** The colour of each tag that has one. */
  tagColors(): ReadonlyMap<string, MarkColor>
  changeTagColors(change: (colors: Map<string, MarkColor>) => void): Promise<void>
  /** Pairs of papers that a person said are no duplicates, each in order. */
  notDuplicates(): readonly PaperPair[]
  changeNotDuplicates(change: (pairs: readonly PaperPair[]) => readonly PaperPair[]): Promise<void>

  /** What papers that were merged away have become: main/duplicates/became.ts reads it. */
  became(): readonly BecamePaper[]
  changeBecame(change: (became: readonly BecamePaper[]) => readonly BecamePaper[]): Promise<void>

  settings(): Settings
  saveSettings(change: Partial<Settings>): Promise<Settings>

  /** The searches that were kept, as they are in library.json; what cannot be read of them is left out. */
  savedSearches(): readonly SavedSearch[]
  /** Replaces the saved search of that id, or adds it at the end; null takes it away. */
  saveSearch(id: string, search: SavedSearch | null): Promise<void>

  /** Numbers of every paper, without reading one. */
  counts(): Omit<Counts, 'tags'>
  /** Every paper that arXiv is still to be asked about. */
  wanting(): readonly PaperId[]
  /** Every paper that has a tag, or a mark with one; `marks` only those. */
  tagged(on: 'papers-or-marks' | 'marks'): readonly PaperId[]
  /** A row of the index with what lists and downloads say of it now. */
  completed(row: PaperSummary): PaperSummary
  /** Takes rows of the index over, so that `summary` need not read their records. */
  know(rows: readonly PaperSummary[]): void
  /** Whether `summary` would have to read the paper's record. */
  isKnown(id: PaperId): boolean
  /** Size and time of the file that the record came from; null where it is not in memory. */
  stamp(id: PaperId): FileStamp | null

  onChange(listener: (change: LibraryChange) => void): Unsubscribe
  /** Told in the same turn in which something became durable, before whoever asked for it: for the index. */
  onDurable(listener: (change: LibraryChange) => void): Unsubscribe
  /** Waits for every write, then lets the lock go. */
  close(): Promise<void>
}

export interface OpenLibrary {
  readonly home: string
  /** `read` takes no lock and writes nothing: for `list`, `lists`, `check`, while another Offprint has the folder open. */
  readonly mode: 'write' | 'read'
  readonly now?: () => Date
  /** Opens an index, once the folder is ours, and tells what it knows if it is complete: those papers are not read on opening. */
  readonly index?: (() => Promise<VouchedPapers | null>) | undefined
}

/** Papers that an index has, with what is known of them without their records (main/library/papers/facts.ts). */
export type VouchedPapers = ReadonlyMap<PaperId, Facts>
