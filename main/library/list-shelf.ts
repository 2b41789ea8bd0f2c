// library.json: reading lists, their bin, and the library's settings. Knows which lists hold which paper.
import { Low } from 'lowdb'
import { AppError } from '../../preload/errors.ts'
import type { Settings } from '../../preload/model/app.ts'
import type { ListId, PaperId } from '../../preload/model/ids.ts'
import type { ReadingList } from '../../preload/model/list.ts'
import { SavedSearch } from '../../preload/model/search.ts'
import { libraryFormat, type LibraryRecord } from './formats.ts'
import { createGate } from './gate.ts'
import { papersOf } from './lists.ts'
import type { ValidatedJsonFile } from './json-file.ts'
import { SerialRecord } from './serial-record.ts'
import type { Membership } from './summary.ts'

const removedListsKept = 200

/** Told after each durable change of lists, with every paper that one of them holds or held. */
export type ListsChanged = (lists: readonly ListId[], papers: ReadonlySet<PaperId>) => void

export class ListShelf {
  readonly #row: SerialRecord<LibraryRecord>
  readonly #changed: ListsChanged
  #lists = new Map<ListId, ReadingList>()
  #members = new Map<PaperId, Map<ListId, Membership>>()

  constructor(file: ValidatedJsonFile<LibraryRecord>, record: LibraryRecord, changed: ListsChanged) {
    this.#row = new SerialRecord(new Low<LibraryRecord | null>(file, record), record, {
      format: libraryFormat,
      path: file.path,
      gate: createGate(1),
      onDurable: (after, before) => this.#follow(after, before),
    })
    this.#changed = changed
    this.#index(this.#row.value.lists)
  }

  lists(): readonly ReadingList[] {
    return this.#row.value.lists
  }

  list(id: ListId): ReadingList | null {
    return this.#lists.get(id) ?? null
  }

  settings(): Settings {
    return this.#row.value.settings
  }

  /** The lists that hold a paper, in the order of the lists. */
  memberships(id: PaperId): readonly Membership[] {
    const members = this.#members.get(id)
    if (!members) return []
    if (members.size === 1) return [...members.values()]
    return this.lists().flatMap((list) => members.get(list.id) ?? [])
  }

  /** Creates the list or replaces the one with its id. */
  async save(list: ReadingList): Promise<void> {
    await this.#row.update((record) => {
      const at = record.lists.findIndex((other) => other.id === list.id)
      if (at === -1) record.lists.push(list)
      else record.lists[at] = list
    })
  }

  async remove(id: ListId, now: Date): Promise<void> {
    await this.#row.update((record) => {
      const index = record.lists.findIndex((list) => list.id === id)
      const list = record.lists[index]
      if (!list) throw new AppError('not-found', 'That reading list is not here any more.', { details: { id } })
      record.lists.splice(index, 1)
      record.removedLists = [
        ...record.removedLists.filter((removed) => removed.list.id !== id),
        { list, index, removedAt: now.toISOString() },
      ].slice(-removedListsKept)
    })
  }

  /** Brings a removed list back to its place; one that is here already stays. */
  async bringBack(id: ListId): Promise<void> {
    await this.#row.update((record) => {
      if (record.lists.some((list) => list.id === id)) return
      const removed = record.removedLists.find((entry) => entry.list.id === id)
      if (!removed)
        throw new AppError('not-found', 'That reading list is not in the bin any more.', { details: { id } })
      record.lists.splice(Math.min(removed.index, record.lists.length), 0, removed.list)
      record.removedLists = record.removedLists.filter((entry) => entry !== removed)
    })
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
    this.#members = new Map()
    for (const list of lists) {
      for (const section of list.sections) {
        for (const item of section.items) {
          const members = this.#members.get(item.paperId) ?? new Map<ListId, Membership>()
          if (members.size === 0) this.#members.set(item.paperId, members)
          if (!members.has(list.id)) members.set(list.id, { id: list.id, title: list.title, section: section.title })
        }
      }
    }
  }
}

/** Records are cloned on every change, so lists are compared by what they say. */
function sameList(a: ReadingList | undefined, b: ReadingList | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
