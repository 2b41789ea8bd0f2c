import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageText } from '../../../preload/model/text.ts'
import {
  anchorPartsOf,
  caretAt,
  glyphAt,
  glyphFromNonSpaceCount,
  glyphRangeBetween,
  lineAt,
  nonSpaceCountOf,
  quoteOf,
  rectsOf,
  sentenceAt,
  textOf,
  textOfParts,
  wordAt,
} from '../../../preload/text/select.ts'
import { laidPage, type LaidLine } from '../../support/laid-page.ts'

/** Letters 5 points wide. */
const pageOf = (lines: readonly LaidLine[], page = 1): PageText => laidPage(lines, { page, width: 5 })

const find = (page: PageText, text: string): number => page.at.indexOf(page.text.indexOf(text))
const textIn = (page: PageText, range: { from: number; to: number } | null): string | null =>
  range && textOf(page, range.from, range.to)

const page = pageOf([
  ['Marks outlive the soft-', 50, 700, { hyphen: true }],
  ['ware that made them. They', 50, 688],
  ['do so (Ada et al. 1843) when kept.', 50, 676],
  ['1Not in this note.', 50, 100, { kind: 'footnote', paragraph: 1 }],
  ['A second column goes on here,', 320, 700, { column: 1, paragraph: 2 }],
  ['to its end.', 320, 688, { column: 1, paragraph: 2 }],
])

describe('points and glyphs', () => {
  it('gives the glyph under a point, and the nearest of the nearest line beside it', () => {
    expect(glyphAt(page, { x: 51, y: 705 })).toBe(0)
    expect(glyphAt(page, { x: -500, y: 690 })).toBe(find(page, 'ware'))
    expect(glyphAt(page, { x: 310, y: 694 })).toBe(find(page, 'to its'))
    expect(glyphAt(page, { x: 200, y: 400 }, 20)).toBeNull()
    expect(glyphAt(pageOf([]), { x: 1, y: 1 })).toBeNull()
  })

  it('sets the caret before or after a glyph by its middle, in the direction of the text', () => {
    expect(caretAt(page, { x: 52, y: 705 })).toBe(0)
    expect(caretAt(page, { x: 53, y: 705 })).toBe(1)
    const upwards = pageOf([['A', 30, 300, { angle: 90 }]])
    expect([caretAt(upwards, { x: 32, y: 302 }), caretAt(upwards, { x: 32, y: 309 })]).toEqual([0, 1])
  })

  it('selects between two points either way round, down one column and not the other', () => {
    const [a, b] = [
      { x: 50, y: 705 },
      { x: 95, y: 693 },
    ]
    expect(textIn(page, glyphRangeBetween(page, a, b))).toBe('Marks outlive the software that')
    expect(glyphRangeBetween(page, b, a)).toEqual(glyphRangeBetween(page, a, b))
    expect(glyphRangeBetween(page, a, a)).toBeNull()
  })
})

describe('rectangles', () => {
  it('has one even bar a line, from the first glyph to the last', () => {
    const from = find(page, 'outlive')
    expect(rectsOf(page, from, find(page, 'made'))).toEqual([
      [80, 700, 165, 710],
      [50, 688, 95, 698],
    ])
  })

  it('passes over footnotes, but marks them where they alone are chosen', () => {
    const from = find(page, 'kept')
    expect(rectsOf(page, from, find(page, 'goes')).map((rect) => rect[1])).toEqual([676, 700])
    const note = find(page, 'Not in')
    expect(textOf(page, note, note + 3)).toBe('Not')
  })

  it('never leaves the line and never runs backwards', () => {
    const total = page.at.length
    fc.assert(
      fc.property(fc.nat(total), fc.nat(total), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const rects = rectsOf(page, from, to)
        return rects.every(([x1, y1, x2, y2]) =>
          page.lines.some(({ rect }) => x1 < x2 && y1 === rect[1] && y2 === rect[3] && x1 >= rect[0] && x2 <= rect[2]),
        )
      }),
    )
  })
})

describe('text', () => {
  it('joins hyphens and lines, and puts a paragraph on a line', () => {
    expect(textOf(page, 0, Infinity)).toBe(
      'Marks outlive the software that made them. They do so (Ada et al. 1843) when kept.\nA second column goes on here, to its end.',
    )
  })

  it('keeps a hyphen that is not joined and puts no space after it, nor between Chinese lines', () => {
    expect(
      textOf(
        pageOf([
          ['a self-', 0, 20],
          ['made mark', 0, 8],
        ]),
        0,
        Infinity,
      ),
    ).toBe('a self-made mark')
    expect(
      textOf(
        pageOf([
          ['一行中文', 0, 20],
          ['又一行', 0, 8],
        ]),
        0,
        Infinity,
      ),
    ).toBe('一行中文又一行')
  })

  it('goes on over a page end within a sentence and breaks after one', () => {
    const next = pageOf([['and ends there.', 50, 700]], 2)
    const parts = [page, next].map((each) => ({ page: each, from: 0, to: each.at.length }))
    expect(textOfParts(parts.slice(1))).toBe('and ends there.')
    expect(textOfParts([{ page, from: 0, to: 5 }, ...parts.slice(1)])).toBe('Marks and ends there.')
    expect(textOfParts(parts)).toMatch(/to its end\.\nand ends there\.$/u)
  })

  it('quotes with its context, reaching into the pages around', () => {
    const from = find(page, 'They')
    expect(quoteOf([{ page, from, to: from + 4 }])).toEqual({
      exact: 'They',
      prefix: 'Marks outlive the software that made them. ',
      suffix: ' do so (Ada et al. 1843) when kept.\nA second column goes on here',
    })
    const before = pageOf([['The page before.', 50, 700]], 1)
    expect(quoteOf([{ page, from: 0, to: 5 }], { before }).prefix).toBe('The page before. ')
    expect(quoteOf([])).toEqual({ exact: '', prefix: '', suffix: '' })
  })

  it('makes the parts of an anchor', () => {
    expect(anchorPartsOf([{ page, from: 0, to: 5 }])).toEqual([
      { page: 1, rects: [[50, 700, 75, 710]], charFrom: 0, charTo: 5 },
    ])
  })
})

describe('words, sentences, lines', () => {
  it('takes a word over the line end that cuts it', () => {
    expect(textIn(page, wordAt(page, find(page, 'soft')))).toBe('software')
    expect(textIn(page, wordAt(page, find(page, 'ware')))).toBe('software')
    expect(textIn(page, wordAt(page, find(page, 'made') + 2))).toBe('made')
  })

  it('takes a sentence, and is not stopped by an abbreviation', () => {
    expect(textIn(page, sentenceAt(page, find(page, 'soft')))).toBe('Marks outlive the software that made them.')
    expect(textIn(page, sentenceAt(page, find(page, 'Ada')))).toBe('They do so (Ada et al. 1843) when kept.')
  })

  it('takes the line', () => {
    expect(textIn(page, lineAt(page, find(page, 'that')))).toBe('ware that made them. They')
  })
})

describe("counting in pdf.js's text layer", () => {
  it('is the glyph itself where the orders agree', () => {
    expect(glyphFromNonSpaceCount(page, 7)).toBe(7)
    expect(nonSpaceCountOf(page, 7)).toBe(7)
    expect(glyphFromNonSpaceCount(page, page.at.length)).toBe(page.at.length)
  })

  it('goes there and back where the page was put in another order', () => {
    // The stream has the second half first; one glyph is two units long.
    const turned: PageText = { ...pageOf([['abcdef', 0, 0]]), dom: [0, 4, 2, 7, 3, 0] }
    expect([0, 1, 2, 3, 4, 5].map((glyph) => nonSpaceCountOf(turned, glyph))).toEqual([4, 5, 7, 0, 1, 2])
    for (let glyph = 0; glyph < 6; glyph++) {
      expect(glyphFromNonSpaceCount(turned, nonSpaceCountOf(turned, glyph))).toBe(glyph)
    }
  })
})
