// What drawing costs, kept low for one viewer: text only where somebody reads, drawn pages only as memory allows, and what
// pdf.js has gathered from many pages given back when reading rests.
import { AbortException, type PDFDocumentProxy } from 'pdfjs-dist'
import { Pace } from './pace.ts'
import { drawingsLimit, toGiveBack } from './page-buffer.ts'
import type { PacedViewer } from './paced-viewer.ts'
import { PageSketches } from './page-sketches.ts'
import { pageOf } from './pages-window.ts'
import { TextLater } from './text-later.ts'
import type { EventBus, PDFPageView } from './viewer-component.ts'

/** pdf.js gathers fonts and parsed objects; after so many pages they are given back. */
const MANY_PAGES = 40
/** Reading rests when no page was drawn for so long, in milliseconds. */
const REST_MS = 2000
/** pdf.js's number for a view that is being drawn now. */
const RUNNING = 1
/** What a machine has where the browser does not tell. */
const USUAL_GIGABYTES = 8

export interface PageEconomyOptions {
  readonly container: HTMLElement
  readonly viewer: PacedViewer
  readonly bus: EventBus
  readonly visible: () => readonly { readonly page: number }[]
  /** Drawn pages were given back: what goes with them may go too. */
  readonly onTrimmed: () => void
  /** A page shows a small picture of itself. */
  readonly onSketch: (page: number) => void
  readonly dark: () => boolean
  readonly signal: AbortSignal
}

/** Ends with its signal. */
export class PageEconomy {
  readonly #options: PageEconomyOptions
  readonly #limit = drawingsLimit(deviceGigabytes())
  #drawn = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: PageEconomyOptions) {
    this.#options = options
    const { bus, container, signal } = options
    const pace = new Pace(container, signal)
    new TextLater(bus, {
      hurried: () => pace.hurried,
      visible: () => this.#visible(),
      calledOff: () => new AbortException('The page moved on.'),
      signal,
    })
    const sketches = new PageSketches({
      ...options,
      pace,
      onSketch: (page) => {
        this.#drawn += 1
        this.#restLater()
        options.onSketch(page)
      },
    })
    options.viewer.gate = sketches
    pace.onRest = () => sketches.rest()
    bus.on('pagerendered', ({ pageNumber, error }: { pageNumber: number; error?: unknown }) => {
      if (!error) sketches.drawn(pageNumber)
      this.#drawn += 1
      this.#trim()
      this.#restLater()
    })
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true })
  }

  #visible(): ReadonlySet<number> {
    return new Set(this.#options.visible().map(({ page }) => page))
  }

  #trim(): void {
    // The least recently seen come first.
    const views = [...(this.#options.viewer.getCachedPageViews() as Set<PDFPageView>)].filter(
      ({ canvas, renderingState }) => canvas && renderingState !== RUNNING,
    )
    const drawn = views.map((view) => ({ page: pageOf(view), bytes: bytesOf(view) }))
    const gone = new Set(toGiveBack(drawn, this.#visible(), this.#limit))
    for (const view of views) if (gone.has(pageOf(view))) view.destroy()
    if (gone.size > 0) this.#options.onTrimmed()
  }

  #restLater(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#rest(), REST_MS)
  }

  #rest(): void {
    const pdf = this.#options.viewer.pdfDocument as PDFDocumentProxy | null
    if (!pdf || this.#drawn < MANY_PAGES) return
    this.#drawn = 0
    // It refuses while something is being drawn, a preview for one; the next rest is as good.
    pdf.cleanup().catch(() => (this.#drawn = MANY_PAGES))
  }
}

function bytesOf({ div }: PDFPageView): number {
  return [...div.querySelectorAll('canvas')].reduce((sum, { width, height }) => sum + width * height * 4, 0)
}

function deviceGigabytes(): number {
  const { deviceMemory } = navigator as { deviceMemory?: unknown }
  return typeof deviceMemory === 'number' ? deviceMemory : USUAL_GIGABYTES
}
