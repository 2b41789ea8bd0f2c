// The search language: what a text means, where it is wrong, and that what is written back means the same.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatQuery } from '../../../preload/search/format-query.ts'
import { parseQuery } from '../../../preload/search/parse-query.ts'
import type { QueryNode } from '../../../preload/search/query.ts'

describe('parsing', () => {
  it('says what is wrong and where', () => {
    const wrong: Readonly<Record<string, readonly [string, number, number]>> = {
      'graph "open': ['quote-open', 6, 7],
      '(a OR b': ['bracket-open', 0, 1],
      'a )': ['bracket-extra', 2, 3],
      'OR x': ['or-alone', 0, 2],
      'x OR': ['or-alone', 2, 4],
      'x OR OR y': ['or-alone', 2, 4],
      '-(a) -OR': ['not-alone', 5, 6],
      'a author: b': ['nothing-after-field', 2, 9],
      'title:() b': ['nothing-after-field', 0, 7],
      'title:(a OR b': ['bracket-open', 0, 7],
      'has:cheese': ['bad-value', 0, 10],
      'version:2': ['bad-value', 0, 9],
      'year:20x': ['bad-range', 0, 8],
      'year:2024..2020': ['bad-range', 0, 15],
      'added:2024-02-30': ['bad-range', 0, 16],
      [`${'('.repeat(40)}a${')'.repeat(40)}`]: ['too-deep', 32, 33],
    }
    const told = Object.keys(wrong).map((text) => {
      const { problem } = parseQuery(text)
      return [text, problem && [problem.code, problem.at.from, problem.at.to]]
    })
    expect(Object.fromEntries(told)).toEqual(wrong)
  })

  it('takes titles, formulas and signs as text', () => {
    for (const text of [
      'BERT: Pre-training of Deep',
      'O(n) and f(x, y)',
      '10:30',
      "' = 1 --",
      'a-b',
      '(brackets) in it',
      ':-)',
    ]) {
      expect([text, parseQuery(text).problem]).toEqual([text, null])
    }
  })

  it('asks a field of everything in the brackets behind it', () => {
    const means = (text: string): string => {
      const { node, problem } = parseQuery(text)
      return problem === null ? formatQuery(node) : problem.code
    }
    expect(means('title:(graph OR "neural net")')).toBe('title:graph OR title:"neural net"')
    expect(means('author:(liu -chen) x')).toBe('author:liu -author:chen x')
    expect(means('-status:(read OR set-aside)')).toBe('-(status:read OR status:set-aside)')
    expect(means('tag:(a OR (year:2024 b))')).toBe('tag:a OR year:2024 tag:b')
    expect(means('title:(n+1)-ary')).toBe('title:(n+1)-ary')
  })

  it('reads ranges of days to the first moment after them', () => {
    const ranges = [
      '2024',
      '2024-02',
      '2024-02-29',
      '>2024-02',
      '>=2024-02',
      '<2024',
      '<=2024',
      '2023-12..2024-01',
      '2024..',
    ]
    expect(ranges.map((text) => {
      const { node } = parseQuery(`added:${text}`)
      return node?.kind === 'added' ? [node.range.from?.slice(0, 10), node.range.to?.slice(0, 10)] : null
    })).toEqual([
      ['2024-01-01', '2025-01-01'], ['2024-02-01', '2024-03-01'], ['2024-02-29', '2024-03-01'], ['2024-03-01', undefined],
      ['2024-02-01', undefined], [undefined, '2024-01-01'], [undefined, '2025-01-01'], ['2023-12-01', '2024-02-01'], ['2024-01-01', undefined],
    ]) // prettier-ignore
  })
})

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '"',
    '“',
    '(',
    'title:(',
    ')',
    ' OR ',
    ' -',
    ' ',
    'year:2020',
    'added:>2024-05',
    'tag:',
    'author:',
    'a',
    '学习',
    '*',
    'has:pdf',
    'status:read',
    'version:new',
    '：',
  ),
)
const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))

describe('any text', () => {
  it('is parsed without an error, with places inside it', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { node, problem } = parseQuery(given)
        if (node) expect(node.at.from >= 0 && node.at.to <= given.length).toBe(true)
        if (problem) expect(problem.at.from < problem.at.to && problem.at.to <= given.length).toBe(true)
      }),
    )
  })

  it('means the same when it is written back', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { node } = parseQuery(given)
        const again = parseQuery(formatQuery(node))
        expect(again.problem).toBeNull()
        expect(meaning(again.node)).toEqual(meaning(node))
      }),
      { numRuns: 1000 },
    )
  })
})

/** A query without its places, and without the quotes that words were given to be read again. */
function meaning(node: QueryNode | null): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === 'at' || key === 'exact' || key === 'prefix') return undefined
      return key === 'text' && typeof value === 'string' ? value.replace(/["“”„＂*]/gu, ' ').trim() : value
    }) ?? 'null',
  )
}
