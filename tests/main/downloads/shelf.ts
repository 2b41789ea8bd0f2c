// A library in a temporary folder, the real arXiv client on a loopback server, and a queue of downloads between them.
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { createArxiv } from '../../../main/arxiv/client.ts'
import { createDownloads } from '../../../main/downloads/create-downloads.ts'
import type { DownloadQueue, DownloadRequest, DownloadsOptions } from '../../../main/downloads/downloads.ts'
import type { Library } from '../../../main/library/library.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { newPaperRecord } from '../../../main/library/records.ts'
import type { DownloadItem, Downloads } from '../../../preload/model/app.ts'
import { folderName, PaperId, type Version } from '../../../preload/model/ids.ts'
import { startPdfServer, type PdfServer } from './pdf-server.ts'

export interface Shelf {
  readonly home: string
  readonly server: PdfServer
  readonly library: Library
  readonly downloads: DownloadQueue
  readonly notices: readonly string[]
  /** A clock that moves when the test says so; timers of the queue go by it. */
  readonly clock: Clock
  /** Closes everything and opens it again on the same folder, as the next start of the program does. */
  reopen(options?: Partial<DownloadsOptions>): Promise<Shelf>
  /** The names in a paper's folder, without its record. */
  names(id: PaperId): Promise<readonly string[]>
  close(): Promise<void>
}

/** Opens a shelf with these papers; it is closed and removed when the test ends. */
export async function openShelf(ids: readonly string[], options: Partial<DownloadsOptions> = {}): Promise<Shelf> {
  const home = await mkdtemp(join(tmpdir(), 'offprint-downloads-'))
  const server = await startPdfServer()
  // What is registered first runs last.
  onTestFinished(async () => {
    await server.close()
    await rm(home, { recursive: true, force: true })
  })
  const shelf = await open(home, server, createClock(), options)
  for (const id of ids) await shelf.library.create(newPaperRecord({ id: paper(id), now: shelf.clock.now() }))
  return shelf
}

async function open(home: string, server: PdfServer, clock: Clock, options: Partial<DownloadsOptions>): Promise<Shelf> {
  const library = await openLibrary({ home, mode: 'write', now: clock.now })
  const { origin } = server
  const arxiv = createArxiv({
    api: origin,
    site: origin,
    interval: 0,
    userAgent: 'Offprint tests',
    now: clock.now,
    random: () => 0,
  })
  const notices: string[] = []
  const downloads = createDownloads({
    arxiv,
    library,
    now: clock.now,
    timer: clock.timer,
    random: () => 0,
    retryDelays: [0, 0, 0],
    onNotice: (_, message) => notices.push(message),
    ...options,
  })
  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    await downloads.close()
    arxiv.close()
    await library.close()
  }
  onTestFinished(close)
  return {
    home,
    server,
    library,
    downloads,
    notices,
    clock,
    close,
    reopen: async (again = {}) => {
      await close()
      return open(home, server, clock, { ...options, ...again })
    },
    names: async (id) =>
      (await readdir(join(home, 'papers', folderName(id)))).filter((name) => !name.startsWith('paper.json')).sort(),
  }
}

export interface Clock {
  readonly now: () => Date
  readonly timer: (delay: number, run: () => void) => () => void
  /** Moves the clock and runs what was due, in its order. */
  advance(ms: number): void
}

/** A clock that stands still, except that what is due now runs soon. */
export function createClock(): Clock {
  let now = Date.parse('2026-11-23T12:00:00Z')
  let waiting: { readonly at: number; readonly run: () => void }[] = []
  const runDue = (): void => {
    const due = waiting.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
    waiting = waiting.filter(({ at }) => at > now)
    for (const { run } of due) run()
  }
  return {
    now: () => new Date(now),
    timer(delay, run) {
      const entry = { at: now + delay, run }
      waiting.push(entry)
      if (delay <= 0) setImmediate(runDue)
      return () => {
        waiting = waiting.filter((one) => one !== entry)
      }
    },
    advance(ms) {
      now += ms
      runDue()
    },
  }
}

/** A paper id from its text. */
export function paper(id: string): PaperId {
  return PaperId.parse(id)
}

/** A request from `2406.15877` or `2406.15877v2`. */
export function request(ref: string): DownloadRequest {
  const [id = '', version] = ref.split('v')
  const number: Version | null = version === undefined ? null : Number(version)
  return { id: paper(id), version: number }
}

/** Waits until the queue is as `wanted` says; answers its state. */
export async function until(downloads: DownloadQueue, wanted: (state: Downloads) => boolean): Promise<Downloads> {
  return vi.waitFor(
    () => {
      const state = downloads.state()
      if (!wanted(state)) throw new Error(`The queue is ${JSON.stringify(state)}`)
      return state
    },
    { interval: 2, timeout: 5000 },
  )
}

/** Whether one download, by default the first, is in a state. */
export function is(state: DownloadItem['state'], index = 0): (downloads: Downloads) => boolean {
  return ({ items }) => items[index]?.state === state
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
