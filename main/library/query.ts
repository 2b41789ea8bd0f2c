// Which papers a list shows, and in which order: the pure filter and sort behind `papers.query` and `list`.
// In memory over summaries; the index takes this over when it comes.
import type { Counts } from '../../preload/contract.ts'
import type { PaperSummary, Status } from '../../preload/model/paper.ts'

/** Every field narrows; absent ones do not. `text`: every word must occur in title, authors, id, tags or lists. */
export interface PaperFilter {
  readonly status?: Status | undefined
  readonly inbox?: boolean | undefined
  readonly starred?: boolean | undefined
  readonly list?: string | undefined
  readonly tag?: string | undefined
  readonly text?: string | undefined
}

export type PaperSort = 'added' | 'title' | 'authors' | 'published' | 'status' | 'opened'

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

/** A new array in the order asked for; equal papers stay in the order they came. */
export function sorted(
  papers: readonly PaperSummary[],
  sort: PaperSort,
  options: { readonly descending: boolean },
): PaperSummary[] {
  const compare = comparisons[sort]
  const sign = options.descending ? -1 : 1
  return papers.toSorted((a, b) => sign * compare(a, b))
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
  return {
    ...counts,
    tags: [...tags].map(([tag, count]) => ({ tag, count })).toSorted((a, b) => a.tag.localeCompare(b.tag)),
  }
}

const collator = new Intl.Collator(['en', 'zh-CN'], { numeric: true, sensitivity: 'base' })
const statusOrder: Readonly<Record<Status, number>> = { reading: 0, unread: 1, read: 2, 'set-aside': 3 }

const comparisons: Readonly<Record<PaperSort, (a: PaperSummary, b: PaperSummary) => number>> = {
  added: (a, b) => order(a.addedAt, b.addedAt),
  title: (a, b) => collator.compare(a.title, b.title),
  authors: (a, b) => collator.compare(a.authors[0] ?? '', b.authors[0] ?? ''),
  published: (a, b) => order(a.published ?? '', b.published ?? ''),
  status: (a, b) => statusOrder[a.status.value] - statusOrder[b.status.value],
  opened: (a, b) => order(a.openedAt ?? '', b.openedAt ?? ''),
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
}
