import { describe, expect, it } from 'vitest'
import { TEXT_MODEL } from '../../../preload/model/text.ts'
import { PageText } from '../../../preload/model/text.ts'
import { textOf } from '../../../preload/text/select.ts'
import { linesOf, pageOf, pagesOf } from '../../support/page-text.ts'
import { escaped, shown, stream } from '../../support/tiny-pdf.ts'

const all = (page: PageText): string => textOf(page, 0, page.at.length)

/** Lines of body text, 12 points apart, from the top of a column. */
function column(x: number, top: number, texts: readonly string[]): string {
  return shown(texts.map((text, index) => [10, x, top - 12 * index, text] as const))
}

const left = [
  'The first column begins here and',
  'goes on for several lines, so that',
  'there is something to be read in it',
  'before the second one begins, which',
  'it does when this column has been',
  'read down to its very last line.',
]
const right = [
  'The second column stands beside the',
  'first one and is read after it, from',
  'the top down to its own last line as',
  'well. Nothing of it may come between',
  'the lines of the first column, for',
  'that would make no sense at all.',
]

describe('the text of a page', () => {
  it('fits its schema, with a rectangle for each glyph where the glyph is', async () => {
    const page = await pageOf(shown([[10, 100, 700, 'Two words']]))
    expect(PageText.parse(page)).toEqual(page)
    expect(page).toMatchObject({
      model: TEXT_MODEL,
      page: 1,
      box: [0, 0, 595, 842],
      text: 'Two words',
      fallback: false,
    })
    expect(page.at).toEqual([0, 1, 2, 4, 5, 6, 7, 8])
    // Helvetica's T is 0.611 em wide.
    expect(page.rects.slice(0, 4).map((edge) => Math.round(edge * 100) / 100)).toEqual([
      100,
      expect.any(Number),
      106.11,
      expect.any(Number),
    ])
    expect(page.dom).toEqual([])
  })

  it('reads column after column where the stream does', async () => {
    const page = await pageOf(`${column(60, 700, left)}\n${column(320, 700, right)}`)
    expect(linesOf(page)).toEqual([...left, ...right])
    expect(page.lines.map((line) => line.column)).toEqual([...left.map(() => 0), ...right.map(() => 1)])
    expect(page.dom).toEqual([])
  })

  it('puts columns in order where the stream has the second one first, and knows the way back', async () => {
    const page = await pageOf(`${column(320, 700, right)}\n${column(60, 700, left)}`)
    expect(linesOf(page)).toEqual([...left, ...right])
    const units = right.join('').replace(/ /gu, '').length
    expect(page.dom.slice(0, 2)).toEqual([0, units])
  })

  it('reads a title across both columns first, though the stream has it last', async () => {
    const title = shown([[16, 100, 760, 'A title that runs across both of the columns']], 'F2')
    const page = await pageOf(`${column(60, 700, left)}\n${column(320, 700, right)}\n${title}`)
    expect(linesOf(page)[0]).toBe('A title that runs across both of the columns')
    expect(page.lines[0]).toMatchObject({ kind: 'heading', column: -1 })
  })

  it('keeps the rows of a table in one column', async () => {
    const rows = ['alpha', 'beta', 'gamma', 'delta'].map((name, index) => [
      [10, 80, 700 - 14 * index, `${name} is the name of a row here`] as const,
      [10, 330, 700 - 14 * index, `${index}.${index} is its value, plus and minus`] as const,
    ])
    const page = await pageOf(shown(rows.flat()))
    expect(linesOf(page)[0]).toBe('alpha is the name of a row here 0.0 is its value, plus and minus')
    expect(new Set(page.lines.map((line) => line.column))).toEqual(new Set([0]))
  })

  it('parts paragraphs at indents after a full stop, and joins one over a column end', async () => {
    const text = [...left.slice(0, 5), 'read to the end of its last line.']
    const page = await pageOf(
      `${column(60, 700, text)}\n${shown([[10, 75, 628, 'A new paragraph is indented and it']])}\n${column(60, 616, ['continues over the end of the column'])}\n${column(320, 700, ['without a break in its sentence, as', 'one would expect of it.', ...right])}`,
    )
    expect(all(page).split('\n')[1]).toBe(
      'A new paragraph is indented and it continues over the end of the column without a break in its sentence, as one would expect of it.',
    )
  })

  it('joins a hyphen that the line break made and keeps one that belongs to the word', async () => {
    const page = await pageOf(
      column(60, 700, [
        'A transformer is a model. Most trans-',
        'former models use self-attention. With self-',
        'attention the model looks at itself.',
      ]),
    )
    expect(page.lines.map((line) => line.hyphen)).toEqual([true, false, false])
    expect(all(page)).toBe(
      'A transformer is a model. Most transformer models use self-attention. With self-attention the model looks at itself.',
    )
  })

  it('tells page numbers and footnotes from the text', async () => {
    const page = await pageOf(
      [
        column(60, 700, left),
        shown([
          [6, 60, 120, '1'],
          [8, 64, 117, 'A footnote in small type, which says more.'],
          [8, 60, 107, 'And it has a second line.'],
        ]),
        shown([[10, 295, 50, '12']]),
      ].join('\n'),
    )
    expect(page.lines.slice(-3).map((line) => line.kind)).toEqual(['footnote', 'footnote', 'page-number'])
    expect(all(page)).not.toContain('footnote in small')
  })

  it('reads the stamp in the margin apart from the text', async () => {
    const stamp = 'BT /F3 20 Tf 0 1 -1 0 32 237 Tm (arXiv:2408.06224v2  [cs.SE]  2 Jan 2025) Tj ET'
    for (const content of [`${column(60, 700, left)}\n${stamp}`, `${stamp}\n${column(60, 700, left)}`]) {
      const page = await pageOf(content)
      expect(page.lines.at(-1)).toMatchObject({ kind: 'stamp', angle: 90 })
      expect(linesOf(page).at(-1)).toBe('arXiv:2408.06224v2 [cs.SE] 2 Jan 2025')
      expect(all(page)).toBe(left.join(' '))
    }
  })

  it.each([90, 180, 270])('reads a page that is shown turned by %i degrees', async (rotate) => {
    const [cos, sin] = rotate === 180 ? [-1, 0] : [0, rotate === 90 ? 1 : -1]
    const lines = left.map((text, index) => {
      const [u, v] = [20, 200 - 12 * index]
      return `BT /F1 10 Tf ${cos} ${sin} ${-sin} ${cos} ${300 + u * cos - v * sin} ${400 + u * sin + v * cos} Tm (${escaped(text)}) Tj ET`
    })
    const [page] = await pagesOf({ pages: [{ content: lines.join('\n'), rotate }] })
    expect(page && linesOf(page)).toEqual(left)
    expect(page?.rotation).toBe(rotate)
    expect(page?.lines.every((line) => line.kind === 'body')).toBe(true)
  })

  it('drops the doubles of faux bold but not repeated letters', async () => {
    const page = await pageOf(
      shown([
        [10, 100, 700, 'balloon'],
        [10, 100.3, 700, 'balloon'],
        [10, 150, 700, 'II'],
      ]),
    )
    expect(page.text).toBe('balloon II')
    expect(page.dom).toEqual([7, 14])
  })

  it('spells ligatures out and composes accents that are drawn over their letters', async () => {
    const encoding = '/Encoding << /Type /Encoding /Differences [1 /fi /acute /dotlessi] >>'
    const fonts = { F9: `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica ${encoding} >>` }
    // Helvetica: acute is 0.333 em, e is 0.556 em; TeX sets the accent back over its letter.
    const content =
      'BT /F9 10 Tf 1 0 0 1 100 700 Tm (\\001ne caf) Tj ET BT /F9 10 Tf 1 0 0 1 133.4 700 Tm (\\002) Tj 1 0 0 1 132.3 700 Tm (e) Tj ET'
    const page = await pageOf(content, { fonts })
    expect(page.text).toBe('fine café')
    expect(page.length[0]).toBe(2)
  })

  it('reads Type 3 fonts', async () => {
    const box = stream('', '700 0 0 0 750 750 d1 0 0 600 700 re f')
    const fonts = {
      T3: '<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 750 800] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a 100 0 R /b 100 0 R >> /Encoding << /Type /Encoding /Differences [97 /a /b] >> /FirstChar 97 /LastChar 98 /Widths [700 700] /Resources << >> >>',
    }
    const page = await pageOf('BT /T3 10 Tf 1 0 0 1 100 700 Tm (ab ba) Tj ET', { fonts, objects: { 100: box } })
    expect(page.text.replace(/ /gu, '')).toBe('abba')
    expect(page.rects.slice(0, 4)).toEqual([100, expect.any(Number), 107, expect.any(Number)])
    expect(page.fallback).toBe(false)
  })

  it('reads Chinese without putting spaces between characters or lines', async () => {
    const fonts = {
      C: '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> /DW 1000 >>] >>',
    }
    const hex = (text: string): string => [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')
    const lines = ['本文介绍一种阅读论文的方法，', '它不需要网络，也不丢失笔记。']
    const content = lines.map((text, i) => `BT /C 12 Tf 1 0 0 1 100 ${700 - 18 * i} Tm <${hex(text)}> Tj ET`).join('\n')
    const page = await pageOf(content, { fonts })
    expect(linesOf(page)).toEqual(lines)
    expect(all(page)).toBe(lines.join(''))
  })

  it('reads text inside nested forms where it stands', async () => {
    const page = await pageOf('q 1 0 0 1 100 600 cm /X0 Do Q', {
      forms: ['q 1 0 0 1 20 0 cm /X1 Do Q', shown([[10, 5, 7, 'within']])],
    })
    expect(page.text).toBe('within')
    expect(page.rects.slice(0, 2)).toEqual([125, expect.any(Number)])
  })

  it('has no text and no lines on an empty page', async () => {
    expect(await pageOf('')).toMatchObject({ text: '', lines: [], rects: [], at: [], fallback: false })
  })
})
