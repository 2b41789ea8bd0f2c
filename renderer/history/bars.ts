// The bars of a period: days, weeks or months, those without reading too. Pure; dates are local days as text.
import { daysBefore, type ReadingAmount } from '../../preload/model/history.ts'

export const periods = ['month', 'quarter', 'year', 'ever'] as const
export type Period = (typeof periods)[number]

export const measures = ['pages', 'time', 'papers', 'finished'] as const
export type Measure = (typeof measures)[number]

/** One bar: a day, a week from Monday on, or a month, named by its first day. */
export interface Bar extends ReadingAmount {
  readonly from: string
}

export type Step = 'day' | 'week' | 'month'

/** What a bar of a period stands for. */
export function stepOf(period: Period): Step {
  return period === 'month' ? 'day' : period === 'quarter' ? 'week' : 'month'
}

/** The first day of a period that ends today; null for all there is. */
export function firstDay(period: Period, today: string): string | null {
  switch (period) {
    case 'month':
      return daysBefore(today, 29)
    case 'quarter':
      return startOf('week', daysBefore(today, 7 * 11))
    case 'year':
      return startOf('month', monthsBefore(today, 11))
    case 'ever':
      return null
  }
}

/** The bars from `since` (else the first day there is) until today. Papers of a week are those of its days added up. */
export function barsOf(
  days: readonly (ReadingAmount & { readonly date: string })[],
  options: { readonly period: Period; readonly today: string },
): readonly Bar[] {
  const step = stepOf(options.period)
  const since = firstDay(options.period, options.today) ?? days[0]?.date ?? options.today
  const bars = new Map<string, Bar>()
  for (let at = startOf(step, since); at <= options.today; at = next(step, at)) {
    bars.set(at, { from: at, seconds: 0, pages: 0, papers: 0, finished: 0 })
  }
  for (const day of days) {
    const key = startOf(step, day.date)
    const bar = bars.get(key)
    if (bar && day.date >= since) bars.set(key, { from: key, ...sum(bar, day) })
  }
  return [...bars.values()]
}

/** Several amounts as one. */
export function total(amounts: readonly ReadingAmount[]): ReadingAmount {
  return amounts.reduce(sum, { seconds: 0, pages: 0, papers: 0, finished: 0 })
}

/** A bar's height: minutes for time. */
export function heightOf(amount: ReadingAmount, measure: Measure): number {
  return measure === 'time' ? amount.seconds / 60 : amount[measure]
}

function sum(a: ReadingAmount, b: ReadingAmount): ReadingAmount {
  return {
    seconds: a.seconds + b.seconds,
    pages: a.pages + b.pages,
    papers: a.papers + b.papers,
    finished: a.finished + b.finished,
  }
}

function startOf(step: Step, date: string): string {
  if (step === 'day') return date
  if (step === 'month') return `${date.slice(0, 7)}-01`
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return daysBefore(date, weekday)
}

function next(step: Step, date: string): string {
  return step === 'month' ? monthsBefore(date, -1) : daysBefore(date, step === 'week' ? -7 : -1)
}

function monthsBefore(date: string, months: number): string {
  const at = new Date(`${date.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - months)
  return at.toISOString().slice(0, 10)
}
