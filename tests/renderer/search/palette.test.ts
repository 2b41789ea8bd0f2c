// The palette: what a few letters mean, and in which order it is offered.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { ListId, PaperId } from '../../../preload/model/ids.ts'
import type { ListSummary } from '../../../preload/model/list.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import { matchScore, ranked } from '../../../renderer/app/palette/match.ts'
import { paletteGroups, type PaletteSource } from '../../../renderer/app/palette/palette-items.ts'
import { startWords, t } from '../../../renderer/app/words/words.ts'

const list = (id: string, title: string): ListSummary => ({
  id: ListId.parse(id),
  title,
  parent: null,
  date: null,
  sections: 1,
  progress: { total: 4, unread: 3, reading: 0, read: 1, setAside: 0, ready: 0 },
  archived: false,
  createdAt: '2026-01-01T00:00:00.000Z',
})

const paper = (id: string, title: string): PaperSummary => ({
  id: PaperId.parse(id),
  arxivId: null,
  title,
  givenTitle: null,
  authors: [],
  year: 2024,
  primaryCategory: null,
  published: null,
  latestVersion: null,
  withdrawn: false,
  metadata: 'ready',
  status: { value: 'unread', at: '2026-01-01T00:00:00.000Z', by: 'person' },
  progress: 0,
  starred: false,
  tags: [],
  lists: [],
  pdf: { state: 'absent', version: null, sha256: null, pages: null, bytes: null, problem: null },
  marks: 0,
  hasNotes: false,
  addedAt: '2026-01-01T00:00:00.000Z',
  openedAt: null,
})

describe('matching', () => {
  it('wants every word, in any order, whatever the accents and case', () => {
    expect(matchScore('Réseaux de Neurones', 'neur rese')).toBeGreaterThan(0)
    expect(matchScore('Mark as read', 'mark unread')).toBe(0)
  })

  it('prefers the beginning of the name, then of a word, then the rest', () => {
    const names = ['Unreadable', 'Mark as read', 'Reading lists']
    expect(ranked(names, { names: (name) => [name], typed: 'read' })).toEqual([
      'Reading lists',
      'Mark as read',
      'Unreadable',
    ])
  })
})

describe('the palette', () => {
  const source = (papers: PaletteSource['papers'] = []): PaletteSource => ({
    t,
    answered: new Set(['app.theme', 'app.palette', 'paper.read'] as const),
    lists: [list('list-1', 'Monday group'), list('list-2', '六月值得一读的论文')],
    searches: [
      { id: 'saved-1', name: 'Graphs', query: 'graph tag:gnn', createdAt: '2026-01-01T00:00:00.000Z', count: 3 },
    ],
    papers,
  })
  const names = (typed: string) => paletteGroups(source(), typed).flatMap(({ items }) => items.map(({ name }) => name))

  beforeAll(async () => {
    vi.stubGlobal('document', { documentElement: {} })
    await startWords('en')
    return () => vi.unstubAllGlobals()
  })

  it('offers only commands that somebody answers, and never itself', () => {
    expect(names('')).toEqual(expect.arrayContaining(['Next theme', 'Mark as read', 'Monday group', 'Graphs']))
    expect(names('')).not.toContain('Do or open anything')
    expect(names('')).not.toContain('Settings')
  })

  it('puts a list that is named before commands that are less like it', () => {
    expect(names('mon')[0]).toBe('Monday group')
    expect(names('六月')[0]).toBe('六月值得一读的论文')
  })

  it('knows commands by their names in the other language, and searches by their query', () => {
    expect(names('标为已读')[0]).toBe('Mark as read')
    expect(names('gnn')[0]).toBe('Graphs')
  })

  it('offers papers by their titles, and what else was found where no title is meant', () => {
    const found = [paper('2406.00001', 'Probes'), paper('2406.00002', 'A reading machine')]
    const papers = (typed: string) =>
      paletteGroups(source(found), typed)
        .filter(({ group }) => group === 'papers')
        .flatMap(({ items }) => items.map(({ href }) => href))
    expect(papers('read')).toEqual(['#/paper/2406.00002'])
    expect(papers('hinton')).toEqual(['#/paper/2406.00001', '#/paper/2406.00002'])
  })

  it('ends in searching everything for what is typed', () => {
    expect(paletteGroups(source(), ' zebra & co ').at(-1)?.items[0]?.href).toBe('#/search?q=zebra+%26+co')
  })
})
