// What a paper's view is made with, and what it tells of.
import type { Rotation, Spread } from '../../../preload/model/reading.ts'
import type { LinkEvents, LinkTarget } from './links.ts'
import type { PageState } from './page-states.ts'
import type { Zoom } from './place.ts'

export interface PaperViewEvents extends Omit<LinkEvents, 'onJump'> {
  /** All page elements exist and the first place is set. */
  onReady(): void
  onPage(page: number): void
  onZoom(factor: number, zoom: Zoom): void
  /** The window moved over the paper: once a frame at most. */
  onMove(): void
  onPageState(page: number, state: PageState): void
  onPageReset(page: number): void
  onPageText(page: number): void
  /** Drawn pages were given back to spare memory. */
  onTrimmed(): void
  onPageFailed(page: number): void
  /** A page on screen is being drawn for unusually long. */
  onPageSlow(page: number): void
  onJump(target: LinkTarget): void
}

export interface PaperViewOptions {
  /** The scrolling element: absolutely positioned, with the pages' element as its first child. */
  readonly container: HTMLDivElement
  readonly viewer: HTMLDivElement
  readonly language: string
  readonly pageLabel: (page: number) => string
  /** Room kept free beside the page, in CSS pixels, when a zoom follows the window; `margin` of it is for comments. */
  readonly padding: () => { readonly inline: number; readonly block: number; readonly margin: number }
  /** Pages are shown inverted: photographs are looked for. */
  readonly dark: boolean
  readonly arrangement: Pick<Arrangement, 'spread' | 'rotation'>
  readonly events: PaperViewEvents
}

/** How the pages are laid out. `alone` shows one page at a time. */
export interface Arrangement {
  readonly spread: Spread
  readonly rotation: Rotation
  readonly alone: boolean
}
