import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProgressValve, PROGRESS_INTERVAL } from '../../../main/bridge/progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function valve() {
  const delivered: unknown[] = []
  return { delivered, ...createProgressValve((value) => delivered.push(value)) }
}

test('the first value goes through at once, then the newest of each tenth of a second', () => {
  const { push, delivered } = valve()
  for (let ms = 0; ms < 1000; ms += 10) {
    push(ms)
    vi.advanceTimersByTime(10)
  }
  expect(delivered).toEqual([0, 90, 190, 290, 390, 490, 590, 690, 790, 890, 990])
})

test('a value after a pause goes through at once', () => {
  const { push, delivered } = valve()
  push('a')
  vi.advanceTimersByTime(PROGRESS_INTERVAL)
  push('b')
  expect(delivered).toEqual(['a', 'b'])
})

test('finishing delivers what was held back, once, and nothing afterwards', () => {
  const { push, finish, delivered } = valve()
  push(1)
  push(2)
  finish()
  finish()
  push(3)
  vi.runAllTimers()
  expect(delivered).toEqual([1, 2])
})

test('undefined is a value like any other', () => {
  const { push, finish, delivered } = valve()
  push(1)
  push(undefined)
  finish()
  expect(delivered).toEqual([1, undefined])
})

test('dropping delivers nothing more and leaves no timer', () => {
  const { push, drop, delivered } = valve()
  push(1)
  push(2)
  drop()
  expect(vi.getTimerCount()).toBe(0)
  expect(delivered).toEqual([1])
})
