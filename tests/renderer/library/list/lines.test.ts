// Where lines are and what stands on them, for any groups and any that are folded.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaperGroup } from '../../../../preload/model/paper-query.ts'
import {
  layLines,
  lineAt,
  lineAtTop,
  lineOfGroup,
  lineOfPaper,
  papersBetween,
  topOf,
  type Lines,
} from '../../../../renderer/library/list/lines.ts'

const heights = { paper: 30, group: 20 }
const group = (key: string, count: number): PaperGroup => ({ key, title: null, count })

/** Some groups, some of them folded. */
const anyLines = fc
  .array(fc.record({ count: fc.integer({ min: 1, max: 9 }), closed: fc.boolean() }), { maxLength: 8 })
  .map((groups): Lines => {
    const closed = new Set(groups.flatMap((each, at) => (each.closed ? [String(at)] : [])))
    const total = groups.reduce((sum, { count }) => sum + count, 0)
    return layLines(
      total,
      groups.map(({ count }, at) => group(String(at), count)),
      closed,
    )
  })

describe('lines', () => {
  it('are the papers themselves where nothing is grouped', () => {
    const lines = layLines(50_000, [], new Set())
    expect(lines.count).toBe(50_000)
    expect(lineAt(lines, 49_999)).toEqual({ kind: 'paper', index: 49_999, group: null })
    expect([lineAt(lines, 50_000), lineAt(lines, -1)]).toEqual([null, null])
    expect(lineAtTop(lines, 30 * 1234 + 5, heights)).toBe(1234)
  })

  it('have a heading for each group, and its papers while it is open', () => {
    const lines = layLines(5, [group('a', 2), group('b', 3)], new Set(['a']))
    expect([0, 1, 2, 3, 4].map((line) => lineAt(lines, line)?.kind)).toEqual([
      'group',
      'group',
      'paper',
      'paper',
      'paper',
    ])
    expect(lineAt(lines, 2)).toMatchObject({ index: 2, group: { key: 'b' } })
    expect([lineOfGroup(lines, 'b'), lineOfGroup(lines, 'c')]).toEqual([1, -1])
    expect(lineOfPaper(lines, 1)).toBe(0)
  })

  it('take the papers of folded groups along in a range, and none for an open heading alone', () => {
    const lines = layLines(5, [group('a', 2), group('b', 3)], new Set(['a']))
    expect(papersBetween(lines, 3, 0)).toEqual({ from: 0, to: 3 })
    expect(papersBetween(lines, 0, 0)).toEqual({ from: 0, to: 1 })
    expect(papersBetween(lines, 1, 1)).toBeNull()
  })

  it('lead from every paper to its line and back', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        for (let index = 0; index < lines.papers; index++) {
          const at = lineAt(lines, lineOfPaper(lines, index))
          if (at?.kind === 'paper') expect(at.index).toBe(index)
          else expect(at?.open).toBe(false)
        }
      }),
    )
  })

  it('begin where the one before ends, and are found by any height within them', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        for (let line = 0; line < lines.count; line++) {
          const height = lineAt(lines, line)?.kind === 'group' ? heights.group : heights.paper
          const top = topOf(lines, line, heights)
          expect(topOf(lines, line + 1, heights)).toBe(top + height)
          expect(lineAtTop(lines, top, heights)).toBe(line)
          expect(lineAtTop(lines, top + height - 1, heights)).toBe(line)
        }
      }),
    )
  })
})
