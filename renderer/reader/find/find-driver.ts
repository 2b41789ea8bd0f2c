// Find in the paper: asks the worker, keeps what it answers in the store, and goes from match to match. Main's page
// texts are what is searched, so words over line ends, columns and pages are found, and drawn from their glyphs.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { PageText } from '../../../preload/model/text.ts'
import type { PaperView } from '../island/paper-view.ts'
import { noSearch, type ReaderStore, type Search } from '../state/reader-state.ts'
import type { Hit } from './hits.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

export interface FindSource {
  readonly view: PaperView
  readonly store: ReaderStore
  /** The address of a page's text; null where main cannot read the PDF. */
  readonly textUrl: (page: number) => string | null
  /** A page's text where main has none. */
  readonly textOf: (page: number) => Promise<PageText | null>
  /** The pages that carry a layer to draw on. */
  readonly drawn: () => Iterable<number>
  readonly draw: (page: number, all: readonly PdfRect[], current: readonly PdfRect[]) => void
  readonly onCurrent: (current: number, total: number) => void
  readonly onNothing: () => void
  readonly startWorker: () => Pick<Worker, 'postMessage' | 'terminate' | 'onmessage'>
}

/** What can be asked for. */
export type Asked = Partial<Pick<Search, 'query' | 'caseSensitive' | 'wholeWords' | 'regex'>>

/** An expression that takes longer than this for one page is given up, in milliseconds. */
const LIMIT_MS = 1500
const TYPING_MS = 140

export class FindDriver {
  readonly #source: FindSource
  #worker: ReturnType<FindSource['startWorker']> | null = null
  #run = 0
  #start = 1
  #byPage = new Map<number, readonly Hit[]>()
  #chosen: Hit | null = null
  #typing: ReturnType<typeof setTimeout> | undefined
  #watchdog: ReturnType<typeof setTimeout> | undefined

  constructor(source: FindSource) {
    this.#source = source
  }

  destroy(): void {
    clearTimeout(this.#typing)
    this.#endWorker()
  }

  /** Looks for something new, or for the same in another way. Letters that are still being typed wait a moment. */
  search(asked: Asked, options: { readonly typing?: boolean } = {}): void {
    clearTimeout(this.#typing)
    this.#run++
    clearTimeout(this.#watchdog)
    this.#update({ ...asked, state: this.#search.query === '' ? 'idle' : 'pending', problem: null })
    if (this.#search.query === '') return this.#forget()
    this.#update({ state: 'pending' })
    if (options.typing) this.#typing = setTimeout(() => this.#ask(), TYPING_MS)
    else this.#ask()
  }

  next(previous = false): void {
    const { hits, current } = this.#search
    if (hits.length === 0) return
    this.select((current - 1 + (previous ? -1 : 1) + hits.length) % hits.length)
  }

  /** Goes to a match by its place in the list, from 0. */
  select(index: number): void {
    const hit = this.#search.hits[index]
    if (!hit) return
    this.#choose(hit)
    this.#source.onCurrent(index + 1, this.#search.hits.length)
  }

  close(): void {
    clearTimeout(this.#typing)
    this.#run++
    this.#worker?.postMessage({ say: 'stop' } satisfies ToWorker)
    const { query, caseSensitive, wholeWords, regex } = this.#search
    this.#forget()
    this.#source.store.setState({ search: { ...noSearch, query, caseSensitive, wholeWords, regex } })
  }

  /** Draws the matches of a page that has its layer. */
  drawMatches(page: number): void {
    const rects = (hit: Hit): readonly PdfRect[] =>
      hit.parts.filter((part) => part.page === page).flatMap((part) => part.rects)
    const near = [...(this.#byPage.get(page - 1) ?? []), ...(this.#byPage.get(page) ?? [])]
    const others = near.filter((hit) => hit !== this.#chosen).flatMap(rects)
    this.#source.draw(page, others, this.#chosen ? rects(this.#chosen) : [])
  }

  get #search(): Search {
    return this.#source.store.getState().search
  }

  #update(change: Partial<Search>): void {
    this.#source.store.setState({ search: { ...this.#search, ...change } })
  }

  #forget(): void {
    this.#byPage.clear()
    this.#chosen = null
    this.#update({ hits: [], current: 0, more: false })
    for (const page of this.#source.drawn()) this.drawMatches(page)
  }

  #ask(): void {
    const { view, textUrl } = this.#source
    const { query, caseSensitive, wholeWords, regex } = this.#search
    this.#start = this.#chosen?.parts[0]?.page ?? view.page
    this.#byPage.clear()
    this.#chosen = null
    const pages = view.pages
    this.#send({
      say: 'search',
      run: this.#run,
      query: { text: query, caseSensitive, wholeWords, regex },
      start: Math.min(this.#start, pages),
      pages,
      urls: Array.from({ length: pages }, (_, index) => textUrl(index + 1)),
    })
  }

  #send(message: ToWorker): void {
    if (!this.#worker) {
      this.#worker = this.#source.startWorker()
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#heard(data)
    }
    this.#worker.postMessage(message)
  }

  #heard(message: FromWorker): void {
    if (message.say === 'need') {
      const { page } = message
      void this.#source.textOf(page).then((text) => this.#worker?.postMessage({ say: 'page', page, text } as ToWorker))
      return
    }
    if (message.run !== this.#run) return
    clearTimeout(this.#watchdog)
    if (message.say === 'at') this.#watchdog = setTimeout(() => this.#tooSlow(), LIMIT_MS)
    else if (message.say === 'found') this.#found(message.page, message.hits)
    else if (message.say === 'bad-pattern') {
      this.#forget()
      this.#update({ state: 'bad-pattern', problem: message.problem })
    } else if (message.say === 'done') this.#done(message.more)
  }

  #found(page: number, hits: readonly Hit[]): void {
    // The first answer takes the place of what was found before, so that typing on does not flicker.
    if (this.#byPage.size === 0) this.#update({ hits: [], current: 0, more: false })
    this.#byPage.set(page, hits)
    const chosen = this.#chosen
    this.#list()
    if (!chosen && page >= this.#start) {
      const [first] = hits
      const seen = page === this.#start ? hits.find((hit) => this.#isSeen(hit)) : undefined
      if (first) this.#choose(seen ?? first)
    }
    for (const drawn of this.#source.drawn()) if (drawn === page || drawn === page + 1) this.drawMatches(drawn)
  }

  #done(more: boolean): void {
    if (this.#byPage.size === 0) {
      this.#forget()
      this.#update({ state: 'not-found' })
      this.#source.onNothing()
      return
    }
    for (const page of this.#source.drawn()) this.drawMatches(page)
    const [first] = this.#search.hits
    if (!this.#chosen && first) this.#choose(first)
    this.#update({ state: 'found', more })
    this.#source.onCurrent(this.#search.current, this.#search.hits.length)
  }

  #tooSlow(): void {
    this.#run++
    this.#endWorker()
    this.#forget()
    this.#update({ state: 'too-slow' })
    this.#source.onNothing()
  }

  #list(): void {
    const hits = [...this.#byPage.keys()].toSorted((a, b) => a - b).flatMap((page) => this.#byPage.get(page) ?? [])
    this.#update({ hits, current: this.#chosen ? hits.indexOf(this.#chosen) + 1 : 0 })
  }

  #choose(hit: Hit): void {
    const before = this.#chosen
    this.#chosen = hit
    this.#update({ current: this.#search.hits.indexOf(hit) + 1 })
    const [part] = hit.parts
    const [rect] = part?.rects ?? []
    if (part && rect) this.#source.view.bring(part.page, rect)
    const touched = new Set([...(before?.parts ?? []), ...hit.parts].map(({ page }) => page))
    for (const page of this.#source.drawn()) if (touched.has(page)) this.drawMatches(page)
  }

  #isSeen({ parts: [part] }: Hit): boolean {
    const [rect] = part?.rects ?? []
    return part !== undefined && rect !== undefined && this.#source.view.sees(part.page, rect)
  }

  #endWorker(): void {
    clearTimeout(this.#watchdog)
    this.#worker?.terminate()
    this.#worker = null
  }
}
