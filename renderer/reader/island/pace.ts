// How fast the pages go by: whether somebody reads them, or rushes past to somewhere else.

/** Windows a second from which on nobody reads. */
const HURRY = 2.5
/** Scrolls further apart than this are no run, in milliseconds: a jump is no hurry. */
const RUN_MS = 120
/** A run is looked at over this time. */
const SPAN_MS = 200

interface Step {
  readonly at: number
  readonly top: number
}

/** Follows the scrolling of one element; ends with the signal. */
export class Pace {
  readonly #container: HTMLElement
  #steps: Step[] = []

  constructor(container: HTMLElement, signal: AbortSignal) {
    this.#container = container
    container.addEventListener('scroll', () => this.#moved(container.scrollTop), { passive: true, signal })
  }

  /** Pages go by too fast to be read. */
  get hurried(): boolean {
    const [first, last] = [this.#steps[0], this.#steps.at(-1)]
    if (!first || !last || performance.now() - last.at > RUN_MS) return false
    const seconds = (last.at - first.at) / 1000
    return seconds > 0.05 && Math.abs(last.top - first.top) / seconds > HURRY * this.#container.clientHeight
  }

  /** Which way they go: 1 towards the end, -1 towards the beginning, 0 while they rest. */
  get direction(): 1 | 0 | -1 {
    const [first, last] = [this.#steps[0], this.#steps.at(-1)]
    if (!first || !last || performance.now() - last.at > RUN_MS) return 0
    return last.top > first.top ? 1 : last.top < first.top ? -1 : 0
  }

  #moved(top: number): void {
    const at = performance.now()
    const last = this.#steps.at(-1)
    if (last && at - last.at > RUN_MS) this.#steps = []
    this.#steps.push({ at, top })
    // The step before the span stays: the span is measured from it.
    while (this.#steps.length > 2 && at - (this.#steps[1]?.at ?? at) > SPAN_MS) this.#steps.shift()
  }
}
