// The library the rest of main sees: papers and lists of one folder, with rows and progress computed once and kept
// until what they show has changed.
import { join } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import type { Unsubscribe } from '../../preload/link.ts'
import type { Settings } from '../../preload/model/app.ts'
import type { ListId, PaperId, Version } from '../../preload/model/ids.ts'
import type { ListDetail, ListSummary, Progress, ReadingList } from '../../preload/model/list.ts'
import type { MarkColor } from '../../preload/model/mark.ts'
import type { SavedSearch } from '../../preload/model/search.ts'
import type { PaperDetail, PaperRecord, PaperSummary, PdfState } from '../../preload/model/paper.ts'
import { say } from '../../preload/said.ts'
import { Changes } from './changes.ts'
import type { Disk } from './disk.ts'
import type { LibraryRecord } from './formats.ts'
import type { ValidatedJsonFile } from './json-file.ts'
import type { LibraryChange, PaperPair } from './library.ts'
import { ListShelf } from './list-shelf.ts'
import { nextToRead, papersOf } from './lists.ts'
import type { LibraryLock } from './lock.ts'
import type { OpenedLibrary } from './open.ts'
import { paperFolder, PaperShelf } from './paper-shelf.ts'
import { pdfName } from './pdf-files.ts'
import { progressOf, summaryOf } from './summary.ts'

type DownloadState = (id: PaperId) => Pick<PdfState, 'state'> | null

export class FolderLibrary implements OpenedLibrary {
  readonly home: string
  readonly problems: readonly string[]
  readonly papers: PaperShelf
  readonly #lists: ListShelf
  readonly #changes = new Changes()
  readonly #now: () => Date
  readonly #lock: LibraryLock | null
  readonly #rows = new Map<PaperId, PaperSummary>()
  readonly #progress = new Map<ListId, Progress>()
  #downloads: DownloadState = () => null
  #closed = false

  constructor(given: {
    readonly home: string
    readonly now: () => Date
    readonly disk: Disk
    /** Null opens for reading only. */
    readonly lock: LibraryLock | null
    readonly problems: readonly string[]
    readonly file: ValidatedJsonFile<LibraryRecord>
    readonly record: LibraryRecord
  }) {
    this.home = given.home
    this.problems = given.problems
    this.#now = given.now
    this.#lock = given.lock
    this.papers = new PaperShelf(given.home, given.disk, (id) => this.#paperChanged(id))
    this.#lists = new ListShelf(given.file, given.record, (lists, papers) => this.#listsChanged(lists, papers))
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
    const known = this.#rows.get(id)
    if (known) return known
    const record = this.papers.record(id)
    if (!record) return null
    const row = summaryOf(record, this.#lists.memberships(id), this.#downloads(id))
    this.#rows.set(id, row)
    return row
  }

  detail(id: PaperId): PaperDetail | null {
    const [record, summary] = [this.record(id), this.summary(id)]
    if (!record || !summary) return null
    const inLists = summary.lists.flatMap(({ id: listId }) => {
      const list = this.#lists.list(listId)
      return (list?.sections ?? []).flatMap((section) =>
        section.items
          .filter((item) => item.paperId === id)
          .map((item) => ({
            id: listId,
            title: list?.title ?? '',
            section: section.title,
            givenTitle: item.title,
            summary: item.summary,
          })),
      )
    })
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
    this.#downloads = source
    this.#rows.clear()
  }

  touch(ids: readonly PaperId[]): void {
    for (const id of ids) this.#paperChanged(id)
  }

  lists(): readonly ReadingList[] {
    return this.#lists.lists()
  }

  list(id: ListId): ReadingList | null {
    return this.#lists.list(id)
  }

  listSummaries(): readonly ListSummary[] {
    return this.lists().map((list) => this.#listSummary(list))
  }

  listDetail(id: ListId): ListDetail | null {
    const list = this.list(id)
    if (!list) return null
    return {
      list,
      progress: this.#progressOf(list),
      inside: this.#lists.inside(id).map((child) => this.#listSummary(child)),
      next: nextToRead(this.#papersWithin(list).flatMap((paper) => this.summary(paper) ?? [])),
      sections: list.sections.map((section) => ({
        id: section.id,
        progress: progressOf(this.#records(papersOf({ sections: [section] }))),
      })),
      papers: papersOf(list).flatMap((paper) => this.summary(paper) ?? []),
    }
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

  #listSummary(list: ReadingList): ListSummary {
    return {
      id: list.id,
      title: list.title,
      parent: this.#lists.above(list.id)[0] ?? null,
      date: list.date,
      sections: list.sections.length,
      progress: this.#progressOf(list),
      archived: list.archived,
      createdAt: list.createdAt,
    }
  }

  /** The papers of a list and of those that stand in it, each once, in reading order. */
  #papersWithin(list: ReadingList): readonly PaperId[] {
    const inside = this.#lists.inside(list.id)
    if (inside.length === 0) return papersOf(list)
    return [...new Set([...papersOf(list), ...inside.flatMap((child) => this.#papersWithin(child))])]
  }

  #progressOf(list: ReadingList): Progress {
    const known = this.#progress.get(list.id)
    if (known) return known
    const progress = progressOf(this.#records(this.#papersWithin(list)))
    this.#progress.set(list.id, progress)
    return progress
  }

  #records(ids: readonly PaperId[]): PaperRecord[] {
    return ids.flatMap((id) => this.record(id) ?? [])
  }

  #paperChanged(id: PaperId): void {
    this.#rows.delete(id)
    const lists = this.#andAbove(this.#lists.memberships(id).map((list) => list.id))
    for (const list of lists) this.#progress.delete(list)
    this.#changes.add([id], lists)
  }

  #listsChanged(lists: readonly ListId[], papers: ReadonlySet<PaperId>): void {
    for (const id of papers) this.#rows.delete(id)
    // A list may have moved out of one that counted it.
    this.#progress.clear()
    this.#changes.add(papers, this.#andAbove(lists))
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
