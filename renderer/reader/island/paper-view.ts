// One open paper on the screen: pdf.js's PDFViewer with our own zoom, places and events. Framework-free; whoever
// makes it must end it with `destroy`. What is drawn over the pages (marks, selection) lives in its own layers.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { PdfRect } from '../../../preload/model/mark.ts'
import { AnnotationMode } from 'pdfjs-dist'
import { EventBus, PDFViewer, type PDFPageView } from './viewer-component.ts'
import { ReaderLinks, type LinkEvents, type LinkTarget } from './links.ts'
import { PageStates, type PageState } from './page-states.ts'
import { PageWatch } from './page-watch.ts'
import { patchPhotos, SMALLEST_PICTURE } from './photos.ts'
import { clampZoom, nextZoom, zoomFactor, type Place, type Zoom } from './place.ts'
import { viewerWords } from './viewer-words.ts'

export interface PaperViewEvents extends Omit<LinkEvents, 'onJump'> {
  /** All page elements exist and the first place is set. */
  onReady(): void
  onPage(page: number): void
  onZoom(factor: number, zoom: Zoom): void
  /** The window moved over the paper: once a frame at most. */
  onMove(): void
  onPageState(page: number, state: PageState): void
  onPageReset(page: number): void
  onPageText(page: number): void
  onPageFailed(page: number): void
  /** A page on screen is being drawn for unusually long. */
  onPageSlow(page: number): void
  onJump(target: LinkTarget): void
}

export interface PaperViewOptions {
  /** The scrolling element: absolutely positioned, with the pages' element as its first child. */
  readonly container: HTMLDivElement
  readonly viewer: HTMLDivElement
  readonly language: string
  readonly pageLabel: (page: number) => string
  /** Room kept free beside the page, in CSS pixels, when a zoom follows the window. */
  readonly padding: () => { readonly inline: number; readonly block: number }
  /** Pages are shown inverted: photographs are looked for. */
  readonly dark: boolean
  readonly events: PaperViewEvents
}

const NEVER = { page: 1, x: 0, y: Infinity, zoom: 'auto' } as const

/** The imperative island (DESIGN §4). */
export class PaperView {
  readonly bus = new EventBus()
  readonly links: ReaderLinks
  readonly #options: PaperViewOptions
  readonly #viewer: PDFViewer
  readonly #states: PageStates
  readonly #watch: PageWatch
  readonly #lifetime = new AbortController()
  readonly #resize: ResizeObserver
  #zoom: Zoom = 'auto'
  #ready = false
  #moveFrame = 0
  #pending: Place | null = null
  #touched = false
  #dark: boolean

  constructor(options: PaperViewOptions) {
    this.#options = options
    this.#dark = options.dark
    const { container, viewer, events } = options
    this.links = new ReaderLinks(this.bus, events)
    // `abortSignal` is missing from pdf.js's own types.
    const viewerOptions = {
      container,
      viewer,
      eventBus: this.bus,
      linkService: this.links,
      l10n: viewerWords(options.language),
      annotationMode: AnnotationMode.ENABLE,
      annotationEditorMode: -1,
      removePageBorders: true,
      enableSelectionRendering: false,
      enableAutoLinking: false,
      enableOptimizedPartialRendering: true,
      minDurationToUpdateCanvas: 120,
      supportsPinchToZoom: false,
      imagesRightClickMinSize: options.dark ? SMALLEST_PICTURE : -1,
      abortSignal: this.#lifetime.signal,
    }
    this.#viewer = new PDFViewer(viewerOptions)
    this.links.setViewer(this.#viewer)
    this.#watch = new PageWatch(this.bus, (page) => {
      if (this.visiblePages().some((visible) => visible.page === page)) events.onPageSlow(page)
    })
    this.#states = new PageStates(viewer, this.bus, {
      onState: (page, state) => this.#pageState(page, state),
      onReset: (page) => {
        this.#watch.done(page)
        events.onPageReset(page)
      },
      onText: (page) => events.onPageText(page),
      onFailed: (page) => events.onPageFailed(page),
    })
    this.bus.on('pagesinit', () => this.#begin())
    this.bus.on('pagesloaded', () => this.#settle())
    this.bus.on('pagechanging', (event: { pageNumber: number }) => events.onPage(event.pageNumber))
    this.bus.on('updateviewarea', () => this.#moved())
    this.#resize = new ResizeObserver(() => this.refit())
    const { signal } = this.#lifetime
    for (const type of ['wheel', 'pointerdown', 'keydown', 'touchstart']) {
      container.addEventListener(type, () => (this.#touched = true), { signal, passive: true })
    }
    // The side buttons of a mouse go along the paper's trail, not the window's history.
    for (const type of ['mousedown', 'mouseup'] as const) {
      container.addEventListener(type, (event) => this.#sideButton(event), { signal })
    }
    container.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false })
  }

  /** Shows a document with `place` at the top left corner from the very first drawing. */
  async open(pdf: PDFDocumentProxy, place: Place | null): Promise<void> {
    const page = Math.min(Math.max(place?.page ?? 1, 1), pdf.numPages)
    this.#pending = place ? { ...place, page } : null
    this.#zoom = place?.zoom ?? 'auto'
    const target = page === 1 ? null : await pdf.getPage(page).catch(() => null)
    if (this.#lifetime.signal.aborted) return
    if (target) this.bus.on('pagesinit', () => this.pageView(page)?.setPdfPage(target), { once: true })
    this.links.setDocument(pdf)
    this.#viewer.setDocument(pdf)
  }

  destroy(): void {
    this.#lifetime.abort()
    this.#resize.disconnect()
    this.#states.end()
    this.#watch.end()
    cancelAnimationFrame(this.#moveFrame)
    // pdf.js types the argument as a document; null is how its own viewer closes one.
    this.#viewer.setDocument(null as unknown as PDFDocumentProxy)
    this.links.setDocument(null)
  }

  get ready(): boolean {
    return this.#ready
  }

  get pages(): number {
    return this.#viewer.pagesCount
  }

  get page(): number {
    return this.#viewer.currentPageNumber
  }

  get zoom(): Zoom {
    return this.#zoom
  }

  get factor(): number {
    return this.#viewer.currentScale
  }

  get container(): HTMLDivElement {
    return this.#options.container
  }

  /** pdf.js's view of a page (1-based); null where there is none. */
  pageView(page: number): PDFPageView | null {
    return (this.#viewer.getPageView(page - 1) as PDFPageView | undefined) ?? null
  }

  pageElement(page: number): HTMLElement | null {
    return this.pageView(page)?.div ?? null
  }

  /** The pages on screen now, in order: the share of each that is visible, and of the window that it takes (0 to 1). */
  visiblePages(): readonly { readonly page: number; readonly share: number; readonly fills: number }[] {
    const { views } = this.#viewer._getVisiblePages() as {
      views: { id: number; percent: number; view: PDFPageView }[]
    }
    const room = this.container.clientWidth * this.container.clientHeight
    return views
      .map(({ id, percent, view: { width, height } }) => {
        const share = percent / 100
        return { page: id, share, fills: room > 0 ? (share * width * height) / room : 0 }
      })
      .sort((a, b) => a.page - b.page)
  }

  /** Where the window stands. */
  place(): Place {
    const { container } = this.#options
    const page = this.visiblePages()[0]?.page ?? this.page
    const view = this.pageView(page)
    if (!view) return NEVER
    const [x = 0, y = 0] = view.getPagePoint(
      container.scrollLeft - view.div.offsetLeft - view.div.clientLeft,
      container.scrollTop - view.div.offsetTop - view.div.clientTop,
    ) as number[]
    return { page, x, y, zoom: this.#zoom }
  }

  /** Puts a place at the top left corner, exactly. */
  show(place: Place): void {
    if (place.zoom !== this.#zoom) this.setZoom(place.zoom)
    this.#scrollTo(place.page, place.x, place.y)
  }

  showPage(page: number): void {
    const view = this.pageView(page)
    if (view) this.#options.container.scrollTop = view.div.offsetTop - this.#options.padding().block
  }

  /** Brings a point into view, a third from the top, sideways only if it must. */
  reveal(page: number, x: number, y: number): void {
    const view = this.pageView(page)
    if (!view) return
    const { container } = this.#options
    const [left = 0, top = 0] = view.viewport.convertToViewportPoint(x, y) as number[]
    container.scrollTop = view.div.offsetTop + top - container.clientHeight / 3
    const at = view.div.offsetLeft + left
    if (at < container.scrollLeft || at > container.scrollLeft + container.clientWidth - 80) {
      container.scrollLeft = at - container.clientWidth / 3
    }
  }

  /** Whether the middle of a rectangle of a page is on screen, not at its very edge. */
  sees(page: number, rect: PdfRect): boolean {
    const at = this.#middle(page, rect)
    if (!at) return false
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.#options.container
    const [x, y] = [at.left - scrollLeft, at.top - scrollTop]
    return x > 8 && x < clientWidth - 8 && y > 24 && y < clientHeight - 24
  }

  /** Brings a rectangle of a page into view, and moves nothing where it is. */
  bring(page: number, rect: PdfRect): void {
    if (!this.sees(page, rect)) this.reveal(page, rect[0], rect[3])
  }

  #middle(page: number, [x1, y1, x2, y2]: PdfRect): { readonly left: number; readonly top: number } | null {
    const view = this.pageView(page)
    if (!view) return null
    const [left = 0, top = 0] = view.viewport.convertToViewportPoint((x1 + x2) / 2, (y1 + y2) / 2) as number[]
    return { left: view.div.offsetLeft + left, top: view.div.offsetTop + top }
  }

  /** Follows a link's destination at the zoom one reads at. */
  follow({ page, destination }: LinkTarget): void {
    const kind = Object(destination[1]).name as unknown
    const number = (value: unknown): number | null =>
      typeof value === 'number' && Number.isFinite(value) ? value : null
    const [x, y] =
      kind === 'XYZ'
        ? [number(destination[2]), number(destination[3])]
        : kind === 'FitH' || kind === 'FitBH'
          ? [null, number(destination[2])]
          : kind === 'FitR'
            ? [number(destination[2]), number(destination[5])]
            : [null, null]
    const view = this.pageView(page)
    if (!view) return
    if (y === null) this.showPage(page)
    else this.reveal(page, x ?? 0, y)
  }

  setZoom(zoom: Zoom): void {
    this.#zoom = zoom
    this.refit()
  }

  stepZoom(direction: 1 | -1): void {
    this.setZoom(nextZoom(this.factor, direction))
  }

  /** Applies the zoom to the room there is now. */
  refit(): void {
    const view = this.pageView(this.page)
    const { container, events } = this.#options
    if (!this.#ready || !view || container.clientWidth === 0) return
    const padding = this.#options.padding()
    const factor = zoomFactor(this.#zoom, {
      room: { width: container.clientWidth - padding.inline, height: container.clientHeight - 2 * padding.block },
      page: { width: view.width / view.scale / (96 / 72), height: view.height / view.scale / (96 / 72) },
    })
    if (Math.abs(factor - this.#viewer.currentScale) > 1e-4) {
      const place = this.#pending ?? this.place()
      this.#viewer.currentScale = factor
      this.#scrollTo(place.page, place.x, place.y)
    }
    events.onZoom(factor, this.#zoom)
  }

  get rotation(): number {
    return this.#viewer.pagesRotation
  }

  rotate(): void {
    this.#viewer.pagesRotation = (this.#viewer.pagesRotation + 90) % 360
    this.refit()
  }

  update(): void {
    this.#viewer.update()
  }

  /** Pages are inverted from now on, or no longer: those on screen are drawn anew where their pictures are not known. */
  setDark(dark: boolean): void {
    if (this.#dark === dark) return
    this.#dark = dark
    for (let page = 1; page <= this.pages; page++) {
      const view = this.pageView(page)
      if (!view) continue
      view.imagesRightClickMinSize = dark ? SMALLEST_PICTURE : -1
      if (dark && view.div.dataset['state'] === 'rendered') view.reset()
    }
    if (this.#ready) this.#viewer.update()
  }

  #pageState(page: number, state: PageState): void {
    const view = this.pageView(page)
    if (this.#dark && state === 'rendered' && view) patchPhotos(view)
    this.#options.events.onPageState(page, state)
  }

  #begin(): void {
    const { container, pageLabel, events } = this.#options
    this.#ready = true
    const place = this.#pending
    for (let page = 1; page <= this.pages; page++) this.pageElement(page)?.setAttribute('aria-label', pageLabel(page))
    this.#states.begin()
    // The page first, then the zoom: pdf.js draws where it stands when the zoom becomes known.
    if (place && place.page > 1) this.#viewer.currentPageNumber = place.page
    this.refit()
    if (place && Number.isFinite(place.y)) this.#scrollTo(place.page, place.x, place.y)
    else if (this.#zoom !== 'page-fit') container.scrollTop = 0
    this.#resize.observe(container)
    this.#viewer.update()
    events.onPage(this.page)
    events.onReady()
  }

  /** Pages before ours may turn out larger or smaller than page 1; unless the person has moved, stand where we meant to. */
  #settle(): void {
    const place = this.#pending
    this.#pending = null
    if (place && !this.#touched && Number.isFinite(place.y)) this.#scrollTo(place.page, place.x, place.y)
  }

  #scrollTo(page: number, x: number, y: number): void {
    const view = this.pageView(page)
    if (!view) return
    const { container } = this.#options
    const [left = 0, top = 0] = view.viewport.convertToViewportPoint(x, Number.isFinite(y) ? y : 0) as number[]
    container.scrollTop = view.div.offsetTop + view.div.clientTop + top
    container.scrollLeft = view.div.offsetLeft + view.div.clientLeft + left
  }

  #moved(): void {
    if (this.#touched) this.#pending = null
    if (this.#moveFrame) return
    this.#moveFrame = requestAnimationFrame(() => {
      this.#moveFrame = 0
      this.#options.events.onMove()
    })
  }

  #sideButton(event: MouseEvent): void {
    if (event.button !== 3 && event.button !== 4) return
    event.preventDefault()
    if (event.type !== 'mouseup') return
    if (event.button === 3) this.#options.events.onBack()
    else this.#options.events.onForward()
  }

  /** Ctrl or pinch over the page zooms around the pointer. */
  #wheel(event: WheelEvent): void {
    if (!(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    const factor = clampZoom(this.factor * Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.004)))
    const box = this.#options.container.getBoundingClientRect()
    const origin = [event.clientX - box.left, event.clientY - box.top]
    this.#viewer.updateScale({ scaleFactor: factor / this.factor, drawingDelay: 250, origin })
    this.#zoom = this.factor
    this.#options.events.onZoom(this.factor, this.#zoom)
  }
}
