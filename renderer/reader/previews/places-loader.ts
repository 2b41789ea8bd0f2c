// Asks main what the paper points at, once its pages are on the screen, and keeps what is known of the references up to
// date while the library changes.
import type { PaperId, Version } from '../../../preload/model/ids.ts'
import type { PaperPlaces } from '../../../preload/model/references.ts'
import type { Client } from '../../app/client/client.ts'
import { coalesce } from '../../app/coalesce.ts'
import type { ReaderStore } from '../state/reader-state.ts'

export interface PlacesLoaderOptions {
  readonly paper: PaperId
  readonly version: Version
  readonly client: Client
  readonly store: ReaderStore
  readonly onPlaces: (places: PaperPlaces) => void
}

/** The pages come first: milliseconds after the first of them has its text. */
const AFTER_MS = 600

/** Loads for one open document; end it with `destroy`. */
export class PlacesLoader {
  readonly #options: PlacesLoaderOptions
  readonly #lifetime = new AbortController()
  readonly #stops: readonly (() => void)[]
  #timer: ReturnType<typeof setTimeout> | undefined
  #loaded = false

  constructor(options: PlacesLoaderOptions) {
    this.#options = options
    const { client, paper } = options
    const soon = coalesce(400, () => void this.#loadKnown())
    this.#stops = [
      client.on('library.changed', ({ papers }) => {
        // Reading this paper changes it all the time; its references are other papers.
        if (papers.length === 0 || papers.some((id) => id !== paper)) soon()
      }),
      // What was asked while main was away is asked again.
      client.onResync(() => {
        if (this.#timer && !this.#loaded) void this.#load()
        else soon()
      }),
    ]
  }

  /** A page has its text: it is time to ask. Asked more than once it asks once. */
  begin(): void {
    this.#timer ??= setTimeout(() => void this.#load(), AFTER_MS)
  }

  destroy(): void {
    clearTimeout(this.#timer)
    this.#lifetime.abort()
    for (const stop of this.#stops) stop()
  }

  async #load(): Promise<void> {
    const { client, paper: id, version, store, onPlaces } = this.#options
    const { signal } = this.#lifetime
    try {
      const places = await client.request('references.places', { id, version }, { signal })
      if (signal.aborted) return
      this.#loaded = true
      store.setState({ places })
      onPlaces(places)
      await this.#loadKnown()
    } catch {
      // A PDF that main cannot read (a password, damage) has the links it brings, and no more.
      if (!signal.aborted) store.setState({ places: { references: [], places: [], mentions: [] } })
    }
  }

  async #loadKnown(): Promise<void> {
    const { client, paper: id, version, store } = this.#options
    const { signal } = this.#lifetime
    if (!this.#loaded) return
    try {
      const { known } = await client.request('references.known', { id, version }, { signal })
      if (!signal.aborted) store.setState({ known })
    } catch {
      // What was known stays shown; the next change asks again.
    }
  }
}
