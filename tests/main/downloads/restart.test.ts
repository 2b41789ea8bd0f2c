// What the next start finds: the queue as it was, parts to go on with, and whole files that a crash left on the way.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createArxiv } from '../../../main/arxiv/client.ts'
import { createDownloads } from '../../../main/downloads/create-downloads.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { file, samplePdf, startPdfServer } from './pdf-server.ts'
import { is, openShelf, paper, request, sha256, until } from './shelf.ts'

const [one, two, three] = [paper('2406.15877'), paper('2406.15878'), paper('2406.15879')]
const never = new Promise<void>(() => undefined)

describe('the queue after a restart', () => {
  test('goes on by itself, in its order, and continues the download that was under way', async () => {
    const shelf = await openShelf([one, two, three])
    const bytes = samplePdf(300_000)
    shelf.server.answer(
      one,
      file(bytes, { name: `${one}v2.pdf`, stopAfter: 120_000, after: never }),
      file(bytes, { name: `${one}v2.pdf` }),
    )
    for (const id of [two, three]) shelf.server.answer(id, file(samplePdf(5000), { name: `${id}v1.pdf` }))
    shelf.downloads.add([request(one), request(two), request(three)])
    shelf.downloads.move(three, two)
    await until(shelf.downloads, ({ items }) => items[0]?.received === 120_000)
    const { downloads, server, library } = await shelf.reopen()
    expect(downloads.state().items.map(({ paperId }) => paperId)).toEqual([one, three, two])
    await until(downloads, ({ items }) => items.every(({ state }) => state === 'done'))
    expect(server.asked.map(({ path, range }) => [path, range])).toEqual([
      [`/pdf/${one}`, null],
      [`/pdf/${one}`, 'bytes=120000-'],
      [`/pdf/${three}`, null],
      [`/pdf/${two}`, null],
    ])
    expect(library.record(one)?.files).toMatchObject([{ version: 2, sha256: sha256(bytes) }])
  })

  test('stays paused where the person paused it', async () => {
    const shelf = await openShelf([one])
    shelf.downloads.pause(true)
    shelf.downloads.add([request(one)])
    const again = await shelf.reopen()
    const { downloads, server } = again
    expect(downloads.state()).toMatchObject({ paused: true, items: [{ paperId: one, state: 'queued' }] })
    expect(server.asked).toEqual([])
    server.answer(one, file(samplePdf(5000), { name: `${one}v1.pdf` }))
    downloads.pause(false)
    await until(downloads, is('done'))
    expect((await again.reopen()).downloads.state()).toEqual({ paused: false, items: [] })
  })

  test('is left alone by a short-lived command, which does only its own', async () => {
    const shelf = await openShelf([one, two])
    shelf.downloads.pause(true)
    shelf.downloads.add([request(one)])
    const command = await shelf.reopen({ leftOver: 'keep' })
    shelf.server.answer(two, file(samplePdf(5000), { name: `${two}v1.pdf` }))
    expect((await command.downloads.settled([request(two)]))[0]?.outcome).toBe('downloaded')
    expect(shelf.server.asked.map(({ path }) => path)).toEqual([`/pdf/${two}`])
    const { downloads } = await command.reopen({ leftOver: 'resume' })
    expect(downloads.state()).toMatchObject({ paused: true, items: [{ paperId: one, state: 'queued' }] })
  })

  test.each(['', '{"schema":1,"pau', '{"schema":7}', '[]'])('starts empty from a damaged file: %j', async (text) => {
    const shelf = await openShelf([one])
    shelf.downloads.pause(true)
    shelf.downloads.add([request(one)])
    await shelf.close()
    await writeFile(join(shelf.home, '.derived', 'downloads.json'), text)
    const { downloads } = await shelf.reopen()
    expect(downloads.state()).toEqual({ paused: false, items: [] })
  })

  test('does not hold papers that are gone or here by now', async () => {
    const shelf = await openShelf([one, two])
    shelf.downloads.pause(true)
    shelf.downloads.add([request(one), request(two)])
    await shelf.close()
    const library = await openLibrary({ home: shelf.home, mode: 'write' })
    await library.remove(one)
    await library.close()
    expect((await shelf.reopen()).downloads.state().items.map(({ paperId }) => paperId)).toEqual([two])
  })
})

describe('a part that is found', () => {
  test('after the machine went down is trusted as far as it was durable', async () => {
    const shelf = await openShelf([one])
    const bytes = samplePdf(300_000)
    const options = { name: `${one}v1.pdf` }
    shelf.server.answer(one, file(bytes, { ...options, stopAfter: 120_000, after: never }), file(bytes, options))
    shelf.downloads.add([request(one)])
    await until(shelf.downloads, ({ items }) => items[0]?.received === 120_000)
    await shelf.close()
    const part = join(shelf.home, 'papers', one, '.v1.pdf.part')
    const note: object = JSON.parse(await readFile(`${part}.json`, 'utf8'))
    await writeFile(`${part}.json`, JSON.stringify({ ...note, bootedAt: 1, synced: 50_000 }))
    const { downloads, server, library } = await shelf.reopen()
    await until(downloads, is('done'))
    expect(server.asked[1]?.range).toBe('bytes=50000-')
    expect(library.record(one)?.files[0]?.sha256).toBe(sha256(bytes))
  })

  test.each([
    ['is torn', async (part: string) => writeFile(`${part}.json`, '{"schema":1,')],
    ['is gone', async (part: string) => rm(`${part}.json`)],
    ['belongs to a part that is empty', async (part: string) => truncate(part, 0)],
  ])('is fetched anew when its note %s', async (_, harm) => {
    const shelf = await openShelf([one])
    const bytes = samplePdf(300_000)
    const options = { name: `${one}v1.pdf` }
    shelf.server.answer(one, file(bytes, { ...options, stopAfter: 120_000, after: never }), file(bytes, options))
    shelf.downloads.add([request(one)])
    await until(shelf.downloads, ({ items }) => items[0]?.received === 120_000)
    await shelf.close()
    await harm(join(shelf.home, 'papers', one, '.v1.pdf.part'))
    const again = await shelf.reopen()
    await until(again.downloads, is('done'))
    expect(shelf.server.asked[1]?.range).toBeNull()
    expect(again.library.record(one)?.files[0]?.sha256).toBe(sha256(bytes))
    expect(await again.names(one)).toEqual(['v1.pdf'])
  })
})

describe('a crash at the end of a download', () => {
  const bytes = samplePdf(20_000)
  const note = {
    schema: 1,
    id: one,
    asked: null,
    version: 3,
    url: 'http://127.0.0.1/pdf/2406.15877',
    etag: '"three"',
    lastModified: null,
    total: 20_000,
    synced: 20_000,
    bootedAt: 1,
    complete: true,
  }

  test('before the file was put in its place: it is put there, without a request', async () => {
    const { home, server, downloads, library, names } = await openShelf([one])
    const part = join(home, 'papers', one, '.v3.pdf.part')
    await writeFile(part, bytes)
    await writeFile(`${part}.json`, JSON.stringify(note))
    expect((await downloads.settled([request(one)]))[0]).toMatchObject({ outcome: 'downloaded', version: 3 })
    expect(server.asked).toEqual([])
    expect(library.record(one)?.files).toMatchObject([{ version: 3, sha256: sha256(bytes), etag: '"three"' }])
    expect(await names(one)).toEqual(['v3.pdf'])
  })

  test('before the file was recorded: it is recorded, with what was known of it', async () => {
    const { home, server, downloads, library, names } = await openShelf([one])
    const folder = join(home, 'papers', one)
    for (const name of ['v3.pdf', '.v3.pdf.part']) await writeFile(join(folder, name), bytes)
    await writeFile(join(folder, '.v3.pdf.part.json'), JSON.stringify(note))
    expect((await downloads.settled([request(one)]))[0]).toMatchObject({ outcome: 'already-here', version: 3 })
    expect(server.asked).toEqual([])
    expect(library.record(one)?.files).toMatchObject([{ version: 3, etag: '"three"', origin: note.url }])
    expect(await names(one)).toEqual(['v3.pdf'])
  })
})

test('a process that is killed in the middle loses nothing: the next asks only for the rest', async () => {
  const home = await mkdtemp(join(tmpdir(), 'offprint-killed-'))
  const server = await startPdfServer()
  onTestFinished(async () => {
    await server.close()
    await rm(home, { recursive: true, force: true })
  })
  const bytes = samplePdf(400_000)
  const name = `${one}v2.pdf`
  server.answer(one, file(bytes, { name, stopAfter: 250_000, after: never }), file(bytes, { name }))
  const script = fileURLToPath(new URL('downloading-child.ts', import.meta.url))
  const child = spawn(process.execPath, [script, home, server.origin, one], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for await (const text of child.stdout) {
    said += String(text)
    if (/^250000$/m.test(said)) break
  }
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone

  const library = await openLibrary({ home, mode: 'write' })
  const arxiv = createArxiv({ api: server.origin, site: server.origin, interval: 0, userAgent: 'Offprint tests' })
  const downloads = createDownloads({ arxiv, library })
  onTestFinished(async () => {
    await downloads.close()
    arxiv.close()
    await library.close()
  })
  await until(downloads, is('done'))
  expect(server.asked).toEqual([
    { path: `/pdf/${one}`, range: null, ifRange: null },
    { path: `/pdf/${one}`, range: 'bytes=250000-', ifRange: '"one"' },
  ])
  expect(await readFile(library.pdfPath(one, 2) ?? '')).toEqual(bytes)
  expect(library.record(one)?.files).toMatchObject([{ version: 2, sha256: sha256(bytes) }])
})
