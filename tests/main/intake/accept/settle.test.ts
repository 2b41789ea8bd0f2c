// What a receipt says after arXiv was asked.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { settleReceipt } from '../../../../main/intake/accept/settle.ts'
import { openLibrary, type OpenedLibrary } from '../../../../main/library/open.ts'
import { applyPdf, newPaperRecord } from '../../../../main/library/papers/records.ts'
import { PaperId } from '../../../../preload/model/ids.ts'
import type { ReceiptLine } from '../../../../preload/model/list.ts'

const id = PaperId.parse('2406.00009')
const added: ReceiptLine = { input: 'it', arxivId: id, paperId: id, outcome: 'added', message: 'Added.' }
const missing: ReceiptLine = { ...added, input: id, outcome: 'no-such-paper', message: 'arXiv has no such paper.' }
const { signal } = new AbortController()

let home: string
let library: OpenedLibrary

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'offprint-settle-'))
  library = await openLibrary({ home, mode: 'write' })
  await library.create(newPaperRecord({ id, now: new Date('2026-11-01') }))
})
afterEach(async () => {
  await library.close()
  await rm(home, { recursive: true, force: true })
})

const settle = async (): Promise<readonly ReceiptLine[]> => {
  const filler = {
    refresh: async () => [missing],
    ask: () => undefined,
    wanting: () => [],
    resume: () => undefined,
    close: () => undefined,
  }
  return (await settleReceipt({ library, filler }, { listId: null, results: [added] }, { signal })).results
}

it('an id that arXiv does not have is no such paper', async () => {
  expect(await settle()).toEqual([{ ...added, outcome: 'no-such-paper', message: missing.message }])
})

it('a paper whose PDF is here was added, whatever arXiv knows of its id', async () => {
  const file = {
    version: 1,
    sha256: 'a'.repeat(64),
    bytes: 9,
    pages: 1,
    etag: null,
    lastModified: null,
    downloadedAt: '2026-11-01T00:00:00.000Z',
    origin: 'file:',
  }
  await library.update(id, (record) => applyPdf(record, file))
  expect(await settle()).toEqual([{ ...added, message: 'Added. arXiv has no such paper.' }])
})
