import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PdfRect } from '../../../preload/model/mark.ts'
import { isPhoto, picturesIn } from '../../../renderer/reader/island/photos.ts'
import { boundsOf, marksAt, pageBox, type Viewport } from '../../../renderer/reader/marks/geometry.ts'

/** The viewport of a 600 × 800 page as pdf.js makes it, turned clockwise. */
function viewport(scale: number, rotation: 0 | 90 | 180 | 270): Viewport {
  const [w, h] = [600, 800]
  const turned = rotation % 180 === 90
  return {
    width: (turned ? h : w) * scale,
    height: (turned ? w : h) * scale,
    convertToViewportPoint(x, y) {
      const points = { 0: [x, h - y], 90: [y, x], 180: [w - x, y], 270: [h - y, w - x] } as const
      return points[rotation].map((value) => value * scale)
    },
  }
}

describe('boxes of rectangles on a page', () => {
  it('count from the top left, as fractions of the page', () => {
    expect(pageBox([60, 700, 300, 720], viewport(1, 0))).toEqual({ left: 0.1, top: 0.1, width: 0.4, height: 0.025 })
  })

  it('are the same at every zoom', () => {
    const rect = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 700 }))
    fc.assert(
      fc.property(
        rect,
        fc.constantFrom(0, 90, 180, 270),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        ([x, y], turn, scale) => {
          const box = pageBox([x, y, x + 50, y + 12], viewport(scale, turn as 0))
          const at1 = pageBox([x, y, x + 50, y + 12], viewport(1, turn as 0))
          for (const side of ['left', 'top', 'width', 'height'] as const) expect(box[side]).toBeCloseTo(at1[side], 9)
        },
      ),
    )
  })

  it('turn with the page', () => {
    expect(pageBox([0, 780, 60, 800], viewport(2, 90))).toEqual({ left: 0.975, top: 0, width: 0.025, height: 0.1 })
  })
})

describe('marks under the pointer', () => {
  const large = { name: 'large', rects: [[0, 0, 500, 500]] as PdfRect[] }
  const small = { name: 'small', rects: [[100, 100, 200, 112]] as PdfRect[] }

  it('come smallest first', () => {
    expect(marksAt([large, small], 150, 105).map(({ name }) => name)).toEqual(['small', 'large'])
  })

  it('are none beside all of them', () => {
    expect(marksAt([small], 250, 105)).toEqual([])
  })
})

it('the bounds of rectangles hold them all', () => {
  expect(
    boundsOf([
      [10, 20, 30, 40],
      [5, 25, 20, 60],
    ]),
  ).toEqual([5, 20, 30, 60])
  expect(boundsOf([])).toBeNull()
})

describe('photographs on dark pages', () => {
  const pixels = (count: number, color: (index: number) => readonly [number, number, number]): number[] =>
    Array.from({ length: count }, (_, index) => [...color(index), 255]).flat()

  it('are told from line art by their colours', () => {
    const photo = pixels(576, (index) => [(index * 7) % 200, (index * 13) % 220, (index * 29) % 180])
    const plot = pixels(576, (index) => (index % 8 === 0 ? [200, 30, 30] : [255, 255, 255]))
    const tinted = pixels(576, () => [220, 230, 240])
    expect([photo, plot, tinted].map(isPhoto)).toEqual([true, false, false])
  })

  it('are upright pictures, neither slivers nor scans of the whole page', () => {
    const corners = [0.1, 0.1, 0.1, 0.4, 0.6, 0.1, 0, 0, 0, 1, 1, 0, 0.1, 0.5, 0.1, 0.505, 0.9, 0.5]
    expect(picturesIn(corners)).toEqual([{ left: 0.1, top: 0.1, width: 0.5, height: expect.closeTo(0.3) as number }])
  })
})
