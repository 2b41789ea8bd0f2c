// Puts the text of PDFs into the index, one document after another, in the background.
import type { PaperId } from '../../preload/model/ids.ts'
import { PaperId as PaperIdSchema } from '../../preload/model/ids.ts'
import type { Library } from '../library/library.ts'
import type { PageTexts } from '../text/page-texts.ts'
import { textFileOf } from './documents.ts'
import type { IndexOwner } from './index-owner.ts'
import { pagesOf } from './pages.ts'

export interface TextFeedOptions {
  readonly library: Pick<Library, 'detail'>
  readonly texts: Pick<PageTexts, 'document' | 'info'>
  readonly index: IndexOwner
  readonly onProgress: () => void
}

export class TextFeed {
  readonly #options: TextFeedOptions
  /** Texts that could not be read: tried again the next time the program starts. */
  readonly #unreadable = new Map<PaperId, string>()
  readonly #tried = new Set<PaperId>()
  #running: Promise<void> | null = null
  #again = false
  #closed = false
  #counts = { done: 0, total: 0 }

  constructor(options: TextFeedOptions) {
    this.#options = options
  }

  /** PDFs whose text is in, of those that are on the disk and can be read: what cannot is not waited for. */
  get counts(): { readonly done: number; readonly total: number } {
    const { done, total } = this.#counts
    return { done, total: Math.max(done, total - this.#unreadable.size) }
  }

  /** Looks which texts the index lacks, and puts them in. */
  go(): void {
    if (this.#closed || this.#options.index.unavailable) return
    if (this.#running) {
      this.#again = true
      return
    }
    this.#running = this.#all()
      .catch(() => undefined)
      .finally(() => {
        this.#running = null
        if (this.#closed) return
        this.#options.onProgress()
        if (this.#again) this.go()
      })
  }

  async done(): Promise<void> {
    while (this.#running && !this.#closed) await this.#running
  }

  close(): void {
    this.#closed = true
  }

  /** What is stored goes in first; what has to be read from its PDF takes a second each, and comes after. */
  async #all(): Promise<void> {
    const { index, onProgress } = this.#options
    this.#again = false
    this.#tried.clear()
    for (;;) {
      const { wanted, done, total } = await index.ask({ kind: 'texts', but: [...this.#tried] })
      this.#counts = { done, total }
      onProgress()
      const ids = wanted.map((id) => PaperIdSchema.parse(id))
      if (ids.length === 0 || this.#closed) return
      const later: PaperId[] = []
      for (const id of ids) {
        if (this.#closed) return
        if (await this.#isStored(id)) await this.#read(id)
        else later.push(id)
      }
      for (const id of later) {
        if (this.#closed) return
        await this.#read(id)
      }
    }
  }

  async #isStored(id: PaperId): Promise<boolean> {
    const detail = this.#options.library.detail(id)
    const file = detail && textFileOf(detail)
    return !file || (await this.#options.texts.info(id, file.version)) !== null
  }

  async #read(id: PaperId): Promise<void> {
    const { library, texts, index, onProgress } = this.#options
    this.#tried.add(id)
    const detail = library.detail(id)
    const file = detail && textFileOf(detail)
    if (!detail || (file && this.#unreadable.get(id) === file.key)) return
    this.#unreadable.delete(id)
    if (!file) {
      await index.change({ kind: 'put-text', id, text: null, version: 1, pages: [] })
      return
    }
    const text = await texts.document(id, file.version).catch(() => null)
    if (this.#closed) return
    // A PDF whose text cannot be read is found by everything else.
    if (!text) {
      this.#unreadable.set(id, file.key)
      onProgress()
      return
    }
    await index.change({ kind: 'put-text', id, text: file.key, version: file.version, pages: pagesOf(text) })
    this.#counts = { ...this.#counts, done: Math.min(this.#counts.total, this.#counts.done + 1) }
    onProgress()
  }
}
