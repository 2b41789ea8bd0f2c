import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLifecycle, SHUTDOWN_CAP } from '../../../main/desktop/lifecycle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function lifecycle() {
  const lines: string[] = []
  return { lines, ...createLifecycle((line) => lines.push(line)) }
}

test('everybody is asked once, side by side, and waited for', async () => {
  const { onShutdown, shutdown, over, lines } = lifecycle()
  const one = Promise.withResolvers<void>()
  const works = [vi.fn<() => Promise<void>>(() => one.promise), vi.fn<() => Promise<void>>(async () => undefined)]
  for (const [i, work] of works.entries()) onShutdown(`part ${i}`, work)
  const [first, second] = [shutdown(), shutdown()]
  await vi.advanceTimersByTimeAsync(1000)
  expect(over()).toBe(false)
  one.resolve()
  await Promise.all([first, second])
  expect([over(), works.map((work) => work.mock.calls.length), lines, vi.getTimerCount()]).toEqual([
    true,
    [1, 1],
    [],
    0,
  ])
})

test('one that fails is named, and the others still end', async () => {
  const { onShutdown, shutdown, lines } = lifecycle()
  const other = vi.fn<() => Promise<void>>(async () => undefined)
  onShutdown('the queue', () => Promise.reject(new Error('no disk')))
  onShutdown('thrower', () => {
    throw new Error('at once')
  })
  onShutdown('other', other)
  await shutdown()
  expect(lines.toSorted()).toEqual(['the queue did not end well: no disk', 'thrower did not end well: at once'])
  expect(other).toHaveBeenCalledOnce()
})

test('one that does not end is left behind at the cap, and named', async () => {
  const { onShutdown, shutdown, over, lines } = lifecycle()
  onShutdown('slow', () => new Promise(() => undefined))
  const done = shutdown()
  await vi.advanceTimersByTimeAsync(SHUTDOWN_CAP)
  await done
  expect([over(), lines]).toEqual([true, ['Not waited for: slow']])
})
