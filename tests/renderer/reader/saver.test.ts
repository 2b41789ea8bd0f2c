import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Saver, type SaveState } from '../../../renderer/reader/state/saver.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function saverOf(save: (value: string) => Promise<unknown>): { saver: Saver<string>; states: SaveState[] } {
  const states: SaveState[] = []
  return { saver: new Saver<string>({ save, onState: (state) => states.push(state) }), states }
}

describe('Saver', () => {
  it('saves once, a little after the last of several changes', async () => {
    const saved: string[] = []
    const { saver, states } = saverOf(async (value) => void saved.push(value))
    saver.put('a')
    await vi.advanceTimersByTimeAsync(200)
    saver.put('ab')
    await vi.advanceTimersByTimeAsync(299)
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect({ saved, states, pending: saver.pending }).toEqual({
      saved: ['ab'],
      states: ['waiting', 'saving', 'saved'],
      pending: false,
    })
  })

  it('never waits longer than its ceiling, however fast the changes come', async () => {
    const saved: string[] = []
    const { saver } = saverOf(async (value) => void saved.push(value))
    for (let time = 0; time < 2100; time += 100) {
      saver.put(String(time))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(saved).toEqual(['1900'])
  })

  it('calls nothing saved before the save is acknowledged', async () => {
    let acknowledge = (): void => undefined
    const { saver } = saverOf(() => new Promise<void>((resolve) => (acknowledge = resolve)))
    saver.put('a')
    await vi.advanceTimersByTimeAsync(300)
    expect(saver.state).toBe('saving')
    acknowledge()
    await vi.advanceTimersByTimeAsync(0)
    expect(saver.state).toBe('saved')
  })

  it('tries again after a failure, with the newest value', async () => {
    const tried: string[] = []
    const { saver, states } = saverOf(async (value) => {
      tried.push(value)
      if (tried.length < 2) throw new Error('no link')
    })
    saver.put('a')
    await vi.advanceTimersByTimeAsync(300)
    expect(saver.state).toBe('failed')
    saver.put('ab')
    await vi.advanceTimersByTimeAsync(2000)
    expect({ tried, last: states.at(-1) }).toEqual({ tried: ['a', 'ab'], last: 'saved' })
  })

  it('flushes what waits at once, also what changed while it was saving', async () => {
    const saved: string[] = []
    const { saver } = saverOf(async (value) => {
      saved.push(value)
      if (value === 'a') saver.put('b')
    })
    saver.put('a')
    await saver.flush()
    expect({ saved, state: saver.state }).toEqual({ saved: ['a', 'b'], state: 'saved' })
  })
})
