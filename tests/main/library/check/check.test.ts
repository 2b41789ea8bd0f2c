// `check` finds what is wrong in a folder without changing it; with repair it mends without losing anything.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { checkLibrary } from '../../../../main/library/check/check.ts'
import { appendPapers, newList } from '../../../../main/library/lists/lists.ts'
import { applyPdf } from '../../../../main/library/papers/records.ts'
import { TEXT_MODEL } from '../../../../preload/model/text.ts'
import { MARK } from '../../../../main/text/text-file.ts'
import { failureOf, freshHome, id, noon, paper, samplePdf, writable } from '../support.ts'

const now = () => noon

/** A closed, sound library: two papers with a PDF each, in one list. */
async function sound(): Promise<{ home: string; file: (name: string) => string }> {
  const home = await freshHome()
  const library = await writable(home)
  for (const one of [id('2406.15877'), id('2406.11931')]) {
    const provenance = {
      at: noon.toISOString(),
      kind: 'list',
      input: one,
      listId: id0,
      section: 'Agents',
      from: null,
    } as const
    await library.create(paper(one, { provenance: [provenance], givenTitle: `Paper ${one}` }))
    const text = samplePdf(one)
    await writeFile(join(await library.folder(one), 'v1.pdf'), text)
    const sha256 = createHash('sha256').update(text).digest('hex')
    const pdf = { version: 1, sha256, bytes: text.length, pages: 3, etag: null, lastModified: null, origin: null }
    await library.update(one, (record) => applyPdf(record, { ...pdf, downloadedAt: noon.toISOString() }))
  }
  const list = appendPapers(newList({ title: 'This week', now: noon }), library.ids(), noon)
  await library.saveList({ ...list, id: id0 })
  await library.close()
  return { home, file: (name) => join(home, 'papers/2406.15877', name) }
}

const id0 = newList({ title: '' }).id

async function kinds(home: string, repair = false): Promise<readonly string[]> {
  const report = await checkLibrary({ home, repair, now })
  return report.problems.map(({ kind, repaired }) => (repaired ? `${kind} mended` : kind))
}

test('a sound library has no problems, and neither has a folder that is not there', async () => {
  const { home } = await sound()
  expect(await checkLibrary({ home, repair: false })).toEqual({ ok: true, papers: 2, pdfs: 2, problems: [], texts: [] })
  const nowhere = await freshHome()
  expect(await checkLibrary({ home: nowhere, repair: true })).toEqual({
    ok: true,
    papers: 0,
    pdfs: 0,
    problems: [],
    texts: [],
  })
  expect(existsSync(nowhere)).toBe(false)
})

test('looking changes nothing', async () => {
  const { home, file } = await sound()
  await writeFile(file('paper.json'), 'x')
  await rm(file('v1.pdf'))
  const before = await readdir(home, { recursive: true })
  expect(await kinds(home)).toEqual(['record-damaged'])
  expect(await readdir(home, { recursive: true })).toEqual(before)
})

for (const [what, harm, kind] of [
  ['a PDF that is gone is marked absent', (file: string) => rm(file), 'pdf-missing'],
  ['a PDF that is cut off is set aside', (file: string) => writeFile(file, '%PDF-1.4 half'), 'pdf-damaged'],
  ['a PDF with other bytes is set aside', (file: string) => writeFile(file, samplePdf('2406.15878')), 'pdf-damaged'],
] as const) {
  test(`${what}, to be downloaded again`, async () => {
    const { home, file } = await sound()
    await harm(file('v1.pdf'))
    expect(await kinds(home)).toEqual([kind])
    expect(await kinds(home, true)).toEqual([`${kind} mended`])
    expect(await kinds(home)).toEqual([])
    expect(existsSync(file('v1.pdf'))).toBe(false)
    const aside = (await readdir(file('.'))).filter((name) => name.includes('.damaged-'))
    expect(aside).toHaveLength(kind === 'pdf-damaged' ? 1 : 0)
    expect((await writable(home)).record(id('2406.15877'))?.files).toEqual([])
  })
}

test('a damaged PDF that is not from arXiv is said and stays: it cannot be had again', async () => {
  const home = await freshHome()
  const own = id('pdf-0123456789abcdef')
  const library = await writable(home)
  await library.create(paper(own))
  await writeFile(join(await library.folder(own), 'v1.pdf'), 'no pdf')
  await library.close()
  expect(await kinds(home, true)).toEqual(['pdf-damaged'])
  expect(existsSync(join(home, 'papers', own, 'v1.pdf'))).toBe(true)
})

test('PDFs that no record knows are adopted, with and without a record', async () => {
  const { home, file } = await sound()
  await writeFile(file('v2.pdf'), samplePdf('two'))
  await mkdir(join(home, 'papers/hep-th_9901001'))
  await writeFile(join(home, 'papers/hep-th_9901001/v1.pdf'), samplePdf('old'))
  expect((await kinds(home, true)).toSorted()).toEqual(['pdf-unlisted mended', 'record-missing mended'])
  const library = await writable(home)
  expect(library.record(id('2406.15877'))?.files.map(({ version }) => version)).toEqual([1, 2])
  expect(library.record(id('hep-th/9901001'))?.files[0]?.sha256).toHaveLength(64)
})

test('a record and library.json come back from their copies', async () => {
  const { home, file } = await sound()
  await writeFile(file('paper.json'), '')
  await writeFile(join(home, 'library.json'), '{')
  expect(await kinds(home, true)).toEqual(['lists-damaged mended', 'record-damaged mended'])
  expect(await kinds(home)).toEqual([])
})

test('lists that are lost beyond their copy are made anew from what the papers remember', async () => {
  const { home } = await sound()
  await writeFile(join(home, 'library.json'), '{')
  await writeFile(join(home, 'library.json.bak'), '{')
  expect(await kinds(home, true)).toEqual(['lists-damaged mended'])
  const library = await writable(home)
  expect(
    library.lists().map(({ id: one, sections }) => [one, sections.map(({ title, items }) => [title, items.length])]),
  ).toEqual([[id0, [['Agents', 2]]]])
  expect((await readdir(home)).some((name) => name.startsWith('library.json.corrupt-'))).toBe(true)
})

test('a list that names a paper which is not here gets it back; one in the bin is where the person put it', async () => {
  const { home, file } = await sound()
  const library = await writable(home)
  await library.remove(id('2406.11931'))
  await library.close()
  expect(await kinds(home)).toEqual([])
  await rm(file('.'), { recursive: true })
  expect(await kinds(home, true)).toEqual(['list-item-astray mended'])
  expect((await writable(home)).has(id('2406.15877'))).toBe(true)
})

test('our own temporary files are cleared away, the person’s files never', async () => {
  const { home, file } = await sound()
  await writeFile(file('.paper.json.4711-0123456789ab.tmp'), '{')
  await writeFile(file('thesis.tmp'), 'mine')
  expect(await kinds(home, true)).toEqual(['leftover mended'])
  expect((await readdir(file('.'))).toSorted()).toEqual(['paper.json', 'paper.json.bak', 'thesis.tmp', 'v1.pdf'])
})

test('marks that cannot be where they say are named', async () => {
  const { home, file } = await sound()
  const record: unknown = JSON.parse(await readFile(file('paper.json'), 'utf8'))
  const anchor = {
    version: 1,
    fileSha256: null,
    parts: [{ page: 9, rects: [], charFrom: null, charTo: null }],
    quote: null,
    textModel: 1,
  }
  const mark = {
    id: 'mark-one',
    kind: 'pin',
    color: 'red',
    comment: '',
    tags: [],
    anchor,
    createdAt: noon.toISOString(),
    updatedAt: noon.toISOString(),
  }
  await writeFile(file('paper.json'), JSON.stringify({ ...Object(record), marks: [mark, mark] }))
  const { ok, problems } = await checkLibrary({ home, repair: true })
  expect([ok, problems.map(({ kind }) => kind)]).toEqual([false, ['mark-astray', 'mark-astray']])
})

test('repairing a library that is in use is refused; a newer one is too', async () => {
  const { home, file } = await sound()
  await rm(file('v1.pdf'))
  const library = await writable(home)
  expect(await kinds(home)).toEqual(['pdf-missing'])
  expect(await failureOf(checkLibrary({ home, repair: true }))).toMatchObject({
    code: 'locked',
    details: { cannotOpen: true },
  })
  await library.close()
  await writeFile(join(home, 'library.json'), '{ "schema": 9 }')
  expect(await failureOf(checkLibrary({ home, repair: true }))).toMatchObject({
    code: 'storage',
    details: { reason: 'newer', cannotOpen: true },
  })
})

test('pages whose text is coarse or missing are told, and are no problem', async () => {
  const { home } = await sound()
  const text = samplePdf('2406.15877')
  const sha256 = createHash('sha256').update(text).digest('hex')
  const folder = join(home, '.derived/text', sha256)
  await mkdir(folder, { recursive: true })
  const info = {
    model: TEXT_MODEL,
    sha256,
    pages: 3,
    stamp: null,
    fallbacks: [2],
    failed: [3],
    title: null,
    author: null,
  }
  const footer = gzipSync(JSON.stringify({ info, blocks: [], kinds: [], document: [0, 0] }))
  const tail = Buffer.alloc(8)
  tail.write(MARK, 'latin1')
  tail.writeUInt32BE(footer.length, 4)
  await writeFile(join(folder, `m${TEXT_MODEL}.text`), Buffer.concat([footer, tail]))
  const report = await checkLibrary({ home, repair: false, now })
  expect([report.ok, report.texts]).toEqual([
    true,
    [{ paperId: '2406.15877', version: 1, fallbacks: [2], failed: [3] }],
  ])
})
