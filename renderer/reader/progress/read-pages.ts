// What of a paper was really on screen, and for how long; and where reading goes on. Pure.
import type { PaperRecord } from '../../../preload/model/paper.ts'
import type { OutlineItem } from '../rail/outline-items.ts'

/** The pages of one version that were seen, with the seconds each was on screen (0 where that was not kept yet). */
export type ReadPages = ReadonlyMap<number, number>

/** What the record tells of a version. */
export function readPagesOf(record: Pick<PaperRecord, 'pagesSeen' | 'reading'>, version: number): ReadPages {
  const pages = new Map<number, number>()
  for (const page of record.pagesSeen[String(version)] ?? []) pages.set(page, 0)
  for (const day of record.reading) {
    if (day.version !== version) continue
    for (const [page, seconds] of Object.entries(day.pages)) {
      const before = pages.get(Number(page))
      if (before !== undefined) pages.set(Number(page), before + seconds)
    }
  }
  return pages
}

/** How much a page was read, 0 to 1: two minutes are as much as there is to show. */
export function depthOf(seconds: number | undefined): number {
  if (seconds === undefined) return 0
  return 0.35 + 0.65 * Math.min(1, Math.sqrt(seconds / 120))
}

/** The pages a section covers: from its heading to where the next begins. */
export interface SectionPages {
  readonly first: number
  readonly last: number
}

/** The pages of the section at `index`; null where its place is not known. */
export function sectionPages(items: readonly OutlineItem[], index: number, pages: number): SectionPages | null {
  const first = items[index]?.target?.page
  if (first === undefined) return null
  const next = items.slice(index + 1).find(({ target }) => target !== null)
  // A next section that begins in the middle of a page leaves the part above it to this one.
  const last = next?.target ? (next.y === null ? next.target.page - 1 : next.target.page) : pages
  return { first, last: Math.max(first, last) }
}

/** The share of a section's pages that were seen, 0 to 1. */
export function sectionRead({ first, last }: SectionPages, read: ReadPages): number {
  let seen = 0
  for (let page = first; page <= last; page++) if (read.has(page)) seen++
  return seen / (last - first + 1)
}

/** Where reading goes on: a page, and the section it is the beginning of. */
export interface NextUnread {
  readonly page: number
  readonly section: OutlineItem | null
}

/**
 * The next section with pages that were not seen, from the page one is at on, then from the beginning; without an
 * outline the next such page. Null when everything was seen.
 */
export function nextUnread(
  items: readonly OutlineItem[],
  read: ReadPages,
  at: { readonly page: number; readonly pages: number },
): NextUnread | null {
  const unread: NextUnread[] = []
  for (const [index, section] of items.entries()) {
    const covered = sectionPages(items, index, at.pages)
    if (!covered) continue
    for (let page = covered.first; page <= covered.last; page++) {
      if (read.has(page)) continue
      // One page may belong to two sections: it is the later one's only where that begins on it.
      if (unread.at(-1)?.page !== page) unread.push({ page, section: page === covered.first ? section : null })
      break
    }
  }
  if (items.length === 0 || unread.length === 0) {
    for (let page = 1; page <= at.pages; page++) if (!read.has(page)) unread.push({ page, section: null })
  }
  return unread.find(({ page }) => page >= at.page) ?? unread[0] ?? null
}
