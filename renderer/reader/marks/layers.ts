// Every page's layer of one open paper: which marks stand where, the selection, the mark that is open. Pages that
// pdf.js has not drawn carry no layer, so a long paper with many marks costs what is on screen.
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark, PdfRect } from '../../../preload/model/mark.ts'
import type { PaperView } from '../island/paper-view.ts'
import { marksAt } from './geometry.ts'
import { PageLayer, type MarkOnPage, type PageLayerHost } from './page-layer.ts'

/** Rectangles by page (1-based). */
export type RectsByPage = ReadonlyMap<number, readonly PdfRect[]>

const nothing: RectsByPage = new Map()

export class MarkLayers {
  readonly #view: PaperView
  readonly #host: PageLayerHost
  readonly #layers = new Map<number, PageLayer>()
  #byPage = new Map<number, MarkOnPage[]>()
  #selection: RectsByPage = nothing
  #active: Mark | null = null

  constructor(view: PaperView, host: PageLayerHost) {
    this.#view = view
    this.#host = host
  }

  setMarks(marks: readonly Mark[]): void {
    const before = this.#byPage
    this.#byPage = groupByPage(marks)
    for (const [page, layer] of this.#layers) {
      if (sameOnPage(before.get(page), this.#byPage.get(page))) continue
      this.#drawMarks(page, layer)
    }
    const active = this.#active
    if (active) this.setActive(marks.find(({ id }) => id === active.id) ?? null)
  }

  setSelection(rects: RectsByPage | null): void {
    const before = this.#selection
    this.#selection = rects ?? nothing
    for (const [page, layer] of this.#layers) {
      if (before.has(page) || this.#selection.has(page)) this.#drawSelection(page, layer)
    }
  }

  /** What find found on a page, and the match one is at. */
  setMatches(page: number, all: readonly PdfRect[], current: readonly PdfRect[]): void {
    const viewport = this.#view.pageView(page)?.viewport
    if (viewport) this.#layers.get(page)?.drawMatches(all, current, viewport)
  }

  /** The pages that have a layer now. */
  pages(): Iterable<number> {
    return this.#layers.keys()
  }

  setActive(mark: Mark | null): void {
    this.#active = mark
    for (const [page, layer] of this.#layers) this.#drawActive(page, layer)
  }

  /** The page was drawn, or its text was: the layer goes over it. */
  attach(page: number): void {
    const pageElement = this.#view.pageElement(page)
    if (!pageElement) return
    let layer = this.#layers.get(page)
    if (!layer) {
      layer = new PageLayer(page, this.#host)
      this.#layers.set(page, layer)
      this.#drawAll(page, layer)
    }
    layer.attach(pageElement)
  }

  detach(page: number): void {
    this.#layers.get(page)?.remove()
    this.#layers.delete(page)
  }

  /** Draws everything anew, after the pages were turned. */
  redraw(): void {
    for (const [page, layer] of this.#layers) this.#drawAll(page, layer)
  }

  marksAt(page: number, x: number, y: number): readonly Mark[] {
    return marksAt(this.#byPage.get(page) ?? [], x, y).map(({ mark }) => mark)
  }

  focus(mark: Mark): void {
    const page = mark.anchor.parts[0]?.page
    if (page !== undefined) this.#layers.get(page)?.focusMark(mark.id as MarkId)
  }

  #drawAll(page: number, layer: PageLayer): void {
    this.#drawMarks(page, layer)
    this.#drawSelection(page, layer)
    this.#drawActive(page, layer)
  }

  #drawMarks(page: number, layer: PageLayer): void {
    const viewport = this.#view.pageView(page)?.viewport
    if (viewport) layer.drawMarks(this.#byPage.get(page) ?? [], viewport)
  }

  #drawSelection(page: number, layer: PageLayer): void {
    const viewport = this.#view.pageView(page)?.viewport
    if (viewport) layer.drawSelection(this.#selection.get(page) ?? [], viewport)
  }

  #drawActive(page: number, layer: PageLayer): void {
    const viewport = this.#view.pageView(page)?.viewport
    const rects = this.#active?.anchor.parts.filter((part) => part.page === page).flatMap((part) => part.rects)
    if (viewport) layer.drawActive(rects ?? [], viewport)
  }
}

function groupByPage(marks: readonly Mark[]): Map<number, MarkOnPage[]> {
  const pages = new Map<number, MarkOnPage[]>()
  for (const mark of marks) {
    for (const page of new Set(mark.anchor.parts.map((part) => part.page))) {
      const rects = mark.anchor.parts.filter((part) => part.page === page).flatMap((part) => part.rects)
      const here = pages.get(page)
      if (here) here.push({ mark, rects })
      else pages.set(page, [{ mark, rects }])
    }
  }
  return pages
}

function sameOnPage(a: readonly MarkOnPage[] | undefined, b: readonly MarkOnPage[] | undefined): boolean {
  if (!a || !b) return a === b
  return a.length === b.length && a.every(({ mark }, index) => mark === b[index]?.mark)
}
