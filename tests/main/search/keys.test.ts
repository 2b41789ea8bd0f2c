// Looking for one paper among many by what it can be met under: the index names it, and few records are read.
import { expect, it } from 'vitest'
import { keysOnPage } from '../../../main/duplicates/openings.ts'
import { keysOf, traitsOf } from '../../../main/duplicates/traits.ts'
import { keysInReference } from '../../../main/references/in-library.ts'
import { freshHome, id, paper, writable } from '../library/support.ts'
import { described, pdf, searchOver } from './support.ts'

const [A, B, OWN] = ['2401.00001', '2401.00002', 'pdf-00000000000000aa']
const title = 'A Very Particular Title of a Paper'

async function setting() {
  const library = await writable(await freshHome())
  const search = searchOver(library)
  const authors = [{ name: 'Jane Doe', affiliations: [] }]
  await library.create(described(A, title, { authors, doi: '10.1000/AbC' }, { files: [pdf('a')] }))
  await library.create(described(B, 'Another one altogether, of nothing much'))
  await search.ready()
  return { library, search }
}

const reference = (text: string, doi: string | null = null) =>
  keysInReference({ label: null, text, title: null, authors: [], year: null, arxivId: null, doi, url: null, parts: [] })

it('is met under its id, its file, its DOI and its title however it is written', async () => {
  const { search } = await setting()
  const like = (given: Parameters<typeof paper>[1]) => search.meeting(keysOf(traitsOf(paper(OWN, given))))
  expect(await like({ files: [pdf('a')] })).toEqual([A])
  expect(await like({ givenTitle: 'a very PARTICULAR title—of a paper' })).toEqual([A])
  expect(await like({ givenTitle: 'A Very Particular' })).toEqual([])
  expect(await search.meeting([`id ${B}`])).toEqual([B])
})

it('is met on a first page and in a reference', async () => {
  const { search } = await setting()
  expect(await search.meeting(keysOnPage(`Journal 12\n${title.toUpperCase()}\nJane Doe`))).toEqual([A])
  expect(await search.meeting(reference(`J. Doe. ${title}. 2024.`))).toEqual([A])
  expect(await search.meeting(reference('J. Doe, 2024', '10.1000/abc'))).toEqual([A])
  expect(await search.meeting(reference('Someone else, something else. 2024.'))).toEqual([])
})

it('follows what changes: the file that came, the title that went, the paper that left', async () => {
  const { library, search } = await setting()
  const file = [`file ${'b'.repeat(64)}`]
  expect(await search.meeting(file)).toEqual([])
  await library.update(id(B), (record) => ({ ...record, files: [pdf('b')] }))
  expect(await search.meeting(file)).toEqual([B])
  const before = keysOf(traitsOf(paper(OWN, { givenTitle: title })))
  await library.update(id(A), (record) => ({
    ...record,
    versions: record.versions.map((version) => ({ ...version, title: 'Called something else by now' })),
  }))
  expect(await search.meeting(before)).toEqual([])
  await library.remove(id(B))
  expect(await search.meeting(file)).toEqual([])
})
