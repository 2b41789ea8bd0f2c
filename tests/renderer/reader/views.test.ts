import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageText, TextLine } from '../../../preload/model/text.ts'
import { columnAt, isOnWord } from '../../../renderer/reader/island/columns.ts'
import { pinched } from '../../../renderer/reader/island/gestures.ts'
import { pointOf } from '../../../renderer/reader/island/destinations.ts'
import { MAX_ZOOM, MIN_ZOOM } from '../../../renderer/reader/island/place.ts'
import { lookOf, nextLook } from '../../../renderer/reader/state/look-of.ts'

function pageOf(
  lines: readonly (readonly [x: number, y: number, width: number, more?: Partial<TextLine>])[],
): PageText {
  const rects = lines.flatMap(([x, y, width]) => [x, y, x + width, y + 10])
  return {
    model: 1,
    page: 1,
    box: [0, 0, 600, 800],
    rotation: 0,
    text: 'x'.repeat(lines.length),
    rects,
    at: lines.map((_, index) => index),
    length: lines.map(() => 1),
    dom: [],
    lines: lines.map(([x, y, width, more], index) => ({
      from: index,
      to: index + 1,
      rect: [x, y, x + width, y + 10],
      column: 0,
      paragraph: 0,
      kind: 'body',
      hyphen: false,
      ...more,
    })),
    fallback: false,
  }
}

describe('the column that fills the window', () => {
  const page = pageOf([
    [50, 750, 500, { column: -1 }],
    [50, 700, 220],
    [50, 680, 90],
    [330, 700, 220, { column: 1 }],
    [330, 60, 100, { column: 1, kind: 'footnote' }],
  ])

  it('is the one at the point, the nearest one beside it, and all the text on a line across', () => {
    expect(columnAt(page, { x: 200, y: 400 })).toEqual({ x1: 50, x2: 270 })
    expect(columnAt(page, { x: 590, y: 400 })).toEqual({ x1: 330, x2: 550 })
    expect(columnAt(page, { x: 310, y: 755 })).toEqual({ x1: 50, x2: 550 })
    expect(columnAt(pageOf([]), { x: 1, y: 1 })).toBeNull()
  })

  it('is not meant by a double click on a word', () => {
    expect([isOnWord(page, { x: 100, y: 705 }), isOnWord(page, { x: 200, y: 685 })]).toEqual([true, false])
  })
})

describe('a pinch', () => {
  it('goes as far as the fingers do, a wheel never by more than a small step, and never out of bounds', () => {
    expect(pinched(1, -5, false)).toBeCloseTo(1.051, 3)
    expect(pinched(1, -120, false)).toBe(pinched(1, -3, true))
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.integer({ min: -999, max: 999 }),
        (factor, delta) => {
          const next = pinched(factor, delta, false)
          expect(next).toBeGreaterThanOrEqual(MIN_ZOOM)
          expect(next).toBeLessThanOrEqual(MAX_ZOOM)
          expect(Math.abs(Math.log(next / factor))).toBeLessThan(0.15)
        },
      ),
    )
  })
})

describe('the look of the pages', () => {
  const usual = { pageLook: 'theme', darkPages: true } as const

  it('is the paper’s own, else that of all papers, else what goes with the theme', () => {
    expect(lookOf('sepia', { ...usual, pageLook: 'black' }, 'dark')).toBe('sepia')
    expect(lookOf(null, { ...usual, pageLook: 'contrast' }, 'dark')).toBe('contrast')
    expect(['light', 'sepia', 'dark', 'black'].map((theme) => lookOf(null, usual, theme))).toEqual([
      'light',
      'sepia',
      'dark',
      'black',
    ])
    expect(lookOf(null, { ...usual, darkPages: false }, 'black')).toBe('light')
  })

  it('goes round with one key', () => {
    const round = ['light', 'sepia', 'dark', 'black', 'contrast'] as const
    expect(round.map(nextLook)).toEqual(['sepia', 'dark', 'black', 'contrast', 'light'])
  })
})

describe('a destination', () => {
  it('names a point as far as it does', () => {
    const at = (...destination: readonly unknown[]) => pointOf({ page: 1, destination: [0, ...destination] })
    expect(at({ name: 'XYZ' }, 72, 500, null)).toEqual({ x: 72, y: 500 })
    expect(at({ name: 'FitH' }, 300)).toEqual({ x: null, y: 300 })
    expect(at({ name: 'FitR' }, 1, 2, 3, 4)).toEqual({ x: 1, y: 4 })
    expect(at({ name: 'Fit' })).toEqual({ x: null, y: null })
  })
})
