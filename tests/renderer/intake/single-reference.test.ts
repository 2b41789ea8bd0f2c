// What is added straight away when it is pasted, and what becomes a draft.
import { describe, expect, it } from 'vitest'
import { singleReference } from '../../../renderer/intake/single-reference.ts'

describe('a single reference', () => {
  it.each([
    '2406.15877',
    ' 2406.15877v2\n',
    'arXiv:2406.15877',
    'hep-th/9901001',
    'math.GT/0309136',
    'https://arxiv.org/abs/2406.15877',
    'http://www.arxiv.org/pdf/2406.15877v1.pdf',
    'https://doi.org/10.48550/arXiv.2406.15877',
    '10.48550/arXiv.2406.15877',
    'https://huggingface.co/papers/2406.15877',
  ])('is %j', (text) => expect(singleReference(text)).toBe(text.trim()))

  it.each([
    'two 2406.15877 2406.15878',
    '2406.15877\n2406.15878',
    'https://example.org/abs/2406.15877',
    'https://notarxiv.org/abs/2406.15877',
    '3.1415',
    '',
    'a sentence',
  ])('is not %j', (text) => expect(singleReference(text)).toBe(null))
})
