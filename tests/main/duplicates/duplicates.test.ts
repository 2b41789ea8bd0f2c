// Papers that may be one: found by id, file, DOI, title and authors; made one without losing anything; taken apart again.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alike } from '../../../main/duplicates/alike.ts'
import { papersNamed } from '../../../main/cli/names.ts'
import { becameOf } from '../../../main/duplicates/became.ts'
import { findDuplicates } from '../../../main/duplicates/find.ts'
import { mergedRecord } from '../../../main/duplicates/merged-record.ts'
import { mergePapers, takeApart } from '../../../main/duplicates/merge-papers.ts'
import { openingPairs } from '../../../main/duplicates/openings.ts'
import { traitsOf } from '../../../main/duplicates/traits.ts'
import { watchDuplicates } from '../../../main/duplicates/watch.ts'
import { newList } from '../../../main/library/lists/lists.ts'
import { Mark } from '../../../preload/model/mark.ts'
import { PaperRecord, type PdfFile, type VersionMetadata } from '../../../preload/model/paper.ts'
import { freshHome, id, noon, paper, samplePdf, writable } from '../library/support.ts'

const at = noon.toISOString()
const [ARXIV, OWN, THIRD] = ['2406.00001', 'pdf-00000000000000aa', '2406.00003'] as const

function metadata(title: string, authors: readonly string[], given: Partial<VersionMetadata> = {}): VersionMetadata {
  return {
    version: 1,
    title,
    authors: authors.map((name) => ({ name, affiliations: [] })),
    abstract: null,
    primaryCategory: null,
    categories: [],
    published: '2024-06-01T00:00:00Z',
    updated: null,
    comment: null,
    journalRef: null,
    doi: null,
    source: 'api',
    fetchedAt: at,
    ...given,
  }
}

function file(version: number, letter: string): PdfFile {
  return {
    version,
    sha256: letter.repeat(64),
    bytes: samplePdf(letter).length,
    pages: 3,
    etag: null,
    lastModified: null,
    downloadedAt: at,
    origin: null,
  }
}

function mark(name: string, version: number): Mark {
  return Mark.parse({
    id: name,
    kind: 'pin',
    color: 'yellow',
    comment: name,
    tags: [],
    anchor: {
      version,
      fileSha256: null,
      parts: [{ page: 1, rects: [], charFrom: null, charTo: null }],
      quote: null,
      textModel: 1,
    },
    createdAt: at,
    updatedAt: at,
  })
}

const why = (a: PaperRecord, b: PaperRecord) => alike(traitsOf(a), traitsOf(b))
const titled = (name: string, title: string, authors: readonly string[], given: Partial<VersionMetadata> = {}) =>
  paper(name, { versions: [metadata(title, authors, given)] })

describe('two papers', () => {
  const preprint = titled(ARXIV, 'Attention Is Not All You Need: A Study', ['Jane Doe', 'Ivo Šimić', 'Wei Wang'])

  it('are one by the id a file names, by their file, by their DOI', () => {
    const own = (given: Partial<PaperRecord>) => paper(OWN, given)
    expect(why(preprint, own({ said: { arxivId: preprint.arxivId, doi: null, authors: [] } }))).toBe('id')
    expect(why(paper(ARXIV, { files: [file(1, 'a')] }), own({ files: [file(1, 'a')] }))).toBe('file')
    const published = titled(ARXIV, 'One', ['A B'], { doi: '10.1145/3597503.3608128' })
    expect(
      why(published, own({ said: { arxivId: null, doi: 'https://doi.org/10.1145/3597503.3608128', authors: [] } })),
    ).toBe('doi')
  })

  it('are one by title and authors, however these are written', () => {
    expect(
      why(preprint, titled(THIRD, 'Attention is not all you need – a study', ['Doe, J.', 'I. Simic', 'Wang, Wei'])),
    ).toBe('title')
    expect(
      why(preprint, titled(THIRD, 'Attention Is Not All You Need: A Large Study', ['J. Doe', 'I. Simic', 'W. Wang'])),
    ).toBe('near')
    expect(why(preprint, paper(OWN, { givenTitle: 'Attention Is Not All You Need: A Study' }))).toBe('title')
  })

  it('are two where only the title is the same, or a number tells them apart, or many years', () => {
    expect(why(preprint, titled(THIRD, 'Attention Is Not All You Need: A Study', ['Ann Other', 'B Else']))).toBe(null)
    const part = (number: string) => `Lectures on the Theory of Sets and Numbers, Part ${number}`
    expect(why(titled(ARXIV, part('I'), ['A Doe']), titled(THIRD, part('II'), ['A Doe']))).toBe(null)
    expect(why(titled(ARXIV, 'Introduction', ['A Doe']), paper(OWN, { givenTitle: 'Introduction' }))).toBe(null)
    const old = titled(THIRD, 'Attention Is Not All You Need: A Study', ['Jane Doe'], {
      published: '1999-01-01T00:00:00Z',
    })
    expect(why(preprint, old)).toBe(null)
  })
})

describe('looking through a library', () => {
  it('finds groups, the surest first, and says which would stay', async () => {
    const library = await writable(await freshHome())
    const title = 'A Very Particular Title of a Paper'
    await library.create(paper(OWN, { givenTitle: title, files: [file(1, 'a')], marks: [mark('mark-1', 1)] }))
    await library.create(titled(ARXIV, title, ['Jane Doe']))
    await library.create({ ...titled(THIRD, 'Another', ['A B']), files: [file(1, 'a')] })
    await library.create(titled('2406.00009', 'Something Else Entirely', ['C D']))
    const [group, ...others] = await findDuplicates(library)
    expect(others).toEqual([])
    expect(group?.keep).toBe(ARXIV)
    expect(group?.papers.map((each) => each.id).toSorted()).toEqual([ARXIV, THIRD, OWN])
    expect(group?.pairs.map((pair) => pair.why)).toEqual(['file', 'title'])

    await library.changeNotDuplicates(() => [[id(ARXIV), id(OWN)]])
    expect((await findDuplicates(library))[0]?.papers.map((each) => each.id)).toEqual([THIRD, OWN])
  })

  it('finds a published PDF by its first page', async () => {
    const library = await writable(await freshHome())
    await library.create(titled(ARXIV, 'A Very Particular Title of a Paper', ['Jane Doe', 'Ivo Šimić']))
    await library.create(paper(OWN, { givenTitle: 'download(3)', files: [file(1, 'a')] }))
    const page = 'Journal of Papers 12 (2025)\nA VERY PARTICULAR TITLE\nOF A PAPER\nJane Doe¹, Ivo Simic²\nAbstract. …'
    expect(await openingPairs(library, [id(OWN)], async () => page)).toEqual([{ a: ARXIV, b: OWN, why: 'opening' }])
    const other = page.replace('Jane Doe¹, Ivo Simic²', 'Ann Other')
    expect(await openingPairs(library, [id(OWN)], async () => other)).toEqual([])
  })

  it('tells at once when a paper comes in that is here already', async () => {
    const library = await writable(await freshHome())
    const title = 'A Very Particular Title of a Paper'
    await library.create(titled(ARXIV, title, ['Jane Doe']))
    const told: string[] = []
    const texts = { page: () => Promise.reject(new Error('no text')) }
    watchDuplicates(
      { library, texts, search: { meeting: async () => null } },
      (a, b) => told.push(`${a} ${b}`),
      () => noon,
    )
    await library.create(paper(THIRD))
    await library.update(id(THIRD), (record) => ({ ...record, versions: [metadata(title, ['J. Doe'])] }))
    await expect.poll(() => told).toEqual([`${THIRD} ${ARXIV}`])
    await library.update(id(THIRD), (record) => ({ ...record, starred: true }))
    expect(told).toHaveLength(1)
  })
})

/** A library with an arXiv paper and a person's own PDF of it, both worked with and in lists. */
async function twoOfOne() {
  const home = await freshHome()
  const library = await writable(home)
  await library.create(
    paper(ARXIV, {
      versions: [metadata('A Title', ['Jane Doe'])],
      files: [file(1, 'a')],
      marks: [mark('mark-1', 1)],
      notes: { text: 'Mine.', updatedAt: at },
      tags: ['x'],
      position: { version: 1, page: 2, x: 0, y: 0, scale: 1, at },
      pagesSeen: { '1': [1, 2] },
    }),
  )
  await library.create(
    paper(OWN, {
      givenTitle: 'own',
      addedAt: '2026-01-01T00:00:00.000Z',
      files: [file(1, 'b')],
      marks: [mark('mark-2', 1)],
      notes: { text: 'Yours.', updatedAt: at },
      tags: ['y'],
      starred: true,
      status: { value: 'read', at, by: 'person' },
      pagesSeen: { '1': [3] },
      position: { version: 1, page: 3, x: 0, y: 0, scale: 1, at: '2026-07-01T00:00:00.000Z' },
      provenance: [{ at, kind: 'file', input: 'own.pdf', listId: null, section: null, from: null }],
    }),
  )
  for (const [name, letter] of [
    [ARXIV, 'a'],
    [OWN, 'b'],
  ] as const)
    await writeFile(join(await library.folder(id(name)), 'v1.pdf'), samplePdf(letter))
  const item = (name: string, summary: string) => ({
    id: `${name}-${summary}`,
    paperId: id(name),
    version: null,
    title: null,
    summary,
  })
  const lists = [
    {
      ...newList({ title: 'Both', now: noon }),
      sections: [{ id: 's1', title: null, items: [item(ARXIV, 'one'), item(OWN, 'two')] }],
    },
    { ...newList({ title: 'Own', now: noon }), sections: [{ id: 's2', title: null, items: [item(OWN, 'three')] }] },
  ]
  for (const list of lists) await library.saveList(list)
  return { home, library }
}

describe('made one', () => {
  it('keeps every note, mark, tag, list, place and file', async () => {
    const { home, library } = await twoOfOne()
    await mergePapers(library, id(ARXIV), [id(OWN)], { now: () => noon })
    expect(library.ids()).toEqual([ARXIV])
    const record = library.record(id(ARXIV))
    expect(record).toMatchObject({
      addedAt: '2026-01-01T00:00:00.000Z',
      notes: { text: 'Mine.\n\n---\n\n*own*\n\nYours.' },
      tags: ['x', 'y'],
      starred: true,
      status: { value: 'read', by: 'person' },
      position: { version: 900, page: 3 },
      pagesSeen: { '1': [1, 2], '900': [3] },
      provenance: [{ input: 'own.pdf' }],
    })
    expect(record?.files.map(({ version, name }) => [version, name])).toEqual([
      [1, undefined],
      [900, 'own.pdf'],
    ])
    expect(record?.marks.map((each) => [each.id, each.anchor.version])).toEqual([
      ['mark-1', 1],
      ['mark-2', 900],
    ])
    expect(await readFile(join(home, 'papers', ARXIV, 'v900.pdf'), 'utf8')).toBe(samplePdf('b'))
    expect(
      library.lists().map((list) => list.sections[0]?.items.map(({ paperId, summary }) => [paperId, summary])),
    ).toEqual([[[ARXIV, 'one\n\ntwo']], [[ARXIV, 'three']]])
    expect(library.summary(id(ARXIV))?.pdf.version).toBe(900)
  })

  it('is found by the names of those that went, over several mergers and a restart, until they are taken apart', async () => {
    const { home, library } = await twoOfOne()
    await library.create(paper(THIRD, { files: [file(1, 'c')] }))
    await writeFile(join(await library.folder(id(THIRD)), 'v1.pdf'), samplePdf('c'))
    await mergePapers(library, id(ARXIV), [id(OWN)], { now: () => noon })
    expect(becameOf(library, id(OWN))).toEqual({ into: ARXIV, files: [{ version: 1, to: 900 }] })
    await mergePapers(library, id(THIRD), [id(ARXIV)], { now: () => noon })
    await library.close()

    const later = await writable(home)
    const went = becameOf(later, id(OWN))
    const file900 = later.record(id(THIRD))?.files.find(({ sha256 }) => sha256 === 'b'.repeat(64))
    expect(went).toEqual({ into: THIRD, files: [{ version: 1, to: file900?.version }] })
    expect(papersNamed(later, [ARXIV, OWN]).map((named) => named.id)).toEqual([THIRD, THIRD])
    expect(becameOf(later, id(THIRD))).toBe(null)
    await later.bringBack(id(ARXIV))
    await takeApart(later, id(ARXIV))
    expect(becameOf(later, id(ARXIV))).toBe(null)
    expect(becameOf(later, id(OWN))?.into).toBe(ARXIV)
    expect(later.became().map(({ from }) => from)).toEqual([OWN])
  })

  it('is taken apart exactly as it was, also after a restart', async () => {
    const { home, library } = await twoOfOne()
    const before = { records: [ARXIV, OWN].map((name) => library.record(id(name))), lists: library.lists() }
    await mergePapers(library, id(ARXIV), [id(OWN)], { now: () => noon })
    await library.close()

    const later = await writable(home)
    await later.bringBack(id(OWN))
    await takeApart(later, id(OWN))
    expect([ARXIV, OWN].map((name) => later.record(id(name)))).toEqual(before.records)
    const plain = (lists: typeof before.lists) => lists.map((list) => ({ ...list, updatedAt: at }))
    expect(plain(later.lists())).toEqual(plain(before.lists))
    expect(later.pdfPath(id(ARXIV), 900)).toBe(null)
    await expect(readFile(join(home, 'papers', ARXIV, 'v900.pdf'))).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await readFile(join(home, 'papers', OWN, 'v1.pdf'), 'utf8')).toBe(samplePdf('b'))
  })

  it('taken apart later, what was done since stays: a mark goes with the file it is on', async () => {
    const { library } = await twoOfOne()
    await mergePapers(library, id(ARXIV), [id(OWN)], { now: () => noon })
    await library.update(id(ARXIV), (record) => ({
      ...record,
      tags: [...record.tags, 'z'],
      marks: [...record.marks, mark('mark-3', 900), mark('mark-4', 1)],
      notes: { ...record.notes, text: `${record.notes.text}\n\nLater.` },
    }))
    await library.bringBack(id(OWN))
    await takeApart(library, id(OWN))
    const [keep, own] = [library.record(id(ARXIV)), library.record(id(OWN))]
    expect(keep?.tags).toEqual(['x', 'z'])
    expect(keep?.notes.text).toBe('Mine.\n\nLater.')
    expect(keep?.marks.map((each) => each.id)).toEqual(['mark-1', 'mark-4'])
    expect(own?.marks.map((each) => [each.id, each.anchor.version])).toEqual([
      ['mark-2', 1],
      ['mark-3', 1],
    ])
  })

  it('several at once, taken apart from the last to the first', async () => {
    const { library } = await twoOfOne()
    await library.create(paper(THIRD, { marks: [mark('mark-5', 2)], files: [file(2, 'a')], tags: ['third'] }))
    const before = library.ids().map((each) => library.record(each))
    await mergePapers(library, id(ARXIV), [id(OWN), id(THIRD)], { now: () => noon })
    // The same file is not kept twice, and its marks go to it.
    expect(library.record(id(ARXIV))?.marks.map((each) => [each.id, each.anchor.version])).toEqual([
      ['mark-1', 1],
      ['mark-2', 900],
      ['mark-5', 1],
    ])
    for (const each of [THIRD, OWN]) {
      await library.bringBack(id(each))
      await takeApart(library, id(each))
    }
    expect(before.map((record) => record && library.record(record.id))).toEqual(before)
  })

  it('never loses a mark or a word of a note, whatever the two are', () => {
    const text = fc.constantFrom('', 'one', 'two\n', '  three')
    const some = fc.uniqueArray(fc.constantFrom('mark-1', 'mark-2', 'mark-3', 'mark-4'))
    fc.assert(
      fc.property(text, text, some, some, fc.constantFrom('a', 'b'), (mine, yours, left, right, letter) => {
        const notes = (words: string) => ({ text: words, updatedAt: words ? at : null })
        const a = paper(ARXIV, {
          notes: notes(mine),
          marks: left.map((name) => mark(`a-${name}`, 1)),
          files: [file(1, 'a')],
        })
        const b = paper(OWN, {
          notes: notes(yours),
          marks: right.map((name) => mark(`b-${name}`, 1)),
          files: [file(1, letter)],
        })
        const { record, files } = mergedRecord(a, b)
        expect(PaperRecord.safeParse(record).success).toBe(true)
        expect(record.marks).toHaveLength(left.length + right.length)
        for (const words of [mine, yours]) expect(record.notes.text).toContain(words.trim())
        expect(files).toHaveLength(letter === 'a' ? 0 : 1)
        for (const each of record.marks)
          expect(record.files.some(({ version }) => version === each.anchor.version)).toBe(true)
      }),
    )
  })
})
