// Tells of pages that are being drawn and do not get done: a hung worker must not look like an empty page.
import type { EventBus } from './viewer-component.ts'

/** A page that takes longer than this is told of. */
export const PAGE_LIMIT_MS = 10_000

interface PageEvent {
  readonly pageNumber: number
}

/** Watches the pages of one viewer; end it with `end`. */
export class PageWatch {
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()

  constructor(bus: EventBus, onSlow: (page: number) => void) {
    bus.on('pagerender', ({ pageNumber }: PageEvent) => {
      this.done(pageNumber)
      this.#timers.set(
        pageNumber,
        setTimeout(() => onSlow(pageNumber), PAGE_LIMIT_MS),
      )
    })
    bus.on('pagerendered', ({ pageNumber }: PageEvent) => this.done(pageNumber))
  }

  /** The page was drawn, or is no longer wanted. */
  done(page: number): void {
    clearTimeout(this.#timers.get(page))
    this.#timers.delete(page)
  }

  end(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }
}
