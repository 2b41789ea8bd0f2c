// What a person changes of one list: its name, whether it is in the archive, how it is arranged. Pure; an arrangement
// that was made without knowing of some items does not lose them.
import type { ListChange } from '../../../preload/contract/lists.ts'
import type { ListSection, ReadingList } from '../../../preload/model/list.ts'

/** The list with a change made to it. */
export function editedList(list: ReadingList, change: ListChange, now: Date): ReadingList {
  const { title = list.title, archived = list.archived, without } = change
  const sections = change.sections ?? list.sections
  return {
    ...list,
    title,
    archived,
    sections: without ? withNewcomers(sections, list.sections, new Set(without)) : sections,
    updatedAt: now.toISOString(),
  }
}

/** Sections as arranged, with the items that only the list has at the end of their section, or of the last where that is gone. */
function withNewcomers(
  arranged: readonly ListSection[],
  here: readonly ListSection[],
  without: ReadonlySet<string>,
): ListSection[] {
  const items = arranged.flatMap((section) => section.items)
  const known = new Set([...items.map(({ id }) => id), ...without])
  const papers = new Set(items.map(({ paperId }) => paperId))
  const sections = arranged.map((section) => ({ ...section, items: [...section.items] }))
  for (const section of here) {
    const came = section.items.filter(({ id, paperId }) => !known.has(id) && !papers.has(paperId))
    if (came.length === 0) continue
    const target = sections.find(({ id }) => id === section.id) ?? sections.at(-1)
    if (target) target.items.push(...came)
    else sections.push({ ...section, items: came })
  }
  return sections
}
