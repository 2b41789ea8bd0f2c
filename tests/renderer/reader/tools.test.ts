// Frames, pins and ends as a hand or the arrow keys move them, on pages that may be turned.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PdfRect } from '../../../preload/model/mark.ts'
import { pinsAt } from '../../../renderer/reader/marks/pins.ts'
import { strokesOf } from '../../../renderer/reader/marks/paint.ts'
import { completions, plainTag, withTag } from '../../../renderer/reader/marks/tags.ts'
import { nextMark } from '../../../renderer/reader/marks/walk.ts'
import { typedPage } from '../../support/laid-page.ts'
import { stepFrom } from '../../../renderer/reader/tools/end-steps.ts'
import {
  between,
  grips,
  moved,
  pdfRect,
  pulled,
  screenBox,
  type TwoWayViewport,
} from '../../../renderer/reader/tools/frame.ts'
import { keyStep } from '../../../renderer/reader/tools/tool-keys.ts'
import { markOf } from './marks.ts'

/** The viewport of a 600 × 800 page as pdf.js makes it, turned clockwise. */
function viewport(scale: number, rotation: number): TwoWayViewport {
  const [w, h] = [600, 800]
  const turned = rotation % 180 === 90
  return {
    width: (turned ? h : w) * scale,
    height: (turned ? w : h) * scale,
    convertToViewportPoint(x, y) {
      const at = rotation === 0 ? [x, h - y] : rotation === 90 ? [y, x] : rotation === 180 ? [w - x, y] : [h - y, w - x]
      return at.map((value) => value * scale)
    },
    convertToPdfPoint(sx, sy) {
      const [x, y] = [sx / scale, sy / scale]
      return rotation === 0 ? [x, h - y] : rotation === 90 ? [y, x] : rotation === 180 ? [w - x, y] : [w - y, h - x]
    },
  }
}

const views = fc.record({ scale: fc.constantFrom(0.5, 1, 1.75, 4), rotation: fc.constantFrom(0, 90, 180, 270) })
const rects = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 700 }), fc.integer({ min: 20, max: 99 }))
  .map(([x, y, size]): PdfRect => [x, y, x + size, y + size])

describe('a frame', () => {
  it('stands in the same place in PDF points at every zoom and rotation', () => {
    fc.assert(
      fc.property(views, rects, ({ scale, rotation }, rect) => {
        const view = viewport(scale, rotation)
        expect(pdfRect(screenBox(rect, view), view)).toEqual(rect)
      }),
    )
  })

  it('never leaves the page or turns inside out, however it is moved and pulled', () => {
    const far = fc.integer({ min: -3000, max: 3000 })
    fc.assert(
      fc.property(views, rects, far, far, fc.constantFrom(...grips), ({ scale, rotation }, rect, dx, dy, grip) => {
        const view = viewport(scale, rotation)
        const box = screenBox(rect, view)
        for (const next of [moved(box, dx, dy, view), pulled(box, grip, dx, dy, view)]) {
          expect(Math.min(next.left, next.top)).toBeGreaterThanOrEqual(-1e-9)
          expect(next.right).toBeLessThanOrEqual(view.width + 1e-9)
          expect(next.bottom).toBeLessThanOrEqual(view.height + 1e-9)
          expect(next.right).toBeGreaterThan(next.left)
          expect(next.bottom).toBeGreaterThan(next.top)
        }
      }),
    )
  })

  it('keeps its size when it is moved', () => {
    const view = viewport(1, 0)
    const box = moved({ left: 10, top: 10, right: 110, bottom: 60 }, -50, 5000, view)
    expect(box).toEqual({ left: 0, top: 750, right: 100, bottom: 800 })
  })

  it('is none where the hand only slipped', () => {
    expect(between({ x: 10, y: 10 }, { x: 14, y: 200 }, viewport(1, 0))).toBeNull()
    expect(between({ x: 90, y: 80 }, { x: 10, y: -20 }, viewport(1, 0))).toEqual({
      left: 10,
      top: 0,
      right: 90,
      bottom: 80,
    })
  })
})

describe('arrow keys', () => {
  const press = (key: string, held: object = {}) =>
    keyStep({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held })

  it('mean the end, with Alt and Shift the beginning, with Ctrl larger steps', () => {
    expect(press('ArrowLeft', { shiftKey: true })).toEqual({ x: -1, y: 0, shift: true, large: false, side: 'end' })
    expect(press('ArrowDown', { shiftKey: true, altKey: true, ctrlKey: true })).toEqual({
      x: 0,
      y: 1,
      shift: true,
      large: true,
      side: 'start',
    })
  })

  it('are left to the trail with Alt alone, and other keys to everybody', () => {
    expect([press('ArrowLeft', { altKey: true }), press('Enter')]).toEqual([null, null])
  })
})

describe('an end of a mark', () => {
  const pages = new Map([1, 2].map((number) => [number, typedPage(number, ['alpha beta gamma', 'delta epsilon'])]))
  const textOf = (page: number) => pages.get(page) ?? null

  it('goes by letters, words and lines, and over the page', () => {
    const at = (glyph: number, direction: 1 | -1, unit: 'glyph' | 'word' | 'line', page = 1) =>
      stepFrom({ page, glyph }, direction, unit, textOf)
    expect([at(5, 1, 'glyph'), at(5, 1, 'word'), at(9, -1, 'word'), at(5, 1, 'line')]).toEqual([
      { page: 1, glyph: 6 },
      { page: 1, glyph: 9 },
      { page: 1, glyph: 5 },
      { page: 1, glyph: 19 },
    ])
    expect([at(26, 1, 'glyph'), at(0, -1, 'word', 2), at(20, 1, 'line'), at(26, 1, 'word', 2)]).toEqual([
      { page: 2, glyph: 0 },
      { page: 1, glyph: 26 },
      { page: 2, glyph: 0 },
      null,
    ])
  })
})

describe('pins', () => {
  const at = (id: string, x: number, y: number) => ({
    mark: markOf(id, { kind: 'pin' }),
    rects: [[x, y, x, y]] as PdfRect[],
  })
  const pins = [at('mark-1', 100, 400), at('mark-2', 300, 400)]
  const hit = (x: number, y: number, scale: number, rotation = 0) =>
    pinsAt(pins, x, y, viewport(scale, rotation)).map(({ mark }) => mark.id)

  it('are caught by their heads, which are as large at every zoom', () => {
    expect([hit(100, 415, 1), hit(100, 415, 3), hit(100, 405, 3), hit(150, 400, 1)]).toEqual([
      ['mark-1'],
      [],
      ['mark-1'],
      [],
    ])
  })

  it('stand upright on a turned page', () => {
    expect([hit(85, 400, 1, 90), hit(100, 415, 1, 90)]).toEqual([['mark-1'], []])
  })
})

describe('painting', () => {
  it('needs one path a kind and colour, however many marks there are', () => {
    const marks = Array.from({ length: 1000 }, (_, index) => ({
      mark: markOf(`mark-${index}`, {
        color: index % 2 === 0 ? 'yellow' : 'blue',
        kind: index % 3 === 0 ? 'underline' : 'highlight',
      }),
      rects: [[10, index, 90, index + 8]] as PdfRect[],
    }))
    expect(strokesOf(marks, viewport(1, 0)).map(({ kind, color }) => `${kind} ${color}`)).toEqual([
      'highlight blue',
      'highlight yellow',
      'underline yellow',
      'underline blue',
    ])
  })

  it('rounds the corners of some marks, and leaves a crowded page the cheaper square ones', () => {
    const pathOf = (count: number) =>
      strokesOf(
        Array.from({ length: count }, (_, at) => ({
          mark: markOf(`mark-${at}`),
          rects: [[10, 700, 200, 712]] as PdfRect[],
        })),
        viewport(1, 0),
      )[0]?.path ?? ''
    expect(pathOf(3)).toContain('a30 30')
    expect(pathOf(1000)).not.toContain('a')
    expect(pathOf(1000).match(/M/g)).toHaveLength(1000)
  })

  it('puts the line under the text, along it where it runs upwards', () => {
    const path = (rect: PdfRect) =>
      strokesOf([{ mark: markOf('mark-1', { kind: 'underline' }), rects: [rect] }], viewport(1, 0))[0]?.path
    expect(path([60, 400, 360, 410])).toBe('M1000 6648h5000v18h-5000z')
    expect(path([60, 400, 70, 700])).toBe('M1148 1667h18v5000h-18z')
  })
})

describe('tags', () => {
  it('are kept without the sign and once, whatever their case', () => {
    expect([plainTag(' ##deep   learning '), withTag(['Method'], 'method'), withTag(['a'], '#b')]).toEqual([
      'deep learning',
      ['Method'],
      ['a', 'b'],
    ])
  })

  it('are completed from their beginning first, then from within', () => {
    const known = ['statistics', 'method', 'to discuss', 'discuss', '方法']
    expect([completions('dis', known, []), completions('#方', known, []), completions('', known, ['method'])]).toEqual([
      ['discuss', 'to discuss'],
      ['方法'],
      ['statistics', 'to discuss', 'discuss', '方法'],
    ])
  })
})

describe('walking from mark to mark', () => {
  const at = (id: string, page: number, y: number) => {
    const mark = markOf(id, { page })
    const parts = mark.anchor.parts.map((part) => ({
      ...part,
      rects: [[10, y - 10, 50, y]] as PdfRect[],
      charFrom: 800 - y,
    }))
    return { ...mark, anchor: { ...mark.anchor, parts } }
  }
  const marks = [at('mark-b', 1, 300), at('mark-a', 1, 700), at('mark-c', 2, 500)]
  const from = (mark: string | null, page: number, y: number, step: 1 | -1) =>
    nextMark(marks, { mark: marks.find(({ id }) => id === mark) ?? null, place: { page, y } }, step)?.id

  it('goes on from the open one, round at the ends', () => {
    expect([from('mark-a', 1, 0, 1), from('mark-c', 1, 0, 1), from('mark-a', 1, 0, -1)]).toEqual([
      'mark-b',
      'mark-a',
      'mark-c',
    ])
  })

  it('begins where one reads', () => {
    expect([from(null, 1, 500, 1), from(null, 1, 500, -1), from(null, 3, 800, 1), from(null, 1, 800, -1)]).toEqual([
      'mark-b',
      'mark-a',
      'mark-a',
      'mark-c',
    ])
  })
})
