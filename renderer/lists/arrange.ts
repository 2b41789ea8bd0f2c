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

/** Puts an item into a section, before one of its items or at its end. Null where that is its place already. */
export function placeItem(
  sections: Sections,
  itemId: string,
  to: { readonly section: string; readonly before: string | null },
): Sections | null {
  const item = sections.flatMap(({ items }) => items).find(({ id }) => id === itemId)
  const target = sections.findIndex(({ id }) => id === to.section)
  if (!item || target < 0 || to.before === itemId) return null
  const emptied = sections.map((section) => ({ ...section, items: without(section.items, itemId) }))
  const items = emptied[target]?.items ?? []
  const before = items.findIndex(({ id }) => id === to.before)
  const placed = replace(emptied, target, inserted(items, before < 0 ? items.length : before, item))
  return same(sections, placed) ? null : placed
}

/** Moves a section before another, or to the end. Null where that is its place already. */
export function placeSection(sections: Sections, sectionId: string, before: string | null): Sections | null {
  const section = sections.find(({ id }) => id === sectionId)
  if (!section || before === sectionId) return null
  const others = sections.filter((each) => each !== section)
  const at = others.findIndex(({ id }) => id === before)
  const placed = others.toSpliced(at < 0 ? others.length : at, 0, section)
  return same(sections, placed) ? null : placed
}

/** Moves a section one place up or down. Null when it cannot. */
export function moveSection(sections: Sections, sectionId: string, by: -1 | 1): Sections | null {
  const at = sections.findIndex(({ id }) => id === sectionId)
  const to = at + by
  if (at < 0 || to < 0 || to >= sections.length) return null
  return placeSection(sections, sectionId, sections[by < 0 ? to : to + 1]?.id ?? null)
}

/** A new, empty section at the end. */
export function addSection(sections: Sections, id: string, title: string): Sections {
  return [...sections, { id, title, items: [] }]
}

/** Takes a section out with its items; with `keep`, its items go to the one before it, or stay without a heading. */
export function removeSection(sections: Sections, sectionId: string, options: { readonly keep: boolean }): Sections {
  const at = sections.findIndex(({ id }) => id === sectionId)
  const section = sections[at]
  if (!section) return sections
  const others = sections.filter((each) => each !== section)
  if (!options.keep || section.items.length === 0) return others
  const before = sections[at - 1]
  if (!before) return sections.map((each) => (each === section ? { ...section, title: null } : each))
  return others.map((each) => (each === before ? { ...before, items: [...before.items, ...section.items] } : each))
}

/** Changes the words on an item; none are null. */
export function changeWords(sections: Sections, itemId: string, words: string): Sections {
  return sections.map((section) =>
    section.items.some(({ id }) => id === itemId)
      ? {
          ...section,
          items: section.items.map((item) => (item.id === itemId ? { ...item, summary: words.trim() || null } : item)),
        }
      : section,
  )
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

function same(a: Sections, b: Sections): boolean {
  const shape = (of: Sections): string =>
    of.map(({ id, items }) => [id, ...items.map((item) => item.id)].join(' ')).join('\n')
  return shape(a) === shape(b)
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
