// Four papers to search among: marks, notes, full text, accents, Chinese and Japanese.
import type { OpenedLibrary } from '../../../main/library/open.ts'
import type { Search } from '../../../main/search/search.ts'
import { freshHome, writable } from '../library/support.ts'
import { described, mark, pdf, searchOver } from './support.ts'

export const [A, B, C, D] = ['2401.00001', '2401.00002', '2401.00003', 'hep-th/9901001'] as const

/** A library of four papers with everything that is searched, and its index. */
export async function sample(): Promise<{ library: OpenedLibrary; search: Search; home: string }> {
  const home = await freshHome()
  const library = await writable(home)
  await library.create(
    described(
      A,
      'Attention and sparse graph networks',
      {
        authors: [{ name: 'Ada Schrödinger', affiliations: [] }],
        abstract: 'We study transformers: the state-of-the-art in ﬁnite automata.',
      },
      { tags: ['GNN', 'to read'], notes: { text: 'A nice idea about kernels.', updatedAt: null } },
    ),
  )
  await library.create(
    described(
      B,
      '机器学习方法',
      { abstract: '本文研究量子计算。', categories: ['cs.LG', 'stat.ML'], doi: '10.1000/xyz.42' },
      {
        marks: [mark('mark-one', 'the sentence on attention', 'an important idea', 3)],
        status: { value: 'read', at: '2026-01-01T00:00:00.000Z', by: 'person' },
        starred: true,
      },
    ),
  )
  await library.create(
    described(
      C,
      'コンピューターと東京都',
      { published: '2020-02-01T00:00:00.000Z' },
      { files: [pdf('a')], addedAt: '2024-05-10T00:00:00.000Z' },
    ),
  )
  await library.create(
    described(D, 'A Naïve Œuvre', { published: '1999-01-01T00:00:00.000Z' }, { addedAt: '2023-01-01T00:00:00.000Z' }),
  )
  const texts = new Map([[C, ['First page of it.', 'The lemma on attention stands here.']]])
  const search = searchOver(library, { texts })
  await search.settled()
  return { library, search, home }
}
