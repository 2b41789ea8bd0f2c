// Tags across the library: renamed, made one, taken away, and taken back.
import { expect, test } from 'vitest'
import { colorTag, retag } from '../../../../main/library/papers/tags.ts'
import { Mark } from '../../../../preload/model/mark.ts'
import { failureOf, freshHome, id, noon, paper, writable } from '../support.ts'

const [one, two, three] = ['2406.00001', '2406.00002', '2406.00003'].map(id) as [never, never, never]

const mark = (tags: string[]): Mark =>
  Mark.parse({
    id: 'mark-1',
    kind: 'pin',
    color: 'yellow',
    comment: '',
    tags,
    anchor: {
      version: 1,
      fileSha256: null,
      parts: [{ page: 1, rects: [], charFrom: null, charTo: null }],
      quote: null,
      textModel: 1,
    },
    createdAt: noon.toISOString(),
    updatedAt: noon.toISOString(),
  })

async function tagged() {
  const library = await writable(await freshHome())
  await library.create(paper('2406.00001', { tags: ['rag', 'RAG ', 'x'], marks: [mark(['RAG '])] }))
  await library.create(paper('2406.00002', { tags: ['y', 'rag'] }))
  await library.create(paper('2406.00003', { tags: ['y'] }))
  await colorTag(library, 'RAG ', 'green')
  return library
}

test('tags made one are one everywhere, on marks too, and keep a colour', async () => {
  const library = await tagged()
  const said: number[] = []
  const done = await retag(library, ['rag', 'RAG '], 'retrieval', { onProgress: (count) => said.push(count) })
  expect(done.papers).toBe(2)
  expect(said).toEqual([1, 2])
  expect([one, two, three].map((each) => library.record(each)?.tags)).toEqual([
    ['retrieval', 'x'],
    ['y', 'retrieval'],
    ['y'],
  ])
  expect(library.record(one)?.marks[0]?.tags).toEqual(['retrieval'])
  expect([...library.tagColors()]).toEqual([['retrieval', 'green']])
})

test('taking it back keeps what a person did since', async () => {
  const library = await tagged()
  const done = await retag(library, ['rag', 'RAG '], 'y')
  await library.update(two, (record) => ({ ...record, tags: [...record.tags, 'new'] }))
  await done.undo()
  expect([one, two, three].map((each) => library.record(each)?.tags)).toEqual([
    ['rag', 'RAG ', 'x'],
    ['y', 'rag', 'new'],
    ['y'],
  ])
  expect(library.record(one)?.marks[0]?.tags).toEqual(['RAG '])
  expect([...library.tagColors()]).toEqual([['RAG ', 'green']])
})

test('a tag taken away is gone with its colour, and comes back with it', async () => {
  const library = await tagged()
  const done = await retag(library, ['RAG '], null)
  expect(library.record(one)?.tags).toEqual(['rag', 'x'])
  expect(library.tagColors().size).toBe(0)
  await done.undo()
  expect(library.record(one)?.tags).toEqual(['rag', 'RAG ', 'x'])
})

test('cancelled, everything is as it was', async () => {
  const library = await tagged()
  const stop = new AbortController()
  const failure = await failureOf(retag(library, ['rag'], 'z', { signal: stop.signal, onProgress: () => stop.abort() }))
  expect(failure).toMatchObject({ code: 'cancelled' })
  expect(library.record(two)?.tags).toEqual(['y', 'rag'])
})
