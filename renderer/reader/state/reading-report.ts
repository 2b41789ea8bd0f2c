// What the library is told while one reads: the place (soon, and when the window goes), the pages really seen, and that
// reading has begun. It proposes; the status is only ever moved from unread to reading, with an undo.
import type { PaperId } from '../../../preload/model/ids.ts'
import type { Position } from '../../../preload/model/paper.ts'
import type { Client } from '../../app/client/client.ts'
import { Saver } from './saver.ts'

/** A page counts as seen after this long on screen, in milliseconds. */
export const SEEN_MS = 1500
/** Opening and staying this long, or this many pages, is reading. */
export const STAY_MS = 20_000
export const STAY_PAGES = 3

export interface ReadingReportOptions {
  readonly paper: PaperId
  readonly version: number
  readonly client: Client
  /** The pages on screen now with their visible share. */
  readonly visible: () => readonly { readonly page: number; readonly share: number }[]
  readonly position: () => Position | null
  /** The person has stayed: unread becomes reading. Called once. */
  readonly onStayed: () => void
  /** A page was on screen long enough; said again at every visit. */
  readonly onSeen: (page: number) => void
}

const TICK_MS = 500

/** Watches one open paper; end it with `destroy`, which saves what is not saved. */
export class ReadingReport {
  readonly #options: ReadingReportOptions
  readonly #lifetime = new AbortController()
  readonly #place: Saver<Position>
  readonly #pages: Saver<readonly number[]>
  readonly #onScreen = new Map<number, number>()
  readonly #seen = new Set<number>()
  #unreported: number[] = []
  #stayed = 0
  #told = false
  readonly #timer: ReturnType<typeof setInterval>

  constructor(options: ReadingReportOptions) {
    this.#options = options
    const { paper, version, client } = options
    this.#place = new Saver({ save: (position) => client.request('reading.savePosition', { id: paper, position }) })
    this.#pages = new Saver({
      wait: 1000,
      ceiling: 4000,
      save: async (pages) => {
        await client.request('reading.pagesSeen', { id: paper, version, pages: [...pages] })
        this.#unreported = this.#unreported.filter((page) => !pages.includes(page))
      },
    })
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
    const { signal } = this.#lifetime
    addEventListener('pagehide', () => this.flush(), { signal })
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.flush(), {
      signal,
    })
  }

  /** The window moved. */
  moved(): void {
    const position = this.#options.position()
    if (position) this.#place.put(position)
  }

  flush(): void {
    void this.#place.flush()
    void this.#pages.flush()
  }

  destroy(): void {
    clearInterval(this.#timer)
    this.#lifetime.abort()
    this.flush()
  }

  #tick(): void {
    if (document.visibilityState === 'hidden') return
    this.#stayed += TICK_MS
    const visible = this.#options.visible().filter(({ share }) => share >= 0.35)
    const now = new Set(visible.map(({ page }) => page))
    for (const page of this.#onScreen.keys()) if (!now.has(page)) this.#onScreen.delete(page)
    for (const page of now) {
      const time = (this.#onScreen.get(page) ?? 0) + TICK_MS
      this.#onScreen.set(page, time)
      if (time >= SEEN_MS && time - TICK_MS < SEEN_MS) this.#see(page)
    }
    if (!this.#told && (this.#stayed >= STAY_MS || this.#seen.size >= STAY_PAGES)) {
      this.#told = true
      this.#options.onStayed()
    }
  }

  #see(page: number): void {
    this.#options.onSeen(page)
    if (this.#seen.has(page)) return
    this.#seen.add(page)
    this.#unreported.push(page)
    this.#pages.put([...this.#unreported])
  }
}
