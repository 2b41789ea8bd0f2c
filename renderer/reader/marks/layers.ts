// Every page's layer of one open paper: which marks stand where, the selection, what is open or being placed. Pages that
// pdf.js has not drawn carry no layer, so a long paper with many marks costs what is on screen.
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark, MarkKind, PdfRect } from '../../../preload/model/mark.ts'
import type { PaperView } from '../island/paper-view.ts'
import { measureNow } from '../island/timing.ts'
import { marksAt } from './geometry.ts'
import { PageLayer, type ActiveOnPage, type MarkOnPage, type PageLayerHost } from './page-layer.ts'
import { pinsAt } from './pins.ts'

/** Rectangles by page (1-based). */
export type RectsByPage = ReadonlyMap<number, readonly PdfRect[]>

/** What is being placed on a page. */
export interface Frame {
  readonly page: number
  readonly rect: PdfRect
  readonly kind: MarkKind
}

const nothing: RectsByPage = new Map()

/** The rectangles of a mark. */
export function rectsByPage({ anchor }: Mark): RectsByPage {
  const pages = Map.groupBy(anchor.parts, ({ page }) => page)
  return new Map([...pages].map(([page, parts]) => [page, parts.flatMap(({ rects }) => rects)]))
}

export class MarkLayers {
  readonly #view: PaperView
  readonly #host: PageLayerHost
  readonly #layers = new Map<number, PageLayer>()
  #marks: readonly Mark[] = []
  #preview: Mark | null = null
  #byPage = new Map<number, MarkOnPage[]>()
  #selection: RectsByPage = nothing
  #active: Mark | RectsByPage | null = null
  #frame: Frame | null = null

  constructor(view: PaperView, host: PageLayerHost) {
    this.#view = view
    this.#host = host
  }

  setMarks(marks: readonly Mark[]): void {
    this.#marks = marks
    this.#regroup()
    const active = this.#active
    if (active && 'id' in active) this.setActive(marks.find(({ id }) => id === active.id) ?? null)
  }

  /** Shows a mark as it would be, while it is pulled; null shows all as they are. */
  preview(mark: Mark | null): void {
    this.#preview = mark
    this.#regroup()
    const active = this.#active
    if (!active || !('id' in active)) return
    const shown = mark?.id === active.id ? mark : this.#marks.find(({ id }) => id === active.id)
    this.setActive(shown ?? null)
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

  /** What is open: a mark with its handles, or rectangles that cannot be changed. */
  setActive(active: Mark | RectsByPage | null): void {
    this.#active = active
    for (const [page, layer] of this.#layers) this.#drawActive(page, layer)
  }

  setFrame(frame: Frame | null): void {
    const before = this.#frame
    this.#frame = frame
    for (const page of new Set([before?.page, frame?.page])) {
      const layer = page === undefined ? undefined : this.#layers.get(page)
      if (layer && page !== undefined) this.#drawFrame(page, layer)
    }
  }

  /** The pages that have a layer now. */
  pages(): Iterable<number> {
    return this.#layers.keys()
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

  /** The marks at a point of a page: pins first, then the smallest. */
  marksAt(page: number, x: number, y: number): readonly Mark[] {
    const here = this.#byPage.get(page) ?? []
    const viewport = this.#view.pageView(page)?.viewport
    const pins = viewport ? pinsAt(here, x, y, viewport) : []
    return [...pins, ...marksAt(here, x, y)].map(({ mark }) => mark)
  }

  focus(mark: Mark): void {
    const page = mark.anchor.parts[0]?.page
    if (page !== undefined) this.#layers.get(page)?.focusMark(mark.id as MarkId)
  }

  #regroup(): void {
    const before = this.#byPage
    const preview = this.#preview
    this.#byPage = groupByPage(
      preview ? this.#marks.map((mark) => (mark.id === preview.id ? preview : mark)) : this.#marks,
    )
    for (const [page, layer] of this.#layers) {
      if (sameOnPage(before.get(page), this.#byPage.get(page))) continue
      this.#drawMarks(page, layer)
    }
  }

  #drawAll(page: number, layer: PageLayer): void {
    this.#drawMarks(page, layer)
    this.#drawSelection(page, layer)
    this.#drawActive(page, layer)
    this.#drawFrame(page, layer)
  }

  #drawMarks(page: number, layer: PageLayer): void {
    const viewport = this.#view.pageView(page)?.viewport
    const here = this.#byPage.get(page) ?? []
    const start = performance.now()
    if (viewport) layer.drawMarks(here, viewport)
    if (here.length > 0) measureNow('marks', start, { page, count: here.length })
  }

  #drawSelection(page: number, layer: PageLayer): void {
    const viewport = this.#view.pageView(page)?.viewport
    if (viewport) layer.drawSelection(this.#selection.get(page) ?? [], viewport)
  }

  #drawActive(page: number, layer: PageLayer): void {
    const viewport = this.#view.pageView(page)?.viewport
    if (viewport) layer.drawActive(activeOn(page, this.#active), viewport)
  }

  #drawFrame(page: number, layer: PageLayer): void {
    const viewport = this.#view.pageView(page)?.viewport
    const frame = this.#frame?.page === page ? this.#frame : null
    if (viewport) layer.drawFrame(frame?.rect ?? null, frame?.kind ?? 'area', viewport)
  }
}

function activeOn(page: number, active: Mark | RectsByPage | null): ActiveOnPage {
  if (!active) return { rects: [], handles: null }
  if (!('id' in active)) return { rects: active.get(page) ?? [], handles: null }
  const { parts } = active.anchor
  const rects = parts.filter((part) => part.page === page).flatMap((part) => part.rects)
  if (rects.length === 0 || active.kind === 'pin') return { rects: [], handles: null }
  if (active.kind === 'area') return { rects, handles: 'frame' }
  const [first, last] = [parts[0]?.page === page, parts.at(-1)?.page === page]
  return { rects, handles: first && last ? 'both' : first ? 'start' : last ? 'end' : null }
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
