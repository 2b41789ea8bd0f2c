// Find in the paper: pdf.js's find controller (case, diacritics, words over line ends), its answers put in the store.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { PageText } from '../../../preload/model/text.ts'
import { FindState } from '../island/viewer-component.ts'
import type { PaperView } from '../island/paper-view.ts'
import { matchRects } from './match-rects.ts'
import { noSearch, type ReaderStore, type Search } from '../state/reader-state.ts'

/** Where matches are drawn. */
export interface FindDrawing {
  readonly textOf: (page: number) => PageText | null
  /** The pages that are drawn now. */
  readonly pages: () => Iterable<number>
  readonly onMatches: (page: number, all: readonly PdfRect[], current: readonly PdfRect[]) => void
}

interface Answer {
  readonly matchesCount: { readonly current: number; readonly total: number }
  readonly state?: number
}

export class FindDriver {
  readonly #view: PaperView
  readonly #store: ReaderStore
  readonly #say: (current: number, total: number) => void
  readonly #draw: FindDrawing
  readonly #lifetime = new AbortController()

  constructor(
    view: PaperView,
    store: ReaderStore,
    drawing: FindDrawing,
    say: (current: number, total: number) => void,
  ) {
    this.#view = view
    this.#store = store
    this.#draw = drawing
    this.#say = say
    const options = { signal: this.#lifetime.signal }
    view.bus.on('updatefindcontrolstate', (answer: Answer) => this.#answered(answer), options)
    view.bus.on('updatefindmatchescount', (answer: Answer) => this.#answered(answer), options)
    view.bus.on(
      'updatetextlayermatches',
      ({ pageIndex }: { pageIndex: number }) => {
        for (const page of pageIndex < 0 ? this.#draw.pages() : [pageIndex + 1]) this.drawMatches(page)
      },
      options,
    )
  }

  destroy(): void {
    this.#lifetime.abort()
  }

  /** Draws the matches of a page that has its text layer and its glyphs. */
  drawMatches(page: number): void {
    const { find } = this.#view
    const text = this.#draw.textOf(page)
    const layer = this.#view.pageElement(page)?.querySelector(':scope > .textLayer')
    const matches = find.highlightMatches ? (find.pageMatches?.[page - 1] as readonly number[] | undefined) : undefined
    if (!text || !layer || !matches || matches.length === 0) return this.#draw.onMatches(page, [], [])
    const lengths = (find.pageMatchesLength?.[page - 1] ?? []) as readonly number[]
    const rects = matchRects(
      text,
      layer.textContent,
      matches.map((at, index) => ({ at, length: lengths[index] ?? 0 })),
    )
    const { pageIdx, matchIdx } = find.selected ?? { pageIdx: -1, matchIdx: -1 }
    const current = pageIdx === page - 1 ? matchIdx : -1
    this.#draw.onMatches(page, rects.filter((_, index) => index !== current).flat(), rects[current] ?? [])
  }

  /** Looks for something new, or for the same in another way. */
  search(change: Partial<Pick<Search, 'query' | 'caseSensitive' | 'wholeWords'>>): void {
    this.#update({ ...change, state: 'pending' })
    if (this.#search.query === '') {
      this.#update({ current: 0, total: 0, state: 'idle' })
      this.#clear()
      return
    }
    this.#dispatch('')
  }

  next(previous = false): void {
    if (this.#search.query !== '') this.#dispatch('again', previous)
  }

  close(): void {
    this.#store.setState({ search: { ...noSearch, query: this.#search.query } })
    this.#clear()
  }

  get #search(): Search {
    return this.#store.getState().search
  }

  #update(change: Partial<Search>): void {
    this.#store.setState({ search: { ...this.#search, ...change } })
  }

  #clear(): void {
    this.#view.bus.dispatch('findbarclose', { source: this })
  }

  #dispatch(type: '' | 'again', findPrevious = false): void {
    const { query, caseSensitive, wholeWords } = this.#search
    this.#view.bus.dispatch('find', {
      source: this,
      type,
      query,
      caseSensitive,
      entireWord: wholeWords,
      highlightAll: true,
      findPrevious,
      matchDiacritics: false,
    })
  }

  #answered({ matchesCount: { current, total }, state }: Answer): void {
    if (!this.#search.open) return
    const before = this.#search
    const found =
      state === undefined
        ? before.state
        : state === FindState.PENDING
          ? 'pending'
          : state === FindState.NOT_FOUND
            ? 'not-found'
            : state === FindState.WRAPPED
              ? 'wrapped'
              : 'found'
    this.#update({ current, total, state: total > 0 && found === 'not-found' ? 'found' : found })
    if (current > 0 && current !== before.current) this.#say(current, total)
  }
}
