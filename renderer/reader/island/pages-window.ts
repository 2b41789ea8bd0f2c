// Between the window and the pages in it: which pages are seen, where the window stands, and putting it elsewhere.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { Place } from './place.ts'
import type { PDFPageView, PDFViewer } from './viewer-component.ts'

/** A page on screen: the share of it that is visible, and of the window that it takes (0 to 1). */
export interface VisiblePage {
  readonly page: number
  readonly share: number
  readonly fills: number
}

/** The number of a page's view (1-based), which pdf.js's own types give as null. */
export function pageOf({ id }: { readonly id: unknown }): number {
  return Number(id)
}

export class PagesWindow {
  readonly #container: HTMLElement
  readonly #viewer: PDFViewer

  constructor(container: HTMLElement, viewer: PDFViewer) {
    this.#container = container
    this.#viewer = viewer
  }

  /** pdf.js's view of a page (1-based); null where there is none. */
  pageView(page: number): PDFPageView | null {
    return (this.#viewer.getPageView(page - 1) as PDFPageView | undefined) ?? null
  }

  /** The pages on screen now, in order: the share of each that is visible, and of the window that it takes (0 to 1). */
  visiblePages(): readonly VisiblePage[] {
    const { views } = this.#viewer._getVisiblePages() as {
      views: { id: number; percent: number; view: PDFPageView }[]
    }
    const room = this.#container.clientWidth * this.#container.clientHeight
    return views
      .map(({ id, percent, view: { width, height } }) => {
        const share = percent / 100
        return { page: id, share, fills: room > 0 ? (share * width * height) / room : 0 }
      })
      .sort((a, b) => a.page - b.page)
  }

  /** Where the window stands; on `current` where no page is seen. */
  place(current: number): Omit<Place, 'zoom'> {
    const container = this.#container
    const page = this.visiblePages()[0]?.page ?? current
    const view = this.pageView(page)
    if (!view) return { page: 1, x: 0, y: Infinity }
    const [x = 0, y = 0] = view.getPagePoint(
      container.scrollLeft - view.div.offsetLeft - view.div.clientLeft,
      container.scrollTop - view.div.offsetTop - view.div.clientTop,
    ) as number[]
    return { page, x, y }
  }

  /** Brings a point into view, a third from the top, sideways only if it must. */
  reveal(page: number, x: number, y: number): void {
    const view = this.pageView(page)
    if (!view) return
    const container = this.#container
    const [left = 0, top = 0] = view.viewport.convertToViewportPoint(x, y) as number[]
    container.scrollTop = view.div.offsetTop + top - container.clientHeight / 3
    const at = view.div.offsetLeft + left
    if (at < container.scrollLeft || at > container.scrollLeft + container.clientWidth - 80) {
      container.scrollLeft = at - container.clientWidth / 3
    }
  }

  /** Whether the middle of a rectangle of a page is on screen, not at its very edge. */
  sees(page: number, rect: PdfRect): boolean {
    const at = this.middle(page, rect)
    if (!at) return false
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.#container
    const [x, y] = [at.left - scrollLeft, at.top - scrollTop]
    return x > 8 && x < clientWidth - 8 && y > 24 && y < clientHeight - 24
  }

  /** The middle of a rectangle in the scrolled content, CSS pixels. */
  middle(page: number, [x1, y1, x2, y2]: PdfRect): { readonly left: number; readonly top: number } | null {
    const view = this.pageView(page)
    if (!view) return null
    const [left = 0, top = 0] = view.viewport.convertToViewportPoint((x1 + x2) / 2, (y1 + y2) / 2) as number[]
    return { left: view.div.offsetLeft + left, top: view.div.offsetTop + top }
  }

  /** Puts a point of a page at the top left corner. */
  scrollTo(page: number, x: number, y: number): void {
    const view = this.pageView(page)
    if (!view) return
    const container = this.#container
    const [left = 0, top = 0] = view.viewport.convertToViewportPoint(x, Number.isFinite(y) ? y : 0) as number[]
    container.scrollTop = view.div.offsetTop + view.div.clientTop + top
    container.scrollLeft = view.div.offsetLeft + view.div.clientLeft + left
  }
}
