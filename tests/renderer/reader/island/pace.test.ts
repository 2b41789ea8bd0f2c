import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Pace } from '../../../../renderer/reader/island/pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const height = 800

test('reading on, turning pages and jumping are no hurry', () => {
  const { pace, scroll } = scrolling()
  for (let step = 0; step < 40; step++) scroll(30, 50)
  expect(pace.hurried).toBe(false)
  expect(pace.direction).toBe(1)
  scroll(40_000, 400)
  expect(pace.hurried).toBe(false)
  for (let turn = 0; turn < 4; turn++) scroll(700, 400)
  expect(pace.hurried).toBe(false)
})

test('rushing past is, either way, until it rests', () => {
  const { pace, scroll } = scrolling()
  for (let step = 0; step < 12; step++) scroll(180, 16)
  expect(pace).toMatchObject({ hurried: true, direction: 1 })
  vi.advanceTimersByTime(300)
  expect(pace).toMatchObject({ hurried: false, direction: 0 })
  for (let step = 0; step < 12; step++) scroll(-180, 16)
  expect(pace).toMatchObject({ hurried: true, direction: -1 })
  // It slows down to a pace one reads at.
  for (let step = 0; step < 40; step++) scroll(-8, 16)
  expect(pace.hurried).toBe(false)
})

function scrolling() {
  const element = Object.assign(new EventTarget(), { scrollTop: 100_000, clientHeight: height })
  const pace = new Pace(element as unknown as HTMLElement, new AbortController().signal)
  return {
    pace,
    /** Moves by so many pixels, so many milliseconds after the last time. */
    scroll: (by: number, after: number) => {
      vi.advanceTimersByTime(after)
      element.scrollTop += by
      element.dispatchEvent(new Event('scroll'))
    },
  }
}
