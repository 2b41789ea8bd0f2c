// Small pictures of whole pages, drawn ahead of somebody who rushes through a paper: a page that comes into view shows
// what is on it at once, and is drawn sharp when it is looked at. Few and small; the ones passed longest ago go first.
import { AnnotationMode, RenderingCancelledException, type PDFPageProxy } from 'pdfjs-dist'
import type { Pace } from './pace.ts'
import type { DrawingGate, PacedViewer, SeenPages } from './paced-viewer.ts'
import { patchesOver } from './photos.ts'
import { nextToSketch } from './sketch-order.ts'
import type { PDFPageView } from './viewer-component.ts'

/** Device pixels of a sketch: its type is small, its figures and headings can be told. */
const PIXELS = 220_000
const MOST_KEPT = 16
/** Pages sketched ahead of a rush, and ahead of somebody who reads. */
const AHEAD = { rush: 8, calm: 5 }
/** Drawn at once: while one is painted the worker reads the next. */
const AT_ONCE = { rush: 5, calm: 1 }
/** Pages ahead are sketched when drawing has rested so long, in milliseconds. */
const CALM_MS = 700
/** pdf.js's numbers for a view that nobody has begun to draw, and one that is drawn. */
const INITIAL = 0
const FINISHED = 3

export interface PageSketchesOptions {
  readonly viewer: PacedViewer
  readonly pace: Pace
  readonly dark: () => boolean
  /** A page shows its sketch. */
  readonly onSketch: (page: number) => void
  readonly signal: AbortSignal
}

interface Sketch {
  readonly element: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly rotation: number
  /** Its photographs are patched, as dark pages need it. */
  readonly patched: boolean
}

/** The sketches of one viewer; ends with the signal. */
export class PageSketches implements DrawingGate {
  readonly #options: PageSketchesOptions
  readonly #kept = new Map<number, Sketch>()
  readonly #running = new Map<number, AbortController>()
  /** Pages that cannot be sketched: pdf.js says why when it draws them itself. */
  readonly #failed = new Set<number>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: PageSketchesOptions) {
    this.#options = options
    options.signal.addEventListener('abort', () => this.#end(), { once: true })
  }

  /** In a rush sketches come first; where nobody can look at a page, nothing else is drawn. */
  holds(seen: SeenPages): boolean {
    clearTimeout(this.#timer)
    const { pace } = this.#options
    if (!pace.hurried) return false
    const busy = this.#go(seen, AHEAD.rush, AT_ONCE.rush)
    return pace.rushed || busy
  }

  idle(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#calm(), CALM_MS)
  }

  /** The window stands: what is on screen is drawn sharp, and nothing else meanwhile. */
  rest(): void {
    const seen = new Set((this.#options.viewer._getVisiblePages() as SeenPages).views.map(({ id }) => id))
    for (const [page, running] of this.#running) if (!seen.has(page)) running.abort()
    this.#options.viewer.update()
  }

  /** The page is drawn: its sketch has done its work. */
  drawn(page: number): void {
    this.#kept.get(page)?.element.remove()
  }

  #calm(): void {
    const { viewer, pace } = this.#options
    if (pace.hurried || this.#running.size > 0) return
    this.#go(viewer._getVisiblePages() as SeenPages, AHEAD.calm, AT_ONCE.calm)
  }

  /** Shows and begins what is wanted; true while a page on screen waits for its sketch. */
  #go(seen: SeenPages, ahead: number, atOnce: number): boolean {
    const { viewer } = this.#options
    const visible = seen.views.map(({ id }) => id)
    const wanted = nextToSketch({ visible, ahead, downwards: viewer.downwards, pages: viewer.pagesCount })
    const near = new Set(wanted)
    for (const [page, running] of this.#running) if (!near.has(page)) running.abort()
    let waiting = false
    for (const page of wanted) {
      const view = viewer.getPageView(page - 1) as PDFPageView | undefined
      if (!view || isDrawn(view) || this.#failed.has(page)) continue
      if (this.#show(page, view)) continue
      if (visible.includes(page)) waiting = true
      const { rotation } = view.viewport
      if (!this.#running.has(page) && this.#running.size < atOnce) void this.#draw(page, view, rotation)
    }
    return waiting
  }

  #show(page: number, view: PDFPageView): boolean {
    const sketch = this.#kept.get(page)
    if (!sketch) return false
    if (sketch.rotation !== view.viewport.rotation || (this.#options.dark() && !sketch.patched)) {
      this.#drop(page, sketch)
      return false
    }
    // The one shown last is kept longest.
    this.#kept.delete(page)
    this.#kept.set(page, sketch)
    if (sketch.element.parentElement !== view.div) {
      view.div.prepend(sketch.element)
      this.#options.onSketch(page)
    }
    return true
  }

  async #draw(page: number, view: PDFPageView, rotation: number): Promise<void> {
    const stop = new AbortController()
    this.#running.set(page, stop)
    try {
      const pdfPage = (view.pdfPage ?? (await this.#options.viewer.pdfDocument?.getPage(page))) as PDFPageProxy | null
      if (!pdfPage || stop.signal.aborted) return
      const sketch = await this.#sketch(pdfPage, rotation, stop.signal)
      if (this.#options.signal.aborted) return
      this.#kept.set(page, sketch)
      this.#trim()
      if (!isDrawn(view)) this.#show(page, view)
    } catch (error) {
      if (!(error instanceof RenderingCancelledException)) this.#failed.add(page)
    } finally {
      this.#running.delete(page)
      // What was gathered to draw it is kept only where it will be drawn sharp in a moment.
      const { pace } = this.#options
      if (view.renderingState === INITIAL && (pace.rushed || !pace.hurried)) view.pdfPage?.cleanup()
      this.#next()
    }
  }

  /** Something was done: what is wanted most comes now. */
  #next(): void {
    const { viewer, pace, signal } = this.#options
    if (signal.aborted) return
    if (pace.hurried) viewer.forceRendering()
    else this.#calm()
  }

  async #sketch(pdfPage: PDFPageProxy, rotation: number, signal: AbortSignal): Promise<Sketch> {
    const natural = pdfPage.getViewport({ scale: 1, rotation })
    const scale = Math.min(1, Math.sqrt(PIXELS / (natural.width * natural.height)))
    const viewport = pdfPage.getViewport({ scale, rotation })
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(viewport.width))
    canvas.height = Math.max(1, Math.round(viewport.height))
    // Left out of pdf.js's types: where the pictures are comes along.
    const recording = pdfPage as unknown as { imageCoordinates: ArrayLike<number> | null }
    const dark = this.#options.dark()
    const wanted = { canvas, viewport, annotationMode: AnnotationMode.ENABLE, recordImages: dark }
    const task = pdfPage.render(wanted)
    const cancel = (): void => task.cancel()
    signal.addEventListener('abort', cancel, { once: true })
    await task.promise.finally(() => signal.removeEventListener('abort', cancel))
    return { element: framed(canvas, dark ? recording.imageCoordinates : null), canvas, rotation, patched: dark }
  }

  #trim(): void {
    for (const [page, sketch] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) return
      this.#drop(page, sketch)
    }
  }

  #drop(page: number, { element, canvas }: Sketch): void {
    this.#kept.delete(page)
    element.remove()
    canvas.width = canvas.height = 0
  }

  #end(): void {
    clearTimeout(this.#timer)
    for (const running of this.#running.values()) running.abort()
    for (const [page, sketch] of this.#kept) this.#drop(page, sketch)
  }
}

/** Drawn, or in part. */
function isDrawn({ renderingState, div }: PDFPageView): boolean {
  return renderingState === FINISHED || div.querySelector('.canvasWrapper canvas') !== null
}

/** The picture with its photographs patched, as the page itself has them in the dark (photos.ts). */
function framed(canvas: HTMLCanvasElement, pictures: ArrayLike<number> | null): HTMLElement {
  const element = document.createElement('div')
  element.className = 'pageSketch'
  element.setAttribute('aria-hidden', 'true')
  canvas.setAttribute('role', 'presentation')
  element.append(canvas, ...(pictures ? patchesOver(canvas, pictures) : []))
  return element
}
