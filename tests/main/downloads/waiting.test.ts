// What holds up every download: arXiv that throttles or refuses, no network. It goes on after.
import { describe, expect, test } from 'vitest'
import { file, page, samplePdf } from './pdf-server.ts'
import { is, openShelf, paper, request, until } from './shelf.ts'

const [one, two] = [paper('2406.15877'), paper('2406.15878')]
const throttled = page(429, 'Rate exceeded.', { 'content-type': 'text/plain', 'retry-after': '120' })

describe('arXiv throttles', () => {
  test('everything waits until the time that is told, then goes on by itself', async () => {
    const { server, downloads, clock } = await openShelf([one, two])
    server.answer(one, throttled, file(samplePdf(5000), { name: `${one}v1.pdf` }))
    server.answer(two, file(samplePdf(5000), { name: `${two}v1.pdf` }))
    downloads.add([request(one), request(two)])
    const state = await until(downloads, is('waiting'))
    expect(state.items).toMatchObject([
      { state: 'waiting', nextTryAt: '2026-11-23T12:02:00.000Z', problem: { kind: 'throttled' } },
      { state: 'queued', problem: null },
    ])
    expect(server.asked).toHaveLength(1)
    clock.advance(120_000)
    await until(downloads, ({ items }) => items.every(({ state }) => state === 'done'))
    expect(server.asked.map(({ path }) => path)).toEqual([`/pdf/${one}`, `/pdf/${one}`, `/pdf/${two}`])
  })

  test('those who cannot wait that long are told of every paper, and nothing is lost for the next time', async () => {
    const shelf = await openShelf([one, two])
    shelf.server.answer(one, throttled, file(samplePdf(5000), { name: `${one}v1.pdf` }))
    shelf.server.answer(two, file(samplePdf(5000), { name: `${two}v1.pdf` }))
    const results = await shelf.downloads.settled([request(one), request(two)])
    expect(results.map(({ outcome }) => outcome)).toEqual(['throttled', 'throttled'])
    expect(results[0]?.message).toMatch(/arXiv is busy .* at \d\d:\d\d;/)
    shelf.clock.advance(120_000)
    const { downloads } = await shelf.reopen()
    await until(downloads, ({ items }) => items.length === 2 && items.every(({ state }) => state === 'done'))
  })

  test('a short wait is waited for', async () => {
    const { server, downloads, clock } = await openShelf([one])
    server.answer(
      one,
      page(429, 'Rate exceeded.', { 'retry-after': '5' }),
      file(samplePdf(5000), { name: `${one}v1.pdf` }),
    )
    const settled = downloads.settled([request(one)])
    await until(downloads, is('waiting'))
    clock.advance(5000)
    expect((await settled)[0]?.outcome).toBe('downloaded')
  })
})

test('arXiv that refuses stops everything until the person goes on', async () => {
  const { server, downloads, notices, library } = await openShelf([one, two])
  server.answer(one, page(403, '<h1>Access Denied</h1> Your IP and User-Agent'))
  const results = await downloads.settled([request(one), request(two)])
  expect(results).toMatchObject([
    { outcome: 'failed', problem: { kind: 'refused' } },
    { outcome: 'failed', problem: { kind: 'refused' } },
  ])
  expect(downloads.state()).toMatchObject({ paused: true, items: [{ state: 'paused' }, { state: 'queued' }] })
  expect(notices).toEqual([expect.stringContaining('Downloads have stopped')])
  downloads.pause(false)
  await until(downloads, ({ paused }) => paused)
  expect(server.asked).toHaveLength(1)
  expect(library.record(one)?.pdfProblem).toBeNull()
})

test('without a network everything waits, longer each time, and goes on when it is back', async () => {
  const { downloads, clock, server } = await openShelf([one])
  await server.close()
  const [result] = await downloads.settled([request(one)])
  expect(result).toMatchObject({ outcome: 'offline', problem: { kind: 'offline' } })
  expect(downloads.state().items[0]?.nextTryAt).toBe('2026-11-23T12:00:30.000Z')
  clock.advance(30_000)
  await until(downloads, ({ items }) => items[0]?.nextTryAt === '2026-11-23T12:01:30.000Z')
  downloads.online()
  await until(downloads, ({ items }) => items[0]?.nextTryAt === '2026-11-23T12:01:00.000Z')
})
