// What does not come as a PDF: what arXiv says instead, what is no PDF, what is another paper. Nothing of it stays on disk.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { file, page, samplePdf, type Answer } from './pdf-server.ts'
import { is, openShelf, paper, request, sha256, until } from './shelf.ts'

const id = paper('2406.15877')
const withdrawn = page(404, `<p>This version of ${id} has been withdrawn and is unavailable</p>`)

describe('what arXiv says is final', () => {
  test.each([
    ['withdrawn', 'withdrawn', withdrawn],
    ['no-such-paper', 'no-such-paper', page(404, `<p>No document for '${id}'</p>`)],
    ['no-pdf', 'failed', page(404, '<h1>file unavailable</h1>')],
    [
      'cannot-build',
      'failed',
      page(404, '<h1>PDF Unavailable</h1>our automated source to PDF conversion system was unable'),
    ],
    ['not-a-pdf', 'failed', page(200, '<html><body>Please solve this captcha</body></html>')],
    ['not-a-pdf', 'failed', page(200, 'binary junk', { 'content-type': 'application/pdf' })],
  ] as const)('%s is told, recorded and not asked again', async (kind, outcome, answer: Answer) => {
    const { server, downloads, library, names } = await openShelf([id])
    server.answer(id, answer)
    const [result] = await downloads.settled([request(id)])
    expect(result).toMatchObject({ id, outcome, problem: { kind } })
    expect(result?.message).toMatch(/^.{20,}\.$/)
    expect(library.record(id)).toMatchObject({ files: [], pdfProblem: { kind }, withdrawn: kind === 'withdrawn' })
    expect(downloads.state().items).toMatchObject([{ state: 'failed', problem: { kind }, received: 0 }])
    expect(server.asked).toHaveLength(1)
    expect(await names(id)).toEqual([])
  })

  test('a withdrawn paper names the version that can still be read, and that one comes when it is asked for', async () => {
    const { server, downloads, library } = await openShelf([id])
    await library.update(id, (record) => ({ ...record, metadata: { ...record.metadata, latest: 3 } }))
    server.answer(id, withdrawn)
    server.answer(`${id}v2`, file(samplePdf(5000), { name: '2406.15877v2.pdf' }))
    const [result] = await downloads.settled([request(id)])
    expect(result?.message).toContain('2406.15877v2')
    expect(server.asked).toHaveLength(1)
    expect((await downloads.settled([request(`${id}v2`)]))[0]?.outcome).toBe('downloaded')
    expect(library.record(id)).toMatchObject({ withdrawn: true, pdfProblem: null, files: [{ version: 2 }] })
  })

  test('a PDF that is here stays when its paper turns out to be withdrawn', async () => {
    const { server, downloads, library, names } = await openShelf([id])
    server.answer(`${id}v1`, file(samplePdf(5000), { name: '2406.15877v1.pdf' }))
    server.answer(`${id}v2`, withdrawn)
    await downloads.settled([request(`${id}v1`)])
    const [result] = await downloads.settled([request(`${id}v2`)])
    expect(result?.message).toContain('The PDF you have (v1) stays')
    expect(library.record(id)).toMatchObject({ withdrawn: true, pdfProblem: null, files: [{ version: 1 }] })
    expect(await names(id)).toEqual(['v1.pdf'])
    expect(library.summary(id)?.pdf.state).toBe('ready')
  })

  test('what could not be built just now is asked for once more, much later', async () => {
    const { server, downloads, clock } = await openShelf([id])
    server.answer(id, page(500, '<h1>file unavailable</h1>'))
    const [result] = await downloads.settled([request(id)])
    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'not-yet-built' } })
    const { items } = downloads.state()
    expect(items).toMatchObject([{ state: 'waiting', nextTryAt: '2026-11-23T12:10:00.000Z' }])
    clock.advance(10 * 60_000)
    await until(downloads, is('failed'))
    expect(server.asked).toHaveLength(2)
  })
})

describe('what comes and is no good', () => {
  test('a body that ends cleanly without the end of a PDF is tried again, then given up', async () => {
    const { server, downloads, names } = await openShelf([id])
    server.answer(id, file(samplePdf(30_000), { name: '2406.15877v1.pdf', stopAfter: 20_000, after: 'end' }))
    const [result] = await downloads.settled([request(id)])
    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'truncated' } })
    expect(server.asked.map(({ range }) => range)).toEqual([null, null, null, null])
    expect(await names(id)).toEqual([])
  })

  test('a body that is shorter than it said is continued', async () => {
    const { server, downloads, library } = await openShelf([id])
    const bytes = samplePdf(30_000)
    server.answer(
      id,
      file(bytes, { length: true, stopAfter: 20_000, name: '2406.15877v1.pdf' }),
      file(bytes, { length: true }),
    )
    await downloads.settled([request(id)])
    expect(library.record(id)?.files[0]?.sha256).toBe(sha256(bytes))
    expect(server.asked).toHaveLength(2)
  })

  test.each([
    ['another paper', id, '2406.01587v1.pdf', 'instead of 2406.15877,'],
    ['another version', `${id}v2`, '2406.15877v3.pdf', 'instead of 2406.15877v2,'],
  ])('%s is refused by the name it is served under', async (_, asked, name, words) => {
    const { server, downloads, library, names } = await openShelf([id])
    server.answer(asked, file(samplePdf(5000), { name }))
    const [result] = await downloads.settled([request(asked)])
    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'wrong-paper' } })
    expect(result?.message).toContain(words)
    expect(library.record(id)?.files).toEqual([])
    expect(await names(id)).toEqual([])
  })
})

describe('a file that stands in the place of a PDF', () => {
  test('and is a whole PDF is taken for what it is, and never replaced', async () => {
    const { server, downloads, library } = await openShelf([id])
    const own = samplePdf(4000, 7)
    await writeFile(join(await library.folder(id), 'v2.pdf'), own)
    server.answer(`${id}v2`, file(samplePdf(5000), { name: '2406.15877v2.pdf' }))
    expect((await downloads.settled([request(`${id}v2`)]))[0]?.outcome).toBe('already-here')
    expect(server.asked).toEqual([])
    expect(library.record(id)?.files).toMatchObject([{ version: 2, sha256: sha256(own), origin: null }])
  })

  test('and is another PDF that came there meanwhile is left alone, and that is said', async () => {
    const { server, downloads, library, names } = await openShelf([id])
    const gate = Promise.withResolvers<void>()
    server.answer(id, file(samplePdf(50_000), { name: '2406.15877v2.pdf', stopAfter: 20_000, after: gate.promise }))
    const settled = downloads.settled([request(id)])
    await until(downloads, ({ items }) => items[0]?.received === 20_000)
    await writeFile(join(await library.folder(id), 'v2.pdf'), samplePdf(4000, 7))
    gate.resolve()
    const [result] = await settled
    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'wrong-paper' } })
    expect(result?.message).toContain('v2.pdf')
    expect(await names(id)).toEqual(['v2.pdf'])
  })

  test('and is damaged is set aside, not deleted, and that is said', async () => {
    const { server, downloads, library, names, notices } = await openShelf([id])
    await writeFile(join(await library.folder(id), 'v2.pdf'), 'half a fi')
    const bytes = samplePdf(5000)
    server.answer(`${id}v2`, file(bytes, { name: '2406.15877v2.pdf' }))
    expect((await downloads.settled([request(`${id}v2`)]))[0]?.outcome).toBe('downloaded')
    expect(library.record(id)?.files).toMatchObject([{ version: 2, sha256: sha256(bytes) }])
    expect(await names(id)).toEqual(['v2.pdf', 'v2.pdf.damaged-20261123T120000Z'])
    expect(notices).toEqual([expect.stringContaining('v2.pdf.damaged-20261123T120000Z')])
  })

  test('and was truncated after it was recorded is fetched anew', async () => {
    const { server, downloads, library, names } = await openShelf([id])
    const bytes = samplePdf(5000)
    server.answer(id, file(bytes, { name: '2406.15877v1.pdf' }))
    await downloads.settled([request(id)])
    await writeFile(library.pdfPath(id, 1) ?? '', bytes.subarray(0, 1000))
    expect((await downloads.settled([request(id)]))[0]?.outcome).toBe('downloaded')
    expect(await names(id)).toEqual(['v1.pdf', 'v1.pdf.damaged-20261123T120000Z'])
  })

  test('and was written into by another program is still the paper', async () => {
    const { server, downloads, library } = await openShelf([id])
    server.answer(id, file(samplePdf(5000), { name: '2406.15877v1.pdf' }))
    await downloads.settled([request(id)])
    await writeFile(library.pdfPath(id, 1) ?? '', samplePdf(6000, 9))
    expect((await downloads.settled([request(id)]))[0]?.outcome).toBe('already-here')
    expect(server.asked).toHaveLength(1)
  })
})

test('a PDF of one’s own that is gone cannot be downloaded, and that is said', async () => {
  const own = paper('pdf-0123456789abcdef')
  const { server, downloads } = await openShelf([own])
  expect((await downloads.settled([request(own)]))[0]).toMatchObject({ outcome: 'failed', problem: { kind: 'no-pdf' } })
  expect(server.asked).toEqual([])
})
