// Reading lists made anew from what the papers remember of them, for when library.json is lost: which list and section
// each came with. Titles, order and the curator's words were only in library.json.
import type { ListId } from '../../../preload/model/ids.ts'
import type { ListSection, ReadingList } from '../../../preload/model/list.ts'
import type { Library } from '../library.ts'
import { newList, newLocalId } from './lists.ts'

/** One list for each that a paper came with, in the order of the papers' arrival. */
export function recoverLists(library: Pick<Library, 'ids' | 'record'>, now: Date): readonly ReadingList[] {
  const lists = new Map<ListId, Map<string | null, ListSection>>()
  const records = library.ids().flatMap((id) => library.record(id) ?? [])
  for (const record of records.toSorted((a, b) => (a.addedAt < b.addedAt ? -1 : 1))) {
    for (const { listId, section } of record.provenance) {
      if (listId === null) continue
      const sections = lists.get(listId) ?? new Map<string | null, ListSection>()
      lists.set(listId, sections)
      const known = sections.get(section) ?? { id: newLocalId(), title: section, items: [] }
      sections.set(section, known)
      known.items.push({
        id: newLocalId(),
        paperId: record.id,
        version: record.wantedVersion,
        title: record.givenTitle,
        summary: null,
      })
    }
  }
  return [...lists].map(([id, sections], index) => ({
    ...newList({ title: `Recovered list ${index + 1}`, now }),
    id,
    sections: [...sections.values()],
  }))
}
