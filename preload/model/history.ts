// What was read, over time: made from the records whenever it is asked for, never kept by itself.
import { z } from 'zod'
import { ListId } from './ids.ts'
import { LocalDate } from './reading.ts'

const Whole = z.number().int().min(0)

/** Reading added up. `pages` were on screen for `LOOKED_AT` seconds or longer; `finished` papers became read. */
const Amount = z.object({ seconds: z.number().min(0), pages: Whole, papers: Whole, finished: Whole })

/** A page counts as read on a day when it was on screen for so many seconds. */
export const LOOKED_AT = 5

export const ReadingHistory = z.object({
  /** Days on which anything was read or finished, ascending; all there are, whatever period was asked for. */
  days: z.array(Amount.extend({ date: LocalDate })),
  /** The period's reading by list and by arXiv's primary category, most time first. A paper in two lists counts in both. */
  lists: z.array(Amount.extend({ id: ListId, title: z.string() })),
  categories: z.array(Amount.extend({ category: z.string().nullable() })),
  /** Seconds a page at this person's pace of the last months; null until enough pages were read. `pages` it rests on. */
  pace: z.object({ secondsPerPage: z.number().nullable(), pages: Whole }),
  /** What is unread or being read: papers, pages left, and how many of the papers have no known number of pages. */
  left: z.object({ papers: Whole, pages: Whole, withoutPages: Whole }),
})
export type ReadingHistory = z.infer<typeof ReadingHistory>
export type ReadingAmount = z.infer<typeof Amount>

/** Days in a row up to today (or yesterday: today is not over), and the longest run there was. */
export function daysInARow(
  dates: readonly string[],
  today: string,
): { readonly now: number; readonly longest: number } {
  let longest = 0
  let run = 0
  let before: number | null = null
  for (const date of dates) {
    const day = dayNumber(date)
    run = before !== null && day === before + 1 ? run + 1 : 1
    longest = Math.max(longest, run)
    before = day
  }
  const current = before !== null && dayNumber(today) - before <= 1 ? run : 0
  return { now: current, longest }
}

/** The date `days` before another. */
export function daysBefore(date: string, days: number): string {
  return new Date((dayNumber(date) - days) * 86_400_000).toISOString().slice(0, 10)
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000
}
