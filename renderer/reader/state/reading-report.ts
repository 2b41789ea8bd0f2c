// What the library is told while one reads: the place (soon, and when the window goes), the pages really seen and for how
// long, and that reading has begun. It proposes; the status is only ever moved from unread to reading, with an undo.
import type { PaperId } from '../../../preload/model/ids.ts'
import type { Position } from '../../../preload/model/paper.ts'
import type { Client } from '../../app/client/client.ts'
import { Presence } from './presence.ts'
import { ReadingTime } from './reading-time.ts'
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
  /** The pages on screen now: the share of the page that is visible, and of the window that it takes. */
  readonly visible: () => readonly { readonly page: number; readonly share: number; readonly fills: number }[]
  readonly position: () => Position | null
  /** The person has stayed: unread becomes reading. Called once. */
  readonly onStayed: () => void
  /** A page was on screen long enough; said again at every visit. */
  readonly onSeen: (page: number) => void
}

const TICK_MS = 500
/** Time is told of this often; a page seen for the first time soon. */
const TELL_MS = 15_000

/** Watches one open paper; end it with `destroy`, which saves what is not saved. */
export class ReadingReport {
  readonly #options: ReadingReportOptions
  readonly #lifetime = new AbortController()
  readonly #presence = new Presence()
  readonly #place: Saver<Position>
  readonly #soon: Saver<true>
  readonly #later: Saver<true>
  readonly #onScreen = new Map<number, number>()
  readonly #seen = new Set<number>()
  readonly #time: ReadingTime
  #unreported: readonly number[] = []
  #stayed = 0
  #told = false
  #last = performance.now()
  readonly #timer: ReturnType<typeof setInterval>

  constructor(options: ReadingReportOptions) {
    this.#options = options
    const { paper, version, client } = options
    this.#time = new ReadingTime(version)
    this.#place = new Saver({ save: (position) => client.request('reading.savePosition', { id: paper, position }) })
    const save = (): Promise<unknown> => this.#tell()
    this.#soon = new Saver({ wait: 1000, ceiling: 4000, save })
    this.#later = new Saver({ wait: TELL_MS, ceiling: TELL_MS, save })
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
    void this.#soon.flush()
    void this.#later.flush()
  }

  destroy(): void {
    clearInterval(this.#timer)
    this.#lifetime.abort()
    this.#presence.end()
    this.flush()
  }

  #tick(): void {
    const now = performance.now()
    // A machine that slept reads nothing meanwhile.
    const passed = Math.min(now - this.#last, 4 * TICK_MS)
    this.#last = now
    if (!this.#presence.here()) return
    this.#stayed += passed
    const visible = this.#options.visible().filter(({ share, fills }) => share >= 0.35 || fills >= 0.5)
    const pages = new Set(visible.map(({ page }) => page))
    for (const page of this.#onScreen.keys()) if (!pages.has(page)) this.#onScreen.delete(page)
    for (const page of pages) {
      const before = this.#onScreen.get(page) ?? 0
      this.#onScreen.set(page, before + passed)
      if (before < SEEN_MS && before + passed >= SEEN_MS) this.#see(page)
    }
    if (pages.size > 0) {
      this.#time.add(pages, passed / 1000, new Date())
      this.#later.put(true)
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
    this.#unreported = [...this.#unreported, page]
    this.#soon.put(true)
  }

  async #tell(): Promise<void> {
    const { paper, version, client } = this.#options
    const pages = this.#unreported
    const time = this.#time.take()
    this.#unreported = []
    if (pages.length + time.length === 0) return
    try {
      await client.request('reading.pagesSeen', { id: paper, version, pages: [...pages], time: [...time] })
    } catch (error) {
      this.#unreported = [...pages, ...this.#unreported]
      this.#time.putBack(time)
      throw error
    }
  }
}
