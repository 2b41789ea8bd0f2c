import { describe, expect, it } from 'vitest'
import { arxivIdInUrl, hostOf } from '../../../renderer/reader/island/addresses.ts'
import {
  countColors,
  countKinds,
  countTags,
  filterMarks,
  noFilter,
  type MarkFilter,
} from '../../../renderer/reader/rail/filter-marks.ts'
import { sectionAt, type OutlineItem } from '../../../renderer/reader/rail/outline-items.ts'
import { markOf } from './marks.ts'

describe('the list of marks', () => {
  const marks = [
    markOf('mark-1', { exact: 'Naïve Bayes is a baseline', color: 'yellow' }),
    markOf('mark-2', { exact: 'attention', color: 'blue', comment: 'compare with Bayes' }),
    markOf('mark-3', { exact: '注意力机制', color: 'blue', tags: ['方法'] }),
  ]
  const ids = (words: string, more: Partial<MarkFilter> = {}): readonly string[] =>
    filterMarks(marks, { ...noFilter, words, ...more }).map(({ id }) => id)

  it('is narrowed by words of text, comment and tags, whatever their case and accents', () => {
    expect([ids('bayes'), ids('NAIVE'), ids('bayes compare'), ids('方法')]).toEqual([
      ['mark-1', 'mark-2'],
      ['mark-1'],
      ['mark-2'],
      ['mark-3'],
    ])
  })

  it('is narrowed by colour', () => {
    expect(ids('', { color: 'blue' })).toEqual(['mark-2', 'mark-3'])
    expect(countColors(marks)).toEqual([
      { value: 'yellow', count: 1 },
      { value: 'blue', count: 2 },
    ])
  })
})

describe('the list of marks', () => {
  const marks = [
    markOf('mark-1', { kind: 'area', tags: ['method'], exact: 'the method' }),
    markOf('mark-2', { kind: 'pin', tags: ['method', 'ask'] }),
    markOf('mark-3', { exact: 'method' }),
  ]

  it('is narrowed by kind and tag, and counts both', () => {
    const ids = (filter: Partial<MarkFilter>) => filterMarks(marks, { ...noFilter, ...filter }).map(({ id }) => id)
    expect([ids({ kind: 'pin' }), ids({ tag: 'method' }), ids({ words: '#method' }), ids({ words: 'method' })]).toEqual(
      [['mark-2'], ['mark-1', 'mark-2'], ['mark-1', 'mark-2'], ['mark-1', 'mark-2', 'mark-3']],
    )
    expect(countTags(marks)).toEqual([
      { value: 'method', count: 2 },
      { value: 'ask', count: 1 },
    ])
    expect(countKinds(marks).map(({ value }) => value)).toEqual(['highlight', 'area', 'pin'])
  })
})

describe('the section one reads', () => {
  const item = (page: number | null, y: number | null): OutlineItem => ({
    title: '',
    level: 0,
    target: page === null ? null : { page, destination: [] },
    y,
  })
  const items = [item(1, 600), item(1, 300), item(null, null), item(3, null), item(4, 700)]

  it('is the last one that began', () => {
    expect([
      sectionAt(items, 1, 700),
      sectionAt(items, 1, 500),
      sectionAt(items, 2, 100),
      sectionAt(items, 3, 100),
      sectionAt(items, 9, 0),
    ]).toEqual([-1, 0, 1, 3, 4])
  })
})

describe('addresses in a PDF', () => {
  it('name arXiv papers in every form of link', () => {
    const found = [
      'https://arxiv.org/abs/2406.15877v2',
      'http://export.arxiv.org/pdf/hep-th/9901001v1.pdf',
      'https://www.arxiv.org/html/2406.15877',
      'https://doi.org/10.48550/arXiv.2406.15877',
      'https://example.org/abs/2406.15877',
      'not an address',
    ].map(arxivIdInUrl)
    expect(found).toEqual(['2406.15877', 'hep-th/9901001', '2406.15877', '2406.15877', null, null])
  })

  it('that are no addresses, whatever their escapes, name nothing', () => {
    expect(['https://arxiv.org/abs/%ff', 'https://doi.org/%E0%A4%A'].map(arxivIdInUrl)).toEqual([null, null])
  })

  it('are only opened on the web, and never with a hidden login', () => {
    expect(
      [
        'https://example.org:8443/x',
        'http://a.b/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'https://bank.com@evil.org/',
      ].map(hostOf),
    ).toEqual(['example.org:8443', 'a.b', null, null, null])
  })
})
