// Reading lists as values: a new one, papers put at its end, what it names. Pure.
import { randomUUID } from 'node:crypto'
import { ListId, type PaperId } from '../../../preload/model/ids.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import type { ListItem, ListSection, ListSource, ReadingList } from '../../../preload/model/list.ts'

/** A fresh id for a list, section or item. */
export function newLocalId(): string {
  return randomUUID()
}

/** A list without papers; one that a person makes by hand has no source. */
export function newList(given: {
  readonly title: string
  readonly source?: ListSource
  readonly date?: string | null
  readonly intro?: string | null
  readonly parent?: ListId | null
  readonly now?: Date
}): ReadingList {
  const at = (given.now ?? new Date()).toISOString()
  return {
    id: ListId.parse(newLocalId()),
    title: given.title,
    parent: given.parent ?? null,
    date: given.date ?? null,
    intro: given.intro ?? null,
    source: given.source ?? { kind: 'person', name: null, url: null, fingerprint: null },
    sections: [],
    mentions: [],
    archived: false,
    told: null,
    createdAt: at,
    updatedAt: at,
  }
}

/** The list with papers at the end of its last section; those it has already stay where they are. */
export function appendPapers(list: ReadingList, ids: readonly PaperId[], now: Date = new Date()): ReadingList {
  const here = new Set(papersOf(list))
  const items = [...new Set(ids)].filter((id) => !here.has(id)).map(newItem)
  if (items.length === 0) return list
  const last: ListSection = list.sections.at(-1) ?? { id: newLocalId(), title: null, items: [] }
  return {
    ...list,
    sections: [...list.sections.slice(0, -1), { ...last, items: [...last.items, ...items] }],
    updatedAt: now.toISOString(),
  }
}

/** The lists with one in place of the one of its id, or at the end. */
export function withList(lists: readonly ReadingList[], list: ReadingList): readonly ReadingList[] {
  const here = lists.some(({ id }) => id === list.id)
  return here ? lists.map((other) => (other.id === list.id ? list : other)) : [...lists, list]
}

/** The list without some papers; its sections stay, the words on those papers go with them. */
export function withoutPapers(list: ReadingList, gone: ReadonlySet<PaperId>, now: Date): ReadingList {
  const sections = list.sections.map((section) => ({
    ...section,
    items: section.items.filter(({ paperId }) => !gone.has(paperId)),
  }))
  return { ...list, sections, updatedAt: now.toISOString() }
}

/** The lists with papers in one of them alone: at its end with the words they had elsewhere, or where they were in it. */
export function withPapersMoved(
  lists: readonly ReadingList[],
  moving: ReadonlySet<PaperId>,
  to: ListId,
  now: Date,
): readonly ReadingList[] {
  const elsewhere = lists.filter(({ id }) => id !== to)
  const items = new Map<PaperId, ListItem>()
  for (const list of elsewhere) {
    for (const item of list.sections.flatMap((section) => section.items)) {
      const known = items.get(item.paperId)
      if (moving.has(item.paperId) && (!known || known.summary === null)) items.set(item.paperId, item)
    }
  }
  return lists.map((list) => {
    if (list.id !== to) return papersOf(list).some((id) => moving.has(id)) ? withoutPapers(list, moving, now) : list
    const filled = appendPapers(list, [...moving], now)
    const before = new Set(list.sections.flatMap((section) => section.items.map(({ id }) => id)))
    const sections = filled.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => {
        const from = before.has(item.id) ? undefined : items.get(item.paperId)
        return from ? { ...item, version: from.version, title: from.title, summary: from.summary } : item
      }),
    }))
    return { ...filled, sections }
  })
}

/** Every paper a list names, once, in its order. */
export function papersOf(list: Pick<ReadingList, 'sections'>): readonly PaperId[] {
  return [...new Set(list.sections.flatMap((section) => section.items.map((item) => item.paperId)))]
}

/** Where reading goes on among papers in their order: the one opened last that is being read, else the first unread. */
export function nextToRead(papers: readonly PaperSummary[]): PaperSummary | null {
  const reading = papers
    .filter(({ status }) => status.value === 'reading')
    .toSorted((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? ''))
  return reading[0] ?? papers.find(({ status }) => status.value === 'unread') ?? null
}

function newItem(paperId: PaperId): ListItem {
  return { id: newLocalId(), paperId, version: null, title: null, summary: null }
}
