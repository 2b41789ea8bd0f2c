// PDF files of the person's: joined to their arXiv paper by the stamp, else kept under the hash of their content.
import { authorsIn, described } from '../../../../main/library/papers/own-paper.ts'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { addPdfFile } from '../../../../main/intake/accept/add-pdf.ts'
import { addRefs } from '../../../../main/intake/accept/add-refs.ts'
import type { PdfFacts } from '../../../../main/text/facts.ts'
import { ArxivId } from '../../../../preload/model/ids.ts'
import { AppError } from '../../../../preload/errors.ts'
import { failureOf, freshHome, id, noon, paper, samplePdf, writable } from '../../library/support.ts'

const nothing: PdfFacts = {
  pages: 4,
  encrypted: false,
  stamp: null,
  infoIds: [],
  title: null,
  author: null,
  heading: null,
}
const stamped = (base: string, version: number): PdfFacts => ({
  ...nothing,
  stamp: { base, version, category: 'cs.SE', date: null },
})

async function setting(facts: PdfFacts | AppError = nothing) {
  const home = await freshHome()
  const library = await writable(home)
  const texts = { inspect: () => (facts instanceof AppError ? Promise.reject(facts) : Promise.resolve(facts)) }
  const signal = new AbortController().signal
  const add = async (text: string, name = 'my paper.pdf') => {
    const path = join(dirname(home), name)
    await writeFile(path, text)
    return addPdfFile(
      { library, texts, search: { meeting: async () => null } },
      { path, name },
      { signal, now: () => noon },
    )
  }
  return { home, library, add }
}

test('a PDF that is not from arXiv is a paper of its own, under the hash of its content', async () => {
  const { home, library, add } = await setting()
  const line = await add(samplePdf())
  expect(line).toMatchObject({ input: 'my paper.pdf', arxivId: null, outcome: 'added' })
  expect(line.paperId).toMatch(/^pdf-[0-9a-f]{16}$/)
  const record = library.record(id(line.paperId ?? ''))
  expect(record).toMatchObject({
    arxivId: null,
    givenTitle: 'my paper',
    metadata: { state: 'none' },
    files: [{ version: 1, bytes: samplePdf().length, pages: 4 }],
    provenance: [{ kind: 'file', input: 'my paper.pdf' }],
  })
  expect((await readdir(join(home, 'papers', line.paperId ?? ''))).toSorted()).toEqual([
    'paper.json',
    'paper.json.bak',
    'v1.pdf',
  ])
})

test('the same file again is here already, whatever it is called', async () => {
  const { library, add } = await setting()
  await add(samplePdf())
  expect(await add(samplePdf(), 'copy.pdf')).toMatchObject({
    outcome: 'already-here',
    message: 'Already here since 12 June, unread.',
  })
  expect(library.ids()).toHaveLength(1)
})

test('a PDF with arXiv’s stamp is that version of that paper', async () => {
  const { library, add } = await setting(stamped('2406.15877', 2))
  await library.create(paper('2406.15877', { tags: ['mine'] }))
  expect(await add(samplePdf())).toMatchObject({ paperId: '2406.15877', outcome: 'updated' })
  expect(library.record(id('2406.15877'))).toMatchObject({ tags: ['mine'], files: [{ version: 2, pages: 4 }] })
  expect(await readFile(library.pdfPath(id('2406.15877'), 2) ?? '', 'utf8')).toBe(samplePdf())
})

test('another file of a version that is here is kept beside it, never over it', async () => {
  const { home, library, add } = await setting(stamped('2406.15877', 2))
  await add(samplePdf('first'))
  const line = await add(samplePdf('second'))
  expect(line).toMatchObject({ outcome: 'added', message: expect.stringContaining('both are kept') })
  expect(line.paperId).toMatch(/^pdf-/)
  expect(await readFile(join(home, 'papers/2406.15877/v2.pdf'), 'utf8')).toBe(samplePdf('first'))
  expect(library.ids()).toHaveLength(2)
})

test('a file that lies in the folder without a record is not overwritten either', async () => {
  const { library, add } = await setting(stamped('2406.15877', 2))
  const folder = await library.folder(id('2406.15877'))
  await writeFile(join(folder, 'v2.pdf'), 'someone put this here')
  expect((await add(samplePdf())).paperId).toMatch(/^pdf-/)
  expect(await readFile(join(folder, 'v2.pdf'), 'utf8')).toBe('someone put this here')
})

test('what is no PDF, cut off or empty is refused with its reason, and nothing is added', async () => {
  const { library, add } = await setting()
  for (const [text, words] of [
    ['<html>not found</html>', 'is not a PDF'],
    ['%PDF-1.7 half of it', 'cut off'],
    ['', 'is empty'],
  ] as const) {
    const failure = await failureOf(add(text))
    expect(failure).toMatchObject({ code: 'not-a-pdf', message: expect.stringContaining(words) })
  }
  expect(library.ids()).toEqual([])
})

test('a PDF whose facts cannot be read in time is kept all the same', async () => {
  const { add } = await setting(new AppError('internal', 'too much'))
  expect(await add(samplePdf())).toMatchObject({ outcome: 'added' })
})

test('a title inside the PDF is taken unless it is a leftover of the program that made it', async () => {
  for (const [title, expected] of [
    ['On the Computation of Things', 'On the Computation of Things'],
    ['Microsoft Word - draft.docx', 'my paper'],
    ['untitled', 'my paper'],
  ] as const) {
    const { library, add } = await setting({ ...nothing, title })
    const { paperId } = await add(samplePdf())
    expect(library.record(id(paperId ?? ''))?.givenTitle).toBe(expected)
  }
})

test('the first page’s title is taken where the metadata names none, and authors where they are people', async () => {
  const heading = 'Slow Reading in Noisy Rooms'
  const { library, add } = await setting({ ...nothing, title: 'print', heading, author: 'Ada Reader and 王小明' })
  const { paperId } = await add(samplePdf())
  expect(library.summary(id(paperId ?? ''))).toMatchObject({ title: heading, authors: ['Ada Reader', '王小明'] })
  await library.update(id(paperId ?? ''), (record) =>
    described(record, { title: 'Mine', authors: [] }, { source: 'person', now: noon }),
  )
  expect(library.summary(id(paperId ?? ''))).toMatchObject({ title: 'Mine', authors: [] })
  expect(library.record(id(paperId ?? ''))?.versions).toMatchObject([{ version: 1, source: 'person' }])
})

test('an account’s name is no author', () => {
  expect(authorsIn('jsmith')).toEqual([])
  expect(authorsIn('Smith, Jane; Doe, John')).toEqual(['Smith, Jane', 'Doe, John'])
  expect(authorsIn(null)).toEqual([])
})

test('what arXiv says of a paper is not changed', () => {
  const words = { title: 'Mine', authors: [] }
  expect(() => described(paper('2406.15877'), words, { source: 'person', now: noon })).toThrow('cannot be changed')
})

test('papers named one by one are added once, with the version that was named', async () => {
  const library = await writable(await freshHome())
  const named = (input: string, version: number | null) => ({
    input,
    ref: { base: ArxivId.parse('2406.15877'), version },
  })
  const now = () => noon
  expect(await addRefs(library, [named('https://arxiv.org/abs/2406.15877', null)], { now })).toMatchObject([
    { outcome: 'added' },
  ])
  expect(await addRefs(library, [named('2406.15877', null)], { now })).toMatchObject([{ outcome: 'already-here' }])
  expect(await addRefs(library, [named('2406.15877v1', 1)], { now })).toMatchObject([{ outcome: 'updated' }])
  expect(library.record(id('2406.15877'))).toMatchObject({
    wantedVersion: 1,
    provenance: [{ kind: 'added', input: 'https://arxiv.org/abs/2406.15877' }],
  })
})
