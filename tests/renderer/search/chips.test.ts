// The query as chips: what each is changed as, and what the box says after a change.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf, withPart } from '../../../renderer/search/chips.ts'

const texts = (query: string) => partsOf(query).chips.map(({ text }) => text)

describe('chips', () => {
  it('makes one of each part that stands by itself', () => {
    expect(texts('graph "neural network" -survey author:hinton (tag:gnn OR year:2020..2024)')).toEqual([
      'graph',
      '"neural network"',
      '-survey',
      'author:hinton',
      'tag:gnn OR year:2020..2024',
    ])
    expect(texts('  ')).toEqual([])
  })

  it('changes one part and leaves the others', () => {
    expect(withPart('graph -survey status:unread', 1, '-review')).toBe('graph -review status:unread')
    expect(withPart('graph', 0, 'tree')).toBe('tree')
  })

  it('takes a part away when nothing is left of it', () => {
    expect(withPart('graph -survey status:unread', 0, '')).toBe('-survey status:unread')
    expect(withPart('graph', 0, '')).toBe('')
  })

  it('keeps alternatives together beside other parts', () => {
    expect(withPart('graph (a OR b)', 0, 'tree')).toBe('tree (a OR b)')
    expect(withPart('graph tree', 1, 'a OR b')).toBe('graph (a OR b)')
    expect(withPart('graph (a OR b)', 0, '')).toBe('(a OR b)')
  })

  it('changes nothing of what it cannot read', () => {
    expect(withPart('graph status: year:soon tree', 1, 'bush')).toBe('graph status: year:soon bush')
  })

  it('changes nothing where there is no such part', () => {
    expect(withPart('graph', 4, 'tree')).toBe('graph')
  })

  it('never fails, and a part put back as it was means the same', () => {
    const word = fc.constantFrom(
      'graph',
      '"a b"',
      '-survey',
      'tag:gnn',
      '(x OR y)',
      'status:',
      '"',
      ')',
      'OR',
      '-',
      '图',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.nat(8), (words, at) => {
        const query = words.join(' ')
        const { chips, problem } = partsOf(query)
        const again = withPart(query, at, chips[at]?.text ?? '')
        if (!problem && chips[at]) expect(texts(again)).toEqual(texts(query))
      }),
    )
  })
})
