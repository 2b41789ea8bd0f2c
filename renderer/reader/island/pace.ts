// How fast the pages go by: whether somebody reads them, or rushes past to somewhere else.

/** Windows a second from which on nobody reads. */
const HURRY = 2.5
/** Windows a second from which on a page is gone before it is drawn; a glide to the next page is over before it is a rush. */
const RUSH = 5
const RUSH_WINDOWS = 3
/** The window rests when it has not moved for so many frames, and so long: a frame that comes late is no rest. */
const REST_FRAMES = 3
const REST_MS = 150
/** The pace is that of so many milliseconds, or of the last two steps. */
const SPAN_MS = 200

interface Step {
  readonly at: number
  readonly top: number
}

/** Follows the scrolling of one element; ends with the signal. A jump on its own is no hurry. */
export class Pace {
  readonly #container: HTMLElement
  readonly #signal: AbortSignal
  readonly #nextFrame: (then: () => void) => unknown
  /** Told when the window has come to rest. */
  onRest: (() => void) | null = null
  #steps: Step[] = []
  #begun = 0
  /** The window's height, asked for where the browser knows it anyway. */
  #height = 1
  #still = 0
  #watching = false

  constructor(
    container: HTMLElement,
    signal: AbortSignal,
    nextFrame: (then: () => void) => unknown = (then) => requestAnimationFrame(then),
  ) {
    this.#container = container
    this.#signal = signal
    this.#nextFrame = nextFrame
    container.addEventListener('scroll', () => this.#moved(), { passive: true, signal })
  }

  /** Pages go by too fast to be read. */
  get hurried(): boolean {
    return this.#speed > HURRY
  }

  /** Pages go by too fast to be looked at, and have done so for a while. */
  get rushed(): boolean {
    const gone = Math.abs((this.#steps.at(-1)?.top ?? 0) - this.#begun)
    return this.#speed > RUSH && gone > RUSH_WINDOWS * this.#height
  }

  /** Windows a second. */
  get #speed(): number {
    const [first, last] = [this.#steps[0], this.#steps.at(-1)]
    if (!first || !last) return 0
    const seconds = (last.at - first.at) / 1000
    return seconds > 0.05 ? Math.abs(last.top - first.top) / seconds / this.#height : 0
  }

  #moved(): void {
    const at = performance.now()
    this.#still = 0
    const top = this.#container.scrollTop
    this.#height = this.#container.clientHeight || 1
    if (this.#steps.length === 0) this.#begun = top
    this.#steps.push({ at, top })
    // The step before the span stays: the span is measured from it.
    while (this.#steps.length > 2 && at - (this.#steps[1]?.at ?? at) > SPAN_MS) this.#steps.shift()
    if (!this.#watching) this.#watch()
  }

  /** A frame tells of scrolling before anything else, so that one without it is still, however late it comes. */
  #watch(): void {
    this.#watching = true
    this.#nextFrame(() => {
      this.#still += 1
      const rested = performance.now() - (this.#steps.at(-1)?.at ?? 0) > REST_MS
      if (this.#signal.aborted || (rested && this.#still > REST_FRAMES)) {
        this.#watching = false
        this.#steps = []
        if (!this.#signal.aborted) this.onRest?.()
      } else this.#watch()
    })
  }
}
