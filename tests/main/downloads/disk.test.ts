// A disk that is full or refuses: downloads stop with a sentence, everything else is intact, and they go on afterwards.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createDownloads } from '../../../main/downloads/create-downloads.ts'
import type { DownloadLibrary } from '../../../main/downloads/downloads.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import { createArxiv } from '../../../main/arxiv/client.ts'
import { AppError } from '../../../preload/errors.ts'
import { file, samplePdf, startPdfServer } from './pdf-server.ts'
import { is, openShelf, paper, request, until } from './shelf.ts'

const [one, two] = [paper('2406.15877'), paper('2406.15878')]

test('a folder that cannot be written stops everything with its reason, and goes on when the person says so', async () => {
  const shelf = await openShelf([one, two])
  let refuses = true
  const { library } = shelf
  const stubborn: DownloadLibrary = {
    home: library.home,
    has: (id) => library.has(id),
    record: (id) => library.record(id),
    folder: async (id) => {
      if (refuses) throw new AppError('storage', 'Offprint could not make a folder: it is not allowed to write there.')
      return library.folder(id)
    },
    update: (id, change) => library.update(id, change),
    pdfPath: (id, version) => library.pdfPath(id, version),
    setPdfState: (source) => library.setPdfState(source),
    touch: (changed) => library.touch(changed),
    onChange: (listener) => library.onChange(listener),
  }
  await shelf.downloads.close()
  const arxiv = createArxiv({ api: shelf.server.origin, site: shelf.server.origin, interval: 0, userAgent: 'tests' })
  const notices: string[] = []
  const downloads = createDownloads({ arxiv, library: stubborn, onNotice: (_, { message }) => notices.push(message) })
  onTestFinished(() => downloads.close())
  for (const id of [one, two]) shelf.server.answer(id, file(samplePdf(5000), { name: `${id}v1.pdf` }))
  const results = await downloads.settled([request(one), request(two)])
  expect(results.map(({ problem }) => problem?.kind)).toEqual(['storage', 'storage'])
  expect(results[0]?.message).toContain('not allowed to write there. Downloads have stopped')
  expect(downloads.state().paused).toBe(true)
  expect(notices).toEqual([results[0]?.message])
  expect(library.record(one)?.pdfProblem).toBeNull()
  refuses = false
  downloads.pause(false)
  await until(downloads, ({ items }) => items.every(({ state }) => state === 'done'))
})

test('a folder in the place of a PDF stops everything, and is left alone', async () => {
  const { home, server, downloads, names } = await openShelf([one])
  await mkdir(join(home, 'papers', one, 'v1.pdf'))
  server.answer(one, file(samplePdf(5000), { name: `${one}v1.pdf` }))
  const [result] = await downloads.settled([request(one)])
  expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'storage' } })
  expect(await names(one)).toContain('v1.pdf')
})

test('a queue that cannot be saved is said, and the downloads come all the same', async () => {
  const { home, server, downloads, notices } = await openShelf([one])
  await writeFile(join(home, '.derived'), 'not a folder')
  server.answer(one, file(samplePdf(5000), { name: `${one}v1.pdf` }))
  expect((await downloads.settled([request(one)]))[0]?.outcome).toBe('downloaded')
  expect(notices[0]).toContain('could not be saved')
})

const tmpfs = mountable()

describe.skipIf(tmpfs !== null)(`a disk that is full${tmpfs === null ? '' : ` (skipped: ${tmpfs})`}`, () => {
  test('stops everything, gives the room back, harms nothing, and goes on when there is room', async () => {
    const home = await mkdtemp(join(tmpdir(), 'offprint-full-'))
    mountSmall(home, '2m')
    const server = await startPdfServer()
    onTestFinished(async () => {
      await server.close()
      unmount(home)
      await rm(home, { recursive: true })
    })
    const library = await openLibrary({ home, mode: 'write' })
    const arxiv = createArxiv({ api: server.origin, site: server.origin, interval: 0, userAgent: 'tests' })
    const downloads = createDownloads({ arxiv, library })
    onTestFinished(async () => {
      await downloads.close()
      arxiv.close()
      await library.close()
    })
    for (const id of [one, two]) await library.create(newPaperRecord({ id, now: new Date() }))
    await writeFile(join(home, 'ballast'), Buffer.alloc(1_000_000))
    const record = await readFile(join(home, 'papers', two, 'paper.json'))
    server.answer(one, file(samplePdf(1_500_000), { name: `${one}v1.pdf` }))
    const before = (await statfs(home)).bfree
    const [result] = await downloads.settled([request(one)])
    expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'storage' } })
    expect(result?.message).toMatch(/disk is full.*make room/)
    expect(downloads.state()).toMatchObject({ paused: true, items: [{ state: 'paused' }] })
    expect((await statfs(home)).bfree).toBeGreaterThanOrEqual(before - 8)
    expect(await readFile(join(home, 'papers', two, 'paper.json'))).toEqual(record)
    await rm(join(home, 'ballast'))
    downloads.pause(false)
    await until(downloads, is('done'))
    expect(library.record(one)?.files).toMatchObject([{ version: 1, bytes: 1_500_000 }])
  })
})

/** Why a small disk of our own cannot be had here, or null. */
function mountable(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux, to mount a small disk'
  const probe = mkdtempSync(join(tmpdir(), 'offprint-mount-'))
  try {
    mountSmall(probe, '64k')
    unmount(probe)
    return null
  } catch {
    return 'mounting is not allowed here'
  } finally {
    rmdirSync(probe)
  }
}

function mountSmall(folder: string, size: string): void {
  system('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)
}

function unmount(folder: string): void {
  system('umount', folder)
}

function system(program: string, ...given: readonly string[]): void {
  execFileSync(program, given, { stdio: 'ignore' })
}
