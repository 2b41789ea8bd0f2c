import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { floatingPlace } from '../../../renderer/reader/floating/place.ts'
import { nextZoom, zoomFactor, MAX_AUTO_ZOOM } from '../../../renderer/reader/island/place.ts'
import { stack } from '../../../renderer/reader/margin/stack.ts'

describe('zoom', () => {
  const page = { width: 612, height: 792 }

  it('fits the width and the page', () => {
    const room = { width: 816, height: 528 }
    expect(zoomFactor('page-width', { room, page })).toBeCloseTo(1)
    expect(zoomFactor('page-fit', { room, page })).toBeCloseTo(0.5)
  })

  it('leaves air beside the page on a wide window', () => {
    expect(zoomFactor('auto', { room: { width: 3000, height: 900 }, page })).toBe(MAX_AUTO_ZOOM)
  })

  it('steps in and out again to where it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4), (factor) => {
        expect(nextZoom(nextZoom(factor, 1), -1)).toBe(factor)
      }),
    )
  })

  it('stays within its bounds', () => {
    expect([nextZoom(10, 1), nextZoom(0.1, -1)]).toEqual([10, 0.1])
  })
})

describe('cards in the margin', () => {
  it('stand at their lines, and never over one another', () => {
    const cards = fc.array(
      fc.record({ top: fc.integer({ min: 0, max: 5000 }), height: fc.integer({ min: 1, max: 300 }) }),
    )
    fc.assert(
      fc.property(cards, (unsorted) => {
        const sorted = unsorted.toSorted((a, b) => a.top - b.top)
        const tops = stack(sorted, 10)
        for (const [index, top] of tops.entries()) {
          const before = index - 1
          expect(top).toBeGreaterThanOrEqual(sorted[index]?.top ?? 0)
          if (before >= 0) expect(top).toBeGreaterThanOrEqual((tops[before] ?? 0) + (sorted[before]?.height ?? 0) + 10)
        }
      }),
    )
  })
})

describe('what floats over the pages', () => {
  const screen = { left: 0, top: 1000, width: 800, height: 600 }
  const size = { width: 300, height: 40 }

  it('stands below its line where there is room', () => {
    expect(floatingPlace({ left: 200, top: 1200, width: 100, height: 12 }, size, screen)).toEqual({
      left: 100,
      top: 1220,
    })
  })

  it('stands above it at the foot of the window', () => {
    expect(floatingPlace({ left: 200, top: 1560, width: 100, height: 12 }, size, screen).top).toBe(1512)
  })

  it('never leaves the window sideways', () => {
    expect(floatingPlace({ left: 0, top: 1200, width: 20, height: 12 }, size, screen).left).toBe(8)
    expect(floatingPlace({ left: 780, top: 1200, width: 20, height: 12 }, size, screen).left).toBe(492)
  })
})
