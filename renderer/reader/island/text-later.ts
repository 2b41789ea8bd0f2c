// Text after drawing: the text of a page is laid out when the page is drawn and looked at. Pages that rush past get none,
// and pages drawn ahead wait until those on screen have theirs.
import { pageOf } from './pages-window.ts'
import type { EventBus, PDFPageView } from './viewer-component.ts'

/** How often those who wait are looked at, in milliseconds. */
const LOOK_MS = 40

export interface TextLaterOptions {
  /** Nobody reads now. */
  readonly hurried: () => boolean
  /** The numbers of the pages on screen. */
  readonly visible: () => ReadonlySet<number>
  /** What text that was called off ends with: pdf.js says nothing about it. */
  readonly calledOff: () => unknown
  readonly signal: AbortSignal
}

type TextLayer = NonNullable<PDFPageView['textLayer']>

interface Waiting {
  readonly page: number
  readonly go: () => void
}

/** Holds back the text of one viewer's pages; ends with the signal. */
export class TextLater {
  readonly #options: TextLaterOptions
  readonly #known = new WeakSet<TextLayer>()
  readonly #waiting = new Set<Waiting>()
  /** Pages whose text is being laid out. */
  readonly #running = new Set<number>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(bus: EventBus, options: TextLaterOptions) {
    this.#options = options
    bus.on('pagerender', ({ source }: { source: PDFPageView }) => this.#hold(source))
    options.signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true })
  }

  /** pdf.js asks each new layer to render once its page is drawn, and again at each zoom. */
  #hold(view: PDFPageView): void {
    const layer = view.textLayer
    if (!layer || this.#known.has(layer)) return
    this.#known.add(layer)
    const page = pageOf(view)
    const render = layer.render.bind(layer)
    let asked = 0
    let begun = false
    layer.render = async (options) => {
      const mine = (asked += 1)
      if (!begun) await this.#turn(page)
      try {
        // The page was given back meanwhile, or zoomed.
        if (view.textLayer !== layer || mine !== asked) throw this.#options.calledOff()
        begun = true
        await render(options)
      } finally {
        this.#running.delete(page)
        this.#look()
      }
    }
  }

  #turn(page: number): Promise<void> {
    if (this.#isTurn(page)) {
      this.#running.add(page)
      return Promise.resolve()
    }
    return new Promise((go) => {
      this.#waiting.add({ page, go })
      this.#lookSoon()
    })
  }

  #isTurn(page: number): boolean {
    if (this.#options.hurried()) return false
    const visible = this.#options.visible()
    if (visible.has(page)) return true
    return this.#running.size === 0 && ![...this.#waiting].some((other) => visible.has(other.page))
  }

  #look(): void {
    for (const waiting of this.#waiting) {
      if (!this.#isTurn(waiting.page)) continue
      this.#waiting.delete(waiting)
      this.#running.add(waiting.page)
      waiting.go()
      // One after another, so that what is on screen meanwhile comes first.
      break
    }
    this.#lookSoon()
  }

  #lookSoon(): void {
    clearTimeout(this.#timer)
    if (this.#waiting.size > 0 && !this.#options.signal.aborted) this.#timer = setTimeout(() => this.#look(), LOOK_MS)
  }
}
