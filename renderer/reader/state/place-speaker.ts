// Says which page one is at, to who does not see it turn: once the window rests, once a page, after every jump, and never
// over something else that was just said.
import { samePlace, type Place } from '../island/place.ts'

export interface PlaceSpeakerHost {
  /** Where the window stands; null before the pages are there. */
  readonly place: () => Place | null
  /** The page one reads (1-based). */
  readonly page: () => number
  readonly tell: () => void
}

/** The window rests when it has not moved for this long, in milliseconds. */
const REST_MS = 600
/** What was said this soon before the window moved, or since, was said of that move. */
const SAME_MS = 300

/** Speaks for one open paper; end it with `destroy`. */
export class PlaceSpeaker {
  readonly #host: PlaceSpeakerHost
  #timer: ReturnType<typeof setTimeout> | undefined
  #from: Place | null = null
  #told: number | null = null
  #jumped = false
  #heard = -Infinity
  /** When the move began that was not told yet. */
  #moved = Infinity

  constructor(host: PlaceSpeakerHost) {
    this.#host = host
  }

  /** Another page is the one that is read. */
  turned(): void {
    // The page a paper opens at is not news.
    if (this.#told === null) this.#told = this.#host.page()
    else this.#wait()
  }

  /** The window was put elsewhere, be it on the same page. */
  jumped(): void {
    this.#jumped = true
    this.#wait()
  }

  /** Something else was said, of a match or a mark for instance: it says where one is by itself. */
  spoken(): void {
    this.#heard = performance.now()
  }

  destroy(): void {
    clearTimeout(this.#timer)
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#moved = Math.min(this.#moved, performance.now())
    this.#from = this.#host.place()
    this.#timer = setTimeout(() => this.#rested(), REST_MS)
  }

  #rested(): void {
    const now = this.#host.place()
    if (!now) return
    if (!this.#from || !samePlace(now, this.#from, 1)) return this.#wait()
    const page = this.#host.page()
    const news = this.#jumped || page !== this.#told
    this.#told = page
    this.#jumped = false
    const said = this.#heard >= this.#moved - SAME_MS
    this.#moved = Infinity
    if (!news || said) return
    this.#host.tell()
    // What it said itself holds nothing up.
    this.#heard = -Infinity
  }
}
