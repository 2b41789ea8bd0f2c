import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MarkId, PaperId } from '../../preload/model/ids.ts'
import { formatPaperLink, parsePaperLink, parsePlace } from '../../preload/paper-link.ts'

const id = PaperId.parse('2406.15877')

describe('a link to a place in a paper', () => {
  it('says page, point and glyphs, and is read back as it was', () => {
    const place = { page: 3, at: { x: 72.5, y: 640 }, glyphs: { from: 120, to: 180 }, mark: null }
    const link = formatPaperLink({ id, version: 2, place })
    expect(link).toBe('offprint://paper/2406.15877v2#page=3&at=72.5,640&glyphs=120-180')
    expect(parsePaperLink(link)).toEqual({ id, version: 2, place })
  })

  it('says a mark, in a paper of either kind of id', () => {
    const place = { page: null, at: null, glyphs: null, mark: MarkId.parse('Ab3_-x9') }
    for (const paper of ['hep-th/9901001', 'pdf-0123456789abcdef']) {
      const link = formatPaperLink({ id: PaperId.parse(paper), version: null, place })
      expect(parsePaperLink(link)).toEqual({ id: paper, version: null, place })
    }
  })

  it.each([
    ['page=0'],
    ['page=7&page=8'],
    ['page=7&delete=1'],
    ['at=1,2'],
    ['page=7&at=1'],
    ['page=7&at=1e9,2'],
    ['page=%37'],
    ['mark=<b>'],
    ['constructor=1'],
    [`mark=${'a'.repeat(300)}`],
    [''],
  ])('leaves the paper alone where its place is not well formed: %s', (fragment) => {
    expect(parsePlace(fragment)).toBeNull()
    expect(parsePaperLink(`offprint://paper/2406.15877#${fragment}`)).toEqual({ id, version: null, place: null })
  })

  it.each([
    ['https://arxiv.org/abs/2406.15877'],
    ['offprint://paper/../x'],
    ['offprint://list/abcd'],
    ['offprint://paper/'],
  ])('is none: %s', (raw) => expect(parsePaperLink(raw)).toBeNull())

  it('is read back for every place', () => {
    const number = fc.integer({ min: -9000, max: 99_999 }).map((value) => value / 10)
    const places = fc.record({
      page: fc.integer({ min: 1, max: 9999 }),
      at: fc.option(fc.record({ x: number, y: number })),
      glyphs: fc.option(fc.nat(9000).map((from) => ({ from, to: from + 7 }))),
      mark: fc.constant(null),
    })
    fc.assert(
      fc.property(places, (place) => {
        expect(parsePaperLink(formatPaperLink({ id, version: 1, place }))).toEqual({ id, version: 1, place })
      }),
    )
  })

  it('never throws, whatever is given', () => {
    fc.assert(fc.property(fc.string(), (raw) => parsePaperLink(`offprint://paper/${raw}`) !== undefined))
  })
})
