// Wheel, pinch and side buttons over the pages. A pinch, or Ctrl with the wheel, zooms around the pointer: what is under
// it stays under it, once a frame, and pages are drawn anew when the fingers rest.
import { clampZoom } from './place.ts'

export interface GestureEvents {
  /** The person touched the pages in any way. */
  onTouched(): void
  /** Zoom to a factor with a point of the container (CSS pixels from its corner) standing still. */
  onZoom(factor: number, at: { readonly x: number; readonly y: number }): void
  onBack(): void
  onForward(): void
}

/** A turn of a mouse's wheel counts as much as this many pixels of a trackpad's pinch, at most. */
const MOST_PIXELS = 14
/** How far the zoom goes with each pixel of a pinch, as browsers have it. */
const PER_PIXEL = 0.01
/** After a rest this long the next pinch starts from the zoom there is. */
const REST_MS = 300

/** Listens on the container until the signal ends it. `factor` is the zoom there is. */
export function listenForGestures(
  container: HTMLElement,
  options: { readonly signal: AbortSignal; readonly factor: () => number; readonly events: GestureEvents },
): void {
  const { signal, events } = options
  for (const type of ['wheel', 'pointerdown', 'keydown', 'touchstart']) {
    container.addEventListener(type, () => events.onTouched(), { signal, passive: true })
  }
  // The side buttons of a mouse go along the paper's trail, not the window's history.
  for (const type of ['mousedown', 'mouseup'] as const) {
    container.addEventListener(
      type,
      (event) => {
        if (event.button !== 3 && event.button !== 4) return
        event.preventDefault()
        if (type === 'mouseup') (event.button === 3 ? events.onBack : events.onForward).call(events)
      },
      { signal },
    )
  }
  const pinch = new Pinch(options.factor, events)
  container.addEventListener(
    'wheel',
    (event) => {
      if (!(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      const box = container.getBoundingClientRect()
      pinch.turn(event, { x: event.clientX - box.left, y: event.clientY - box.top })
    },
    { signal, passive: false },
  )
}

/** The factor after a turn of the wheel. `lines` says that the wheel counts lines, not pixels. */
export function pinched(factor: number, delta: number, lines: boolean): number {
  const pixels = Math.max(-MOST_PIXELS, Math.min(MOST_PIXELS, lines ? delta * 5 : delta))
  return clampZoom(factor * Math.exp(-pixels * PER_PIXEL))
}

/** Adds up the small steps of a pinch, which each alone are less than pdf.js's hundredths. */
class Pinch {
  readonly #factor: () => number
  readonly #events: GestureEvents
  #wanted: number | null = null
  #at = { x: 0, y: 0 }
  #frame = 0
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(factor: () => number, events: GestureEvents) {
    this.#factor = factor
    this.#events = events
  }

  turn({ deltaY, deltaMode }: WheelEvent, at: { readonly x: number; readonly y: number }): void {
    this.#wanted = pinched(this.#wanted ?? this.#factor(), deltaY, deltaMode === WheelEvent.DOM_DELTA_LINE)
    this.#at = at
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => (this.#wanted = null), REST_MS)
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      const factor = Math.round((this.#wanted ?? 0) * 100) / 100
      if (factor > 0 && Math.abs(factor - this.#factor()) > 0.004) this.#events.onZoom(factor, this.#at)
    })
  }
}
