// The marks a PDF already contains: read by pdf.js from a file as another program writes it, and made our own.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { Mark } from '../../../preload/model/mark.ts'
import { fileMarksOf, type FileMark } from '../../../renderer/reader/file-marks/read-annotations.ts'
import { nearestColor, takenOver } from '../../../renderer/reader/file-marks/take-over.ts'
import { pageTextFromItems } from '../../../renderer/reader/selection/plain-page-text.ts'
import { annotatedLines, annotatedPdf } from '../../support/annotated-pdf.ts'

async function read() {
  const task = getDocument({ data: new Uint8Array(annotatedPdf()), verbosity: 0 })
  const pdf = await task.promise
  const pages = await Promise.all(
    [1, 2].map(async (number) => {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const text = pageTextFromItems(
        items.flatMap((item) =>
          'str' in item
            ? [item as { str: string; transform: number[]; width: number; height: number; hasEOL: boolean }]
            : [],
        ),
        { page: number, box: [0, 0, 595, 842], rotation: page.rotate },
      )
      return { marks: fileMarksOf(number, await page.getAnnotations()), text }
    }),
  )
  await task.destroy()
  return pages
}

describe('the marks of a file', () => {
  it('are its highlights, lines, notes, drawings and shapes, with who wrote what and when', async () => {
    const [first] = await read()
    expect(
      first?.marks.map(({ kind, author, contents, date }) => [kind, author, contents, date?.slice(0, 10)]),
    ).toEqual([
      ['highlight', 'Ada', 'The whole point.', '2024-03-01'],
      ['underline', 'Ada', '', '2024-03-02'],
      ['squiggly', 'Bo', 'really?', '2024-03-03'],
      ['strikeout', 'Bo', '', '2024-03-04'],
      ['note', 'Ada', 'Compare with section 3.\n\nBo: Done.', '2024-03-05'],
      ['ink', 'Ada', '', '2024-03-07'],
      ['shape', 'Ada', 'This figure.', '2024-03-08'],
    ])
    expect(first?.marks[0]?.rects).toEqual([[60, 757, 600, 769]])
  })

  it('are none where annotations are not as they should be', () => {
    expect(fileMarksOf(1, [null, 7, {}, { id: '1R', annotationType: 9, rect: [0, Number.NaN, 1, 1] }])).toEqual([])
  })
})

describe('taking a mark of the file over', () => {
  const source = { version: 1, fileSha256: 'a'.repeat(64), textOf: () => null }

  it('finds its words again, keeps what was written, who wrote it and when', async () => {
    const [first] = await read()
    const marks = (first?.marks ?? []).map((file) => takenOver(file, first?.text ?? null, source))
    for (const mark of marks) expect(Mark.safeParse(mark).error).toBeUndefined()
    expect(
      marks.map(({ kind, color, comment, tags, anchor, origin }) => [
        kind,
        color,
        comment,
        tags,
        anchor.quote?.exact ?? null,
        origin?.author,
      ]),
    ).toEqual([
      ['highlight', 'yellow', 'The whole point.', [], annotatedLines[0], 'Ada'],
      ['underline', 'blue', '', [], annotatedLines[1], 'Ada'],
      ['underline', 'red', 'really?', [], annotatedLines[2], 'Bo'],
      ['underline', 'grey', '', ['strikeout'], annotatedLines[3], 'Bo'],
      ['pin', 'green', 'Compare with section 3.\n\nBo: Done.', [], null, 'Ada'],
      ['area', 'purple', '', [], null, 'Ada'],
      ['area', 'orange', 'This figure.', [], null, 'Ada'],
    ])
    expect(marks[0]?.createdAt).toBe('2024-03-01T12:00:00.000Z')
    expect(marks[0]?.anchor.parts[0]).toMatchObject({ charFrom: 0 })
  })

  it('leaves out words that only repeat what is marked, on a turned page too', async () => {
    const [, second] = await read()
    const [mark] = (second?.marks ?? []).map((file) => takenOver(file, second?.text ?? null, source))
    expect([mark?.comment, mark?.anchor.quote?.exact]).toEqual(['', annotatedLines[5]])
  })

  it('keeps the lines as they are on a page without letters', () => {
    const file: FileMark = {
      id: '9R',
      page: 3,
      kind: 'highlight',
      rects: [
        [10, 20, 90, 30],
        [10, 8, 50, 18],
      ],
      color: null,
      author: null,
      contents: 'scan',
      date: null,
    }
    const { anchor, color, comment } = takenOver(file, null, source)
    expect([anchor.parts[0]?.rects, anchor.quote, color, comment]).toEqual([file.rects, null, 'yellow', 'scan'])
  })

  it('takes the colour that is nearest', () => {
    const found = [
      [255, 255, 0],
      [0, 200, 80],
      [120, 180, 255],
      [255, 0, 140],
      [128, 128, 130],
      [255, 140, 0],
    ] as const
    expect(found.map(nearestColor)).toEqual(['yellow', 'green', 'blue', 'magenta', 'grey', 'orange'])
  })
})
