// How a reading list is put in another order: pure changes to its sections, and where reading goes on.
import type { PaperId } from '../../preload/model/ids.ts'
import type { ListItem, ListSection } from '../../preload/model/list.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'

export type Sections = readonly ListSection[]

/** Moves an item one place up or down; at a section's edge it goes over into the next one. Null when it cannot. */
export function moveItem(sections: Sections, itemId: string, by: -1 | 1): Sections | null {
  const at = sections.findIndex(({ items }) => items.some(({ id }) => id === itemId))
  const section = sections[at]
  if (!section) return null
  const from = section.items.findIndex(({ id }) => id === itemId)
  const item = section.items[from]
  if (!item) return null
  const to = from + by
  if (to >= 0 && to < section.items.length) {
    return replace(sections, at, inserted(without(section.items, itemId), to, item))
  }
  const neighbour = sections[at + by]
  if (!neighbour) return null
  const emptied = replace(sections, at, without(section.items, itemId))
  return replace(emptied, at + by, inserted(neighbour.items, by < 0 ? neighbour.items.length : 0, item))
}

/** Takes an item out. */
export function removeItem(sections: Sections, itemId: string): Sections {
  return sections.map((section) => ({ ...section, items: without(section.items, itemId) }))
}

/** Names a section; an empty name makes it untitled. */
export function renameSection(sections: Sections, sectionId: string, title: string): Sections {
  return sections.map((section) => (section.id === sectionId ? { ...section, title: title || null } : section))
}

/** Where an item is: its section's title and its place there, from 1. */
export function placeOf(
  sections: Sections,
  itemId: string,
): { readonly section: string | null; readonly place: number } {
  for (const { title, items } of sections) {
    const at = items.findIndex(({ id }) => id === itemId)
    if (at >= 0) return { section: title, place: at + 1 }
  }
  return { section: null, place: 0 }
}

/** The paper to read next: the one opened last that is still being read, else the first unread in the list's order. */
export function nextToRead(sections: Sections, paper: (id: PaperId) => PaperSummary | undefined): PaperSummary | null {
  const papers = sections.flatMap(({ items }) => items.flatMap(({ paperId }) => paper(paperId) ?? []))
  const reading = papers
    .filter(({ status }) => status.value === 'reading')
    .toSorted((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? ''))
  return reading[0] ?? papers.find(({ status }) => status.value === 'unread') ?? null
}

/** Whether two titles are the same but for case, spaces and punctuation. */
export function sameTitle(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
  return plain(a) === plain(b)
}

function without(items: readonly ListItem[], itemId: string): ListItem[] {
  return items.filter(({ id }) => id !== itemId)
}

function inserted(items: readonly ListItem[], at: number, item: ListItem): ListItem[] {
  return items.toSpliced(at, 0, item)
}

function replace(sections: Sections, at: number, items: ListItem[]): Sections {
  return sections.map((section, index) => (index === at ? { ...section, items } : section))
}
