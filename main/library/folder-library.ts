// The library the rest of main sees: papers and lists of one folder, with rows and progress computed once and kept
// until what they show has changed.
import { join } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import type { Unsubscribe } from '../../preload/link.ts'
import type { Settings } from '../../preload/model/app.ts'
import type { BecamePaper } from '../../preload/model/duplicates.ts'
import type { ListId, PaperId, Version } from '../../preload/model/ids.ts'
import type { Counts } from '../../preload/contract/papers.ts'
import type { ListDetail, ListSummary, ReadingList } from '../../preload/model/list.ts'
import type { MarkColor } from '../../preload/model/mark.ts'
import type { SavedSearch } from '../../preload/model/search.ts'
import type { PaperDetail, PaperRecord, PaperSummary } from '../../preload/model/paper.ts'
import { say, type Sentence } from '../../preload/said.ts'
import { Changes } from './changes.ts'
import type { Disk } from './files/disk.ts'
import type { FileStamp } from './files/file-stamp.ts'
import { FactsBook, factsOf } from './papers/facts.ts'
import type { LibraryRecord } from './files/formats.ts'
import type { ValidatedJsonFile } from './files/json-file.ts'
import type { LibraryChange, PaperPair, VouchedPapers } from './library.ts'
import { ListShelf } from './lists/list-shelf.ts'
import { ListViews } from './lists/list-views.ts'
import type { LibraryLock } from './files/lock.ts'
import type { OpenedLibrary } from './open.ts'
import { goneSentence, mendPaper } from './check/mend.ts'
import { paperFolder, type DamagedPaper } from './papers/paper-rows.ts'
import { PaperShelf } from './papers/paper-shelf.ts'
import { pdfName } from './papers/pdf-files.ts'
import { SummaryBook, type DownloadState } from './papers/summary-book.ts'

export class FolderLibrary implements OpenedLibrary {
  readonly home: string
  readonly problems: readonly Sentence[]
  readonly papers: PaperShelf
  readonly #lists: ListShelf
  readonly #changes = new Changes()
  readonly #now: () => Date
  readonly #lock: LibraryLock | null
  readonly #rows: SummaryBook
  readonly #views: ListViews
  readonly #facts = new FactsBook()
  readonly #taps = new Set<(change: LibraryChange) => void>()
  readonly #problemListeners = new Set<(problem: Sentence) => void>()
  /** Papers that the index is not told of yet. */
  readonly #held = new Set<PaperId>()
  #closed = false

  constructor(given: {
    readonly home: string
    readonly now: () => Date
    readonly disk: Disk
    /** Null opens for reading only. */
    readonly lock: LibraryLock | null
    readonly problems: readonly Sentence[]
    readonly file: ValidatedJsonFile<LibraryRecord>
    readonly record: LibraryRecord
  }) {
    this.home = given.home
    this.problems = given.problems
    this.#now = given.now
    this.#lock = given.lock
    this.papers = new PaperShelf({
      home: given.home,
      disk: given.disk,
      changed: (id, after) => this.#paperChanged(id, after),
      onDamaged: (paper) => this.#mend(paper),
    })
    this.#lists = new ListShelf(given.file, given.record, (lists, papers) => this.#listsChanged(lists, papers))
    this.#rows = new SummaryBook({
      record: (id) => this.papers.record(id),
      memberships: (id) => this.#lists.memberships(id),
    })
    this.#views = new ListViews(this.#lists, this.#facts, (id) => this.summary(id))
  }

  /** Reads the records that an index does not vouch for. Answers those that are damaged. */
  async load(vouched: VouchedPapers | null): Promise<readonly DamagedPaper[]> {
    const damaged = await this.papers.load(vouched)
    for (const id of this.papers.ids()) {
      const record = vouched?.has(id) ? null : this.papers.record(id)
      this.#facts.note(id, record ? factsOf(record) : (vouched?.get(id) ?? null))
    }
    return damaged
  }

  has(id: PaperId): boolean {
    return this.papers.has(id)
  }

  ids(): readonly PaperId[] {
    return this.papers.ids()
  }

  record(id: PaperId): PaperRecord | null {
    return this.papers.record(id)
  }

  summary(id: PaperId): PaperSummary | null {
    return this.#rows.of(id)
  }

  completed(row: PaperSummary): PaperSummary {
    return this.#rows.completed(row)
  }

  know(rows: readonly PaperSummary[]): void {
    for (const row of rows) if (this.has(row.id)) this.#rows.know(row)
  }

  isKnown(id: PaperId): boolean {
    return this.#rows.isKnown(id)
  }

  stamp(id: PaperId): FileStamp | null {
    return this.papers.stamp(id)
  }

  counts(): Omit<Counts, 'tags'> {
    return this.#facts.counts((id) => this.#lists.holds(id))
  }

  wanting(): readonly PaperId[] {
    return this.#facts.wanting()
  }

  tagged(on: 'papers-or-marks' | 'marks'): readonly PaperId[] {
    return this.#facts.tagged(on)
  }

  detail(id: PaperId): PaperDetail | null {
    const [record, summary] = [this.record(id), this.summary(id)]
    if (!record || !summary) return null
    const inLists = this.#lists.places(id).map(({ list, section, item }) => ({
      id: list.id,
      title: list.title,
      section: section.title,
      givenTitle: item.title,
      summary: item.summary,
    }))
    return { record, summary, inLists }
  }

  async create(record: PaperRecord): Promise<'created' | 'already-here'> {
    this.#mustWrite()
    return this.papers.create(record)
  }

  async update(id: PaperId, change: (record: PaperRecord) => PaperRecord | void): Promise<PaperRecord> {
    this.#mustWrite()
    return this.papers.update(id, change)
  }

  async remove(id: PaperId): Promise<void> {
    this.#mustWrite()
    await this.papers.remove(id, this.#now())
  }

  async bringBack(id: PaperId): Promise<void> {
    this.#mustWrite()
    await this.papers.bringBack(id, this.#now())
  }

  async folder(id: PaperId): Promise<string> {
    return this.#lock ? this.papers.folder(id) : paperFolder(this.home, id)
  }

  pdfPath(id: PaperId, version: Version): string | null {
    const there = this.record(id)?.files.some((file) => file.version === version)
    return there ? join(paperFolder(this.home, id), pdfName(version)) : null
  }

  setPdfState(source: DownloadState): void {
    this.#rows.setDownloads(source)
  }

  touch(ids: readonly PaperId[]): void {
    for (const id of ids) {
      this.#rows.forget(id)
      this.#changes.add([id], [])
    }
  }

  holdBack(ids: readonly PaperId[]): () => void {
    for (const id of ids) this.#held.add(id)
    return () => {
      for (const id of ids) this.#held.delete(id)
      this.#tell(
        ids.filter((id) => this.has(id)),
        [],
      )
    }
  }

  keepFew(): void {
    this.papers.keepFew()
    this.#rows.forgetAll()
  }

  async lookAgain(ids: readonly PaperId[]): Promise<{ readonly unsure: readonly PaperId[] }> {
    if (!this.#lock || this.#closed) return { unsure: [] }
    const { unsure, gone } = await this.papers.lookAgainAt(ids)
    if (gone.length > 0) this.#say(goneSentence(gone))
    return { unsure }
  }

  async lookAgainAtLists(): Promise<void> {
    if (!this.#lock || this.#closed) return
    const found = await this.#lists.lookAgain(this.#now())
    if (typeof found === 'object') this.#say(say('library.listsOverwritten', { path: found.setAside ?? '' }))
  }

  #say(problem: Sentence): void {
    for (const listener of this.#problemListeners) listener(problem)
  }

  onProblem(listener: (problem: Sentence) => void): Unsubscribe {
    this.#problemListeners.add(listener)
    return () => void this.#problemListeners.delete(listener)
  }

  onDurable(listener: (change: LibraryChange) => void): Unsubscribe {
    this.#taps.add(listener)
    return () => void this.#taps.delete(listener)
  }

  lists(): readonly ReadingList[] {
    return this.#lists.lists()
  }

  list(id: ListId): ReadingList | null {
    return this.#lists.list(id)
  }

  listSummaries(): readonly ListSummary[] {
    return this.#views.summaries()
  }

  listDetail(id: ListId): ListDetail | null {
    return this.#views.detail(id)
  }

  async saveList(list: ReadingList): Promise<void> {
    this.#mustWrite()
    await this.#lists.save(list)
  }

  async changeLists(change: (lists: readonly ReadingList[]) => readonly ReadingList[]): Promise<void> {
    this.#mustWrite()
    await this.#lists.change(change)
  }

  async removeList(id: ListId): Promise<void> {
    this.#mustWrite()
    await this.#lists.remove(id, this.#now())
  }

  async bringBackList(id: ListId): Promise<void> {
    this.#mustWrite()
    await this.#lists.bringBack(id)
  }

  tagColors(): ReadonlyMap<string, MarkColor> {
    return this.#lists.tagColors()
  }

  async changeTagColors(change: (colors: Map<string, MarkColor>) => void): Promise<void> {
    this.#mustWrite()
    await this.#lists.changeTagColors(change)
  }

  notDuplicates(): readonly PaperPair[] {
    return this.#lists.notDuplicates()
  }

  async changeNotDuplicates(change: (pairs: readonly PaperPair[]) => readonly PaperPair[]): Promise<void> {
    this.#mustWrite()
    await this.#lists.changeNotDuplicates(change)
  }

  became(): readonly BecamePaper[] {
    return this.#lists.became()
  }

  async changeBecame(change: (became: readonly BecamePaper[]) => readonly BecamePaper[]): Promise<void> {
    this.#mustWrite()
    await this.#lists.changeBecame(change)
  }

  settings(): Settings {
    return this.#lists.settings()
  }

  async saveSettings(change: Partial<Settings>): Promise<Settings> {
    this.#mustWrite()
    return this.#lists.saveSettings(change)
  }

  savedSearches(): readonly SavedSearch[] {
    return this.#lists.savedSearches()
  }

  async saveSearch(id: string, search: SavedSearch | null): Promise<void> {
    this.#mustWrite()
    await this.#lists.saveSearch(id, search)
  }

  onChange(listener: (change: LibraryChange) => void): Unsubscribe {
    return this.#changes.onChange(listener)
  }

  async announce(url: string | null): Promise<void> {
    await this.#lock?.announce(url)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.all([this.papers.idle(), this.#lists.idle()])
    this.#changes.flush()
    await this.#lock?.release()
  }

  async #mend(paper: DamagedPaper): Promise<void> {
    this.#say(await mendPaper(paper, this.papers, { writing: this.#lock !== null, now: this.#now() }))
  }

  #paperChanged(id: PaperId, after: PaperRecord | null): void {
    this.#rows.forget(id)
    this.#facts.note(id, after && factsOf(after))
    const lists = this.#andAbove(this.#lists.memberships(id).map((list) => list.id))
    this.#views.forget(lists)
    this.#tell([id], lists)
  }

  /** The index at once, everybody else when the turn is over. */
  #tell(papers: readonly PaperId[], lists: readonly ListId[]): void {
    const now = this.#held.size === 0 ? papers : papers.filter((id) => !this.#held.has(id))
    for (const tap of this.#taps) tap({ papers: now, lists })
    this.#changes.add(papers, lists)
  }

  #listsChanged(lists: readonly ListId[], papers: ReadonlySet<PaperId>): void {
    for (const id of papers) this.#rows.forget(id)
    // A list may have moved out of one that counted it.
    this.#views.forgetAll()
    this.#tell([...papers], this.#andAbove(lists))
  }

  #andAbove(lists: readonly ListId[]): readonly ListId[] {
    return [...new Set(lists.flatMap((id) => [id, ...this.#lists.above(id)]))]
  }

  #mustWrite(): void {
    if (!this.#lock) {
      throw new AppError('storage', say('library.readOnly'), { details: { reason: 'read-only' } })
    }
    if (this.#closed) throw new AppError('storage', say('library.closed'), { details: { reason: 'closed' } })
  }
}
