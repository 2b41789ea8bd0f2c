import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClient } from '../../../../renderer/app/client/client.ts'
import { connectWebSocket, MAX_FRAME } from '../../../../renderer/app/client/websocket-link.ts'

/** A WebSocket whose other end is the test. */
class FakeSocket extends EventTarget {
  static readonly all: FakeSocket[] = []
  readonly sent: string[] = []
  readonly url: string

  constructor(url: string) {
    super()
    this.url = url
    FakeSocket.all.push(this)
  }
  send(text: string): void {
    this.sent.push(text)
  }
  close(): void {
    this.drop()
  }
  open(seq = 0): void {
    this.dispatchEvent(new Event('open'))
    this.receive({ t: 'hello', seq })
  }
  receive(frame: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }))
  }
  drop(): void {
    this.dispatchEvent(new Event('close'))
  }
}

const last = (): FakeSocket => FakeSocket.all.at(-1) ?? expect.fail('nothing was dialled')

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.all.length = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function dial(options: Parameters<typeof connectWebSocket>[1] = { delay: () => 100 }) {
  const link = connectWebSocket('ws://127.0.0.1:1/link', options)
  const client = createClient(link)
  const states: string[] = []
  client.onConnection((state) => states.push(state))
  const resync = vi.fn<() => void>()
  client.onResync(resync)
  return { link, client, states, resync }
}

test('what is asked before the link stands waits for it', async () => {
  const { client } = dial()
  const answer = client.request('downloads.state', {})
  expect(last().sent).toEqual([])
  last().open()
  expect(last().sent).toEqual([JSON.stringify({ t: 'call', id: 1, method: 'downloads.state', input: {} })])
  last().receive({ t: 'done', id: 1, output: { paused: true, items: [] } })
  expect(await answer).toEqual({ paused: true, items: [] })
})

test('a link that breaks fails what runs, is dialled again, and then says that everything may be stale', async () => {
  const { client, states, resync } = dial()
  last().open(7)
  const running = client.request('downloads.state', {}).catch((error: unknown) => error)
  last().drop()
  expect(await running).toMatchObject({ code: 'disconnected' })
  expect(await client.request('downloads.state', {}).catch((error: unknown) => error)).toMatchObject({
    code: 'disconnected',
  })
  expect(resync).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(FakeSocket.all).toHaveLength(2)
  last().open(7)
  expect(resync).toHaveBeenCalledOnce()
  expect(states).toEqual(['open', 'reconnecting', 'open'])
  expect(last().sent).toEqual([])
})

test('each dial in a row waits longer, up to ten seconds, and a link that stood starts the row anew', () => {
  const delays: number[] = []
  const set = vi.spyOn(globalThis, 'setTimeout')
  dial({})
  for (let i = 0; i < 8; i += 1) {
    last().drop()
    delays.push(Number(set.mock.calls.at(-1)?.[1]))
    vi.runOnlyPendingTimers()
  }
  last().open()
  last().drop()
  delays.push(Number(set.mock.calls.at(-1)?.[1]))
  const floors = [250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 250]
  expect(delays.every((delay, i) => delay >= (floors[i] ?? 0) && delay <= (floors[i] ?? 0) * 1.2)).toBe(true)
})

test('a main that turns the session away is told apart from one that is gone', async () => {
  const { states } = dial({ delay: () => 100, refused: async () => true })
  last().drop()
  await vi.advanceTimersByTimeAsync(0)
  expect(states).toEqual(['refused'])
  vi.advanceTimersByTime(100)
  last().open()
  expect(states).toEqual(['refused', 'open'])
})

test('a frame larger than main takes fails its call alone', async () => {
  const { client } = dial()
  last().open()
  const text = '论'.repeat(MAX_FRAME / 3)
  const failure = await client
    .request('notes.save', { id: '2406.15877' as never, text })
    .catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'invalid-input' })
  expect(last().sent).toEqual([])
  expect(client.connection()).toBe('open')
})

test('closing dials no more and fails what runs', async () => {
  const { link, client, states } = dial()
  last().open()
  const running = client.request('downloads.state', {}).catch((error: unknown) => error)
  link.close()
  link.close()
  vi.runAllTimers()
  expect(await running).toMatchObject({ code: 'disconnected' })
  expect(FakeSocket.all).toHaveLength(1)
  expect(states).toEqual(['open', 'closed'])
  const heard = vi.fn<() => void>()
  link.onClose(heard)
  expect(heard).toHaveBeenCalledOnce()
})

test('what is no frame is dropped', () => {
  const { client } = dial()
  last().open()
  last().dispatchEvent(new MessageEvent('message', { data: 'not json' }))
  last().receive({ t: 'what' })
  expect(client.connection()).toBe('open')
})
