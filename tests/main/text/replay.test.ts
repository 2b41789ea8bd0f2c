import { describe, expect, it } from 'vitest'
import type { Font } from '../../../main/text/glyph.ts'
import { OP } from '../../../main/text/operators.ts'
import { replayText } from '../../../main/text/replay.ts'

const plain: Font = {
  ascent: 0.7,
  descent: -0.2,
  unit: 0.001,
  vertical: false,
  bold: false,
  italic: false,
  hangs: false,
  type3: null,
}
const A4 = [0, 0, 595, 842]

type Operation = readonly [code: number, ...args: unknown[]]

/** What each glyph says and where it is, rounded: text, u1, v, width. */
function replay(operations: readonly Operation[], font: Partial<Font> = {}, view: readonly number[] = A4) {
  const list = { fnArray: operations.map(([code]) => code), argsArray: operations.map(([, ...args]) => args) }
  return replayText(list, new Map([['F', { ...plain, ...font }]]), view)
}

function glyphs(text: string, width = 500): readonly object[] {
  return [...text].map((unicode) => ({ unicode, width, isSpace: unicode === ' ' }))
}

const at = (x: number, y: number): Operation => [OP.setTextMatrix, [1, 0, 0, 1, x, y]]
const font: Operation = [OP.setFont, 'F', 10]

function places(read: ReturnType<typeof replay>): readonly string[] {
  return read.map(({ text, u1, v }) => `${text} ${u1.toFixed(1)} ${v.toFixed(1)}`)
}

describe('replaying text operators', () => {
  it('advances by width, character spacing, word spacing and kerning numbers', () => {
    const read = replay([
      [OP.beginText],
      font,
      at(100, 700),
      [OP.setCharSpacing, 1],
      [OP.setWordSpacing, 4],
      [OP.showText, [...glyphs('a b'), -200, ...glyphs('c')]],
    ])
    // a at 100; its 5 and 1; the space 5 + 1 + 4; b; 5 + 1 + 2 of kerning.
    expect(places(read)).toEqual(['a 100.0 700.0', 'b 116.0 700.0', 'c 124.0 700.0'])
    expect(read.map((glyph) => glyph.space)).toEqual([false, true, false])
    expect(read.map((glyph) => glyph.dom)).toEqual([0, 1, 2])
  })

  it('follows lines by leading, offsets and rise', () => {
    const read = replay([
      [OP.beginText],
      font,
      [OP.moveText, 50, 600],
      [OP.showText, glyphs('a')],
      [OP.setLeadingMoveText, 0, -12],
      [OP.showText, glyphs('b')],
      [OP.nextLine],
      [OP.setTextRise, 3],
      [OP.showText, glyphs('c')],
    ])
    expect(places(read)).toEqual(['a 50.0 600.0', 'b 50.0 588.0', 'c 50.0 579.0'])
  })

  it('keeps the matrices of forms and saved states apart', () => {
    const read = replay([
      [OP.save],
      [OP.transform, 1, 0, 0, 1, 10, 20],
      [OP.paintFormXObjectBegin, new Float32Array([2, 0, 0, 2, 0, 0]), null],
      [OP.beginText],
      font,
      at(5, 5),
      [OP.showText, glyphs('a')],
      [OP.paintFormXObjectEnd],
      [OP.restore],
      [OP.beginText],
      font,
      at(5, 5),
      [OP.showText, glyphs('b')],
    ])
    expect(places(read)).toEqual(['a 20.0 30.0', 'b 5.0 5.0'])
    expect(read.map((glyph) => glyph.size)).toEqual([20, 10])
  })

  it('stretches widths by the horizontal scale and takes a font from a graphics state', () => {
    const read = replay([
      [OP.beginText],
      [OP.setGState, [['Font', ['F', 20]]]],
      [OP.setHScale, 50],
      at(0, 0),
      [OP.showText, glyphs('ab')],
    ])
    expect(places(read)).toEqual(['a 0.0 0.0', 'b 5.0 0.0'])
  })

  it.each([
    [0, [1, 0, 0, 1, 100, 200], [100, 200]],
    [90, [0, 1, -1, 0, 100, 200], [200, -100]],
    [180, [-1, 0, 0, -1, 100, 200], [-100, -200]],
    [270, [0, -1, 1, 0, 100, 200], [-200, 100]],
  ])('turns text of %i degrees into its own frame', (angle, matrix, [u, v]) => {
    const [read] = replay([[OP.beginText], font, [OP.setTextMatrix, matrix], [OP.showText, glyphs('a')]])
    expect(read).toMatchObject({ angle, u1: u, v })
  })

  it('writes vertically, downwards from the origin', () => {
    const items = ['縦', '書'].map((unicode) => ({ unicode, width: 1000, vmetric: [-1000, 500, 880] }))
    const read = replay([[OP.beginText], font, at(300, 700), [OP.showText, items]], { vertical: true })
    expect(read.map(({ angle, u1, u2, v1, v2 }) => [angle, u1, u2, v1, v2])).toEqual([
      [270, -700, -690, 295, 305],
      [270, -690, -680, 295, 305],
    ])
  })

  it('keeps boxes within what a line can be, whatever the font claims', () => {
    const height = (claimed: Partial<Font>): number[] => {
      const [read] = replay([[OP.beginText], font, at(0, 100), [OP.showText, glyphs('a')]], claimed)
      return [read?.v1 ?? 0, read?.v2 ?? 0]
    }
    expect(height({ ascent: 2.9, descent: -1.5 })).toEqual([97.5, 107.5])
    expect(height({ ascent: 0, descent: 0 })).toEqual([97.5, 107.5])
    expect(height({ ascent: 0.8, descent: -0.3 })).toEqual([97, 108])
  })

  it('measures Type 3 fonts of any nominal size by the box of their glyphs', () => {
    const type3 = { bbox: [0, -20, 60, 80], scale: 0.12 }
    const [read] = replay([[OP.beginText], [OP.setFont, 'F', 1], at(0, 100), [OP.showText, glyphs('a', 50)]], {
      unit: 0.12,
      type3,
    })
    expect(read).toMatchObject({ u2: 6, size: 10 })
    expect([read?.v1, read?.v2].map((value) => value?.toFixed(1))).toEqual(['97.6', '109.6'])
  })

  it('leaves out what lies outside the page and what only formats, and knows soft hyphens', () => {
    const read = replay([
      [OP.beginText],
      font,
      at(-900, 50),
      [OP.showText, glyphs('x')],
      at(10, 50),
      [OP.showText, glyphs('a\u200bb\u00ad')],
    ])
    expect(read.map(({ text, dom }) => [text, dom])).toEqual([
      ['a', 0],
      ['b', 1],
      ['-', -1],
    ])
  })

  it('survives operators without arguments, unknown fonts and numbers that are none', () => {
    const read = replay([
      [OP.restore],
      [OP.setFont],
      [OP.setTextMatrix],
      [OP.transform, NaN, 1],
      [OP.showText, [null, 3, 'x', { unicode: 7 }, { unicode: 'a', width: Infinity }]],
    ])
    expect(read.every((glyph) => Number.isFinite(glyph.u1))).toBe(true)
  })
})
