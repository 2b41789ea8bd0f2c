// A draft as a reading list, and a draft put into the list it came as before: what is new goes to its place, what the
// list says already stays as it is. Pure.
import type { PaperId } from '../../../preload/model/ids.ts'
import type { AcceptedDraft, ListItem, ListSection, ReadingList } from '../../../preload/model/list.ts'
import { paperIdOf } from '../../library/papers/records.ts'
import { plainTitle as plain } from '../../library/lists/list-changes.ts'

type DraftItem = AcceptedDraft['sections'][number]['items'][number]

/** What the merge did to each paper of the draft: `new` to the list, `filled` where words were missing, `same`. */
export type ItemChange = 'new' | 'filled' | 'same'

export interface MergedList {
  readonly list: ReadingList
  readonly items: ReadonlyMap<PaperId, ItemChange>
  readonly changed: boolean
}

/** Puts a draft into a list. The list's own words, order and sections stay; only papers of `allowed` are put in. */
export function mergeDraft(
  list: ReadingList,
  draft: AcceptedDraft,
  options: { readonly now: Date; readonly newId: () => string; readonly allowed: (id: PaperId) => boolean },
): MergedList {
  const sections = list.sections.map((section) => ({ ...section, items: [...section.items] }))
  const here = new Map(sections.flatMap((section) => section.items.map((known) => [known.paperId, { section, known }])))
  const items = new Map<PaperId, ItemChange>()

  for (const from of draft.sections) {
    let before: PaperId | null = null
    for (const item of from.items) {
      const id = paperIdOf(item.arxivId)
      if (!options.allowed(id) || items.has(id)) continue
      const place = here.get(id)
      if (place) {
        const { section, known } = place
        const filled = fill(known, item)
        if (filled !== known) section.items[section.items.indexOf(known)] = filled
        items.set(id, filled === known ? 'same' : 'filled')
      } else {
        const section = sectionFor(sections, from.title, options.newId)
        insertAfter(section.items, before, newItem(id, item, options.newId))
        items.set(id, 'new')
      }
      before = id
    }
  }

  const mentions = [...new Set([...list.mentions, ...draft.mentions])]
  const changed =
    [...items.values()].some((change) => change !== 'same') ||
    mentions.length !== list.mentions.length ||
    (list.intro === null && draft.intro !== null) ||
    (list.date === null && draft.date !== null)
  if (!changed) return { list, items, changed }
  const merged = {
    ...list,
    date: list.date ?? draft.date,
    intro: list.intro ?? draft.intro,
    sections,
    mentions,
    updatedAt: options.now.toISOString(),
  }
  return { list: merged, items, changed }
}

function sectionFor(sections: ListSection[], title: string | null, newId: () => string): ListSection {
  const found = sections.find((section) => plain(section.title) === plain(title))
  if (found) return found
  const made = { id: newId(), title, items: [] }
  sections.push(made)
  return made
}

/** After the item that the draft has before it, where that is in the same section; at the end otherwise. */
function insertAfter(items: ListItem[], before: PaperId | null, item: ListItem): void {
  // Appending is the common case, and ten thousand of them must not search each time.
  const last = items.at(-1)
  if (before === null || last === undefined || last.paperId === before) {
    items.push(item)
    return
  }
  const at = items.findIndex((other) => other.paperId === before)
  items.splice(at === -1 ? items.length : at + 1, 0, item)
}

function newItem(paperId: PaperId, item: DraftItem, newId: () => string): ListItem {
  return { id: newId(), paperId, version: item.version, title: item.title, summary: item.summary }
}

/** The item with what it lacked; the same object where it lacked nothing. */
function fill(known: ListItem, item: DraftItem): ListItem {
  const [title, summary] = [known.title ?? item.title, known.summary ?? item.summary]
  const version = known.version ?? item.version
  const same = title === known.title && summary === known.summary && version === known.version
  return same ? known : { ...known, title, summary, version }
}
