// Where things of the paper stand in the scrolled content of the reader, for what floats over the pages.
import type { Mark, PdfRect } from '../../../preload/model/mark.ts'
import { rectsOf, type SelectedPart } from '../../../preload/text/select.ts'
import type { PaperView } from '../island/paper-view.ts'
import { boundsOf } from '../marks/geometry.ts'
import type { ContentBox } from './reader-state.ts'

/** The box of a rectangle of a page; null before the page is known. */
export function boxOfRect(view: PaperView | null, page: number, rect: PdfRect): ContentBox | null {
  const pageView = view?.pageView(page)
  if (!pageView) return null
  const [ax = 0, ay = 0] = pageView.viewport.convertToViewportPoint(rect[0], rect[1]) as number[]
  const [bx = 0, by = 0] = pageView.viewport.convertToViewportPoint(rect[2], rect[3]) as number[]
  return {
    left: pageView.div.offsetLeft + Math.min(ax, bx),
    top: pageView.div.offsetTop + Math.min(ay, by),
    width: Math.abs(ax - bx),
    height: Math.abs(ay - by),
  }
}

/** The box around several rectangles of a page; null before the page is known. */
export function boxOfRects(view: PaperView | null, page: number, rects: readonly PdfRect[]): ContentBox | null {
  const bounds = boundsOf(rects)
  return bounds ? boxOfRect(view, page, bounds) : null
}

/** The box of a mark's first part. */
export function boxOfMark(view: PaperView | null, mark: Mark): ContentBox | null {
  const part = mark.anchor.parts[0]
  const bounds = part && boundsOf(part.rects)
  return part && bounds ? boxOfRect(view, part.page, bounds) : null
}

/** The box of the line of a mark that is nearest to a point of a page; its first line where no point is given. */
export function boxOfMarkLine(
  view: PaperView | null,
  mark: Mark,
  at: { readonly page: number; readonly x: number; readonly y: number } | null,
): ContentBox | null {
  const part = mark.anchor.parts.find(({ page }) => page === at?.page) ?? mark.anchor.parts[0]
  const hit = part?.rects.find(
    ([x1, y1, x2, y2]) => at && at.x >= x1 - 1 && at.x <= x2 + 1 && at.y >= y1 - 1 && at.y <= y2 + 1,
  )
  const line = hit ?? part?.rects[0]
  return part && line ? boxOfRect(view, part.page, line) : null
}

/** The box of a selection's last line. */
export function boxOfSelection(view: PaperView | null, parts: readonly SelectedPart[]): ContentBox | null {
  const last = parts.at(-1)
  const rect = last && rectsOf(last.page, last.from, last.to).at(-1)
  return last && rect ? boxOfRect(view, last.page.page, rect) : null
}

/** The box of an element over the pages. */
export function boxOfElement(container: HTMLElement, element: Element): ContentBox {
  const [box, frame] = [element.getBoundingClientRect(), container.getBoundingClientRect()]
  return {
    left: box.left - frame.left + container.scrollLeft,
    top: box.top - frame.top + container.scrollTop,
    width: box.width,
    height: box.height,
  }
}
