// When a preview opens and closes as the pointer moves: only after resting on a link, and not while the pointer is on
// its way to the preview. Pure but for its timers.

/** The milliseconds of a hover. */
export const INTENT_MS = 160
/** From one link to the next while a preview is open. */
export const NEXT_MS = 90
export const LINGER_MS = 320
/** The longest way to a preview. */
const WAY_MS = 1500

interface Point {
  readonly x: number
  readonly y: number
}

export interface HoverEvents<Thing> {
  onOpen(thing: Thing): void
  onClose(): void
  /** The preview on the screen, in the pointer's coordinates; null where there is none. */
  box(): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } | null
}

/** Follows one pointer over things that have previews. `sameAs` tells whether two are one. */
export class HoverIntent<Thing> {
  readonly #events: HoverEvents<Thing>
  readonly #sameAs: (a: Thing, b: Thing) => boolean
  #over: Thing | null = null
  #open = false
  #opening: ReturnType<typeof setTimeout> | undefined
  #closing: ReturnType<typeof setTimeout> | undefined
  #left = 0
  #last: Point = { x: 0, y: 0 }

  constructor(events: HoverEvents<Thing>, sameAs: (a: Thing, b: Thing) => boolean) {
    this.#events = events
    this.#sameAs = sameAs
  }

  /** The pointer is over a thing, the preview itself, or neither. */
  move(over: Thing | 'preview' | null, at: Point): void {
    const before = this.#last
    this.#last = at
    if (over === 'preview') {
      clearTimeout(this.#closing)
      clearTimeout(this.#opening)
      this.#closing = undefined
      return
    }
    if (over !== null) this.#enter(over)
    else this.#leave(before, at)
  }

  /** A preview was opened or closed by other means. */
  set(open: boolean): void {
    this.#open = open
    if (open) return
    this.cancel()
    // What the pointer rests on does not open again by itself.
  }

  cancel(): void {
    clearTimeout(this.#opening)
    clearTimeout(this.#closing)
    this.#opening = this.#closing = undefined
  }

  #enter(thing: Thing): void {
    const same = this.#over !== null && this.#sameAs(this.#over, thing)
    if (same && this.#opening === undefined && !this.#open) return
    clearTimeout(this.#closing)
    this.#closing = undefined
    if (same) return
    this.#over = thing
    clearTimeout(this.#opening)
    this.#opening = setTimeout(
      () => {
        this.#opening = undefined
        this.#open = true
        this.#events.onOpen(thing)
      },
      this.#open ? NEXT_MS : INTENT_MS,
    )
  }

  #leave(before: Point, at: Point): void {
    clearTimeout(this.#opening)
    this.#opening = undefined
    if (!this.#open) {
      this.#over = null
      return
    }
    const now = performance.now()
    if (this.#closing === undefined) this.#left = now
    else if (!isNearer(before, at, this.#events.box()) || now - this.#left > WAY_MS) return
    clearTimeout(this.#closing)
    this.#closing = setTimeout(() => {
      this.#closing = undefined
      this.#open = false
      this.#over = null
      this.#events.onClose()
    }, LINGER_MS)
  }
}

/** Whether a move brings the pointer nearer to a box. */
export function isNearer(
  before: Point,
  at: Point,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } | null,
): boolean {
  if (!box) return false
  const distance = ({ x, y }: Point): number =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
  return distance(at) < distance(before)
}
