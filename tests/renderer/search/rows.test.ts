// The rows of a group of hits: every one has a name of its own, and the way to more stands last.
import { describe, expect, it } from 'vitest'
import { PaperId } from '../../../preload/model/ids.ts'
import type { SearchGroup, SearchHit } from '../../../preload/model/search.ts'
import { rowsOf } from '../../../renderer/search/search-store.ts'

const hit = (id: string, page: number | null = null): SearchHit => ({
  kind: page === null ? 'paper' : 'text',
  paperId: PaperId.parse(id),
  arxivId: null,
  title: { text: id, ranges: [] },
  authors: [],
  year: null,
  version: null,
  page,
  mark: null,
  color: null,
  snippet: { text: '', ranges: [] },
  route: `#/paper/${id}`,
})
const group = (hits: readonly SearchHit[], more: { readonly total: number; readonly next: string | null }) =>
  ({ kind: 'text', capped: false, hits: [...hits], ...more }) satisfies SearchGroup

describe('rows', () => {
  it('are the hits, in order, each with its own name', () => {
    const hits = [hit('2406.00001', 1), hit('2406.00001', 2), hit('2406.00001', 2), hit('2406.00002', 1)]
    const rows = rowsOf(group(hits, { total: 4, next: null }))
    expect(rows.map((row) => (row.kind === 'hit' ? row.hit : null))).toEqual(hits)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4)
  })

  it('end in the way to more where there is more', () => {
    const rows = rowsOf(group([hit('2406.00001', 1)], { total: 31, next: 'cursor' }))
    expect(rows.at(-1)).toEqual({ key: 'more-text', kind: 'more', group: 'text', left: 30 })
    expect(rowsOf(group([hit('2406.00001', 1)], { total: 31, next: null }))).toHaveLength(1)
  })
})
