import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inspectPdf } from '../../../main/text/inspect.ts'
import { pageAt } from '../../../main/text/document-text.ts'
import { createPageTexts, type PageTexts, type PageTextsOptions } from '../../../main/text/page-texts.ts'
import { AppError } from '../../../preload/errors.ts'
import { PaperId } from '../../../preload/model/ids.ts'
import { shown, tinyPdf, type TinyPdf } from '../../support/tiny-pdf.ts'

// Every test starts threads of its own, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 })

const id = PaperId.parse('2401.00001')
const fixtures = join(import.meta.dirname, '../../fixtures/text')

let home: string
let texts: PageTexts | null
let path: string
let counted: number[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'offprint-texts-'))
  path = join(home, 'v1.pdf')
  texts = null
  counted = []
})

afterEach(async () => {
  await texts?.close()
  rmSync(home, { recursive: true, force: true })
})

function open(bytes: Uint8Array, more: Partial<PageTextsOptions> = {}): PageTexts {
  writeFileSync(path, bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  texts = createPageTexts({
    home,
    pdfPath: (_, version) => (version === 1 ? path : null),
    sha256: () => hash,
    onPages: (_id, _version, pages) => counted.push(pages),
    ...more,
  })
  return texts
}

function stored(): readonly string[] {
  const root = join(home, '.derived/text')
  return readdirSync(root).flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)))
}

const head = [9, 200, 800, 'On the keeping of marks'] as const
const body = (page: number): (readonly [number, number, number, string])[] => [
  [10, 60, 700, `Page ${page} has a line of its own, which`],
  [10, 60, 688, 'is followed by another, so that there is'],
  [10, 60, 676, 'text enough for it to be a page.'],
]
const threePages: TinyPdf = {
  pages: [1, 2, 3].map((page) => ({ content: shown([head, ...body(page), [9, 290, 30, `${page}`]]) })),
  info: '/Title (On the keeping of marks) /Author (A. Reader) /Subject (arXiv:2401.00001v2)',
}
/** Forms within forms within forms: a few lines of PDF that draw a page for ever. */
const endless: TinyPdf = {
  pages: [{ content: '/X0 Do' }, { content: shown(body(2)) }],
  forms: Array.from({ length: 12 }, (_, depth) => (depth === 11 ? shown(body(1)) : `/X${depth + 1} Do\n`.repeat(40))),
}

describe('page texts', () => {
  it('reads a page on demand, then all of the document into the store, with the same glyphs', async () => {
    const open1 = open(tinyPdf(threePages))
    const draft = await open1.page(id, 1, 2)
    expect(draft.text).toContain('Page 2 has a line of its own')
    const info = await open1.completed(id, 1)
    expect(info).toMatchObject({
      pages: 3,
      fallbacks: [],
      failed: [],
      title: 'On the keeping of marks',
      author: 'A. Reader',
    })
    const kept = await open1.page(id, 1, 2)
    expect({ ...kept, lines: [] }).toEqual({ ...draft, lines: [] })
    expect(kept.lines.map((line) => line.kind)).toEqual(['running', 'body', 'body', 'body', 'page-number'])
    expect(new Set(counted)).toEqual(new Set([3]))
    expect(stored()).toHaveLength(1)
  })

  it('has the document as one string with its pages, without running heads', async () => {
    const document = await open(tinyPdf(threePages)).document(id, 1)
    expect(document.text.split('\n')).toHaveLength(3)
    expect(document.text).not.toContain('keeping')
    expect(pageAt(document, document.text.indexOf('Page 3'))).toBe(3)
    expect(pageAt(document, 0)).toBe(1)
  })

  it('makes a damaged text anew', async () => {
    const bytes = tinyPdf(threePages)
    await open(bytes).completed(id, 1)
    await texts?.close()
    const [file = ''] = stored()
    const whole = readFileSync(file)
    for (const damage of [
      () => writeFileSync(file, Buffer.concat([Buffer.alloc(300, 7), whole.subarray(300)])),
      () => truncateSync(file, 100),
    ]) {
      damage()
      const again = open(bytes)
      expect((await again.page(id, 1, 1)).text).toContain('Page 1')
      await again.idle()
      expect(await again.info(id, 1)).toMatchObject({ pages: 3 })
      await again.close()
    }
    expect(stored()).toHaveLength(1)
  })

  it('reads without storing where the hash is not known', async () => {
    const some = open(tinyPdf(threePages), { sha256: () => null })
    expect((await some.page(id, 1, 3)).page).toBe(3)
    expect(await some.info(id, 1)).toBeNull()
    await expect(some.completed(id, 1)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('says which pages and versions are not there', async () => {
    const some = open(tinyPdf(threePages))
    await expect(some.page(id, 2, 1)).rejects.toMatchObject({ code: 'not-found' })
    await expect(some.page(id, 1, 4)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('3 pages'),
    })
    await expect(some.page(id, 1, 0)).rejects.toMatchObject({ code: 'invalid-input' })
    await some.idle()
    await expect(some.page(id, 1, 4)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('stops waiting when it is told to', async () => {
    const some = open(tinyPdf(threePages))
    const stop = new AbortController()
    const waiting = some.page(id, 1, 1, { signal: stop.signal })
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('gives up on an endless page, and reads the others all the same', async () => {
    const some = open(tinyPdf(endless), { deadlines: { page: 1500 } })
    await expect(some.page(id, 1, 1)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('Page 1'),
    })
    expect((await some.page(id, 1, 2)).text).toContain('Page 2')
    expect(await some.completed(id, 1)).toMatchObject({ pages: 2, failed: [1] })
    expect(await some.page(id, 1, 1)).toMatchObject({ page: 1, text: '' })
  })

  it('says that a locked PDF is locked, and opens it with its password', async () => {
    const locked = readFileSync(join(fixtures, 'locked.pdf'))
    const closed = open(locked)
    const error: unknown = await closed.page(id, 1, 1).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'invalid-input', details: { reason: 'encrypted' } })
    await closed.close()
    expect((await open(locked, { password: () => 'secret' }).page(id, 1, 1)).text).toContain('Nobody reads this')
  })

  it('reads a PDF that only its owner may change', async () => {
    const some = open(readFileSync(join(fixtures, 'owner-locked.pdf')))
    expect((await some.page(id, 1, 1)).text).toContain('Nobody reads this')
  })

  it('says of what is no PDF that it is none', async () => {
    const files = {
      empty: Buffer.alloc(0),
      page: Buffer.from('<!doctype html><title>404</title>'),
      junk: Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)),
      'first part': tinyPdf(threePages).subarray(0, 300),
    }
    const names = Object.keys(files)
    const some = open(Buffer.alloc(0), { pdfPath: (_, version) => join(home, names[version - 1] ?? '') })
    for (const [index, bytes] of Object.values(files).entries()) {
      writeFileSync(join(home, names[index] ?? ''), bytes)
      await expect(some.page(id, index + 1, 1)).rejects.toMatchObject({ code: 'not-a-pdf' })
    }
  })

  it('reads a PDF whose cross-reference table is wrong', async () => {
    const broken = tinyPdf(threePages)
      .toString('latin1')
      .replace(/startxref\n\d+/u, 'startxref\n17')
    expect((await open(Buffer.from(broken, 'latin1')).page(id, 1, 1)).text).toContain('Page 1')
  })

  it('has nothing to read in a PDF of no pages', async () => {
    const some = open(tinyPdf({ pages: [] }))
    await expect(some.page(id, 1, 1)).rejects.toMatchObject({ code: 'not-found' })
    expect(await some.completed(id, 1)).toMatchObject({ pages: 0 })
  })

  it('ends its work when it is closed', async () => {
    const some = open(tinyPdf(threePages))
    const waiting = some.completed(id, 1).catch((error: unknown) => error)
    await some.close()
    expect(await waiting).toMatchObject({ code: 'cancelled' })
    await expect(some.page(id, 1, 1)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('inspecting a file', () => {
  it('tells pages, stamp, ids, title and author', async () => {
    const stamp = 'BT /F3 20 Tf 0 1 -1 0 32 237 Tm (arXiv:2401.00001v2  [cs.DL]  3 Jan 2024) Tj ET'
    const pages = threePages.pages.map((page) => ({ content: `${page.content}\n${stamp}` }))
    writeFileSync(path, tinyPdf({ ...threePages, pages }))
    expect(await inspectPdf(path)).toEqual({
      pages: 3,
      encrypted: false,
      stamp: { base: '2401.00001', version: 2, category: 'cs.DL', date: '2024-01-03' },
      infoIds: ['2401.00001v2'],
      title: 'On the keeping of marks',
      author: 'A. Reader',
      heading: null,
    })
  })

  it('says of a locked file only that it is locked', async () => {
    expect(await inspectPdf(join(fixtures, 'locked.pdf'))).toMatchObject({ encrypted: true, pages: 0, stamp: null })
  })

  it('refuses what is no PDF and what is not there', async () => {
    writeFileSync(path, 'hello')
    await expect(inspectPdf(path)).rejects.toMatchObject({ code: 'not-a-pdf' })
    await expect(inspectPdf(join(home, 'missing.pdf'))).rejects.toMatchObject({ code: 'not-found' })
  })

  it('gives up on a file that is too much', async () => {
    writeFileSync(path, tinyPdf(endless))
    await expect(inspectPdf(path, { deadline: 1500 })).rejects.toMatchObject({ code: 'internal' })
  })
})
