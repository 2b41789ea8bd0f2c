// Reading lists as values: a new one, papers put at its end, what it names. Pure.
import { randomUUID } from 'node:crypto'
import { ListId, type PaperId } from '../../preload/model/ids.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'
import type { ListItem, ListSection, ListSource, ReadingList } from '../../preload/model/list.ts'

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
