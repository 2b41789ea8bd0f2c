import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawingsLimit, toGiveBack } from '../../../../renderer/reader/island/page-buffer.ts'

const MB = 1024 * 1024

describe('the pages that are kept drawn', () => {
  test('the ones seen longest ago go first, and no more than must', () => {
    const drawn = [7, 8, 9, 1, 2, 3].map((page) => ({ page, bytes: 6 * MB }))
    expect(toGiveBack(drawn, new Set([2]), 24 * MB)).toEqual([7, 8])
    expect(toGiveBack(drawn, new Set([2]), 36 * MB)).toEqual([])
  })

  test('what is on screen and its neighbours stay, however large', () => {
    const page = fc.integer({ min: 1, max: 40 })
    const drawn = fc.uniqueArray(fc.record({ page, bytes: fc.nat(200 * MB) }), { selector: (each) => each.page })
    fc.assert(
      fc.property(drawn, fc.uniqueArray(page, { minLength: 1, maxLength: 4 }), fc.nat(300 * MB), (all, seen, limit) => {
        const visible = new Set(seen)
        const gone = new Set(toGiveBack(all, visible, limit))
        const near = (at: number): boolean => visible.has(at - 1) || visible.has(at) || visible.has(at + 1)
        expect([...gone].filter(near)).toEqual([])
        const left = all.filter((each) => !gone.has(each.page))
        const bytes = left.reduce((sum, each) => sum + each.bytes, 0)
        expect(bytes <= limit || left.every((each) => near(each.page))).toBe(true)
      }),
    )
  })

  test('a small machine keeps less than a large one', () => {
    expect([0.5, 4, 8, 16, 64].map((gigabytes) => drawingsLimit(gigabytes) / MB)).toEqual([16, 16, 20, 40, 64])
  })
})
