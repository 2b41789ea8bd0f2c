// Starts with an index, and what other programs do to the folder meanwhile.
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openLibrary, type OpenedLibrary } from '../../../main/library/open.ts'
import { createSearch } from '../../../main/search/create-search.ts'
import { IndexOwner } from '../../../main/search/index-owner.ts'
import type { ListAsk } from '../../../main/search/protocol.ts'
import type { Search } from '../../../main/search/search.ts'
import { newList } from '../../../main/library/lists/lists.ts'
import { freshHome, id } from '../library/support.ts'
import { described } from './support.ts'

const [A, B] = ['2401.00001', '2401.00002']
const all: ListAsk = { filter: {}, keys: [{ by: 'id', descending: false }], groupBy: null }

interface App {
  readonly library: OpenedLibrary
  readonly search: Search
  readonly problems: string[]
  close(): Promise<void>
}

/** Library and search as the app opens them: the index first. */
async function app(home: string): Promise<App> {
  const index = new IndexOwner({ home, mode: 'write' })
  const library = await openLibrary({ home, mode: 'write', index: async () => (await index.open()).known })
  const problems: string[] = []
  library.onProblem(({ message }) => problems.push(message))
  const texts = { info: async () => null, document: () => Promise.reject(new Error('No text.')) }
  const search = createSearch({ library, texts, mode: 'write', index })
  let closed: Promise<void> | null = null
  const close = (): Promise<void> => (closed ??= search.close().then(() => library.close()))
  onTestFinished(close)
  return { library, search, problems, close }
}

async function filled(home: string): Promise<void> {
  const { library, search, close } = await app(home)
  await library.create(described(A, 'Sparse graphs'))
  await library.create(described(B, 'Dense graphs'))
  await library.update(id(A), (record) => ({ ...record, starred: true }))
  await search.ready()
  await close()
}

const recordOf = (home: string, paper: string): string => join(home, 'papers', paper, 'paper.json')
const titles = async ({ search }: App): Promise<string[] | undefined> =>
  (await search.window(all, { offset: 0, limit: 10 }))?.papers.map(({ title }) => title)

it('reads no record before it is asked for: lists, counts and searches come from the index', async () => {
  const home = await freshHome()
  await filled(home)
  // Same size, same time: nobody could tell without reading.
  const path = recordOf(home, A)
  const { atime, mtime } = await stat(path)
  await writeFile(path, 'x'.repeat((await readFile(path)).length))
  await utimes(path, atime, mtime)

  const opened = await app(home)
  expect(opened.library.problems).toEqual([])
  expect(await titles(opened)).toEqual(['Sparse graphs', 'Dense graphs'])
  expect(opened.library.counts()).toMatchObject({ all: 2, unread: 2, starred: 1, inbox: 2 })
  expect((await opened.search.query('graphs', { limit: 5 })).total).toBe(2)
  expect(opened.problems).toEqual([])
  // Asked for, it is found damaged, and its last good copy taken.
  expect(opened.library.record(id(A))?.versions[0]?.title).toBe('Sparse graphs')
  await opened.library.update(id(A), (record) => ({ ...record, tags: ['kept'] }))
  expect(opened.problems).toEqual([expect.stringContaining('could not be read')])
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ id: A, tags: ['kept'] })
})

it('takes in what another program changed, added and removed while it was closed', async () => {
  const home = await freshHome()
  await filled(home)
  const path = recordOf(home, A)
  await writeFile(path, (await readFile(path, 'utf8')).replace('Sparse graphs', 'Sparser graphs'))
  const elsewhere = await freshHome()
  await filled(elsewhere)
  await rename(join(home, 'papers', B), join(home, 'was'))
  const third = JSON.parse(await readFile(recordOf(elsewhere, B), 'utf8')) as { id: string; arxivId: string }
  await rename(join(elsewhere, 'papers', B), join(home, 'papers', '2401.00003'))
  await writeFile(recordOf(home, '2401.00003'), JSON.stringify({ ...third, id: '2401.00003', arxivId: '2401.00003' }))

  const opened = await app(home)
  await opened.search.ready()
  expect(await titles(opened)).toEqual(['Sparser graphs', 'Dense graphs'])
  expect(opened.library.ids().toSorted()).toEqual([A, '2401.00003'])
  expect((await opened.search.query('sparser', { limit: 5 })).total).toBe(1)
})

it('takes in what another program changes while it runs, and says which papers it took away', async () => {
  const home = await freshHome()
  await filled(home)
  const opened = await app(home)
  await opened.search.ready()
  const path = recordOf(home, A)
  await writeFile(path, (await readFile(path, 'utf8')).replace('Sparse graphs', 'Sparser graphs'))
  await opened.search.lookAround()
  expect(await titles(opened)).toEqual(['Sparser graphs', 'Dense graphs'])
  expect(opened.library.record(id(A))?.versions[0]?.title).toBe('Sparser graphs')

  await rm(join(home, 'papers', B), { recursive: true })
  await opened.search.lookAround()
  expect(await titles(opened)).toEqual(['Sparser graphs'])
  expect(opened.library.has(id(B))).toBe(false)
  expect(opened.problems).toEqual([expect.stringContaining(B)])
})

it('loses nothing of what another program wrote just before a change of ours', async () => {
  const home = await freshHome()
  await filled(home)
  const { library } = await app(home)
  expect(library.record(id(A))?.tags).toEqual([])
  const path = recordOf(home, A)
  await writeFile(path, (await readFile(path, 'utf8')).replace('"tags": []', '"tags": ["theirs"]'))
  await library.update(id(A), (record) => ({ ...record, tags: [...record.tags, 'ours'] }))
  expect(library.record(id(A))?.tags).toEqual(['theirs', 'ours'])
})

it('sets a record aside that another program broke, once it is surely not being written, and keeps what was known', async () => {
  const home = await freshHome()
  await filled(home)
  const { library, search, problems } = await app(home)
  expect(library.record(id(A))?.starred).toBe(true)
  const path = recordOf(home, A)
  await writeFile(path, '{ "schema": 1, "id": ')
  await search.lookAround()
  expect(problems).toEqual([])
  const long = new Date(Date.now() - 60_000)
  await utimes(path, long, long)
  await search.lookAround()
  expect(problems).toEqual([expect.stringContaining('could not be read')])
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ id: A, starred: true })
})

it('takes in lists that another program wrote, and keeps its own where they cannot be read', async () => {
  const home = await freshHome()
  await filled(home)
  const { library, search, problems } = await app(home)
  await library.saveList(newList({ title: 'Week' }))
  await search.ready()
  const path = join(home, 'library.json')
  await writeFile(path, (await readFile(path, 'utf8')).replace('Week', 'Fortnight'))
  await search.lookAround()
  expect(library.lists().map(({ title }) => title)).toEqual(['Fortnight'])
  await writeFile(path, 'nonsense')
  const long = new Date(Date.now() - 60_000)
  await utimes(path, long, long)
  await search.lookAround()
  expect(library.lists().map(({ title }) => title)).toEqual(['Fortnight'])
  expect(problems).toEqual([expect.stringContaining('library.json')])
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ lists: [{ title: 'Fortnight' }] })
})
