import { expect, test, vi } from 'vitest'
import type { Handlers } from '../../../preload/contract.ts'
import type { HostFrame } from '../../../preload/frames.ts'
import { MAX_CALLS } from '../../../main/bridge/connection.ts'
import { createMemoryLink } from '../../support/memory-link.ts'
import { createTestHost } from '../../support/link-host.ts'

function open(handlers: Partial<Handlers>) {
  const made = createTestHost(handlers)
  const link = createMemoryLink()
  const frames: HostFrame[] = []
  link.client.onFrame((frame) => frames.push(frame))
  const detach = made.host.attach(link.host)
  const call = (id: number, method: string, input: unknown = {}) => link.client.send({ t: 'call', id, method, input })
  return { ...made, link, frames, detach, call }
}

const state = { paused: false, items: [] }

test('the first frame says which event was the last, also on a link that opens later', async () => {
  const { host, frames } = open({})
  host.emit('downloads.changed', state)
  const second = createMemoryLink()
  const seen: HostFrame[] = []
  second.client.onFrame((frame) => seen.push(frame))
  host.attach(second.host)
  await vi.waitFor(() => expect(seen).toEqual([{ t: 'hello', seq: 1 }]))
  expect(frames).toEqual([
    { t: 'hello', seq: 0 },
    { t: 'event', seq: 1, name: 'downloads.changed', payload: state },
  ])
})

test('every client hears every event under the same number; one that left hears nothing', async () => {
  const { host, frames, detach } = open({})
  const second = createMemoryLink()
  const seen: HostFrame[] = []
  second.client.onFrame((frame) => seen.push(frame))
  host.attach(second.host)
  host.emit('downloads.changed', state)
  detach()
  host.emit('downloads.changed', state)
  await vi.waitFor(() => expect(seen.map((frame) => ('seq' in frame ? frame.seq : null))).toEqual([0, 1, 2]))
  expect(frames.map((frame) => ('seq' in frame ? frame.seq : null))).toEqual([0, 1])
})

test('an output that breaks the contract is found where outputs are checked, and stays inside', async () => {
  const { call, frames, internal } = open({ 'downloads.state': async () => ({ paused: 'maybe' }) as never })
  call(1, 'downloads.state')
  await vi.waitFor(() => expect(frames.at(-1)).toMatchObject({ t: 'fail', id: 1, error: { code: 'internal' } }))
  expect(internal).toHaveLength(1)
})

test('an event that breaks the contract is a mistake where it is made', () => {
  const { host } = open({})
  expect(() => host.emit('downloads.changed', { paused: 1 } as never)).toThrow()
})

test('a handler that throws before its first await fails like any other', async () => {
  const { call, frames } = open({
    'downloads.state': () => {
      throw new Error('at once')
    },
  })
  call(3, 'downloads.state')
  await vi.waitFor(() => expect(frames.at(-1)).toMatchObject({ t: 'fail', id: 3, error: { code: 'internal' } }))
})

test('an AbortError that nobody asked for still reads as cancelled', async () => {
  const { call, frames, internal } = open({
    'downloads.state': () => Promise.reject(new DOMException('stop', 'AbortError')),
  })
  call(1, 'downloads.state')
  await vi.waitFor(() => expect(frames.at(-1)).toMatchObject({ t: 'fail', error: { code: 'cancelled' } }))
  expect(internal).toEqual([])
})

test('an id that is in use is not answered twice', async () => {
  const go = Promise.withResolvers<typeof state>()
  const { call, frames } = open({ 'downloads.state': () => go.promise })
  call(1, 'downloads.state')
  call(1, 'downloads.state')
  await new Promise(setImmediate)
  go.resolve(state)
  await vi.waitFor(() => expect(frames.filter((frame) => frame.t === 'done')).toHaveLength(1))
  expect(frames.filter((frame) => frame.t === 'fail')).toEqual([])
})

test('a frame that cannot be read but names a call is answered', async () => {
  const { link, frames } = open({})
  link.client.send({ t: 'call', id: 9, method: 5 } as never)
  await vi.waitFor(() => expect(frames.at(-1)).toMatchObject({ t: 'fail', id: 9, error: { code: 'invalid-input' } }))
})

test('a page that asks without end is held back, and the rest still runs', async () => {
  const go = Promise.withResolvers<typeof state>()
  const { call, frames } = open({ 'downloads.state': () => go.promise })
  for (let id = 1; id <= MAX_CALLS + 1; id += 1) call(id, 'downloads.state')
  await vi.waitFor(() =>
    expect(frames.at(-1)).toMatchObject({ t: 'fail', id: MAX_CALLS + 1, error: { code: 'rate-limited' } }),
  )
  go.resolve(state)
  await vi.waitFor(() => expect(frames.filter((frame) => frame.t === 'done')).toHaveLength(MAX_CALLS))
})

test('detaching aborts what runs and sends nothing more', async () => {
  const signals: AbortSignal[] = []
  const go = Promise.withResolvers<typeof state>()
  const { call, frames, detach } = open({
    'downloads.state': (_input, { signal, progress }) => {
      signals.push(signal)
      progress('half')
      progress('more')
      return go.promise
    },
  })
  call(1, 'downloads.state')
  await vi.waitFor(() => expect(frames.at(-1)).toMatchObject({ t: 'progress', value: 'half' }))
  detach()
  go.resolve(state)
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(signals[0]?.aborted).toBe(true)
  expect(frames.map((frame) => frame.t)).toEqual(['hello', 'progress'])
})
