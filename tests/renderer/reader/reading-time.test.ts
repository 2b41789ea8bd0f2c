import { expect, it } from 'vitest'
import { localDate, ReadingTime } from '../../../renderer/reader/state/reading-time.ts'

const evening = new Date(2026, 10, 23, 23, 59, 50)
const night = new Date(2026, 10, 24, 0, 0, 10)

it('keeps time by the local day, each page its own, two pages at once counted once for the paper', () => {
  const time = new ReadingTime(2)
  time.add([3], 10, evening)
  time.add([3, 4], 5, evening)
  time.add([4], 1.5, night)
  expect(time.take()).toEqual([
    { date: '2026-11-23', version: 2, seconds: 15, pages: { '3': 15, '4': 5 } },
    { date: '2026-11-24', version: 2, seconds: 1.5, pages: { '4': 1.5 } },
  ])
  expect(time.take()).toEqual([])
})

it('tells again what was not acknowledged, with what came meanwhile', () => {
  const time = new ReadingTime(1)
  time.add([1], 2, evening)
  const untold = time.take()
  time.add([1], 3, evening)
  time.putBack(untold)
  expect(time.take()).toEqual([{ date: '2026-11-23', version: 1, seconds: 5, pages: { '1': 5 } }])
})

it('names a day as the calendar on the wall does', () => {
  expect([localDate(evening), localDate(new Date(2026, 0, 5))]).toEqual(['2026-11-23', '2026-01-05'])
})
