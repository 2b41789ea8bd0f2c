import { describe, expect, it } from 'vitest'
import { cropOf, lineAt } from '../../../preload/text/crop.ts'
import { kindOfDestination, pointOfDestination } from '../../../preload/text/destination.ts'
import { textOf } from '../../../preload/text/select.ts'
import { pageOf } from '../../support/page-text.ts'
import { shown } from '../../support/tiny-pdf.ts'

type Line = readonly [size: number, x: number, y: number, text: string]

const prose = 'Whoever reads with a pencil in hand reads'
const column = (x: number, top: number, count: number): Line[] =>
  Array.from({ length: count }, (_, at) => [10, x, top - 12 * at, `${prose} ${at === 0 ? 'twice' : 'again'}`])

describe('what a destination is', () => {
  it.each([
    ['cite.vaswani2017', 'reference'],
    ['figure.caption.3', 'figure'],
    ['table.2', 'table'],
    ['equation.4.12', 'equation'],
    ['AMS.7', 'equation'],
    ['subsection.3.1', 'section'],
    ['appendix.A', 'section'],
    ['Hfootnote.4', 'footnote'],
    ['theorem.2.1', 'theorem'],
    ['thmt@dummyctr.3', 'theorem'],
    ['lemma.9', 'theorem'],
    ['algorithm.1', 'algorithm'],
    ['page.12', 'place'],
    ['Item.4', 'place'],
    [null, 'place'],
  ])('is told by its name: %s', (name, kind) => expect(kindOfDestination(name)).toBe(kind))

  it('has the point that its kind of view names', () => {
    expect(pointOfDestination([{}, { name: 'XYZ' }, 72, 640, null])).toEqual({ x: 72, y: 640 })
    expect(pointOfDestination([{}, { name: 'XYZ' }, null, 640, 0])).toEqual({ x: null, y: 640 })
    expect(pointOfDestination([{}, { name: 'FitH' }, 500])).toEqual({ x: null, y: 500 })
    expect(pointOfDestination([{}, { name: 'FitR' }, 10, 20, 30, 40])).toEqual({ x: 10, y: 40 })
    expect(pointOfDestination([{}, { name: 'Fit' }])).toEqual({ x: null, y: null })
  })
})

describe('what a preview shows', () => {
  it('is of the column that the destination is in', async () => {
    const page = await pageOf(shown([...column(50, 780, 40), ...column(320, 780, 40)]))
    expect(lineAt(page, { x: 318, y: 690 })?.rect[0]).toBeCloseTo(320, 0)
    expect(lineAt(page, { x: 48, y: 690 })?.rect[0]).toBeCloseTo(50, 0)
    const crop = cropOf(page, 'place', { x: 318, y: 690 })
    expect(crop?.rect[0]).toBeGreaterThan(300)
    expect(crop?.rect[3]).toBeLessThan(700)
  })

  it('of a reference is its entry alone', async () => {
    const entries: Line[] = [
      '[1] M. Hart. Pencil marks: what students',
      ' underline and why. 2009.',
      '[2] S. Okada. The margin as memory. In',
      ' Proc. Paper and Screen, 2013.',
      '[3] T. Vance. Returning. 2016.',
    ].map((text, at) => [10, text.startsWith(' ') ? 68 : 50, 700 - 12 * at, text.trim()])
    const page = await pageOf(shown([...column(50, 780, 5), ...entries]))
    const crop = cropOf(page, 'reference', { x: 50, y: 686 })
    expect(crop && textOf(page, crop.from, crop.to)).toContain('Okada')
    expect(crop && textOf(page, crop.from, crop.to)).not.toMatch(/Hart|Vance/u)
  })

  it('of a figure is its caption and what stands over it, down from the text before', async () => {
    const page = await pageOf(
      shown([
        ...column(50, 780, 6),
        [9, 120, 600, 'x axis'],
        [10, 50, 560, 'Figure 2: What was read, and what was not.'],
        ...column(50, 520, 6),
      ]),
    )
    const crop = cropOf(page, 'figure', { x: 50, y: 700 })
    expect(crop?.rect[1]).toBeGreaterThan(535)
    expect(crop?.rect[1]).toBeLessThan(560)
    expect(crop?.rect[3]).toBeGreaterThan(690)
    expect(crop?.rect[3]).toBeLessThan(722)
  })

  it('of a table whose caption stands over it is below the caption', async () => {
    const rows: Line[] = [0, 1, 2, 3].flatMap((at): Line[] => [
      [10, 70, 520 - 14 * at, `Row ${at}`],
      [10, 250, 520 - 14 * at, `${at}.5`],
    ])
    const page = await pageOf(
      shown([...column(50, 780, 18), [10, 50, 545, 'Table 1. What was remembered.'], ...rows, ...column(50, 430, 6)]),
    )
    const crop = cropOf(page, 'table', { x: 50, y: 556 })
    expect(crop?.rect[3]).toBeLessThan(562)
    expect(crop?.rect[1]).toBeLessThan(478)
    expect(crop?.rect[1]).toBeGreaterThan(437)
  })

  it('of an equation is the formula with a line on either side', async () => {
    const page = await pageOf(
      shown([...column(50, 780, 3), [10, 150, 725, 'a + b = c'], [10, 240, 725, '(4)'], ...column(50, 700, 5)]),
    )
    const crop = cropOf(page, 'equation', { x: 50, y: 740 })
    expect(crop && textOf(page, crop.from, crop.to)).toContain('(4)')
    expect(crop?.rect[3]).toBeLessThan(768)
    expect(crop?.rect[1]).toBeGreaterThan(685)
  })

  it('is nothing on a page without text', async () => {
    expect(cropOf(await pageOf(''), 'section', { x: 0, y: 0 })).toBeNull()
  })
})
