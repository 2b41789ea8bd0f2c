// Filling papers in: what is answered is kept, what fails is said, and what should not happen is not swallowed.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Arxiv } from '../../../main/arxiv/arxiv.ts'
import { createMetadataFiller, type MetadataFiller } from '../../../main/arxiv/fill.ts'
import { openLibrary, type OpenedLibrary } from '../../../main/library/open.ts'
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import { AppError } from '../../../preload/errors.ts'
import { PaperId } from '../../../preload/model/ids.ts'

const id = PaperId.parse('2406.15877')
const { signal } = new AbortController()
const onInternalError = vi.fn<(error: unknown) => void>()

let home: string
let library: OpenedLibrary
let filler: MetadataFiller | null = null

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'offprint-fill-'))
  library = await openLibrary({ home, mode: 'write' })
  await library.create(newPaperRecord({ id, now: new Date('2026-11-01') }))
  onInternalError.mockClear()
})
afterEach(async () => {
  filler?.close()
  await library.close()
  await rm(home, { recursive: true, force: true })
})

/** A filler over an arXiv that answers as `metadata` does. */
function fillerOn(metadata: Arxiv['metadata']): MetadataFiller {
  const arxiv: Arxiv = {
    metadata,
    pdf: () => Promise.reject(new Error('not asked for')),
    page: () => Promise.reject(new Error('not asked for')),
    state: () => ({ state: 'ready', until: null, message: null, waiting: 0 }),
    onState: () => () => undefined,
    close: () => undefined,
  }
  filler = createMetadataFiller({ arxiv, library, onInternalError })
  return filler
}

it('says of what could not be asked why, and goes on wanting it', async () => {
  const offline = fillerOn(() => Promise.reject(new AppError('offline', 'No way to arXiv.')))
  expect(await offline.refresh([id], { all: false, signal })).toEqual([
    { input: id, arxivId: id, paperId: id, outcome: 'offline', message: 'No way to arXiv.' },
  ])
  expect(offline.wanting()).toEqual([id])
})

it('a paper that arXiv does not have is wanted no more', async () => {
  const empty = fillerOn(async () => ({ found: new Map(), missing: [] }))
  const [line] = await empty.refresh([id], { all: false, signal })
  expect(line?.outcome).toBe('no-such-paper')
  expect(empty.wanting()).toEqual([])
})

it('tells of an error that nobody waits for, and of none that closing makes', async () => {
  const broken = new Error('a mistake of ours')
  fillerOn(() => Promise.reject(broken)).ask([id])
  await vi.waitFor(() => expect(onInternalError).toHaveBeenCalledExactlyOnceWith(broken))

  const closed = fillerOn((_, options) => {
    closed.close()
    return Promise.reject(options.signal.reason)
  })
  closed.ask([id])
  await new Promise(setImmediate)
  expect(onInternalError).toHaveBeenCalledOnce()
})
