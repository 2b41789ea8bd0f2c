// A PDF comes: where it goes, what is written down, and what is done when it comes in pieces.
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { file, samplePdf } from './pdf-server.ts'
import { is, openShelf, paper, request, sha256, until } from './shelf.ts'
import { say } from '../../../preload/said.ts'

const id = paper('2406.15877')

describe('a PDF that comes', () => {
  test('lands under the version that was served, is recorded with its hash, and leaves nothing else behind', async () => {
    const { server, downloads, library, names, clock } = await openShelf([id])
    const bytes = samplePdf(50_000)
    server.answer(id, file(bytes, { name: '2406.15877v4.pdf' }))
    const results = await downloads.settled([request(id)])
    const said = say('pdf.arrived', { name: '2406.15877v4', bytes: 50_000 })
    expect(said.message).toBe('2406.15877v4 was downloaded (50 kB).')
    expect(results).toEqual([{ id, version: 4, outcome: 'downloaded', ...said, problem: null }])
    expect(library.record(id)?.files).toEqual([
      {
        version: 4,
        sha256: sha256(bytes),
        bytes: 50_000,
        pages: null,
        etag: '"one"',
        lastModified: 'Mon, 01 Jul 2024 00:00:00 GMT',
        downloadedAt: clock.now().toISOString(),
        origin: `${server.origin}/pdf/2406.15877`,
      },
    ])
    expect(await names(id)).toEqual(['v4.pdf'])
    expect(await readFile(library.pdfPath(id, 4) ?? '')).toEqual(bytes)
    expect(library.summary(id)?.pdf).toMatchObject({ state: 'ready', version: 4, sha256: sha256(bytes) })
  })

  test('is told piece by piece, with its length where the server says it', async () => {
    const gate = Promise.withResolvers<void>()
    const { server, downloads, library } = await openShelf([id])
    server.answer(
      id,
      file(samplePdf(9000), { length: true, stopAfter: 4000, after: gate.promise, name: '2406.15877v1.pdf' }),
    )
    downloads.add([request(id)])
    const state = await until(downloads, ({ items }) => items[0]?.received === 4000)
    expect(state.items[0]).toMatchObject({ paperId: id, version: 1, state: 'downloading', received: 4000, total: 9000 })
    expect(library.summary(id)?.pdf.state).toBe('downloading')
    gate.resolve()
    expect((await until(downloads, is('done'))).items[0]).toMatchObject({ received: 9000, total: 9000, problem: null })
  })

  test('may have its header anywhere in the first KiB', async () => {
    const { server, downloads } = await openShelf([id])
    const bytes = Buffer.concat([Buffer.alloc(900, ' '), samplePdf(5000)])
    server.answer(`${id}v1`, file(bytes))
    expect((await downloads.settled([request(`${id}v1`)]))[0]?.outcome).toBe('downloaded')
  })

  test('of an old-style id lands in a folder without a slash', async () => {
    const old = paper('hep-th/9901001')
    const { server, downloads, library } = await openShelf([old])
    server.answer(old, file(samplePdf(5000), { name: '9901001v2.pdf' }))
    await downloads.settled([request(old)])
    expect(library.pdfPath(old, 2)).toMatch(/hep-th_9901001.v2\.pdf$/)
    expect(library.record(old)?.files[0]?.version).toBe(2)
  })

  test('can be one of two versions of one paper', async () => {
    const { server, downloads, library, names } = await openShelf([id])
    server.answer(`${id}v1`, file(samplePdf(5000, 1), { name: '2406.15877v1.pdf' }))
    server.answer(`${id}v2`, file(samplePdf(6000, 2), { name: '2406.15877v2.pdf' }))
    const results = await downloads.settled([request(`${id}v2`), request(`${id}v1`)])
    expect(results.map(({ version, outcome }) => [version, outcome])).toEqual([
      [2, 'downloaded'],
      [1, 'downloaded'],
    ])
    expect(library.record(id)?.files.map(({ version, bytes }) => [version, bytes])).toEqual([
      [1, 5000],
      [2, 6000],
    ])
    expect(await names(id)).toEqual(['v1.pdf', 'v2.pdf'])
  })

  test('that is here already is not asked for again', async () => {
    const { server, downloads } = await openShelf([id])
    server.answer(id, file(samplePdf(5000), { name: '2406.15877v1.pdf' }))
    await downloads.settled([request(id)])
    const again = await downloads.settled([request(id), request(`${id}v1`)])
    expect(again.map(({ outcome }) => outcome)).toEqual(['already-here', 'already-here'])
    expect(server.asked).toHaveLength(1)
  })
})

describe('a version that nobody told', () => {
  test('is the newest that the record knows', async () => {
    const { server, downloads, library } = await openShelf([id])
    await library.update(id, (record) => ({ ...record, metadata: { ...record.metadata, latest: 3 } }))
    server.answer(id, file(samplePdf(5000), { name: null }))
    expect((await downloads.settled([request(id)]))[0]).toMatchObject({ outcome: 'downloaded', version: 3 })
  })

  test('is the one the paper came in with, where it came in with one', async () => {
    const { server, downloads, library } = await openShelf([id])
    await library.update(id, (record) => ({ ...record, wantedVersion: 2 }))
    server.answer(`${id}v2`, file(samplePdf(5000), { name: null }))
    expect((await downloads.settled([request(id)]))[0]).toMatchObject({ outcome: 'downloaded', version: 2 })
  })
})

describe('a transfer that breaks', () => {
  test('goes on where it broke, and asks only for what is missing', async () => {
    const { server, downloads, library } = await openShelf([id])
    const bytes = samplePdf(300_000)
    const name = '2406.15877v4.pdf'
    server.answer(
      id,
      file(bytes, { name, stopAfter: 100_000 }),
      file(bytes, { name, stopAfter: 70_000 }),
      file(bytes, { name }),
    )
    expect((await downloads.settled([request(id)]))[0]?.outcome).toBe('downloaded')
    expect(library.record(id)?.files[0]?.sha256).toBe(sha256(bytes))
    const [first, second, third] = server.asked
    expect(first).toEqual({ path: '/pdf/2406.15877', range: null, ifRange: null })
    expect(second?.ifRange).toBe('"one"')
    const at = Number(/\d+/.exec(second?.range ?? '')?.[0])
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThanOrEqual(100_000)
    expect(Number(/\d+/.exec(third?.range ?? '')?.[0])).toBeGreaterThan(at)
    expect(server.asked).toHaveLength(3)
  })

  test('starts over where the server does not continue', async () => {
    const { server, downloads, library } = await openShelf([id])
    const bytes = samplePdf(300_000)
    const options = { name: '2406.15877v1.pdf', ranges: false }
    server.answer(id, file(bytes, { ...options, stopAfter: 100_000 }), file(bytes, options))
    await downloads.settled([request(id)])
    expect(library.record(id)?.files[0]?.sha256).toBe(sha256(bytes))
  })

  test('starts over when the file on the server is another one now', async () => {
    const { server, downloads, library, names } = await openShelf([id])
    const [old, now] = [samplePdf(300_000, 1), samplePdf(200_000, 2)]
    server.answer(
      id,
      file(old, { name: '2406.15877v1.pdf', etag: '"old"', stopAfter: 250_000 }),
      file(now, { name: '2406.15877v2.pdf', etag: '"new"' }),
    )
    await downloads.settled([request(id)])
    expect(server.asked[1]?.ifRange).toBe('"old"')
    expect(library.record(id)?.files).toMatchObject([{ version: 2, sha256: sha256(now) }])
    expect(await names(id)).toEqual(['v2.pdf'])
  })

  test('starts over when the server says that the part is longer than the file', async () => {
    const { server, downloads, library } = await openShelf([id])
    const [old, now] = [samplePdf(300_000, 1), samplePdf(20_000, 2)]
    server.answer(
      id,
      file(old, { name: '2406.15877v1.pdf', stopAfter: 250_000 }),
      file(now, { name: '2406.15877v1.pdf' }),
    )
    await downloads.settled([request(id)])
    expect(library.record(id)?.files[0]?.sha256).toBe(sha256(now))
  })

  test('fails in the end, says what is kept, and goes on from there when told to', async () => {
    const { server, downloads, library, names } = await openShelf([id])
    const bytes = samplePdf(300_000)
    const name = '2406.15877v1.pdf'
    server.answer(id, file(bytes, { name, stopAfter: 50_000 }))
    const [result] = await downloads.settled([request(id)])
    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'remote' } })
    expect(result?.message).toContain('goes on from there')
    expect(server.asked).toHaveLength(4)
    expect(library.record(id)?.pdfProblem?.kind).toBe('remote')
    expect(await names(id)).toEqual(['.v1.pdf.part', '.v1.pdf.part.json'])
    server.answer(id, file(bytes, { name }))
    downloads.retry(id)
    await until(downloads, is('done'))
    expect(server.asked.at(-1)?.range).toMatch(/^bytes=[1-9]/)
    expect(library.record(id)).toMatchObject({ pdfProblem: null, files: [{ sha256: sha256(bytes) }] })
  })

  test('does not count the tries that brought a good piece further', async () => {
    const { server, downloads, library } = await openShelf([id])
    const bytes = samplePdf(9 * 1024 * 1024)
    server.answer(id, file(bytes, { name: '2406.15877v1.pdf', stopAfter: 1_200_000 }))
    expect((await downloads.settled([request(id)]))[0]?.outcome).toBe('downloaded')
    expect(library.record(id)?.files[0]?.sha256).toBe(sha256(bytes))
    expect(server.asked.length).toBeGreaterThan(5)
  })

  test('without a byte for long counts as broken', async () => {
    const { server, downloads } = await openShelf([id], { idleTimeout: 50 })
    const bytes = samplePdf(30_000)
    const never = new Promise(() => undefined)
    server.answer(id, file(bytes, { name: '2406.15877v1.pdf', stopAfter: 10_000, after: never }), file(bytes))
    expect((await downloads.settled([request(id)]))[0]?.outcome).toBe('downloaded')
    expect(server.asked[1]?.range).toBe('bytes=10000-')
  })
})
