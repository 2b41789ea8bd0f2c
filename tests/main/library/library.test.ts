// The library folder: what is acknowledged is there when it is opened again.
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openLibrary } from '../../../main/library/open.ts'
import { appendPapers, newList } from '../../../main/library/lists/lists.ts'
import { withStatus } from '../../../main/library/papers/status.ts'
import type { LibraryChange } from '../../../main/library/library.ts'
import { failureOf, freshHome, id, noon, paper, writable } from './support.ts'

test('a new folder is made with its library.json, and holds nothing', async () => {
  const home = await freshHome()
  const library = await writable(home)
  expect([library.ids(), library.lists(), library.problems]).toEqual([[], [], []])
  expect((await readdir(home)).toSorted()).toEqual(['.lock', 'library.json', 'library.json.bak', 'papers'])
})

test('papers, lists and settings are there when the folder is opened again', async () => {
  const home = await freshHome()
  const first = await writable(home)
  const list = { ...appendPapers(newList({ title: 'This week', now: noon }), [id('hep-th/9901001')], noon) }
  expect(await first.create(paper('hep-th/9901001', { givenTitle: 'Old style' }))).toBe('created')
  expect(await first.create(paper('hep-th/9901001'))).toBe('already-here')
  await first.saveList(list)
  await first.saveSettings({ theme: 'sepia' })
  const [record, summary] = [first.record(id('hep-th/9901001')), first.summary(id('hep-th/9901001'))]
  await first.close()

  const again = await writable(home)
  expect(again.record(id('hep-th/9901001'))).toEqual(record)
  expect(again.summary(id('hep-th/9901001'))).toEqual(summary)
  expect(again.lists()).toEqual([list])
  expect(again.settings().theme).toBe('sepia')
  expect(existsSync(join(home, 'papers', 'hep-th_9901001', 'paper.json'))).toBe(true)
})

test('a record that was handed out cannot be changed from outside', async () => {
  const library = await writable(await freshHome())
  await library.create(paper('2406.15877'))
  expect(() => library.record(id('2406.15877'))?.tags.push('x')).toThrow(TypeError)
})

test('changes to one paper are serial, share writes, and each is acknowledged when it is on disk', async () => {
  const home = await freshHome()
  const library = await writable(home)
  await library.create(paper('2406.15877'))
  const add = (tag: string) => library.update(id('2406.15877'), (record) => void record.tags.push(tag))
  await Promise.all(Array.from({ length: 50 }, (_, index) => add(String(index))))
  const onDisk: unknown = JSON.parse(await readFile(join(home, 'papers/2406.15877/paper.json'), 'utf8'))
  expect(onDisk).toEqual(library.record(id('2406.15877')))
  expect(library.record(id('2406.15877'))?.tags).toEqual(Array.from({ length: 50 }, (_, index) => String(index)))
})

test('a change that throws, or cannot be kept, fails alone', async () => {
  const library = await writable(await freshHome())
  await library.create(paper('2406.15877'))
  const results = await Promise.allSettled([
    library.update(id('2406.15877'), (record) => void record.tags.push('kept')),
    library.update(id('2406.15877'), () => {
      throw new RangeError('mine')
    }),
    library.update(id('2406.15877'), (record) => ({ ...record, addedAt: 'yesterday' })),
    library.update(id('2406.15877'), (record) => void record.tags.push('kept too')),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(library.record(id('2406.15877'))?.tags).toEqual(['kept', 'kept too'])
})

test('a change of a paper that is not here fails with not-found', async () => {
  const library = await writable(await freshHome())
  expect(await failureOf(library.update(id('2406.15877'), () => undefined))).toMatchObject({ code: 'not-found' })
})

test('a removed paper goes to the bin with everything in its folder, and comes back as it was', async () => {
  const home = await freshHome()
  const library = await writable(home)
  await library.create(paper('2406.15877', { tags: ['mine'] }))
  await writeFile(join(await library.folder(id('2406.15877')), 'my own file.txt'), 'mine')
  await library.remove(id('2406.15877'))
  expect([library.has(id('2406.15877')), await readdir(join(home, 'papers'))]).toEqual([false, []])
  expect(await readFile(join(home, 'bin/2406.15877/my own file.txt'), 'utf8')).toBe('mine')
  await library.bringBack(id('2406.15877'))
  expect(library.record(id('2406.15877'))?.tags).toEqual(['mine'])
  expect(await readFile(join(home, 'papers/2406.15877/my own file.txt'), 'utf8')).toBe('mine')
  expect(await failureOf(library.bringBack(id('2406.00001')))).toMatchObject({ code: 'not-found' })
})

test('a paper removed twice leaves both its folders in the bin', async () => {
  const home = await freshHome()
  const library = await writable(home)
  for (const tag of ['first', 'second']) {
    await library.create(paper('2406.15877', { tags: [tag] }))
    await library.remove(id('2406.15877'))
  }
  expect(await readdir(join(home, 'bin'))).toHaveLength(2)
  await library.bringBack(id('2406.15877'))
  expect(library.record(id('2406.15877'))?.tags).toEqual(['second'])
})

test('removing waits for a change under way, and a change that comes later says the paper is gone', async () => {
  const library = await writable(await freshHome())
  await library.create(paper('2406.15877'))
  const change = library.update(id('2406.15877'), (record) => void record.tags.push('kept'))
  const removal = library.remove(id('2406.15877'))
  const late = failureOf(library.update(id('2406.15877'), (record) => void record.tags.push('late')))
  await Promise.all([change, removal])
  expect(await late).toMatchObject({ code: 'not-found' })
  await library.bringBack(id('2406.15877'))
  expect(library.record(id('2406.15877'))?.tags).toEqual(['kept'])
})

test('a removed list comes back to its place', async () => {
  const library = await writable(await freshHome())
  const lists = ['A', 'B', 'C'].map((title) => newList({ title, now: noon }))
  for (const list of lists) await library.saveList(list)
  const [, b] = lists
  if (!b) throw new Error('three lists')
  await library.removeList(b.id)
  expect(library.lists().map(({ title }) => title)).toEqual(['A', 'C'])
  await library.bringBackList(b.id)
  expect(library.lists().map(({ title }) => title)).toEqual(['A', 'B', 'C'])
  expect(await failureOf(library.removeList(newList({ title: 'D' }).id))).toMatchObject({ code: 'not-found' })
})

test('rows and progress follow statuses, lists and downloads', async () => {
  const library = await writable(await freshHome())
  const [a, b] = [id('2406.15877'), id('2406.11931')]
  await library.create(paper(a))
  await library.create(paper(b))
  const list = appendPapers(newList({ title: 'This week' }), [a, b, id('2406.00001')])
  await library.saveList(list)
  expect(library.summary(a)?.lists).toEqual([{ id: list.id, title: 'This week', section: null }])
  const progress = { total: 2, unread: 2, reading: 0, read: 0, setAside: 0, ready: 0 }
  expect(library.listSummaries()[0]?.progress).toEqual(progress)

  await library.update(a, (record) => withStatus(record, { value: 'read', at: noon.toISOString(), by: 'person' }))
  expect(library.listSummaries()[0]?.progress).toEqual({ ...progress, unread: 1, read: 1 })
  expect(library.listDetail(list.id)?.papers.map((row) => [row.id, row.status.value])).toEqual([
    [a, 'read'],
    [b, 'unread'],
  ])
  await library.saveList({ ...list, title: 'Last week' })
  expect(library.summary(b)?.lists[0]?.title).toBe('Last week')

  let state: 'queued' | 'downloading' = 'queued'
  library.setPdfState(() => ({ state }))
  expect(library.summary(b)?.pdf.state).toBe('queued')
  state = 'downloading'
  library.touch([b])
  expect(library.summary(b)?.pdf.state).toBe('downloading')
})

test('word of changes is gathered and names papers with their lists', async () => {
  const library = await writable(await freshHome())
  const told: LibraryChange[] = []
  const stop = library.onChange((change) => told.push(change))
  await Promise.all([library.create(paper('2406.15877')), library.create(paper('2406.11931'))])
  const list = appendPapers(newList({ title: 'This week' }), [id('2406.15877')])
  await library.saveList(list)
  await library.update(id('2406.15877'), (record) => void (record.starred = true))
  await library.close()
  stop()
  expect(new Set(told.flatMap(({ papers }) => papers))).toEqual(new Set(['2406.15877', '2406.11931']))
  expect(told.at(-1)).toEqual({ papers: ['2406.15877'], lists: [list.id] })
})

test('a change that changes nothing writes nothing and tells nobody', async () => {
  const home = await freshHome()
  const library = await writable(home)
  await library.create(paper('2406.15877'))
  await new Promise(setImmediate)
  const told: LibraryChange[] = []
  library.onChange((change) => told.push(change))
  await library.update(id('2406.15877'), (record) => void (record.starred = false))
  await new Promise(setImmediate)
  expect(told).toEqual([])
})

test('keys that this program does not know survive a change, at every depth', async () => {
  const home = await freshHome()
  const folder = join(home, 'papers/2406.15877')
  await mkdir(folder, { recursive: true })
  const later = { ...paper('2406.15877'), mood: 'good', notes: { text: '', updatedAt: null, pinned: true } }
  await writeFile(join(folder, 'paper.json'), JSON.stringify(later))
  const library = await writable(home)
  await library.update(id('2406.15877'), (record) => void (record.starred = true))
  expect(JSON.parse(await readFile(join(folder, 'paper.json'), 'utf8'))).toEqual({ ...later, starred: true })
})

test('folders and files that are not ours are left alone', async () => {
  const home = await freshHome()
  await mkdir(join(home, 'papers/my drafts'), { recursive: true })
  await writeFile(join(home, 'papers/notes.txt'), 'mine')
  const library = await writable(home)
  expect([library.ids(), library.problems]).toEqual([[], []])
  await library.close()
  expect((await readdir(join(home, 'papers'))).toSorted()).toEqual(['my drafts', 'notes.txt'])
})

test('after closing nothing can be changed any more', async () => {
  const library = await writable(await freshHome())
  await library.create(paper('2406.15877'))
  await library.close()
  expect(await failureOf(library.update(id('2406.15877'), () => undefined))).toMatchObject({ code: 'storage' })
})

test('reading beside a writer takes no lock and writes nothing', async () => {
  const home = await freshHome()
  const writer = await writable(home)
  await writer.create(paper('2406.15877'))
  const reader = await openLibrary({ home, mode: 'read' })
  expect(reader.ids()).toEqual(['2406.15877'])
  expect(await failureOf(reader.create(paper('2406.11931')))).toMatchObject({ code: 'storage' })
  await reader.close()
  expect(existsSync(join(home, '.lock'))).toBe(true)
})

test('reading a folder that is not there is an empty library, and makes nothing', async () => {
  const home = await freshHome()
  const reader = await openLibrary({ home, mode: 'read' })
  expect(reader.ids()).toEqual([])
  await reader.close()
  expect(existsSync(home)).toBe(false)
})

test('whatever is done to papers, opening the folder again shows the same', async () => {
  const which = fc.constantFrom(id('2406.15877'), id('hep-th/9901001'), id('pdf-0123456789abcdef'))
  const step = fc.oneof(
    fc.record({ do: fc.constant('create' as const), id: which }),
    fc.record({ do: fc.constant('tag' as const), id: which, tag: fc.string({ unit: 'grapheme' }) }),
    fc.record({ do: fc.constant('note' as const), id: which, text: fc.string({ unit: 'binary' }) }),
    fc.record({ do: fc.constant('remove' as const), id: which }),
    fc.record({ do: fc.constant('bring back' as const), id: which }),
  )
  const run = async (steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) => {
    const home = await freshHome()
    const library = await openLibrary({ home, mode: 'write', now: () => noon })
    const work = steps.map((one) => {
      if (one.do === 'create') return library.create(paper(one.id))
      if (one.do === 'tag') return library.update(one.id, (record) => void record.tags.push(one.tag))
      if (one.do === 'note')
        return library.update(one.id, (record) => void (record.notes.text = one.text.toWellFormed()))
      return one.do === 'remove' ? library.remove(one.id) : library.bringBack(one.id)
    })
    for (const outcome of await Promise.allSettled(work)) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'not-found' })
    }
    const before = library
      .ids()
      .toSorted()
      .map((one) => library.record(one))
    await library.close()
    const again = await openLibrary({ home, mode: 'write', now: () => noon })
    const after = again
      .ids()
      .toSorted()
      .map((one) => again.record(one))
    await again.close()
    expect([after, again.problems]).toEqual([before, []])
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), run), { numRuns: 25 })
})

test.skipIf(process.platform === 'win32')(
  'a library that is made is closed to other accounts; a folder that was there keeps its permissions',
  async () => {
    const home = join(await freshHome(), 'new', 'Offprint')
    await (await writable(home)).close()
    expect((await stat(home)).mode & 0o777).toBe(0o700)
    const shared = await freshHome()
    await mkdir(shared, { recursive: true })
    await chmod(shared, 0o755)
    await (await writable(shared)).close()
    expect((await stat(shared)).mode & 0o777).toBe(0o755)
  },
)
