import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBefore } from '../../../preload/model/history.ts'
import { barsOf, periods, total } from '../../../renderer/history/bars.ts'

const today = '2026-11-23'

function day(date: string, pages: number) {
  return { date, seconds: pages * 60, pages, papers: 1, finished: 0 }
}

test('thirty days end today, and those without reading have a bar too', () => {
  const bars = barsOf([day('2026-11-01', 3), day('2026-11-23', 2), day('2026-10-01', 9)], { period: 'month', today })
  expect(bars).toHaveLength(30)
  expect(bars.at(-1)).toMatchObject({ from: '2026-11-23', pages: 2 })
  expect(total(bars).pages).toBe(5)
})

test('weeks begin on Monday and months on the first', () => {
  const weeks = barsOf([day('2026-11-22', 1), day('2026-11-23', 2)], { period: 'quarter', today })
  expect(weeks).toHaveLength(12)
  expect(weeks.slice(-2).map(({ from, pages }) => [from, pages])).toEqual([
    ['2026-11-16', 1],
    ['2026-11-23', 2],
  ])
  const months = barsOf([day('2025-12-31', 4)], { period: 'year', today })
  expect(months).toHaveLength(12)
  expect(months[0]).toMatchObject({ from: '2025-12-01', pages: 4 })
})

test('all bars together are all there was read in the period, whatever the days', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { maxLength: 60 })
  fc.assert(
    fc.property(days, fc.constantFrom(...periods), (ago, period) => {
      const read = ago.toSorted((a, b) => b - a).map((back) => day(daysBefore(today, back), 1))
      const bars = barsOf(read, { period, today })
      const first = bars[0]?.from ?? today
      expect(total(bars).pages).toBe(read.filter(({ date }) => date >= first).length)
      expect(bars.map(({ from }) => from)).toEqual(bars.map(({ from }) => from).toSorted())
    }),
  )
})
