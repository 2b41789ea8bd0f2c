// How fast the pages go by: whether somebody reads them, or rushes past to somewhere else.

/** Windows a second from which on nobody reads. */
const HURRY = 2.5
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
  #steps: Step[] = []
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
    const [first, last] = [this.#steps[0], this.#steps.at(-1)]
    if (!first || !last) return false
    const seconds = (last.at - first.at) / 1000
    return seconds > 0.05 && Math.abs(last.top - first.top) / seconds > HURRY * this.#container.clientHeight
  }

  #moved(): void {
    const at = performance.now()
    this.#still = 0
    this.#steps.push({ at, top: this.#container.scrollTop })
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
      } else this.#watch()
    })
  }
}
