// Where rectangles in PDF points stand on a page element, as fractions of it: right at every zoom and rotation.
import type { PdfRect } from '../../../preload/model/mark.ts'

/** The part of pdf.js's PageViewport that places things. */
export interface Viewport {
  readonly width: number
  readonly height: number
  convertToViewportPoint(x: number, y: number): readonly number[]
}

/** A box as fractions (0 to 1) of the page element, origin top left. */
export interface PageBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The box of a rectangle on the page as it is turned now. */
export function pageBox(rect: PdfRect, viewport: Viewport): PageBox {
  const [ax = 0, ay = 0] = viewport.convertToViewportPoint(rect[0], rect[1])
  const [bx = 0, by = 0] = viewport.convertToViewportPoint(rect[2], rect[3])
  return {
    left: Math.min(ax, bx) / viewport.width,
    top: Math.min(ay, by) / viewport.height,
    width: Math.abs(ax - bx) / viewport.width,
    height: Math.abs(ay - by) / viewport.height,
  }
}

/** The marks under a point of a page, smallest first; `slack` widens each rectangle, all in PDF points. */
export function marksAt<M extends { readonly rects: readonly PdfRect[] }>(
  marks: readonly M[],
  x: number,
  y: number,
  slack = 1,
): readonly M[] {
  const hit = ([x1, y1, x2, y2]: PdfRect): boolean =>
    x >= x1 - slack && x <= x2 + slack && y >= y1 - slack && y <= y2 + slack
  return marks.filter(({ rects }) => rects.some(hit)).sort((a, b) => areaOf(a.rects) - areaOf(b.rects))
}

/** The area of some rectangles, in square points. */
export function areaOf(rects: readonly PdfRect[]): number {
  return rects.reduce((sum, [x1, y1, x2, y2]) => sum + (x2 - x1) * (y2 - y1), 0)
}

/** The smallest rectangle around others; null for none. */
export function boundsOf(rects: readonly PdfRect[]): PdfRect | null {
  const [first] = rects
  if (!first) return null
  return rects.reduce<PdfRect>(
    (all, rect) => [
      Math.min(all[0], rect[0]),
      Math.min(all[1], rect[1]),
      Math.max(all[2], rect[2]),
      Math.max(all[3], rect[3]),
    ],
    first,
  )
}
