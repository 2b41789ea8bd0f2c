import { describe, expect, it } from 'vitest'
import { indexLibrary, paperOf } from '../../../main/references/in-library.ts'
import { newPaperRecord } from '../../../main/library/papers/records.ts'
import { ArxivId, PaperId } from '../../../preload/model/ids.ts'
import type { Reference } from '../../../preload/model/references.ts'

const paper = (id: string, title: string) =>
  newPaperRecord({ id: PaperId.parse(id), title, now: new Date('2026-01-01T00:00:00Z') })

const library = indexLibrary([
  paper('2403.00101', 'Margins That Think: A Study'),
  paper('1706.03762', 'Attention Is All You Need'),
  paper('2404.00202', '纸与屏：研究者的两种阅读'),
  paper('2405.00303', 'Deep Learning'),
])

const reference = (text: string, more: Partial<Reference> = {}): Reference => ({
  label: null,
  text,
  title: null,
  authors: [],
  year: null,
  arxivId: null,
  doi: null,
  url: null,
  parts: [],
  ...more,
})

describe('a reference and the library', () => {
  it.each([
    [
      'word for word, whatever the case and the stops',
      'A. Reader. Margins that think: a study. Journal, 2024.',
      '2403.00101',
    ],
    ['in quotes', 'A. Vaswani et al., “Attention is all you need,” NeurIPS, 2017.', '1706.03762'],
    ['in Chinese', '[1] 林知远, 陈若川. 纸与屏:研究者的两种阅读.《虚构阅读学报》, 2021.', '2404.00202'],
    ['no part of a longer title', 'B. Author. Attention is all you need in speech separation. ICASSP, 2021.', null],
    ['no end of a longer title', 'B. Author. Why attention is all you need. Journal, 2021.', null],
    ['no title of two words', 'I. Goodfellow. Deep Learning. MIT Press, 2016.', null],
  ])('go together by title: %s', (_, text, id) => {
    expect(paperOf(reference(text), library)).toBe(id)
  })

  it('go together by arXiv id before all else', () => {
    const other = { arxivId: ArxivId.parse('2403.00101') }
    expect(paperOf(reference('Attention is all you need. 2017.', other), library)).toBe('2403.00101')
    const absent = { arxivId: ArxivId.parse('2101.00001') }
    expect(paperOf(reference('Attention is all you need. 2017.', absent), library)).toBeNull()
  })
})
