// Text marks that meet, come apart, or are pulled longer and shorter.
import { describe, expect, it } from 'vitest'
import type { Mark } from '../../../preload/model/mark.ts'
import { merged, metBy, split, union, withEnd } from '../../../renderer/reader/marks/reshape.ts'
import { partsOfMark, rangesUnder } from '../../../renderer/reader/marks/text-range.ts'
import { anchorOf, newMark } from '../../../renderer/reader/selection/anchor.ts'
import { partsBetween } from '../../../renderer/reader/selection/glyph-range.ts'
import { typedPage } from '../../support/laid-page.ts'

const pages = new Map([1, 2].map((number) => [number, typedPage(number, ['alpha beta gamma', 'delta epsilon'])]))
const source = { version: 1, fileSha256: null, textOf: (page: number) => pages.get(page) ?? null }

function stretch(from: number, to: number, page = 1, lastPage = page) {
  return partsBetween({ page, from, to: from }, { page: lastPage, from: to, to }, source.textOf)
}

function marked(from: number, to: number, change: Partial<Mark> = {}, page = 1, lastPage = page): Mark {
  const anchor = anchorOf(stretch(from, to, page, lastPage), source)
  if (!anchor) throw new Error('no anchor')
  return { ...newMark('highlight', 'yellow', anchor), ...change }
}

const ranges = (mark: Mark | null | undefined) =>
  mark?.anchor.parts.map(({ page, charFrom, charTo }) => [page, charFrom, charTo])

describe('marking across a mark', () => {
  const old = marked(5, 12, { comment: 'first', tags: ['a'], createdAt: '2026-01-01T00:00:00.000Z' })

  it('meets marks of the same look that share letters with it, not those that only touch', () => {
    const found = metBy(
      stretch(10, 20),
      { kind: 'highlight', color: 'yellow' },
      [old, marked(20, 24), marked(11, 14, { color: 'blue' }), marked(11, 14, { kind: 'underline' })],
      source,
    )
    expect(found).toEqual([old])
  })

  it('makes one mark of all, which keeps the oldest id, every comment and tag', () => {
    const later = marked(16, 22, { comment: 'second', tags: ['b', 'a'], createdAt: '2026-02-01T00:00:00.000Z' })
    const wishes = merged(stretch(10, 18), [later, old], source)
    const [[id, mark] = [null, null], gone] = wishes ?? []
    expect(id).toBe(old.id)
    expect(ranges(mark)).toEqual([[1, 5, 22]])
    expect(mark).toMatchObject({ tags: ['b', 'a'], formerly: [later.id] })
    expect(mark?.comment.split('\n\n').toSorted()).toEqual(['first', 'second'])
    expect(gone).toEqual([later.id, null])
  })

  it('goes over pages', () => {
    const joined = union(stretch(20, 5, 1, 2), stretch(3, 9, 2))
    expect(joined.map(({ page, from, to }) => [page.page, from, to])).toEqual([
      [1, 20, 26],
      [2, 0, 9],
    ])
  })
})

describe('splitting a mark', () => {
  it('leaves id and comment with the first piece, the tags with each', () => {
    const mark = marked(2, 20, { comment: 'why', tags: ['a'] })
    const wishes = split(mark, [{ page: 1, glyph: 9 }], source) ?? []
    expect(wishes.map(([id, piece]) => [id === mark.id, piece?.comment, piece?.tags, ranges(piece)])).toEqual([
      [true, 'why', ['a'], [[1, 2, 9]]],
      [false, '', ['a'], [[1, 9, 20]]],
    ])
  })

  it('cuts at both ends of a selection, and over pages', () => {
    const mark = marked(10, 8, {}, 1, 2)
    const wishes =
      split(
        mark,
        [
          { page: 1, glyph: 14 },
          { page: 2, glyph: 3 },
        ],
        source,
      ) ?? []
    expect(wishes.map(([, piece]) => ranges(piece))).toEqual([
      [[1, 10, 14]],
      [
        [1, 14, 26],
        [2, 0, 3],
      ],
      [[2, 3, 8]],
    ])
  })

  it('does nothing at its ends or beside it', () => {
    const mark = marked(5, 12)
    for (const glyph of [5, 12, 20]) expect(split(mark, [{ page: 1, glyph }], source)).toBeNull()
  })
})

describe('moving an end', () => {
  it('follows the letters, to another page too', () => {
    const mark = marked(5, 12)
    expect(ranges(withEnd(mark, 'end', { page: 1, glyph: 15 }, source))).toEqual([[1, 5, 15]])
    expect(ranges(withEnd(mark, 'start', { page: 1, glyph: 0 }, source))).toEqual([[1, 0, 12]])
    expect(ranges(withEnd(mark, 'end', { page: 2, glyph: 4 }, source))).toEqual([
      [1, 5, 26],
      [2, 0, 4],
    ])
  })

  it('never passes the other end', () => {
    const mark = marked(5, 12)
    expect(withEnd(mark, 'end', { page: 1, glyph: 5 }, source)).toBeNull()
    expect(withEnd(mark, 'start', { page: 1, glyph: 14 }, source)).toBeNull()
  })
})

describe('the letters of a mark', () => {
  it('are found from its rectangles where another reading of the page numbered them', () => {
    const mark = marked(5, 12)
    const other = {
      ...mark,
      anchor: { ...mark.anchor, parts: mark.anchor.parts.map((part) => ({ ...part, charFrom: 0, charTo: 3 })) },
    }
    expect(partsOfMark(other, source.textOf)?.map(({ from, to }) => [from, to])).toEqual([[5, 12]])
  })

  it('are those whose middle is under a rectangle', () => {
    const page = pages.get(1)
    expect(
      page &&
        rangesUnder(page, [
          [50, 695, 99, 712],
          [50, 675, 72, 690],
        ]),
    ).toEqual([
      { from: 0, to: 5 },
      { from: 14, to: 16 },
    ])
  })
})
