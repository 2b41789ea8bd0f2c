// What a person does to the queue while it runs: pause, cancel, retry, move, clear, remove a paper.
import { describe, expect, test } from 'vitest'
import { file, page, samplePdf, type Answer } from './pdf-server.ts'
import { is, openShelf, paper, request, sha256, until, type Shelf } from './shelf.ts'

const [one, two, three] = [paper('2406.15877'), paper('2406.15878'), paper('2406.15879')]
const ids = [one, two, three]

/** A shelf of three papers whose first download stops at `at` of 9 MB until the gate opens. */
async function held(
  at = 1_000_000,
): Promise<{ shelf: Shelf; gate: PromiseWithResolvers<void>; bytes: Buffer; rest: Answer }> {
  const shelf = await openShelf(ids)
  const gate = Promise.withResolvers<void>()
  const bytes = samplePdf(9_000_000)
  const rest = file(bytes, { name: `${one}v1.pdf` })
  shelf.server.answer(one, file(bytes, { name: `${one}v1.pdf`, stopAfter: at, after: gate.promise }), rest)
  for (const id of [two, three]) shelf.server.answer(id, file(samplePdf(5000), { name: `${id}v1.pdf` }))
  shelf.downloads.add(ids.map(request))
  await until(shelf.downloads, ({ items }) => items[0]?.received === at)
  return { shelf, gate, bytes, rest }
}

const allDone = ({ items }: { readonly items: readonly { readonly state: string }[] }): boolean =>
  items.every(({ state }) => state === 'done')

describe('pausing', () => {
  test('stops in the middle and goes on there', async () => {
    const { shelf, bytes } = await held()
    const { downloads, server, library } = shelf
    downloads.pause(true)
    expect(downloads.state()).toMatchObject({ paused: true, items: [{ state: 'paused' }, { state: 'queued' }, {}] })
    downloads.pause(false)
    await until(downloads, allDone)
    expect(server.asked.map(({ range }) => range)).toEqual([null, 'bytes=1000000-', null, null])
    expect(library.record(one)?.files[0]?.sha256).toBe(sha256(bytes))
  })
})

describe('cancelling', () => {
  test('the download under way removes what came of it and starts the next', async () => {
    const { shelf } = await held()
    shelf.downloads.cancel(one)
    await until(shelf.downloads, ({ items }) => items[2]?.state === 'done')
    expect(shelf.downloads.state().items[0]).toMatchObject({ state: 'cancelled', received: 0 })
    await shelf.close()
    expect(await shelf.names(one)).toEqual([])
  })

  test('one that is paused removes its part too', async () => {
    const { shelf } = await held()
    shelf.downloads.pause(true)
    shelf.downloads.cancel(one)
    await shelf.close()
    expect(await shelf.names(one)).toEqual([])
  })

  test('is undone by retrying, at once or later', async () => {
    const { shelf, bytes } = await held()
    shelf.downloads.cancel(one)
    shelf.downloads.retry(one)
    shelf.downloads.cancel(two)
    await until(shelf.downloads, ({ items }) => items[2]?.state === 'done' && items[0]?.state === 'done')
    expect(shelf.library.record(one)?.files[0]?.sha256).toBe(sha256(bytes))
    expect(shelf.downloads.state().items[1]?.state).toBe('cancelled')
    shelf.downloads.retry(two)
    await until(shelf.downloads, allDone)
  })

  test('is told to those who wait for it', async () => {
    const { shelf } = await held()
    const settled = shelf.downloads.settled([request(one)])
    shelf.downloads.cancel(one)
    expect((await settled)[0]?.outcome).toBe('cancelled')
  })
})

describe('moving', () => {
  test('changes what comes next', async () => {
    const { shelf, gate } = await held(8_000_000)
    shelf.downloads.move(three, two)
    gate.resolve()
    await until(shelf.downloads, allDone)
    expect(shelf.server.asked.map(({ path }) => path)).toEqual([one, three, two].map((id) => `/pdf/${id}`))
  })

  test('to the front overtakes a long download, which goes on afterwards where it was', async () => {
    const { shelf, bytes } = await held()
    shelf.downloads.move(three, one)
    await until(shelf.downloads, allDone)
    expect(shelf.server.asked.map(({ path, range }) => [path, range])).toEqual([
      [`/pdf/${one}`, null],
      [`/pdf/${three}`, null],
      [`/pdf/${one}`, 'bytes=1000000-'],
      [`/pdf/${two}`, null],
    ])
    expect(shelf.library.record(one)?.files[0]?.sha256).toBe(sha256(bytes))
    expect(shelf.downloads.state().items.map(({ paperId }) => paperId)).toEqual([three, one, two])
  })

  test('does not interrupt one that could not be continued', async () => {
    const shelf = await openShelf([one, two])
    const gate = Promise.withResolvers<void>()
    const options = { name: `${one}v1.pdf`, etag: null }
    shelf.server.answer(one, file(samplePdf(50_000), { ...options, stopAfter: 20_000, after: gate.promise }))
    shelf.server.answer(two, file(samplePdf(5000), { name: `${two}v1.pdf` }))
    shelf.downloads.add([request(one), request(two)])
    await until(shelf.downloads, ({ items }) => items[0]?.received === 20_000)
    shelf.downloads.move(two, one)
    gate.resolve()
    await until(shelf.downloads, allDone)
    expect(shelf.server.asked.map(({ path }) => path)).toEqual([`/pdf/${one}`, `/pdf/${two}`])
  })
})

describe('the list', () => {
  test('keeps what is finished until it is cleared', async () => {
    const { shelf, gate } = await held()
    shelf.downloads.cancel(two)
    shelf.downloads.clear()
    expect(shelf.downloads.state().items.map(({ paperId }) => paperId)).toEqual([one, three])
    gate.resolve()
    await until(shelf.downloads, allDone)
    shelf.downloads.clear()
    expect(shelf.downloads.state()).toEqual({ paused: false, items: [] })
  })

  test('holds a paper once, however often it is added', async () => {
    const { shelf } = await held()
    shelf.downloads.add([request(two), request(one), request(two)])
    expect(shelf.downloads.state().items.map(({ paperId }) => paperId)).toEqual(ids)
  })

  test('starts a failed one anew when it is added again', async () => {
    const shelf = await openShelf([one])
    shelf.server.answer(
      one,
      file(samplePdf(5000), { name: `${two}v1.pdf` }),
      file(samplePdf(5000), { name: `${one}v1.pdf` }),
    )
    shelf.downloads.add([request(one)])
    await until(shelf.downloads, is('failed'))
    expect(shelf.library.summary(one)?.pdf.state).toBe('failed')
    shelf.downloads.add([request(one)])
    await until(shelf.downloads, is('done'))
    expect(shelf.downloads.state().items).toHaveLength(1)
    expect(shelf.library.record(one)?.pdfProblem).toBeNull()
  })

  test('takes a failure of an earlier run up again with retry', async () => {
    const shelf = await openShelf([one])
    shelf.server.answer(
      one,
      file(samplePdf(5000), { name: `${two}v1.pdf` }),
      file(samplePdf(5000), { name: `${one}v1.pdf` }),
    )
    shelf.downloads.add([request(one)])
    await until(shelf.downloads, is('failed'))
    const { downloads } = await shelf.reopen()
    expect(downloads.state().items).toEqual([])
    downloads.retry(one)
    await until(downloads, is('done'))
  })

  test('lets go of a paper that is removed in the middle of its download', async () => {
    const { shelf } = await held()
    await shelf.library.remove(one)
    await until(shelf.downloads, ({ items }) => items.every(({ paperId }) => paperId !== one))
    await until(shelf.downloads, allDone)
    expect(shelf.downloads.state().items.map(({ paperId }) => paperId)).toEqual([two, three])
    expect(shelf.library.has(one)).toBe(false)
    expect(shelf.notices).toEqual([])
  })

  test('shows the title as soon as it is known', async () => {
    const { shelf } = await held()
    expect(shelf.downloads.state().items[1]?.title).toBe(two)
    await shelf.library.update(two, (record) => ({ ...record, givenTitle: 'A title' }))
    await until(shelf.downloads, ({ items }) => items[1]?.title === 'A title')
  })
})

test('changes are told at most ten times a second, and the last one always', async () => {
  const { server, downloads, clock } = await openShelf([one])
  const told: number[] = []
  downloads.onChange(({ items }) => told.push(items[0]?.received ?? 0))
  server.answer(one, file(samplePdf(2_000_000), { name: `${one}v1.pdf` }))
  downloads.add([request(one)])
  await until(downloads, is('done'))
  expect(told).toEqual([0])
  clock.advance(100)
  expect(told).toEqual([0, 2_000_000])
  clock.advance(1000)
  expect(told).toHaveLength(2)
})

test('one request is under way at a time', async () => {
  const many = Array.from({ length: 12 }, (_, index) => paper(`2406.${15000 + index}`))
  const { server, downloads } = await openShelf(many)
  let open = 0
  let most = 0
  for (const id of many) {
    const answer = file(samplePdf(5000), { name: `${id}v1.pdf` })
    server.answer(id, (asked, response) => {
      most = Math.max(most, ++open)
      response.on('close', () => open--)
      setImmediate(() => answer(asked, response))
    })
  }
  const results = await downloads.settled(many.map(request))
  expect(results.map(({ id, outcome }) => [id, outcome])).toEqual(many.map((id) => [id, 'downloaded']))
  expect(most).toBe(1)
})

describe('waiting for what was asked', () => {
  test('answers in the order of the requests, and tells each as it is decided', async () => {
    const shelf = await openShelf([one, two])
    shelf.server.answer(one, page(200, '<html>no</html>'))
    shelf.server.answer(two, file(samplePdf(5000), { name: `${two}v1.pdf` }))
    const told: string[] = []
    const unknown = paper('2406.00001')
    const results = await shelf.downloads.settled([request(two), request(unknown), request(two)], {
      onResult: ({ id, outcome }) => told.push(`${id} ${outcome}`),
    })
    expect(results.map(({ outcome }) => outcome)).toEqual(['downloaded', 'failed', 'downloaded'])
    expect(results[1]?.message).toContain('not in the library')
    expect(told).toEqual([`${unknown} failed`, `${two} downloaded`, `${two} downloaded`])
  })

  test('of nothing is over at once', async () => {
    expect(await (await openShelf([])).downloads.settled([])).toEqual([])
  })

  test('ends when the caller gives up; the download itself goes on', async () => {
    const { shelf, gate } = await held()
    const control = new AbortController()
    const settled = shelf.downloads.settled([request(one)], { signal: control.signal })
    control.abort()
    await expect(settled).rejects.toMatchObject({ code: 'cancelled' })
    gate.resolve()
    await until(shelf.downloads, is('done'))
  })
})
