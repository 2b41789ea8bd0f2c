// The order of papers: keys, ties, groups; and the keys of texts.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arranged, keysOf } from '../../../../main/library/papers/query.ts'
import { sortKey } from '../../../../main/library/papers/sort-key.ts'
import { summaryOf } from '../../../../main/library/papers/summary.ts'
import { ListId } from '../../../../preload/model/ids.ts'
import type { ReadingList } from '../../../../preload/model/list.ts'
import type { PaperSummary } from '../../../../preload/model/paper.ts'
import { newList } from '../../../../main/library/lists/lists.ts'
import { noon, paper } from '../support.ts'

function row(id: string, given: Partial<PaperSummary> = {}): PaperSummary {
  return { ...summaryOf(paper(id), [], null), ...given }
}

const ids = (papers: readonly PaperSummary[]): string[] => papers.map(({ id }) => id)

it('orders texts by letters and numbers: case, accents, quotes and brackets aside', () => {
  const titles = ['“Zero” shots', 'Émile', 'emil', 'GPT-10', 'GPT-9', '(A) start', '量子', 'Ωmega', '']
  expect(titles.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
    '',
    '(A) start',
    'emil',
    'Émile',
    'GPT-9',
    'GPT-10',
    '“Zero” shots',
    'Ωmega',
    '量子',
  ])
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => sortKey(text).length <= 120))
})

it('orders by several keys, and equal papers by their ids in the direction of the last key', () => {
  const papers = [
    row('2406.00003', { year: 2024, starred: true }),
    row('2406.00001', { year: 2024 }),
    row('2406.00002', { year: 2020, starred: true }),
    row('2406.00004', { year: null, starred: true }),
  ]
  const order = (...keys: [by: 'year' | 'starred', descending: boolean][]): string[] =>
    ids(
      arranged(papers, { keys: keys.map(([by, descending]) => ({ by, descending })), groupBy: null, list: null })
        .papers,
    )
  expect(order(['starred', true], ['year', false])).toEqual(['2406.00004', '2406.00002', '2406.00003', '2406.00001'])
  expect(order(['year', true])).toEqual(['2406.00003', '2406.00001', '2406.00002', '2406.00004'])
  expect(order(['year', false])).toEqual(['2406.00004', '2406.00002', '2406.00001', '2406.00003'])
  expect(keysOf({ sort: 'title', descending: true })).toEqual([{ by: 'title', descending: true }])
})

it('groups by the sections of a list in its order, by year, by status; the counts add up', () => {
  const papers = [
    row('2406.00001', { year: 2024 }),
    row('2406.00002', { year: 2020 }),
    row('2406.00003', { year: null }),
  ]
  const item = (id: string, paperId: string) => ({
    id,
    paperId: row(paperId).id,
    version: null,
    title: null,
    summary: null,
  })
  const list: ReadingList = {
    ...newList({ title: 'Week', now: noon }),
    id: ListId.parse('week'),
    sections: [
      { id: 'late', title: 'Late', items: [item('a', '2406.00002')] },
      { id: 'early', title: null, items: [item('b', '2406.00001'), item('c', '2406.00002')] },
    ],
  }
  const grouped = (groupBy: 'section' | 'year' | 'status', of: ReadingList | null) =>
    arranged(papers, { keys: [{ by: 'list', descending: false }], groupBy, list: of })
  expect(grouped('section', list).groups).toEqual([
    { key: 'late', title: 'Late', count: 1 },
    { key: 'early', title: null, count: 1 },
    { key: '-', title: null, count: 1 },
  ])
  expect(ids(grouped('section', list).papers)).toEqual(['2406.00002', '2406.00001', '2406.00003'])
  expect(grouped('year', null).groups).toEqual([
    { key: '2024', title: null, count: 1 },
    { key: '2020', title: null, count: 1 },
    { key: '-', title: null, count: 1 },
  ])
  expect(grouped('status', null).groups).toEqual([{ key: 'unread', title: null, count: 3 }])
  expect(grouped('section', null).groups).toEqual([{ key: '-', title: null, count: 3 }])
})
