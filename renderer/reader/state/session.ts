// One paper being read: opens the document, and ties the page view, marks, selection, trail and find to the store that
// the components draw from. Framework-free; lives from `start` to `destroy`.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'
import type { PaperRecord, Position, Status } from '../../../preload/model/paper.ts'
import { pdfPath, textPath } from '../../../preload/resources.ts'
import { FindDriver } from '../find/find-driver.ts'
import { emptyTrail } from '../history/trail.ts'
import { OpenError, openPdf, restartWorker, type OpenDocument } from '../island/engine.ts'
import { takeIntended } from '../island/intent.ts'
import { PaperView } from '../island/paper-view.ts'
import type { Place } from '../island/place.ts'
import { nameLinks } from '../island/link-names.ts'
import { OpeningMeasures } from '../island/opening-measures.ts'
import { MarkLayers, type RectsByPage } from '../marks/layers.ts'
import { MarkBook } from '../marks/mark-book.ts'
import { forgetThumbnails } from '../rail/thumbnail-images.ts'
import { readOutline } from '../rail/outline-items.ts'
import { SelectionDriver } from '../selection/driver.ts'
import type { PagePoint } from '../selection/pointer.ts'
import { PageTexts } from '../selection/page-texts.ts'
import { plainPageText } from '../selection/plain-page-text.ts'
import { boxOfElement, boxOfMark, boxOfMarkLine, boxOfSelection } from './boxes.ts'
import { Jumps } from './jumps.ts'
import { MarkActions } from './mark-actions.ts'
import { rememberedPassword, rememberPassword } from './passwords.ts'
import { rememberedTrail, rememberTrail } from './place-memory.ts'
import { ReadingReport } from './reading-report.ts'
import type { SessionElements, SessionOptions } from './session-options.ts'
import { createReaderStore, type ContentBox, type ReaderState, type ReaderStore } from './reader-state.ts'
import { rectsOf, type SelectedPart } from '../../../preload/text/select.ts'

export class ReaderSession {
  readonly options: SessionOptions
  readonly store: ReaderStore
  readonly marks: MarkBook
  readonly actions: MarkActions
  readonly jumps: Jumps
  readonly texts: PageTexts
  #elements: SessionElements | null = null
  #document: OpenDocument | null = null
  #view: PaperView | null = null
  #layers: MarkLayers | null = null
  #selection: SelectionDriver | null = null
  #find: FindDriver | null = null
  #report: ReadingReport | null = null
  #opening = new AbortController()
  readonly #measures: OpeningMeasures
  #startPlace: Place | null
  #margin = 0
  #outlineOf: PDFDocumentProxy | null = null
  #locked = false
  #dark: boolean
  #status: Status

  constructor(options: SessionOptions, initial: Partial<ReaderState> = {}) {
    this.options = options
    this.#measures = new OpeningMeasures(options.paper)
    const { paper, version, record, client } = options
    this.store = createReaderStore({ trail: rememberedTrail(paper) ?? emptyTrail, ...initial })
    this.marks = new MarkBook(paper, client, record.marks, {
      onMarks: (marks) => this.#showMarks(marks),
      onSaveFailed: options.onSaveFailed,
    })
    this.actions = new MarkActions(this)
    this.jumps = new Jumps(this)
    this.texts = new PageTexts({
      url: (page) => (this.#locked ? null : textPath(paper, version, page)),
      fallback: async (page) => (this.#document ? plainPageText(await this.#document.pdf.getPage(page)) : null),
      onText: (page) => this.#textCame(page),
    })
    const { position, status } = record
    this.#status = status.value
    this.#dark = options.dark
    // A place in another version is not a place in this one; its page is a good guess.
    this.#startPlace = position
      ? {
          page: position.page,
          x: position.x,
          y: position.version === version ? position.y : Infinity,
          zoom: position.scale,
        }
      : null
  }

  get view(): PaperView | null {
    return this.#view
  }

  get layers(): MarkLayers | null {
    return this.#layers
  }

  get selection(): SelectionDriver | null {
    return this.#selection
  }

  get find(): FindDriver | null {
    return this.#find
  }

  get pdf(): PDFDocumentProxy | null {
    return this.#document?.pdf ?? null
  }

  set(change: Partial<ReaderState>): void {
    this.store.setState(change)
  }

  say(live: string): void {
    // A message said twice is heard twice.
    this.set({ live: this.store.getState().live === live ? `${live}\u200b` : live })
  }

  /** Opens the paper into its elements, at the place where reading stopped. */
  async start(elements: SessionElements, place: Place | null = null, password: string | null = null): Promise<void> {
    this.#elements = elements
    this.#startPlace = place ?? this.#startPlace
    this.#opening.abort()
    this.#opening = new AbortController()
    const { signal } = this.#opening
    const { paper, version } = this.options
    this.set({ phase: 'opening', problem: null })
    try {
      const url = pdfPath(paper, version)
      const secret = password ?? rememberedPassword(url)
      const document =
        (secret ? null : await takeIntended(url)) ?? (await openPdf({ url }, { signal, password: secret }))
      if (signal.aborted) return document.close()
      if (secret) rememberPassword(url, secret)
      this.#locked = secret !== null
      await this.#show(document)
    } catch (error) {
      if (signal.aborted) return
      this.#close()
      this.set({ phase: 'problem', problem: error instanceof OpenError ? error.problem : 'damaged' })
    }
  }

  /** Opens again: after a password, a new download, or a try that failed. */
  restart(password: string | null = null): void {
    // A page that never gets done means a worker that hangs.
    if (this.store.getState().slowPage !== null) restartWorker()
    if (this.#elements) void this.start(this.#elements, this.#view?.ready ? this.#view.place() : null, password)
  }

  /** Ends everything, saving what is not saved. Marks that main has not acknowledged stay on this machine. */
  destroy(): void {
    this.#opening.abort()
    this.#close()
    this.marks.destroy()
    this.texts.destroy()
  }

  markBox(mark: Mark): ContentBox | null {
    return boxOfMark(this.#view, mark)
  }

  /** Opens a mark beside the line at a point of a page, else beside its first line. */
  openMark(id: MarkId, options: { readonly editing?: boolean; readonly at?: PagePoint } = {}): void {
    const mark = this.marks.get(id)
    const at = options.at ?? null
    const box = mark && boxOfMarkLine(this.#view, mark, at)
    if (!mark || !box) return
    this.set({ active: { id, at, box, editing: options.editing ?? false }, selection: null, link: null })
    this.#layers?.setActive(mark)
  }

  closeMark(): void {
    if (!this.store.getState().active) return
    this.set({ active: null })
    this.#layers?.setActive(null)
  }

  /** Keeps room for comments right of the pages, in CSS pixels. */
  setMargin(margin: number): void {
    if (margin === this.#margin) return
    this.#margin = margin
    this.#view?.refit()
    this.#moved()
  }

  /** Pages are shown inverted from now on, or no longer. */
  setDark(dark: boolean): void {
    this.#dark = dark
    this.#view?.setDark(dark)
  }

  /** Turns the pages a quarter clockwise. */
  rotate(): void {
    this.#view?.rotate()
    this.#layers?.redraw()
    this.#moved()
  }

  /** The library has the paper anew. */
  paperChanged(record: PaperRecord): void {
    this.#status = record.status.value
    this.marks.fromLibrary(record.marks)
  }

  flush(): void {
    this.#report?.flush()
    this.marks.retryNow()
  }

  async #show(document: OpenDocument): Promise<void> {
    this.#close()
    this.#document = document
    const { container, viewer } = this.#elements ?? {}
    if (!container || !viewer) return
    const view = new PaperView({
      container,
      viewer,
      language: this.options.language,
      pageLabel: this.options.words.pageLabel,
      dark: this.#dark,
      padding: () => ({ inline: this.#margin + (container.clientWidth - this.#margin > 700 ? 48 : 0), block: 12 }),
      events: {
        onReady: () => this.#ready(),
        onPage: (page) => this.set({ page }),
        onZoom: (factor, zoom) => this.#zoomed(factor, zoom),
        onMove: () => this.#report?.moved(),
        onPageState: (page, state) => this.#pageState(page, state),
        onPageReset: (page) => this.#layers?.detach(page),
        onPageText: (page) => this.#pageText(page),
        onPageFailed: (page) => this.#pageFailed(page),
        onPageSlow: (page) => this.set({ slowPage: page }),
        onJump: (target) => this.jumps.follow(target),
        onAddress: (url, anchor) => this.#askLink(url, anchor),
        onBack: () => this.jumps.back(),
        onForward: () => this.jumps.forward(),
      },
    })
    this.#view = view
    this.#layers = new MarkLayers(view, {
      markLabel: this.options.words.markLabel,
      onMarkKey: (id) => this.openMark(id),
    })
    this.#layers.setMarks(this.marks.all())
    this.#selection = new SelectionDriver(view, this.texts, {
      onSelection: (parts, done) => this.#selected(parts, done),
      onClick: (point) => this.#clicked(point),
      onHover: (point) => {
        const over = point?.inside && (this.#layers?.marksAt(point.page, point.x, point.y).length ?? 0) > 0
        container.toggleAttribute('data-over-mark', over === true)
      },
    })
    const layers = this.#layers
    const drawing = {
      textOf: (page: number) => this.texts.now(page),
      pages: () => layers.pages(),
      onMatches: layers.setMatches.bind(layers),
    }
    this.#find = new FindDriver(view, this.store, drawing, (current, total) =>
      this.say(this.options.words.match(current, total)),
    )
    this.#report = new ReadingReport({
      paper: this.options.paper,
      version: this.options.version,
      client: this.options.client,
      visible: () => (view.ready ? view.visiblePages() : []),
      position: () => this.#position(),
      onStayed: () => this.#status === 'unread' && this.options.onStayed(),
      onSeen: (page) => {
        if (page >= document.pdf.numPages - 1 && document.pdf.numPages > 0) this.set({ reachedEnd: true })
      },
    })
    await view.open(document.pdf, this.#startPlace)
  }

  #close(): void {
    this.#report?.destroy()
    this.#selection?.destroy()
    this.#find?.destroy()
    this.#view?.destroy()
    if (this.#document) forgetThumbnails(this.#document.pdf)
    this.#document?.close()
    if (this.#view) rememberTrail(this.options.paper, this.store.getState().trail)
    this.#report = this.#selection = this.#find = this.#view = this.#layers = this.#document = null
  }

  #position(): Position | null {
    const view = this.#view
    if (!view?.ready) return null
    const { page, x, y, zoom } = view.place()
    if (!Number.isFinite(y)) return null
    return { version: this.options.version, page, x, y, scale: zoom, at: new Date().toISOString() }
  }

  #ready(): void {
    const pdf = this.pdf
    const view = this.#view
    if (!pdf || !view) return
    this.set({ phase: 'open', pages: pdf.numPages, page: view.page, failedPages: [], slowPage: null })
    void pdf.getPageLabels().then((labels) => {
      const plain = labels?.every((label, index) => label === String(index + 1)) ?? true
      if (pdf === this.pdf) this.set({ labels: plain ? null : labels })
    }, ignore)
  }

  #zoomed(factor: number, zoom: Place['zoom']): void {
    this.set({ factor, zoom, rotation: this.#view?.rotation ?? 0 })
    this.#moved()
    this.#report?.moved()
  }

  /** The pages moved under what floats over them: everything finds its place again. */
  #moved(): void {
    const { layout, active, selection } = this.store.getState()
    const mark = active && this.marks.get(active.id)
    const box = active && mark ? boxOfMarkLine(this.#view, mark, active.at) : null
    const selected = selection && boxOfSelection(this.#view, this.#selection?.parts ?? [])
    this.set({
      layout: layout + 1,
      active: active && box ? { ...active, box } : null,
      selection: selection && selected ? { ...selection, box: selected } : null,
      link: null,
    })
  }

  #pageState(page: number, state: string): void {
    this.#layers?.attach(page)
    const here = page === this.#view?.page
    if (this.store.getState().slowPage === page) this.set({ slowPage: null })
    if (here) this.#measures.drawn(page, state === 'rendered')
  }

  /** What can wait until the first page stands. */
  #afterFirstPage(): void {
    const { pdf, view } = this
    if (!pdf || !view || this.#outlineOf === pdf) return
    this.#outlineOf = pdf
    void readOutline(pdf, view.links).then(
      (outline) => pdf === this.pdf && this.set({ outline }),
      () => this.set({ outline: [] }),
    )
  }

  #pageText(page: number): void {
    this.#layers?.attach(page)
    nameLinks(this.#view?.pageElement(page) ?? null)
    this.#find?.drawMatches(page)
    if (page === this.#view?.page) this.#measures.selectable(page)
    // The canvas first, pdf.js's text after it, then what only selecting and finding one's way need.
    void this.texts.get(page)
    this.#afterFirstPage()
  }

  #pageFailed(page: number): void {
    this.set({ failedPages: [...new Set([...this.store.getState().failedPages, page])] })
  }

  /** From now on the page's selection is drawn from glyphs. */
  #textCame(page: number): void {
    const element = this.#view?.pageElement(page)
    if (element) element.dataset['glyphs'] = ''
    this.#find?.drawMatches(page)
  }

  #selected(parts: readonly SelectedPart[], done: boolean): void {
    const rects: RectsByPage = new Map(parts.map(({ page, from, to }) => [page.page, rectsOf(page, from, to)]))
    this.#layers?.setSelection(rects)
    if (!done || parts.length === 0) {
      if (this.store.getState().selection) this.set({ selection: null })
      return
    }
    const box = boxOfSelection(this.#view, parts)
    if (!box) return
    this.closeMark()
    this.set({ selection: { text: this.#selection?.text() ?? '', box }, link: null })
  }

  #clicked(point: PagePoint): void {
    this.set({ link: null })
    const [mark] = point.inside ? (this.#layers?.marksAt(point.page, point.x, point.y) ?? []) : []
    if (mark) this.openMark(mark.id, { at: point })
    else this.closeMark()
  }

  #askLink(url: string, anchor: HTMLAnchorElement): void {
    const { container } = this.#elements ?? {}
    if (!container) return
    this.closeMark()
    this.set({ selection: null, link: { url, box: boxOfElement(container, anchor) } })
  }

  #showMarks(marks: readonly Mark[]): void {
    this.store?.setState({ marks })
    this.#layers?.setMarks(marks)
    const active = this.store?.getState().active
    if (active && !marks.some(({ id }) => id === active.id)) this.closeMark()
  }
}

function ignore(): void {}
