// A page text made from pdf.js's text items: boxes are the items' own, shared evenly by their letters. Coarser than
// main's glyphs, and only used where those cannot be had.
import type { PDFPageProxy } from 'pdfjs-dist'
import type { PdfRect } from '../../../preload/model/mark.ts'
import { TEXT_MODEL, type PageText, type TextLine } from '../../../preload/model/text.ts'

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** The page text of one page; null where it has no text. */
export async function plainPageText(page: PDFPageProxy): Promise<PageText | null> {
  const content = await page.getTextContent({ disableNormalization: true })
  const items = content.items.filter((item): item is typeof item & TextItem => 'str' in item)
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = page.view
  return pageTextFromItems(items, { page: page.pageNumber, box: [x1, y1, x2, y2], rotation: page.rotate })
}

/** The same from items alone. */
export function pageTextFromItems(
  items: readonly TextItem[],
  about: Pick<PageText, 'page' | 'box' | 'rotation'>,
): PageText | null {
  let text = ''
  const rects: number[] = []
  const at: number[] = []
  const length: number[] = []
  const lines: TextLine[] = []
  let from = 0
  let bar: PdfRect | null = null
  let paragraph = 0

  const endLine = (): void => {
    if (bar && at.length > from) {
      lines.push({ from, to: at.length, rect: bar, column: 0, paragraph: paragraph++, kind: 'body', hyphen: false })
      text += '\n'
    }
    from = at.length
    bar = null
  }

  for (const item of items) {
    const box = item.str.trim() === '' ? null : boxOf(item)
    if (box) {
      bar = bar ? union(bar, box.rect) : box.rect
      for (const [index, unit] of item.str.split('').entries()) {
        if (/\s/u.test(unit)) {
          text += ' '
          continue
        }
        at.push(text.length)
        length.push(1)
        rects.push(...box.unit(index))
        text += unit
      }
    } else if (item.str !== '') text += ' '
    if (item.hasEOL) endLine()
  }
  endLine()
  return at.length > 0 ? { model: TEXT_MODEL, ...about, text, rects, at, length, dom: [], lines, fallback: true } : null
}

function boxOf(item: TextItem): { readonly rect: PdfRect; readonly unit: (index: number) => PdfRect } {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform
  const count = Math.max(item.str.length, 1)
  const along = Math.hypot(a, b) || 1
  const up = Math.hypot(c, d) || 1
  const [ux, uy] = [a / along, b / along]
  const [vx, vy] = [c / up, d / up]
  const height = item.height || up
  const corner = (s: number, t: number): readonly [number, number] => [
    x + ux * item.width * s + vx * height * t,
    y + uy * item.width * s + vy * height * t,
  ]
  const box = (s1: number, s2: number): PdfRect => {
    const [p, q] = [corner(s1, -0.22), corner(s2, 0.86)]
    return [Math.min(p[0], q[0]), Math.min(p[1], q[1]), Math.max(p[0], q[0]), Math.max(p[1], q[1])]
  }
  return { rect: box(0, 1), unit: (index) => box(index / count, (index + 1) / count) }
}

function union(a: PdfRect, b: PdfRect): PdfRect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}
