// Adds up what was read, from the records: by day, by list, by category; the pace, and what is left at it.
import { daysBefore, LOOKED_AT, type ReadingAmount, type ReadingHistory } from '../../../preload/model/history.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import type { ReadingList } from '../../../preload/model/list.ts'

export interface HistoryOptions {
  /** The first day of the period, `2026-11-23`; null for all there is. */
  readonly since: string | null
  /** Where the person's days begin: an IANA time zone. */
  readonly timeZone: string
  readonly now: Date
}

/** The days whose pace counts. */
const PACE_DAYS = 120
/** Fewer pages say nothing about a pace. */
const PACE_PAGES = 10
/** A page looked at for longer than this was left open, in seconds. */
const LONGEST_PAGE = 900

export interface HistoryBook {
  /** Takes in one paper. */
  add(record: PaperRecord): void
  history(): ReadingHistory
}

/** Adds papers up one by one, so that whoever has ten thousand of them can pause between. */
export function createHistoryBook(lists: readonly ReadingList[], options: HistoryOptions): HistoryBook {
  const dateOf = localDates(options.timeZone)
  const listsOf = papersToLists(lists)
  const days = new Map<string, Sum>()
  const byList = new Map<ReadingList, Sum>()
  const byCategory = new Map<string | null, Sum>()
  const paceFrom = daysBefore(dateOf(options.now), PACE_DAYS)
  const pace = { seconds: 0, pages: 0 }
  const left = { papers: 0, pages: 0, withoutPages: 0 }
  const counts = (date: string): boolean => options.since === null || date >= options.since

  const take = (record: PaperRecord, amount: Omit<ReadingAmount, 'papers'>): void => {
    for (const list of listsOf.get(record.id) ?? []) sumOf(byList, list).add(record, amount)
    sumOf(byCategory, categoryOf(record)).add(record, amount)
  }

  return {
    add(record) {
      for (const { date, seconds, pages } of record.reading) {
        const times = Object.values(pages).filter((time) => time >= LOOKED_AT)
        const amount = { seconds, pages: times.length, finished: 0 }
        sumOf(days, date).add(record, amount)
        if (counts(date)) take(record, amount)
        if (date < paceFrom) continue
        pace.pages += times.length
        for (const time of times) pace.seconds += Math.min(time, LONGEST_PAGE)
      }
      const finished = finishedOn(record, dateOf)
      if (finished !== null) {
        const amount = { seconds: 0, pages: 0, finished: 1 }
        sumOf(days, finished).add(record, amount)
        if (counts(finished)) take(record, amount)
      }
      if (record.status.value !== 'unread' && record.status.value !== 'reading') return
      const file = record.files.at(-1)
      left.papers += 1
      if (!file?.pages) left.withoutPages += 1
      else left.pages += Math.max(0, file.pages - (record.pagesSeen[String(file.version)]?.length ?? 0))
    },
    history: () => ({
      days: [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([date, sum]) => ({ date, ...sum.amount() })),
      lists: mostFirst([...byList].map(([{ id, title }, sum]) => ({ id, title, ...sum.amount() }))),
      categories: mostFirst([...byCategory].map(([category, sum]) => ({ category, ...sum.amount() }))),
      pace: {
        secondsPerPage: pace.pages >= PACE_PAGES ? Math.round(pace.seconds / pace.pages) : null,
        pages: pace.pages,
      },
      left,
    }),
  }
}

interface Sum {
  add(record: PaperRecord, amount: Omit<ReadingAmount, 'papers'>): void
  amount(): ReadingAmount
}

function createSum(): Sum {
  const papers = new Set<string>()
  const total = { seconds: 0, pages: 0, finished: 0 }
  return {
    add(record, { seconds, pages, finished }) {
      papers.add(record.id)
      total.seconds += seconds
      total.pages += pages
      total.finished += finished
    },
    amount: () => ({ ...total, seconds: Math.round(total.seconds), papers: papers.size }),
  }
}

function sumOf<K>(sums: Map<K, Sum>, key: K): Sum {
  const known = sums.get(key)
  if (known) return known
  const made = createSum()
  sums.set(key, made)
  return made
}

function mostFirst<T extends ReadingAmount>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => b.seconds - a.seconds || b.pages - a.pages || b.finished - a.finished)
}

/** The day on which a paper that is read became so. */
function finishedOn(record: PaperRecord, dateOf: (moment: Date) => string): string | null {
  return record.status.value === 'read' ? dateOf(new Date(record.status.at)) : null
}

function categoryOf(record: PaperRecord): string | null {
  return record.versions.at(-1)?.primaryCategory ?? null
}

function papersToLists(lists: readonly ReadingList[]): ReadonlyMap<string, ReadonlySet<ReadingList>> {
  const found = new Map<string, Set<ReadingList>>()
  for (const list of lists) {
    for (const { paperId } of list.sections.flatMap(({ items }) => items)) {
      found.set(paperId, (found.get(paperId) ?? new Set()).add(list))
    }
  }
  return found
}

function localDates(timeZone: string): (moment: Date) => string {
  // Swedish dates are ISO 8601 dates.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return (moment) => format.format(moment)
}
