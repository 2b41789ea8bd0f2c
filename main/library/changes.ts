// Word of what changed, gathered: a thousand writes that end together are told once.
import type { Unsubscribe } from '../../preload/link.ts'
import type { ListId, PaperId } from '../../preload/model/ids.ts'
import type { LibraryChange } from './library.ts'

export class Changes {
  readonly #listeners = new Set<(change: LibraryChange) => void>()
  #papers = new Set<PaperId>()
  #lists = new Set<ListId>()
  #timer: NodeJS.Immediate | null = null

  onChange(listener: (change: LibraryChange) => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  add(papers: Iterable<PaperId>, lists: Iterable<ListId>): void {
    for (const id of papers) this.#papers.add(id)
    for (const id of lists) this.#lists.add(id)
    this.#timer ??= setImmediate(() => this.flush())
  }

  /** Tells at once what has been gathered. */
  flush(): void {
    if (this.#timer) clearImmediate(this.#timer)
    this.#timer = null
    if (this.#papers.size === 0 && this.#lists.size === 0) return
    const change = { papers: [...this.#papers], lists: [...this.#lists] }
    this.#papers = new Set()
    this.#lists = new Set()
    for (const listener of this.#listeners) listener(change)
  }
}
