import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Pace } from '../../../../renderer/reader/island/pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const height = 800

test('reading on, turning pages and jumping are no hurry', () => {
  const { pace, scroll } = scrolling()
  for (let step = 0; step < 40; step++) scroll(30, 50)
  expect(pace.hurried).toBe(false)
  scroll(40_000, 400)
  expect(pace.hurried).toBe(false)
  for (let turn = 0; turn < 4; turn++) scroll(700, 400)
  expect(pace.hurried).toBe(false)
})

test('rushing past is, either way, until it rests', () => {
  const { pace, scroll } = scrolling()
  for (let step = 0; step < 12; step++) scroll(180, 16)
  expect(pace.hurried).toBe(true)
  vi.advanceTimersByTime(300)
  expect(pace.hurried).toBe(false)
  for (let step = 0; step < 12; step++) scroll(-180, 16)
  expect(pace.hurried).toBe(true)
  // It slows down to a pace one reads at.
  for (let step = 0; step < 40; step++) scroll(-8, 16)
  expect(pace.hurried).toBe(false)
})

test('frames that come late are no rest', () => {
  const { pace, scroll } = scrolling(400)
  for (let step = 0; step < 6; step++) scroll(4000, 401)
  expect(pace.hurried).toBe(true)
  vi.advanceTimersByTime(3000)
  expect(pace.hurried).toBe(false)
})

test('a rush is a hurry over several windows; a glide to the next is none, and rest is told once', () => {
  const { pace, scroll } = scrolling()
  const rests: boolean[] = []
  pace.onRest = () => rests.push(pace.rushed)
  for (let step = 0; step < 12; step++) scroll(66, 16)
  expect([pace.hurried, pace.rushed]).toEqual([true, false])
  vi.advanceTimersByTime(300)
  for (let step = 0; step < 30; step++) scroll(160, 16)
  expect(pace.rushed).toBe(true)
  vi.advanceTimersByTime(2000)
  expect(rests).toEqual([false, false])
})

function scrolling(frame = 16) {
  const element = Object.assign(new EventTarget(), { scrollTop: 100_000, clientHeight: height })
  const pace = new Pace(element as unknown as HTMLElement, new AbortController().signal, (then) =>
    setTimeout(then, frame),
  )
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
