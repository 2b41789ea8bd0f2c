// How a paper was read and how it is looked at: time by day and page, as it happened, and the view the person chose.
import { z } from 'zod'
import { Version } from './ids.ts'

/** A day where the person was, `2026-11-23`: the local calendar, not UTC. */
export const LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const DaySeconds = z.number().min(0).max(90_000)

/**
 * The reading of one version on one day. `seconds` is the time the person was there with the paper on screen; `pages`
 * is how long each page (1-based) was on screen, so two pages side by side count both. 1 decimal.
 */
export const ReadingDay = z.object({
  date: LocalDate,
  version: Version,
  seconds: DaySeconds,
  pages: z.record(z.string().regex(/^[1-9]\d{0,5}$/), DaySeconds),
})
export type ReadingDay = z.infer<typeof ReadingDay>

/** Days kept one by one for a paper; older ones are folded into the oldest kept. */
export const MOST_READING_DAYS = 1500

/** How pages are coloured: as they are, or on another ground. `contrast` draws ink and paper in two colours. */
export const PageLook = z.enum(['light', 'sepia', 'dark', 'black', 'contrast'])
export type PageLook = z.infer<typeof PageLook>

/** One page after the other, or two side by side; `cover` leaves the first alone. */
export const Spread = z.enum(['single', 'two', 'cover'])
export type Spread = z.infer<typeof Spread>

/** Quarter turns clockwise, in degrees. */
export const Rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
export type Rotation = z.infer<typeof Rotation>

/** How this paper is shown. `look` null is the look of all papers. */
export const PaperView = z.object({ rotation: Rotation, spread: Spread, look: PageLook.nullable() })
export type PaperView = z.infer<typeof PaperView>

export const usualView: PaperView = { rotation: 0, spread: 'single', look: null }

/** The days with `more` added: times of one day and version add up, in order of date. */
export function withReading(days: readonly ReadingDay[], more: readonly ReadingDay[]): ReadingDay[] {
  const byDay = new Map(days.map((day) => [keyOf(day), day]))
  for (const day of more) {
    const before = byDay.get(keyOf(day))
    byDay.set(keyOf(day), before ? added(before, day, day) : day)
  }
  const ordered = [...byDay.values()].toSorted((a, b) => a.date.localeCompare(b.date) || a.version - b.version)
  while (ordered.length > MOST_READING_DAYS) {
    const [first, second] = ordered.splice(0, 2)
    if (first && second) ordered.unshift(added(first, second, second))
  }
  return ordered
}

function keyOf({ date, version }: ReadingDay): string {
  return `${date} ${version}`
}

/** Two days as one, under the name of the second. */
function added(a: ReadingDay, b: ReadingDay, { date, version }: Pick<ReadingDay, 'date' | 'version'>): ReadingDay {
  const pages = { ...a.pages }
  for (const [page, seconds] of Object.entries(b.pages)) pages[page] = sum(pages[page] ?? 0, seconds)
  return { date, version, seconds: sum(a.seconds, b.seconds), pages }
}

function sum(a: number, b: number): number {
  return Math.min(90_000, Math.round((a + b) * 10) / 10)
}
