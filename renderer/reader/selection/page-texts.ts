// The page texts of one open paper, asked for when a page is near, the most recent kept.
// Where main has none (or cannot read the page), pdf.js's own text gives coarser boxes, so that marking always works.
import { PageText } from '../../../preload/model/text.ts'

/** Texts kept although their pages are not on screen; a page's takes some hundred kilobytes. */
const MOST_KEPT = 24

export interface PageTextSource {
  /** The address of a page's text; null where main cannot read the PDF, as when it asks for a password. */
  readonly url: (page: number) => string | null
  /** What to use where main has no text for the page; null where the page has none. */
  readonly fallback: (page: number, signal: AbortSignal) => Promise<PageText | null>
  /** A page's text has come. */
  readonly onText: (page: number) => void
}

export class PageTexts {
  readonly #source: PageTextSource
  readonly #lifetime = new AbortController()
  readonly #known = new Map<number, PageText | null>()
  readonly #asked = new Map<number, Promise<PageText | null>>()

  constructor(source: PageTextSource) {
    this.#source = source
  }

  destroy(): void {
    this.#lifetime.abort()
  }

  /** The text, if it has come. */
  now(page: number): PageText | null {
    return this.#known.get(page) ?? null
  }

  /** The text, asked for once; null for a page that has none. */
  get(page: number): Promise<PageText | null> {
    const asked = this.#asked.get(page)
    if (asked) {
      this.#asked.delete(page)
      this.#asked.set(page, asked)
      return asked
    }
    const promise = this.#load(page).then((text) => {
      if (this.#lifetime.signal.aborted) return null
      this.#known.set(page, text)
      if (text) this.#source.onText(page)
      return text
    })
    this.#asked.set(page, promise)
    return promise
  }

  /** Forgets the texts that were asked for longest ago, but for those of pages that `keep` names. */
  trim(keep: (page: number) => boolean): void {
    for (const page of this.#asked.keys()) {
      if (this.#asked.size <= MOST_KEPT) return
      // One that is still on its way is waited for.
      if (!this.#known.has(page) || keep(page)) continue
      this.#known.delete(page)
      this.#asked.delete(page)
    }
  }

  async #load(page: number): Promise<PageText | null> {
    const { signal } = this.#lifetime
    const url = this.#source.url(page)
    try {
      const response = url === null ? null : await fetch(url, { signal })
      if (response?.ok) {
        const parsed = PageText.safeParse(await response.json())
        if (parsed.success && parsed.data.at.length > 0) return parsed.data
      }
    } catch {
      // Main cannot be asked now (or we are closing): the page's own text does as well, only coarser.
      if (signal.aborted) return null
    }
    return this.#source.fallback(page, signal).catch(() => null)
  }
}
