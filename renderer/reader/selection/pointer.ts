// From the pointer to a page and a point on it, in PDF points.
import type { PaperView } from '../island/paper-view.ts'

/** A point of a page (1-based), PDF points of the unrotated page. `inside` says it is on the page, not beside it. */
export interface PagePoint {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly inside: boolean
}

/** The point of the page under, or nearest to, a place in the window; null where no page is on screen. */
export function pointOnPage(view: PaperView, clientX: number, clientY: number): PagePoint | null {
  let best: { readonly page: number; readonly distance: number; readonly box: DOMRect } | null = null
  for (const { page } of view.visiblePages()) {
    const box = view.pageElement(page)?.getBoundingClientRect()
    if (!box) continue
    const distance =
      Math.max(box.top - clientY, 0, clientY - box.bottom) + Math.max(box.left - clientX, 0, clientX - box.right)
    if (!best || distance < best.distance) best = { page, distance, box }
  }
  const pdf = best && view.pageView(best.page)
  if (!best || !pdf) return null
  const [x = 0, y = 0] = pdf.getPagePoint(clientX - best.box.left, clientY - best.box.top) as number[]
  return { page: best.page, x, y, inside: best.distance === 0 }
}

/** The point of a page under a place in the window, wherever that page is; null for a page there is not. */
export function pointOnElement(view: PaperView, page: number, clientX: number, clientY: number): PagePoint | null {
  const pdf = view.pageView(page)
  const box = view.pageElement(page)?.getBoundingClientRect()
  if (!pdf || !box) return null
  const [x = 0, y = 0] = pdf.getPagePoint(clientX - box.left, clientY - box.top) as number[]
  return { page, x, y, inside: true }
}

/** Whether a press belongs to the page itself, not to a link, a form field or something of ours over it. */
export function isPageSurface(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest('.page, .pdfViewer') !== null &&
    target.closest('a, button, input, textarea, select, [data-floating]') === null
  )
}
