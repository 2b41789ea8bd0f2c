// Windows of papers from the index: what they answer is what ordering in memory answers, before and after any change.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arranged, matches } from '../../../main/library/papers/query.ts'
import { newList } from '../../../main/library/lists/lists.ts'
import type { OpenedLibrary } from '../../../main/library/open.ts'
import { withStatus } from '../../../main/library/papers/status.ts'
import type { ListAsk } from '../../../main/search/protocol.ts'
import type { Search } from '../../../main/search/search.ts'
import { ListId } from '../../../preload/model/ids.ts'
import type { ReadingList } from '../../../preload/model/list.ts'
import { PaperSortKey } from '../../../preload/model/paper-query.ts'
import { freshHome, id, writable } from '../library/support.ts'
import { described, mark, pdf, searchOver } from './support.ts'

const titles = ['Émile', 'emil', 'GPT-10', 'GPT-9', '“Zero” shots', '量子学习', '(A) start', 'Sparse graphs', '']
const week = ListId.parse('week-one')

const anAsk: fc.Arbitrary<ListAsk> = fc.record({
  filter: fc.record(
    {
      status: fc.constantFrom('unread' as const, 'read' as const),
      starred: fc.constant(true),
      inbox: fc.constant(true),
      list: fc.constant(week),
      tag: fc.constantFrom('gnn', 'GNN'),
      text: fc.constantFrom('emil', 'mil', 'gpt', '-emil', 'status:read', '量子', '2406.00003', 'tag:gnn OR 学'),
    },
    { requiredKeys: [] },
  ),
  keys: fc.array(fc.record({ by: fc.constantFrom(...PaperSortKey.options), descending: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  }),
  groupBy: fc.constantFrom(null, 'year' as const, 'status' as const, 'section' as const),
})

async function filled(): Promise<{ library: OpenedLibrary; search: Search }> {
  const library = await writable(await freshHome())
  for (const [index, title] of titles.entries()) {
    await library.create(
      described(
        `2406.0000${index}`,
        title,
        {
          authors: [{ name: index % 2 ? 'Ann Ö' : 'bob', affiliations: [] }],
          published: index % 3 === 0 ? null : `20${10 + index}-01-01T00:00:00.000Z`,
          primaryCategory: index % 2 ? 'cs.CL' : null,
        },
        {
          starred: index % 4 === 0,
          tags: index % 3 === 0 ? ['gnn'] : index % 3 === 1 ? ['GNN', 'b'] : [],
          marks: index === 2 ? [mark('mark-1', 'words')] : [],
          files: index === 5 ? [pdf('a')] : [],
          notes: { text: index === 6 ? 'noted' : '', updatedAt: null },
          addedAt: `2026-0${1 + (index % 3)}-01T00:00:00.000Z`,
        },
      ),
    )
  }
  const item = (digit: number) => ({
    id: `item-${digit}`,
    paperId: id(`2406.0000${digit}`),
    version: null,
    title: null,
    summary: null,
  })
  const list: ReadingList = {
    ...newList({ title: 'Week' }),
    id: week,
    sections: [
      { id: 'late', title: 'Late', items: [item(4), item(1)] },
      { id: 'early', title: null, items: [item(7), item(4), item(0)] },
    ],
  }
  await library.saveList(list)
  return { library, search: searchOver(library) }
}

/** The same asked of rows in memory. */
async function expected({ library, search }: { library: OpenedLibrary; search: Search }, ask: ListAsk) {
  const { text, ...filter } = ask.filter
  const said = text === undefined ? null : await search.match(text, { in: 'records' })
  const rows = library
    .ids()
    .flatMap((paper) => library.summary(paper) ?? [])
    .filter((row) => matches(row, filter))
    .filter((row) => said === null || said.ids.has(row.id) || matches(row, { text }))
  const list = filter.list === undefined ? null : library.list(filter.list)
  const { papers, groups } = arranged(rows, { keys: ask.keys, groupBy: ask.groupBy, list })
  return { total: papers.length, papers, groups }
}

describe('a window', () => {
  it('is what ordering in memory gives, for every filter, order and group', async () => {
    const both = await filled()
    await both.search.ready()
    await fc.assert(
      fc.asyncProperty(anAsk, async (ask) => {
        const wanted = await expected(both, ask)
        expect(await both.search.window(ask, { offset: 0, limit: 1000 })).toEqual(wanted)
        const some = await both.search.window(ask, { offset: 2, limit: 3 })
        expect(some?.papers).toEqual(wanted.papers.slice(2, 5))
        const ids = await both.search.ids(ask, { offset: 1, limit: 4 })
        expect(ids).toEqual({ total: wanted.total, ids: wanted.papers.slice(1, 5).map((row) => row.id) })
      }),
      { numRuns: 150 },
    )
  })

  it('knows a change as soon as it is durable', async () => {
    const both = await filled()
    const { library, search } = both
    await search.ready()
    const ask: ListAsk = { filter: { status: 'read' }, keys: [{ by: 'title', descending: false }], groupBy: null }
    const shown = async () => (await search.window(ask, { offset: 0, limit: 10 }))?.papers.map((row) => row.id)
    expect(await shown()).toEqual([])
    await library.update(id('2406.00003'), (record) =>
      withStatus(record, { value: 'read', at: '2026-06-01T00:00:00.000Z', by: 'person' }),
    )
    expect(await shown()).toEqual(['2406.00003'])
    await library.remove(id('2406.00003'))
    expect(await shown()).toEqual([])
    await library.bringBack(id('2406.00003'))
    expect(await shown()).toEqual(['2406.00003'])
    await library.removeList(week)
    const inbox: ListAsk = { filter: { inbox: true }, keys: [{ by: 'id', descending: false }], groupBy: 'section' }
    expect(await search.window(inbox, { offset: 0, limit: 100 })).toEqual(await expected(both, inbox))
    expect(await search.tags()).toEqual(
      expect.arrayContaining([
        { tag: 'GNN', count: 3 },
        { tag: 'gnn', count: 3 },
      ]),
    )
  })

  it('is not answered before every paper is in', async () => {
    const { search } = await filled()
    const ask: ListAsk = { filter: {}, keys: [{ by: 'id', descending: false }], groupBy: null }
    expect(await search.window(ask, { offset: 0, limit: 10 })).toBe(null)
    await search.ready()
    expect((await search.window(ask, { offset: 0, limit: 10 }))?.total).toBe(titles.length)
  })
})
