import { expect, it } from 'vitest'
import { idsIn } from '../../../main/text/facts.ts'
import { stampFrom } from '../../../main/text/stamp.ts'

it.each([
  ['arXiv:2408.06224v2 [cs.SE] 2 Jan 2025', { base: '2408.06224', version: 2, category: 'cs.SE', date: '2025-01-02' }],
  [
    'arXiv:1412.6206v1  [physics.pop-ph]  29 Nov 2014',
    { base: '1412.6206', version: 1, category: 'physics.pop-ph', date: '2014-11-29' },
  ],
  ['arXiv:hep-th/9901001v3 1 Jan 1999', { base: 'hep-th/9901001', version: 3, category: null, date: '1999-01-01' }],
  [
    'arXiv:math.AG/0601001v1  [math.AG]  1 Jan 2006',
    { base: 'math/0601001', version: 1, category: 'math.AG', date: '2006-01-01' },
  ],
  [
    'arXiv:0706.0001v12[q-bio.CB]31May2007',
    { base: '0706.0001', version: 12, category: 'q-bio.CB', date: '2007-05-31' },
  ],
  ['arXiv:2401.00001v1', { base: '2401.00001', version: 1, category: null, date: null }],
])('reads the stamp %s', (text, stamp) => {
  expect(stampFrom(text)).toEqual(stamp)
})

it.each(['arXiv:submit/3974826 [cs.CL] 15 Oct 2021', 'arXiv:2401.00001', 'a paper on arXiv', ''])(
  'sees no stamp of a version in %j',
  (text) => {
    expect(stampFrom(text)).toBeNull()
  },
)

it('finds arXiv ids and DOIs in metadata, each once', () => {
  const texts = [
    'https://arxiv.org/abs/2406.15877v2',
    'arXiv:hep-th/9901001',
    '<prism:doi>10.1145/3597503.3639187</prism:doi> doi:10.48550/arXiv.2406.15877v2',
    'Made on 2024.01234, version 1403.5',
  ]
  expect(idsIn(texts)).toEqual(['2406.15877v2', 'hep-th/9901001', '10.1145/3597503.3639187'])
})
