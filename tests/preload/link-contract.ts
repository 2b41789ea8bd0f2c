// What every link must do, whatever carries it: one suite, run by the tests beside it on each kind.
import { afterEach, expect, test, vi } from 'vitest'
import type { CallContext, EventPayload, Handlers } from '../../preload/contract.ts'
import { AppError } from '../../preload/errors.ts'
import type { HostLink, Link } from '../../preload/link.ts'
import type { Host } from '../../main/bridge/dispatch.ts'
import { createClient } from '../../renderer/app/client/client.ts'
import type { Client } from '../../renderer/app/client/client.ts'
import { createTestHost } from '../support/link-host.ts'

/** A kind of link, standing between a host and a client. */
export interface LinkBench {
  readonly client: Link
  /** Breaks what carries the frames, as a crash or a pulled cable would. */
  cut(): Promise<void> | void
  close(): Promise<void> | void
}

/** Opens a link to `host`. The host it is given may watch `attach` to get at the host's end. */
export type OpenBench = (host: Pick<Host, 'attach'>) => Promise<LinkBench>

const nothing: EventPayload<'downloads.changed'> = { paused: false, items: [] }
const notice = (message: string): EventPayload<'app.notice'> => ({ level: 'info', message })

/** Runs the suite. */
export function linkContract(open: OpenBench): void {
  const opened: LinkBench[] = []
  afterEach(async () => {
    for (const bench of opened.splice(0)) await bench.close()
  })

  const start = async (handlers: Partial<Handlers>) => {
    const made = createTestHost(handlers)
    let hostEnd: HostLink | null = null
    const bench = await open({
      attach(link) {
        hostEnd = link
        return made.host.attach(link)
      },
    })
    opened.push(bench)
    const client = createClient(bench.client)
    await vi.waitFor(() => expect(hostEnd).not.toBeNull())
    const end = (): HostLink => hostEnd ?? expect.fail('the host was never attached')
    return { ...made, bench, client, hostEnd: end }
  }

  test('a call brings its answer, with defaults filled in on the way', async () => {
    const seen = vi.fn<(input: unknown) => void>()
    const { client } = await start({
      'papers.query': async (input) => {
        seen(input)
        return { total: 0, papers: [], groups: [] }
      },
    })
    expect(await client.request('papers.query', { text: '注意力 ☃ \u0000 ‘quotes’' })).toEqual({
      total: 0,
      papers: [],
      groups: [],
    })
    expect(seen).toHaveBeenCalledWith({
      text: '注意力 ☃ \u0000 ‘quotes’',
      sort: 'added',
      descending: true,
      groupBy: null,
      offset: 0,
      limit: 200,
    })
  })

  test('many calls at once each get their own answer, in whatever order they finish', async () => {
    const waiting: (() => void)[] = []
    const { client } = await start({
      'lists.addPapers': async (input) => {
        await new Promise<void>((resolve) => waiting.push(resolve))
        return { id: input.id ?? expect.fail('the id was lost'), added: 0, undo: '' }
      },
    })
    const ids = Array.from({ length: 20 }, (_, i) => `list-${i}`)
    const answers = ids.map((id) => client.request('lists.addPapers', addTo(id)))
    await vi.waitFor(() => expect(waiting).toHaveLength(20))
    for (const go of waiting.toReversed()) go()
    expect((await Promise.all(answers)).map((answer) => answer.id)).toEqual(ids)
  })

  test('a failure keeps its code, its sentence and its details', async () => {
    const { client } = await start({
      'arxiv.state': () =>
        Promise.reject(new AppError('rate-limited', 'Wait a little.', { details: { until: 'noon' } })),
    })
    expect(await failureOf(client.request('arxiv.state', {}))).toEqual({
      code: 'rate-limited',
      message: 'Wait a little.',
      details: { until: 'noon' },
    })
  })

  test('an error that was not expected becomes internal, with a reference and without its words or stack', async () => {
    const boom = new Error('secret path /home/me')
    const { client, internal } = await start({ 'arxiv.state': () => Promise.reject(boom) })
    const failure = await failureOf(client.request('arxiv.state', {}))
    expect(internal).toEqual([{ error: boom, reference: expect.stringMatching(/^[0-9a-f]{8}$/) }])
    expect(failure).toMatchObject({ code: 'internal', details: { reference: internal[0]?.reference } })
    expect(JSON.stringify(failure)).not.toMatch(/secret|dispatch\.ts/)
  })

  test('an input that does not fit is refused before the handler, and the sentence names the place', async () => {
    const handler = vi.fn<Handlers['papers.get']>()
    const { client } = await start({ 'papers.get': handler })
    // As untyped code would call it.
    const failure = await failureOf(client.request('papers.get', { id: '../../etc' as never }))
    expect(failure).toMatchObject({ code: 'invalid-input', message: expect.stringContaining('id: ') })
    expect(handler).not.toHaveBeenCalled()
  })

  test.each(['papers.destroy', 'constructor', '__proto__', ''])(
    'a method that does not exist is refused: “%s”',
    async (name) => {
      const { client } = await start({})
      expect(await failureOf(client.request(name as 'app.info', {}))).toMatchObject({ code: 'invalid-input' })
    },
  )

  test('cancelling rejects at once, aborts the handler, and can be done twice', async () => {
    const { client, bench } = await start({ 'downloads.state': untilAborted })
    const cancel = new AbortController()
    const call = failureOf(client.request('downloads.state', {}, { signal: cancel.signal }))
    cancel.abort()
    expect(await call).toMatchObject({ code: 'cancelled' })
    bench.client.send({ t: 'cancel', id: 1 })
    bench.client.send({ t: 'cancel', id: 77 })
    const again = AbortSignal.abort()
    expect(await failureOf(client.request('downloads.state', {}, { signal: again }))).toMatchObject({
      code: 'cancelled',
    })
  })

  test('a call that was cancelled fails as cancelled for whoever waits for its frames', async () => {
    const { bench } = await start({ 'downloads.state': untilAborted })
    const frames: unknown[] = []
    bench.client.onFrame((frame) => frames.push(frame))
    bench.client.send({ t: 'call', id: 500, method: 'downloads.state', input: {} })
    bench.client.send({ t: 'cancel', id: 500 })
    await vi.waitFor(() =>
      expect(frames).toContainEqual({ t: 'fail', id: 500, error: expect.objectContaining({ code: 'cancelled' }) }),
    )
  })

  test('progress arrives in order, thinned, its last value before the answer', async () => {
    const { client } = await start({
      'downloads.state': async (_input, { progress }) => {
        for (let i = 0; i <= 1000; i += 1) progress({ done: i })
        return nothing
      },
    })
    const values: unknown[] = []
    await client.request('downloads.state', {}, { onProgress: (value) => values.push(value) })
    expect(values).toEqual([{ done: 0 }, { done: 1000 }])
  })

  test('events reach every listener in order, until it is taken away', async () => {
    const { client, host } = await start({ 'downloads.state': async () => nothing })
    await client.request('downloads.state', {})
    const [first, second] = [record(client), record(client)]
    host.emit('app.notice', notice('one'))
    await vi.waitFor(() => expect(second.messages).toEqual(['one']))
    first.stop()
    first.stop()
    host.emit('app.notice', notice('two'))
    await vi.waitFor(() => expect(second.messages).toEqual(['one', 'two']))
    expect(first.messages).toEqual(['one'])
  })

  test('no event is missed between the opening of the link and the first call', async () => {
    const { client, host } = await start({ 'downloads.state': async () => nothing })
    const resync = vi.fn<() => void>()
    client.onResync(resync)
    const { messages } = record(client)
    for (let i = 0; i < 50; i += 1) host.emit('app.notice', notice(String(i)))
    await vi.waitFor(() => expect(messages).toHaveLength(50))
    expect(resync).not.toHaveBeenCalled()
  })

  test('a gap in the events says so, before the event that showed it', async () => {
    const { client, hostEnd, host } = await start({ 'downloads.state': async () => nothing })
    await client.request('downloads.state', {})
    const happened: string[] = []
    client.onResync(() => happened.push('resync'))
    client.on('app.notice', ({ message }) => happened.push(message))
    host.emit('app.notice', notice('seen'))
    hostEnd().send({ t: 'event', seq: 5, name: 'app.notice', payload: notice('after the gap') })
    hostEnd().send({ t: 'event', seq: 6, name: 'app.notice', payload: notice('and on') })
    await vi.waitFor(() => expect(happened).toEqual(['seen', 'resync', 'after the gap', 'and on']))
  })

  test('a link that closes in the middle fails the running calls, and aborts them in main', async () => {
    const running = Promise.withResolvers<CallContext>()
    const { client, bench } = await start({
      'downloads.state': (_input, context) => {
        running.resolve(context)
        return untilAborted(_input, context)
      },
    })
    const connection: string[] = []
    client.onConnection((state) => connection.push(state))
    const call = failureOf(client.request('downloads.state', {}))
    const { signal } = await running.promise
    await bench.cut()
    expect(await call).toMatchObject({ code: 'disconnected' })
    await vi.waitFor(() => expect(signal.aborted).toBe(true))
    expect(['closed', 'reconnecting']).toContain(connection[0])
    expect(await failureOf(client.request('downloads.state', {}))).toMatchObject({ code: 'disconnected' })
  })

  test('frames that make no sense end nothing', async () => {
    const { client, bench } = await start({ 'downloads.state': async () => nothing })
    await client.request('downloads.state', {})
    for (const frame of [null, 7, 'call', {}, { t: 'call' }, { t: 'call', id: 'x', method: 1 }, { t: 'done', id: 1 }]) {
      bench.client.send(frame as never)
    }
    expect(await client.request('downloads.state', {})).toEqual(nothing)
  })
}

const untilAborted = (_input: unknown, { signal }: CallContext): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

function addTo(id: string) {
  // The contract brands ids; a test makes its own.
  return { id, title: null, ids: ['2406.15877'] } as never
}

function record(client: Client) {
  const messages: string[] = []
  const stop = client.on('app.notice', ({ message }) => messages.push(message))
  return { messages, stop }
}

async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => expect.fail('it succeeded'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw error
  return { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) }
}
