// Which papers a list shows, in which order and groups: the pure filter and sort over rows in memory. `list` on the
// command line uses it, and `papers.query` while there is no index to ask.
import type { z } from 'zod'
import type { Counts } from '../../../preload/contract/papers.ts'
import type { ReadingList } from '../../../preload/model/list.ts'
import type { PaperSummary, Status } from '../../../preload/model/paper.ts'
import type {
  PaperGroup,
  PaperGrouping,
  PaperOrder,
  PaperQuery,
  PaperSortKey,
} from '../../../preload/model/paper-query.ts'
import { sortKey } from './sort-key.ts'

/** Every field narrows; absent ones do not. `text`: every word must occur in title, authors, id, tags or lists. */
export interface PaperFilter {
  readonly status?: Status | undefined
  readonly inbox?: boolean | undefined
  readonly starred?: boolean | undefined
  readonly list?: string | undefined
  readonly tag?: string | undefined
  readonly text?: string | undefined
}

/** How papers stand: the keys, the first counts most, and perhaps groups before them. */
export interface PaperArrangement {
  readonly keys: readonly PaperOrder[]
  readonly groupBy: PaperGrouping | null
  /** The list that the query names: its order and its sections. */
  readonly list: ReadingList | null
}

/** The keys of a query, whichever way it told them. */
export function keysOf({ sort, descending }: Pick<z.output<typeof PaperQuery>, 'sort' | 'descending'>): PaperOrder[] {
  return typeof sort === 'string' ? [{ by: sort, descending }] : [...sort]
}

/** True where the paper passes every part of the filter. */
export function matches(paper: PaperSummary, filter: PaperFilter): boolean {
  if (filter.status !== undefined && paper.status.value !== filter.status) return false
  if (filter.inbox === true && paper.lists.length > 0) return false
  if (filter.starred === true && !paper.starred) return false
  if (filter.list !== undefined && !paper.lists.some((list) => list.id === filter.list)) return false
  if (filter.tag !== undefined && !paper.tags.includes(filter.tag)) return false
  if (filter.text === undefined || filter.text.trim() === '') return true
  const hay = fold(
    [
      paper.title,
      paper.givenTitle ?? '',
      ...paper.authors,
      paper.id,
      paper.primaryCategory ?? '',
      ...paper.tags,
      ...paper.lists.map((list) => list.title),
    ].join('\n'),
  )
  return fold(filter.text)
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

/** A new array in the order asked for; equal papers stand by their ids, in the direction of the last key. */
export function sorted(
  papers: readonly PaperSummary[],
  sort: PaperSortKey,
  options: { readonly descending: boolean },
): PaperSummary[] {
  const keys = [{ by: sort, descending: options.descending }]
  return arranged(papers, { keys, groupBy: null, list: null }).papers
}

/** The papers in their order, and their groups (none without `groupBy`). */
export function arranged(
  papers: readonly PaperSummary[],
  { keys, groupBy, list }: PaperArrangement,
): { readonly papers: PaperSummary[]; readonly groups: PaperGroup[] } {
  const places = placesIn(list)
  const last = keys.at(-1)
  const compares = [
    ...keys.map(({ by, descending }) => ({ value: orderValues[by], sign: descending ? -1 : 1 })),
    { value: orderValues.id, sign: last?.descending ? -1 : 1 },
  ]
  const rows = papers.map((paper) => {
    const group = groupBy === null ? noGroup : groupOf(paper, groupBy, list, places)
    return { paper, group, values: compares.map(({ value }) => value(paper, places)) }
  })
  rows.sort((a, b) => {
    if (a.group.order !== b.group.order) return a.group.order < b.group.order ? -1 : 1
    for (const [index, { sign }] of compares.entries()) {
      const [x, y] = [a.values[index] ?? '', b.values[index] ?? '']
      if (x !== y) return x < y ? -sign : sign
    }
    return 0
  })
  return { papers: rows.map(({ paper }) => paper), groups: groupBy === null ? [] : counted(rows) }
}

/** What the sidebar counts, in one pass. */
export function countPapers(papers: Iterable<PaperSummary>): Counts {
  const counts = { all: 0, inbox: 0, unread: 0, reading: 0, read: 0, setAside: 0, starred: 0 }
  const tags = new Map<string, number>()
  for (const paper of papers) {
    counts.all += 1
    if (paper.lists.length === 0) counts.inbox += 1
    if (paper.starred) counts.starred += 1
    counts[paper.status.value === 'set-aside' ? 'setAside' : paper.status.value] += 1
    for (const tag of paper.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1)
  }
  return { ...counts, tags: sortedTags([...tags].map(([tag, count]) => ({ tag, count }))) }
}

/** Made when it is first needed: 9 ms of a start. */
let collator: Intl.Collator | null = null

/** Tags in the order in which they are shown. */
export function sortedTags(tags: Counts['tags']): Counts['tags'] {
  if (tags.length < 2) return tags
  const by = (collator ??= new Intl.Collator(['en', 'zh-CN'], { numeric: true }))
  return tags.toSorted((a, b) => by.compare(a.tag, b.tag))
}

/** The order in which statuses stand. */
export const statusOrder: Readonly<Record<Status, number>> = { reading: 0, unread: 1, read: 2, 'set-aside': 3 }

type Places = ReadonlyMap<string, { readonly place: number; readonly section: number }>

/**
 * What a paper is ordered by; '' and −1 stand for what it lacks. The index keeps the same values in its columns
 * (main/search/list-columns.ts), so that both orders are one.
 */
export const orderValues: Readonly<Record<PaperSortKey, (paper: PaperSummary, places: Places) => string | number>> = {
  added: ({ addedAt }) => addedAt,
  title: ({ title }) => sortKey(title),
  authors: ({ authors }) => sortKey(authors[0] ?? ''),
  year: ({ year }) => year ?? -1,
  published: ({ published }) => published ?? '',
  status: ({ status }) => statusOrder[status.value],
  statusAt: ({ status }) => status.at,
  opened: ({ openedAt }) => openedAt ?? '',
  progress: ({ progress }) => progress,
  pages: ({ pdf }) => pdf.pages ?? -1,
  pdf: ({ pdf }) => pdf.bytes ?? -1,
  marks: ({ marks }) => marks,
  notes: ({ hasNotes }) => (hasNotes ? 1 : 0),
  starred: ({ starred }) => (starred ? 1 : 0),
  category: ({ primaryCategory }) => primaryCategory?.toLowerCase() ?? '',
  tags: ({ tags }) => sortKey(tags.join(' ')),
  list: ({ id, lists }, places) => (places.size > 0 ? (places.get(id)?.place ?? -1) : sortKey(lists[0]?.title ?? '')),
  id: ({ id }) => id,
}

interface Group {
  readonly key: string
  readonly title: string | null
  readonly order: number | string
}

const noGroup: Group = { key: '-', title: null, order: 0 }

function groupOf(paper: PaperSummary, by: PaperGrouping, list: ReadingList | null, places: Places): Group {
  if (by === 'status') return { key: paper.status.value, title: null, order: statusOrder[paper.status.value] }
  if (by === 'year') {
    return { key: paper.year === null ? '-' : String(paper.year), title: null, order: -(paper.year ?? -1) }
  }
  if (!list) {
    const [first] = paper.lists
    // Lists by their titles, those of the same title apart, what is in none after them.
    return first
      ? { key: first.id, title: first.title, order: `${sortKey(first.title)}\n${first.id}` }
      : { ...noGroup, order: '\u{10FFFF}' }
  }
  const at = places.get(paper.id)
  const section = at && list.sections[at.section]
  return section ? { key: section.id, title: section.title, order: at.section } : { ...noGroup, order: 1e9 }
}

function counted(rows: readonly { readonly group: Group }[]): PaperGroup[] {
  const groups: { key: string; title: string | null; count: number }[] = []
  for (const { group } of rows) {
    const last = groups.at(-1)
    if (last?.key === group.key) last.count += 1
    else groups.push({ key: group.key, title: group.title, count: 1 })
  }
  return groups
}

/** Where each paper stands in a list: of what is named twice, the first place. */
function placesIn(list: ReadingList | null): Places {
  const places = new Map<string, { place: number; section: number }>()
  for (const [section, { items }] of (list?.sections ?? []).entries()) {
    for (const { paperId } of items) if (!places.has(paperId)) places.set(paperId, { place: places.size, section })
  }
  return places
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
}
