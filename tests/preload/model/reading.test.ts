// Reading time by day: sums that lose nothing, and a bound on how long the tale gets.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PaperRecord } from '../../../preload/model/paper.ts'
import { MOST_READING_DAYS, ReadingDay, withReading } from '../../../preload/model/reading.ts'
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import { PaperId } from '../../../preload/model/ids.ts'

const day = (date: string, seconds: number, pages: Record<string, number>, version = 1): ReadingDay => ({
  date,
  version,
  seconds,
  pages,
})

test('times of one day and version add up, other days and versions stand apart, in order', () => {
  const before = [day('2026-11-23', 20, { '1': 12.5, '2': 8 })]
  expect(
    withReading(before, [
      day('2026-11-24', 5, { '9': 5 }),
      day('2026-11-23', 10.2, { '2': 10.2 }),
      day('2026-11-23', 3, { '1': 3 }, 2),
    ]),
  ).toEqual([
    day('2026-11-23', 30.2, { '1': 12.5, '2': 18.2 }),
    day('2026-11-23', 3, { '1': 3 }, 2),
    day('2026-11-24', 5, { '9': 5 }),
  ])
})

test('however it comes in, the seconds are all there, and every day can be kept', () => {
  const days = fc.array(
    fc.record({
      date: fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`),
      version: fc.integer({ min: 1, max: 3 }),
      seconds: fc.integer({ min: 0, max: 100 }),
      pages: fc.dictionary(fc.integer({ min: 1, max: 40 }).map(String), fc.integer({ min: 0, max: 100 })),
    }),
    { maxLength: 30 },
  )
  const total = (all: readonly ReadingDay[]): number => all.reduce((sum, { seconds }) => sum + seconds, 0)
  fc.assert(
    fc.property(days, days, (a, b) => {
      const both = withReading(withReading([], a), b)
      expect(total(both)).toBe(total(a) + total(b))
      expect(ReadingDay.array().safeParse(both).success).toBe(true)
      expect(both.map(({ date }) => date)).toEqual(both.map(({ date }) => date).toSorted())
    }),
  )
})

test('after years the oldest days are folded together, and none of their time is lost', () => {
  const many = Array.from({ length: MOST_READING_DAYS + 7 }, (_, index) => {
    const date = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10)
    return day(date, 1, { '1': 1 })
  })
  const kept = withReading([], many)
  expect(kept.length).toBe(MOST_READING_DAYS)
  expect(kept[0]).toEqual({ ...many[7], seconds: 8, pages: { '1': 8 } })
})

test('a record from before is read as one without reading time, shown the usual way', () => {
  const {
    reading: _reading,
    view: _view,
    ...older
  } = newPaperRecord({
    id: PaperId.parse('2406.15877'),
    now: new Date('2026-06-12T12:00:00.000Z'),
  })
  expect(PaperRecord.parse(older)).toMatchObject({
    reading: [],
    view: { rotation: 0, spread: 'single', look: null },
  })
})
