import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClientFrame, HostFrame } from '../../../../preload/frames.ts'
import type { Link } from '../../../../preload/link.ts'
import { createClient } from '../../../../renderer/app/client/client.ts'

const stored = new Map<string, string>()
let idle: (() => void)[] = []

beforeEach(() => {
  stored.clear()
  idle = []
  vi.stubGlobal('location', { hash: '' })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  })
  vi.stubGlobal('requestIdleCallback', (work: () => void) => void idle.push(work))
  vi.spyOn(performance, 'now').mockReturnValue(100)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** A start of the window: its link, what was sent with it and after it, and its client. */
async function start() {
  vi.resetModules()
  const { askAhead } = await import('../../../../renderer/app/client/first-calls.ts')
  const listeners = new Set<(frame: HostFrame) => void>()
  const sent: ClientFrame[] = []
  const link: Link = {
    send: (frame) => void sent.push(frame),
    onFrame(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onClose: () => () => undefined,
  }
  let ahead: readonly ClientFrame[] = []
  const early = askAhead((frames) => {
    ahead = frames
    return link
  })
  const receive = (frame: HostFrame): void => {
    for (const listener of listeners) listener(frame)
  }
  return { ahead, sent, receive, client: () => createClient(early.link, early) }
}

/** A first start that asks two things, and a moment for them to be remembered. */
async function startedBefore(): Promise<void> {
  const { client } = await start()
  const asking = client()
  void asking.request('papers.counts', {})
  void asking.request('papers.query', { sort: 'title' })
  void asking.request('papers.refresh', { ids: [] })
  for (const work of idle) work()
}

test('a start asks ahead what the last one asked first, and nothing that changes anything', async () => {
  await startedBefore()
  const { ahead } = await start()
  expect(ahead).toEqual([
    { t: 'call', id: 1, method: 'papers.counts', input: {} },
    { t: 'call', id: 2, method: 'papers.query', input: { sort: 'title' } },
  ])
})

test('answers that come before the client wait for the one who asks the same', async () => {
  await startedBefore()
  const { sent, receive, client } = await start()
  receive({ t: 'hello', seq: 0 })
  receive({ t: 'done', id: 2, output: 'papers' })
  const asking = client()
  const papers = asking.request('papers.query', { sort: 'title' })
  const counts = asking.request('papers.counts', {})
  receive({ t: 'done', id: 1, output: 'counts' })
  expect(await Promise.all([papers, counts])).toEqual(['papers', 'counts'])
  expect(sent).toEqual([])
})

test('an answer from ahead serves once; another question gets an id of its own', async () => {
  await startedBefore()
  const { sent, receive, client } = await start()
  const asking = client()
  void asking.request('papers.counts', {})
  void asking.request('papers.counts', {})
  void asking.request('papers.query', { sort: 'added' })
  expect(sent).toEqual([
    { t: 'call', id: 3, method: 'papers.counts', input: {} },
    { t: 'call', id: 4, method: 'papers.query', input: { sort: 'added' } },
  ])
  receive({ t: 'done', id: 1, output: 'counts' })
})

test('a change in the library makes what was heard ahead stale', async () => {
  await startedBefore()
  const { sent, receive, client } = await start()
  receive({ t: 'hello', seq: 0 })
  receive({ t: 'done', id: 1, output: 'old' })
  receive({ t: 'event', seq: 1, name: 'library.changed', payload: { papers: [], lists: [] } })
  void client().request('papers.counts', {})
  expect(sent).toEqual([{ t: 'call', id: 3, method: 'papers.counts', input: {} }])
})

test('a failure from ahead reaches the one who asks the same', async () => {
  await startedBefore()
  const { receive, client } = await start()
  receive({ t: 'fail', id: 1, error: { code: 'storage', message: 'The disk is full.', details: {} } })
  await expect(client().request('papers.counts', {})).rejects.toMatchObject({ code: 'storage' })
})

test.each([
  ['another route', JSON.stringify({ hash: '#/search', calls: [{ method: 'papers.counts', input: {} }] })],
  ['no JSON', '{'],
  ['another shape', '[1, 2]'],
  ['a method that changes things', JSON.stringify({ hash: '', calls: [{ method: 'papers.remove', input: {} }] })],
  ['far too much', JSON.stringify({ hash: '', calls: [{ method: 'papers.query', input: 'x'.repeat(5000) }] })],
])('what was remembered is not asked when it is %s', async (_what, text) => {
  stored.set('offprint:first-calls', text)
  expect((await start()).ahead).toEqual([])
})
