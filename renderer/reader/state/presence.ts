// Whether a person is at the paper: the window is visible and has the focus, and something was done not long ago.

/** Without a key, a wheel or a pointer for this long nobody is taken to be reading, in milliseconds. */
export const AWAY_MS = 180_000

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'scroll'] as const

/** Watches the window until `end`. */
export class Presence {
  readonly #lifetime = new AbortController()
  readonly #now: () => number
  #last: number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
    this.#last = now()
    const options = { signal: this.#lifetime.signal, passive: true, capture: true }
    for (const sign of SIGNS) addEventListener(sign, () => this.seen(), options)
  }

  /** The person did something just now. */
  seen(): void {
    this.#last = this.#now()
  }

  here(): boolean {
    return document.visibilityState === 'visible' && document.hasFocus() && this.#now() - this.#last < AWAY_MS
  }

  end(): void {
    this.#lifetime.abort()
  }
}
