// Ranges as people write them: `2020`, `2020..2024`, `>2024-05-01`, `..2019`. For years and for days, months and years.
import type { TimeRange, YearRange } from './query.ts'

const DATE = String.raw`\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?`
const FORM = new RegExp(`^(?:(>=?|<=?)(${DATE})|(${DATE})?(\\.\\.|…)(${DATE})?|(${DATE}))$`, 'u')

const AGO = /^(\d{1,3})([dwmy])$/u

/** A range of years, both ends included; null where it is none. */
export function yearRange(text: string): YearRange | null {
  const ends = endsOf(text)
  if (!ends || [ends.from, ends.to].some((end) => end !== null && !/^\d{4}$/.test(end.text))) return null
  const year = (end: End | null): number | null =>
    end === null ? null : Number(end.text) + (end.included ? 0 : end === ends.from ? 1 : -1)
  return ordered({ from: year(ends.from), to: year(ends.to) })
}

/**
 * A range of moments (UTC), the end excluded; null where it is none. A month or year means all of it; `7d`, `2w`, `3m`
 * and `1y` mean from that long ago till now.
 */
export function timeRange(text: string, now = new Date()): TimeRange | null {
  const ago = AGO.exec(text)
  if (ago) return { from: before(now, Number(ago[1]), ago[2] ?? 'd').toISOString(), to: null }
  const ends = endsOf(text)
  if (!ends) return null
  const [from, to] = [ends.from ? span(ends.from.text) : undefined, ends.to ? span(ends.to.text) : undefined]
  if (from === null || to === null) return null
  return ordered({
    from: from === undefined ? null : ends.from?.included ? from.first : from.after,
    to: to === undefined ? null : ends.to?.included ? to.after : to.first,
  })
}

/** So many days, weeks, months or years before a moment. */
function before(now: Date, count: number, unit: string): Date {
  const date = new Date(now)
  if (unit === 'd' || unit === 'w') date.setUTCDate(date.getUTCDate() - count * (unit === 'w' ? 7 : 1))
  else if (unit === 'm') date.setUTCMonth(date.getUTCMonth() - count)
  else date.setUTCFullYear(date.getUTCFullYear() - count)
  return date
}

interface End {
  readonly text: string
  readonly included: boolean
}

function endsOf(text: string): { readonly from: End | null; readonly to: End | null } | null {
  const [all, sign, bound, low, dots, high, single] = FORM.exec(text) ?? []
  if (all === undefined) return null
  const end = (value: string | undefined, included = true): End | null => (value ? { text: value, included } : null)
  if (single !== undefined) return { from: end(single), to: end(single) }
  if (dots !== undefined) return low || high ? { from: end(low), to: end(high) } : null
  const one = end(bound, sign === '>=' || sign === '<=')
  return sign?.startsWith('>') ? { from: one, to: null } : { from: null, to: one }
}

/** The first moment of a day, month or year, and the first after it; null for a day that is not in the calendar. */
function span(text: string): { readonly first: string; readonly after: string } | null {
  const [year = 0, month, day] = text.split('-').map(Number)
  const at = (y: number, m: number, d: number): Date => {
    const date = new Date(0)
    date.setUTCFullYear(y, m - 1, d)
    return date
  }
  const first = at(year, month ?? 1, day ?? 1)
  if (month !== undefined && first.getUTCMonth() !== month - 1) return null
  if (day !== undefined && first.getUTCDate() !== day) return null
  const after =
    day !== undefined
      ? at(year, month ?? 1, day + 1)
      : month !== undefined
        ? at(year, month + 1, 1)
        : at(year + 1, 1, 1)
  return { first: first.toISOString(), after: after.toISOString() }
}

/** The range, or null where it ends before it begins. */
function ordered<T extends { readonly from: number | string | null; readonly to: number | string | null }>(
  range: T,
): T | null {
  return range.from !== null && range.to !== null && range.from > range.to ? null : range
}
