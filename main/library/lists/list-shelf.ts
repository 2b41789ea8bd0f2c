// library.json: reading lists, their bin, what a person decided of tags and duplicates, and the library's settings.
// Knows which lists hold which paper, and which list stands in which.
import { Low } from 'lowdb'
import { AppError } from '../../../preload/errors.ts'
import type { Settings } from '../../../preload/model/app.ts'
import type { BecamePaper } from '../../../preload/model/duplicates.ts'
import type { ListId, PaperId } from '../../../preload/model/ids.ts'
import type { MarkColor } from '../../../preload/model/mark.ts'
import type { ListItem, ListSection, ReadingList } from '../../../preload/model/list.ts'
import { SavedSearch } from '../../../preload/model/search.ts'
import { say } from '../../../preload/said.ts'
import { libraryFormat, type LibraryRecord } from '../files/formats.ts'
import { createGate } from '../files/gate.ts'
import { childrenOf, parentsOf, withInside } from './list-tree.ts'
import { papersOf } from './lists.ts'
import { fileStamp, isSameStamp, STILL_WRITING } from '../files/file-stamp.ts'
import { ValidatedJsonFile } from '../files/json-file.ts'
import { SerialRecord } from '../papers/serial-record.ts'
import type { Membership } from '../papers/summary.ts'

const removedListsKept = 200

/** Where a list names a paper. */
export interface Place {
  readonly list: ReadingList
  readonly section: ListSection
  readonly item: ListItem
}

/** Told after each durable change of lists, with every paper that one of them holds or held. */
export type ListsChanged = (lists: readonly ListId[], papers: ReadonlySet<PaperId>) => void

export class ListShelf {
  readonly #row: SerialRecord<LibraryRecord>
  readonly #changed: ListsChanged
  readonly #file: ValidatedJsonFile<LibraryRecord>
  #lists = new Map<ListId, ReadingList>()
  #parents: ReadonlyMap<ListId, ListId | null> = new Map()
  #children: ReadonlyMap<ListId | null, readonly ListId[]> = new Map()
  /** In the order of the lists, so that those of one list stand together. */
  #places = new Map<PaperId, Place[]>()

  constructor(file: ValidatedJsonFile<LibraryRecord>, record: LibraryRecord, changed: ListsChanged) {
    this.#row = new SerialRecord(new Low<LibraryRecord | null>(file, record), record, {
      format: libraryFormat,
      path: file.path,
      gate: createGate(1),
      onDurable: (after, before) => this.#follow(after, before),
    })
    this.#changed = changed
    this.#file = file
    this.#index(this.#row.value.lists)
  }

  lists(): readonly ReadingList[] {
    return this.#row.value.lists
  }

  list(id: ListId): ReadingList | null {
    return this.#lists.get(id) ?? null
  }

  /** The list that one stands in, and the one that that stands in: nearest first. */
  above(id: ListId): readonly ListId[] {
    const found: ListId[] = []
    for (let at = this.#parents.get(id) ?? null; at !== null; at = this.#parents.get(at) ?? null) found.push(at)
    return found
  }

  /** The lists directly in one. */
  inside(id: ListId): readonly ReadingList[] {
    return (this.#children.get(id) ?? []).flatMap((child) => this.#lists.get(child) ?? [])
  }

  settings(): Settings {
    return this.#row.value.settings
  }

  /** Whether any list has the paper. */
  holds(id: PaperId): boolean {
    return this.#places.has(id)
  }

  /** The lists that hold a paper, in the order of the lists. */
  memberships(id: PaperId): readonly Membership[] {
    const members: Membership[] = []
    for (const { list, section } of this.places(id)) {
      if (members.at(-1)?.id !== list.id) members.push({ id: list.id, title: list.title, section: section.title })
    }
    return members
  }

  /** Every place where a list names a paper, in the order of the lists. */
  places(id: PaperId): readonly Place[] {
    return this.#places.get(id) ?? []
  }

  /** Creates the list or replaces the one with its id. */
  async save(list: ReadingList): Promise<void> {
    await this.#row.update((record) => {
      const at = record.lists.findIndex((other) => other.id === list.id)
      if (at === -1) record.lists.push(list)
      else record.lists[at] = list
    })
  }

  /** Changes the lists as a whole: all of it is kept, or nothing. */
  async change(change: (lists: readonly ReadingList[]) => readonly ReadingList[]): Promise<void> {
    await this.#row.update((record) => void (record.lists = [...change(record.lists)]))
  }

  /** Takes the list away, and those that stand in it along. */
  async remove(id: ListId, now: Date): Promise<void> {
    await this.#row.update((record) => {
      if (!record.lists.some((list) => list.id === id))
        throw new AppError('not-found', say('library.listGone'), { details: { id } })
      const going = new Set(withInside(record.lists, id))
      const removed = record.lists.flatMap((list, index) =>
        going.has(list.id) ? [{ list, index, removedAt: now.toISOString(), with: list.id === id ? null : id }] : [],
      )
      record.lists = record.lists.filter((list) => !going.has(list.id))
      record.removedLists = [...record.removedLists.filter((entry) => !going.has(entry.list.id)), ...removed].slice(
        -Math.max(removedListsKept, removed.length),
      )
    })
  }

  /** Brings a removed list back to its place with those that went along; what is here already stays. */
  async bringBack(id: ListId): Promise<void> {
    await this.#row.update((record) => {
      if (record.lists.some((list) => list.id === id)) return
      const back = record.removedLists.filter((entry) => entry.list.id === id || entry.with === id)
      if (!back.some((entry) => entry.list.id === id))
        throw new AppError('not-found', say('library.listNotInBin'), { details: { id } })
      for (const { list, index } of back.toSorted((a, b) => a.index - b.index)) {
        record.lists.splice(Math.min(index, record.lists.length), 0, list)
      }
      record.removedLists = record.removedLists.filter((entry) => !back.includes(entry))
    })
  }

  /** The colour of each tag that has one. */
  tagColors(): ReadonlyMap<string, MarkColor> {
    return new Map(this.#row.value.tagColors.map(({ tag, color }) => [tag, color]))
  }

  async changeTagColors(change: (colors: Map<string, MarkColor>) => void): Promise<void> {
    await this.#row.update((record) => {
      const colors = new Map(record.tagColors.map(({ tag, color }) => [tag, color]))
      change(colors)
      record.tagColors = [...colors].map(([tag, color]) => ({ tag, color }))
    })
  }

  /** Pairs of papers that a person said are no duplicates. */
  notDuplicates(): readonly (readonly [PaperId, PaperId])[] {
    return this.#row.value.notDuplicates
  }

  async changeNotDuplicates(
    change: (pairs: readonly (readonly [PaperId, PaperId])[]) => readonly (readonly [PaperId, PaperId])[],
  ): Promise<void> {
    await this.#row.update(
      (record) => void (record.notDuplicates = change(record.notDuplicates).map(([a, b]) => [a, b])),
    )
  }

  /** What papers that were merged away have become, the last last. */
  became(): readonly BecamePaper[] {
    return this.#row.value.became
  }

  async changeBecame(change: (became: readonly BecamePaper[]) => readonly BecamePaper[]): Promise<void> {
    await this.#row.update((record) => void (record.became = [...change(record.became)]))
  }

  async saveSettings(change: Partial<Settings>): Promise<Settings> {
    const record = await this.#row.update((draft) => void Object.assign(draft.settings, change))
    return record.settings
  }

  savedSearches(): readonly SavedSearch[] {
    return this.#row.value.savedSearches.flatMap((search) => SavedSearch.safeParse(search).data ?? [])
  }

  /** Replaces the search of that id or adds it; null takes it away. Entries of another form stay as they are. */
  async saveSearch(id: string, search: SavedSearch | null): Promise<void> {
    await this.#row.update((record) => {
      const at = record.savedSearches.findIndex((other) => SavedSearch.safeParse(other).data?.id === id)
      if (at === -1) {
        if (search) record.savedSearches.push(search)
      } else record.savedSearches.splice(at, 1, ...(search ? [search] : []))
    })
  }

  /**
   * Looks at library.json again where it is not the file that was last read or written here, and takes in what somebody
   * else wrote. A bad one is set aside once it is no longer being written, and replaced by what is known here.
   */
  async lookAgain(now: Date): Promise<'same' | 'changed' | 'unsure' | { readonly setAside: string | null }> {
    await this.#row.idle()
    if (isSameStamp(this.#file.stamp, fileStamp(this.#file.path))) return 'same'
    const file = new ValidatedJsonFile(this.#file.path, libraryFormat)
    const record = file.readNow()
    if (record && file.finding.kind === 'good') {
      const before = this.#row.value
      this.#file.sawAlso(file)
      this.#row.takeOver(record)
      this.#follow(this.#row.value, before)
      return 'changed'
    }
    if (file.stamp && now.getTime() - file.stamp.mtimeMs < STILL_WRITING) return 'unsure'
    const setAside = await file.setAside(now)
    await this.#file.write(this.#row.value)
    return { setAside }
  }

  async idle(): Promise<void> {
    await this.#row.idle()
  }

  #follow(after: LibraryRecord, before: LibraryRecord): void {
    const then = new Map(before.lists.map((list) => [list.id, list]))
    const now = new Map(after.lists.map((list) => [list.id, list]))
    const changed = [...new Set([...then.keys(), ...now.keys()])].filter((id) => !sameList(then.get(id), now.get(id)))
    this.#index(after.lists)
    const papers = new Set(
      changed.flatMap((id) => [then.get(id), now.get(id)].flatMap((list) => (list ? papersOf(list) : []))),
    )
    this.#changed(changed, papers)
  }

  #index(lists: readonly ReadingList[]): void {
    this.#lists = new Map(lists.map((list) => [list.id, list]))
    this.#parents = parentsOf(lists)
    this.#children = childrenOf(lists)
    this.#places = new Map()
    for (const list of lists) {
      for (const section of list.sections) {
        for (const item of section.items) {
          const places = this.#places.get(item.paperId)
          if (places) places.push({ list, section, item })
          else this.#places.set(item.paperId, [{ list, section, item }])
        }
      }
    }
  }
}

/** Records are cloned on every change, so lists are compared by what they say. */
function sameList(a: ReadingList | undefined, b: ReadingList | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
