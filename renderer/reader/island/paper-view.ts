// One open paper on the screen: pdf.js's PDFViewer with our own zoom, places and events. Framework-free; whoever
// makes it must end it with `destroy`. What is drawn over the pages (marks, selection) lives in its own layers.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { Spread } from '../../../preload/model/reading.ts'
import { pdfjsIcons } from '../../../preload/resources.ts'
import { AnnotationMode } from 'pdfjs-dist'
import { EventBus, type PDFPageView } from './viewer-component.ts'
import type { ColumnBounds } from './columns.ts'
import { pointOf } from './destinations.ts'
import { listenForGestures } from './gestures.ts'
import { ReaderLinks, type LinkTarget } from './links.ts'
import { PacedViewer } from './paced-viewer.ts'
import { PageEconomy } from './page-economy.ts'
import { PageStates, type PageState } from './page-states.ts'
import type { Arrangement, PaperViewOptions } from './paper-view-options.ts'
import { PageWatch } from './page-watch.ts'
import { patchPhotos, SMALLEST_PICTURE } from './photos.ts'
import { clampZoom, CSS_UNITS, nextZoom, zoomFactor, type Place, type Zoom } from './place.ts'
import { PagesWindow, type VisiblePage } from './pages-window.ts'
import { viewerWords } from './viewer-words.ts'

/** pdf.js's numbers for its spreads and scroll modes. */
const SPREADS: Readonly<Record<Spread, number>> = { single: 0, two: 1, cover: 2 }
const SCROLL_VERTICAL = 0
const SCROLL_PAGE = 3
/** CSS pixels between the pages of a spread; pdf-layers.css has the same. */
const SPREAD_GAP = 12
/** PDF points of air on either side of a column that fills the window. */
const COLUMN_AIR = 10

/** The imperative island (DESIGN §4). */
export class PaperView {
  readonly bus = new EventBus()
  readonly links: ReaderLinks
  readonly #options: PaperViewOptions
  readonly #viewer: PacedViewer
  readonly #states: PageStates
  readonly #window: PagesWindow
  readonly #watch: PageWatch
  readonly #lifetime = new AbortController()
  readonly #resize: ResizeObserver
  #zoom: Zoom = 'auto'
  #ready = false
  #moveFrame = 0
  #pending: Place | null = null
  #touched = false
  /** We have scrolled, and pdf.js has not seen it yet. */
  #jumped = false
  #dark: boolean
  #arrangement: Arrangement

  constructor(options: PaperViewOptions) {
    this.#options = options
    this.#dark = options.dark
    this.#arrangement = { ...options.arrangement, alone: false }
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
      imageResourcesPath: pdfjsIcons,
      removePageBorders: true,
      enableSelectionRendering: false,
      enableAutoLinking: false,
      enableOptimizedPartialRendering: true,
      minDurationToUpdateCanvas: 120,
      supportsPinchToZoom: false,
      imagesRightClickMinSize: options.dark ? SMALLEST_PICTURE : -1,
      abortSignal: this.#lifetime.signal,
    }
    this.#viewer = new PacedViewer(viewerOptions)
    this.links.setViewer(this.#viewer)
    this.#window = new PagesWindow(container, this.#viewer)
    new PageEconomy({
      container,
      viewer: this.#viewer,
      bus: this.bus,
      visible: () => this.visiblePages(),
      onTrimmed: () => events.onTrimmed(),
      onSketch: (page) => this.#states.sketched(page),
      dark: () => this.#dark,
      signal: this.#lifetime.signal,
    })
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
    listenForGestures(container, {
      signal: this.#lifetime.signal,
      factor: () => this.factor,
      events: {
        onTouched: () => (this.#touched = true),
        onZoom: (factor, at) => this.#zoomAround(factor, at),
        onBack: () => events.onBack(),
        onForward: () => events.onForward(),
      },
    })
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

  /** The page one is at. pdf.js learns of a jump with the next frame; whoever asks before is told where it led. */
  get page(): number {
    if (this.#jumped) {
      this.#jumped = false
      this.#viewer.update()
    }
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
    return this.#window.pageView(page)
  }

  pageElement(page: number): HTMLElement | null {
    return this.pageView(page)?.div ?? null
  }

  /** The pages on screen now, in order. */
  visiblePages(): readonly VisiblePage[] {
    return this.#window.visiblePages()
  }

  /** Where the window stands. */
  place(): Place {
    return { ...this.#window.place(this.page), zoom: this.#zoom }
  }

  /** Puts a place at the top left corner, exactly. */
  show(place: Place): void {
    if (place.zoom !== this.#zoom) this.setZoom(place.zoom)
    this.#window.scrollTo(place.page, place.x, place.y)
    this.#jumped = this.#ready
  }

  showPage(page: number): void {
    if (this.#arrangement.alone) this.#viewer.currentPageNumber = page
    const view = this.pageView(page)
    if (view) this.#options.container.scrollTop = view.div.offsetTop - this.#options.padding().block
    this.#jumped = this.#ready
  }

  /** Brings a point into view, a third from the top, sideways only if it must. */
  reveal(page: number, x: number, y: number): void {
    if (this.#arrangement.alone) this.showPage(page)
    else this.#window.reveal(page, x, y)
    this.#jumped = this.#ready
  }

  /** Whether the middle of a rectangle of a page is on screen, not at its very edge. */
  sees(page: number, rect: PdfRect): boolean {
    return this.#window.sees(page, rect)
  }

  /** Brings a rectangle of a page into view, and moves nothing where it is. */
  bring(page: number, rect: PdfRect): void {
    if (!this.sees(page, rect)) this.reveal(page, rect[0], rect[3])
  }

  /** Follows a link's destination at the zoom one reads at. */
  follow(target: LinkTarget): void {
    const { x, y } = pointOf(target)
    if (y === null) this.showPage(target.page)
    else this.reveal(target.page, x ?? 0, y)
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
    const { spread, alone } = this.#arrangement
    const { inline, block } = alone ? { inline: 0, block: 0 } : this.#options.padding()
    const across = !alone && spread !== 'single' && this.pages > 1 ? 2 : 1
    const points = view.scale * CSS_UNITS
    const factor = zoomFactor(alone ? 'page-fit' : this.#zoom, {
      room: {
        width: container.clientWidth - inline - (across - 1) * SPREAD_GAP,
        height: container.clientHeight - 2 * block,
      },
      page: { width: (across * view.width) / points, height: view.height / points },
    })
    if (Math.abs(factor - this.#viewer.currentScale) > 1e-4) {
      const place = this.#pending ?? this.place()
      this.#viewer.currentScale = factor
      this.#window.scrollTo(place.page, place.x, place.y)
    }
    events.onZoom(factor, this.#zoom)
  }

  get arrangement(): Arrangement {
    return this.#arrangement
  }

  /** Lays the pages out in another way; what one was at stays in view. */
  arrange(change: Partial<Arrangement>): void {
    // What was scrolled to a moment ago is where one is.
    this.#viewer.update()
    const place = this.place()
    const { page } = this
    const turned = change.rotation !== undefined && change.rotation !== this.#arrangement.rotation
    const stay = change.alone !== undefined || turned
    this.#arrangement = { ...this.#arrangement, ...change }
    this.#lay()
    this.refit()
    if (stay) this.showPage(page)
    else this.#window.scrollTo(place.page, place.x, place.y)
    this.#viewer.update()
  }

  #lay(): void {
    const { spread, rotation, alone } = this.#arrangement
    this.#viewer.pagesRotation = rotation
    this.#viewer.spreadMode = alone ? SPREADS.single : SPREADS[spread]
    this.#viewer.scrollMode = alone ? SCROLL_PAGE : SCROLL_VERTICAL
  }

  /** Fills the width with a column; the line at `y` stays at its height of the window. */
  fitColumn(page: number, { x1, x2 }: ColumnBounds, y: number): void {
    const { container } = this.#options
    const down = (this.#window.middle(page, [x1, y, x2, y])?.top ?? 0) - container.scrollTop
    const room = container.clientWidth - Math.max(0, this.#options.padding().margin)
    this.setZoom(clampZoom(room / ((x2 - x1 + 2 * COLUMN_AIR) * CSS_UNITS)))
    this.#window.scrollTo(page, x1 - COLUMN_AIR, y)
    container.scrollTop -= down
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
    this.#lay()
    for (let page = 1; page <= this.pages; page++) this.pageElement(page)?.setAttribute('aria-label', pageLabel(page))
    this.#states.begin()
    // The page first, then the zoom: pdf.js draws where it stands when the zoom becomes known.
    if (place && place.page > 1) this.#viewer.currentPageNumber = place.page
    this.refit()
    if (place && Number.isFinite(place.y)) this.#window.scrollTo(place.page, place.x, place.y)
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
    if (place && !this.#touched && Number.isFinite(place.y)) this.#window.scrollTo(place.page, place.x, place.y)
  }

  #moved(): void {
    this.#jumped = false
    if (this.#touched) this.#pending = null
    if (this.#moveFrame) return
    this.#moveFrame = requestAnimationFrame(() => {
      this.#moveFrame = 0
      this.#options.events.onMove()
    })
  }

  #zoomAround(factor: number, { x, y }: { readonly x: number; readonly y: number }): void {
    this.#viewer.updateScale({ scaleFactor: factor / this.factor, drawingDelay: 250, origin: [x, y] })
    this.#zoom = this.factor
    this.#options.events.onZoom(this.factor, this.#zoom)
  }
}
