// Page texts without a PDF: lines of letters of one width, each at the place that a test gives it.
import type { PageText, TextLine } from '../../preload/model/text.ts'
import { pageTextFromItems } from '../../renderer/reader/selection/plain-page-text.ts'

/** A line and where its lower left corner is, in PDF points; what a line is beyond its words is given where it matters. */
export type LaidLine = readonly [
  text: string,
  x: number,
  y: number,
  more?: Partial<Pick<TextLine, 'column' | 'paragraph' | 'kind' | 'hyphen' | 'angle'>>,
]

/** A page of lines in reading order; each letter is `width` points wide, each line 10 high. */
export function laidPage(lines: readonly LaidLine[], { page = 1, width = 10 } = {}): PageText {
  const made: PageText = {
    model: 1,
    page,
    box: [0, 0, 600, 800],
    rotation: 0,
    text: lines.map(([text]) => text).join('\n'),
    rects: [],
    at: [],
    length: [],
    dom: [],
    lines: [],
    fallback: false,
  }
  let begin = 0
  for (const [text, x, y, more] of lines) {
    const from = made.at.length
    let before = 0
    for (const [column, letter] of [...text].entries()) {
      const at = begin + before
      before += letter.length
      if (letter === ' ') continue
      made.at.push(at)
      made.length.push(letter.length)
      made.rects.push(x + column * width, y, x + (column + 1) * width, y + 10)
    }
    begin += text.length + 1
    made.lines.push({
      from,
      to: made.at.length,
      rect: [x, y, x + text.length * width, y + 10],
      column: 0,
      paragraph: 0,
      kind: 'body',
      hyphen: false,
      ...more,
    })
  }
  return made
}

/** A page as pdf.js's own text gives it: lines of letters 10 points wide, from the top. */
export function typedPage(page: number, lines: readonly string[]): PageText {
  const items = lines.map((str, index) => ({
    str,
    transform: [10, 0, 0, 10, 50, 700 - index * 20],
    width: str.length * 10,
    height: 10,
    hasEOL: true,
  }))
  const text = pageTextFromItems(items, { page, box: [0, 0, 600, 800], rotation: 0 })
  if (!text) throw new Error('a page without text')
  return text
}
