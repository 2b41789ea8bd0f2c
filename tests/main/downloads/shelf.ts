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
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import type { DownloadItem, Downloads } from '../../../preload/model/app.ts'
import { folderName, PaperId, type Version } from '../../../preload/model/ids.ts'
import { startPdfServer, type PdfServer } from './pdf-server.ts'

/** A library and its queue of downloads, open on a folder. */
export interface OpenQueue {
  readonly library: Library
  readonly downloads: DownloadQueue
  readonly notices: readonly string[]
  close(): Promise<void>
}

export interface Shelf extends OpenQueue {
  readonly home: string
  readonly server: PdfServer
  /** A clock that moves when the test says so; timers of the queue go by it. */
  readonly clock: Clock
  /** Closes everything and opens it again on the same folder, as the next start of the program does. */
  reopen(options?: Partial<DownloadsOptions>): Promise<Shelf>
  /** The names in a paper's folder, without its record. */
  names(id: PaperId): Promise<readonly string[]>
}

/** Opens a shelf with these papers; it is closed and removed when the test ends. */
export async function openShelf(ids: readonly string[], options: Partial<DownloadsOptions> = {}): Promise<Shelf> {
  const home = await temporaryHome()
  const server = await startPdfServer()
  onTestFinished(() => server.close())
  const shelf = await shelfOn(home, server, createClock(), options)
  for (const id of ids) await shelf.library.create(newPaperRecord({ id: paper(id), now: shelf.clock.now() }))
  return shelf
}

async function shelfOn(
  home: string,
  server: PdfServer,
  clock: Clock,
  options: Partial<DownloadsOptions>,
): Promise<Shelf> {
  const queue = await openQueue(home, server.origin, clock, options)
  return {
    ...queue,
    home,
    server,
    clock,
    reopen: async (again = {}) => {
      await queue.close()
      return shelfOn(home, server, clock, { ...options, ...again })
    },
    names: (id) => namesOf(home, id),
  }
}

/** A folder that is removed when the test ends, after what is opened on it later was closed. */
export async function temporaryHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'offprint-downloads-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  return home
}

/** The names in a paper's folder, without its record. */
export async function namesOf(home: string, id: PaperId): Promise<readonly string[]> {
  const names = await readdir(join(home, 'papers', folderName(id)))
  return names.filter((name) => !name.startsWith('paper.json')).sort()
}

/** Opens a library and its queue, with arXiv at `origin`; they are closed when the test ends. */
export async function openQueue(
  home: string,
  origin: string,
  clock: Clock,
  options: Partial<DownloadsOptions> = {},
): Promise<OpenQueue> {
  const library = await openLibrary({ home, mode: 'write', now: clock.now })
  const client = {
    api: origin,
    site: origin,
    interval: 0,
    userAgent: 'Offprint tests',
    now: clock.now,
    random: () => 0,
  }
  const arxiv = createArxiv(client)
  const notices: string[] = []
  const downloads = createDownloads({
    arxiv,
    library,
    now: clock.now,
    timer: clock.timer,
    random: () => 0,
    retryDelays: [0, 0, 0],
    onNotice: (_, { message }) => notices.push(message),
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
  return { library, downloads, notices, close }
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
