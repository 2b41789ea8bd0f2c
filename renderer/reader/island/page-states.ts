// The state of each page, written on its element: `data-state="blank|preview|rendered"` (a promise, DESIGN §6).
// `preview` is something readable that is not the page at full resolution: a first partial drawing, a stretched one.
import type { EventBus } from './viewer-component.ts'

export type PageState = 'blank' | 'preview' | 'rendered'

export interface PageStateEvents {
  /** A page shows something readable, or its full drawing. Not called for `blank`. */
  onState(page: number, state: PageState): void
  /** pdf.js has thrown the page's drawing away. */
  onReset(page: number): void
  onText(page: number): void
  onFailed(page: number): void
}

interface PageEvent {
  readonly pageNumber: number
  readonly cssTransform?: boolean
  readonly isDetailView?: boolean
  readonly error?: unknown
}

/** Keeps `data-state` true while pdf.js draws, stretches and drops pages. */
export class PageStates {
  readonly #viewer: HTMLElement
  readonly #events: PageStateEvents
  readonly #observer: MutationObserver

  constructor(viewer: HTMLElement, bus: EventBus, events: PageStateEvents) {
    this.#viewer = viewer
    this.#events = events
    bus.on('pagerendered', (event: PageEvent) => {
      if (event.isDetailView) return
      if (event.error) events.onFailed(event.pageNumber)
      this.#set(event.pageNumber, event.cssTransform ? 'preview' : event.error ? 'blank' : 'rendered')
    })
    bus.on('textlayerrendered', (event: PageEvent) => events.onText(event.pageNumber))
    // pdf.js fires no event when it drops a page or shows a half-drawn one; its own attribute and canvas tell.
    this.#observer = new MutationObserver((records) => this.#look(records))
  }

  /** Starts with all pages blank; call when pdf.js has made its page elements. */
  begin(): void {
    for (const page of this.#viewer.querySelectorAll<HTMLElement>('.page')) page.dataset['state'] = 'blank'
    this.#observer.observe(this.#viewer, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-loaded'],
    })
  }

  /** A page shows a small picture of itself. */
  sketched(page: number): void {
    if (this.#element(page)?.dataset['state'] === 'blank') this.#set(page, 'preview')
  }

  end(): void {
    this.#observer.disconnect()
  }

  #look(records: readonly MutationRecord[]): void {
    for (const record of records) {
      const { target } = record
      if (!(target instanceof HTMLElement)) continue
      if (record.type === 'attributes' && target.dataset['pageNumber'] && !target.hasAttribute('data-loaded')) {
        const page = Number(target.dataset['pageNumber'])
        this.#drop(page)
      } else if (
        record.type === 'childList' &&
        target.classList.contains('canvasWrapper') &&
        record.addedNodes.length > 0
      ) {
        const page = target.parentElement
        if (page?.dataset['state'] === 'blank') this.#set(Number(page.dataset['pageNumber']), 'preview')
      } else if (lostSketch(record) && target.dataset['state'] === 'preview' && !target.querySelector('canvas')) {
        this.#drop(Number(target.dataset['pageNumber']))
      }
    }
  }

  #drop(page: number): void {
    this.#set(page, 'blank')
    this.#events.onReset(page)
  }

  #element(page: number): HTMLElement | null {
    return this.#viewer.querySelector<HTMLElement>(`.page[data-page-number="${page}"]`)
  }

  #set(page: number, state: PageState): void {
    const element = this.#element(page)
    if (!element) return
    element.dataset['state'] = state
    if (state !== 'blank') this.#events.onState(page, state)
  }
}

function lostSketch({ removedNodes }: MutationRecord): boolean {
  return [...removedNodes].some((node) => node instanceof Element && node.classList.contains('pageSketch'))
}
