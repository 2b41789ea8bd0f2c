// What lives as long as one document is open: the pages, what is drawn over them, the selection, find, and the report of
// what was read. Made by the session with its two elements; ended with `close`.
import type { OpenDocument } from '../island/engine.ts'
import { FileMarks } from '../file-marks/file-marks.ts'
import { FindDriver } from '../find/find-driver.ts'
import { startFindWorker } from '../find/start-find-worker.ts'
import { nameLinks } from '../island/link-names.ts'
import type { OpeningMeasures } from '../island/opening-measures.ts'
import type { PageState } from '../island/page-states.ts'
import { PaperView } from '../island/paper-view.ts'
import type { Place, Zoom } from '../island/place.ts'
import { AreaImages } from '../marks/area-images.ts'
import { MarkLayers, type RectsByPage } from '../marks/layers.ts'
import { keepPulled, placeMark } from '../tools/place-mark.ts'
import type { Position } from '../../../preload/model/paper.ts'
import type { PanePlace } from '../../../preload/model/tabs.ts'
import { rectsOf, type SelectedPart } from '../../../preload/text/select.ts'
import { CropPictures } from '../previews/crop-pictures.ts'
import { PlacesLoader } from '../previews/places-loader.ts'
import { Previews } from '../previews/previews.ts'
import { readOutline } from '../rail/outline-items.ts'
import { forgetThumbnails } from '../rail/thumbnail-images.ts'
import { MarkTools } from '../tools/mark-tools.ts'
import { enterMark } from '../walk/enter-mark.ts'
import { KeyWalk } from '../walk/key-walk.ts'
import { SelectionDriver } from '../selection/driver.ts'
import type { PagePoint } from '../selection/pointer.ts'
import { boxOfElement, boxOfMarkLine, boxOfSelection } from './boxes.ts'
import { ReadingReport } from './reading-report.ts'
import type { ReaderSession } from './session.ts'
import type { SessionElements } from './session-options.ts'

export interface OpenPaperOptions {
  readonly session: ReaderSession
  readonly elements: SessionElements
  readonly document: OpenDocument
  readonly measures: OpeningMeasures
  readonly dark: boolean
  /** Room kept for comments right of the pages, CSS pixels. */
  readonly margin: () => number
}

/** Pages wider apart than this from the window's edges keep a little air. */
const ROOMY = 700
const AIR = 48
const GAP = 12

/** Room kept free beside the pages in CSS pixels: for comments, and for comments and air together. */
export function roomBeside(
  container: HTMLElement,
  margin: number,
): { readonly inline: number; readonly margin: number } {
  const width = container.clientWidth - margin
  return { inline: margin + (width > ROOMY ? AIR : 0), margin }
}

export class OpenPaper {
  readonly view: PaperView
  readonly layers: MarkLayers
  readonly selection: SelectionDriver
  readonly tools: MarkTools
  readonly images: AreaImages
  readonly fileMarks: FileMarks
  readonly find: FindDriver
  readonly previews: Previews
  readonly pictures: CropPictures
  readonly #places: PlacesLoader
  readonly #walk: KeyWalk
  readonly document: OpenDocument
  readonly #session: ReaderSession
  readonly #container: HTMLDivElement
  readonly #measures: OpeningMeasures
  readonly #report: ReadingReport
  #outlineAsked = false

  constructor({ session, elements, document, measures, dark, margin }: OpenPaperOptions) {
    this.#session = session
    this.#container = elements.container
    this.#measures = measures
    this.document = document
    const { options, store, texts, jumps, marks } = session
    this.view = new PaperView({
      ...elements,
      language: options.language,
      pageLabel: options.words.pageLabel,
      dark,
      arrangement: session.modes.shown,
      padding: () => ({ ...roomBeside(elements.container, margin()), block: GAP }),
      events: {
        onReady: () => this.#ready(),
        onPage: (page) => {
          session.set({ page })
          jumps.turned()
        },
        onZoom: (factor, zoom) => this.#zoomed(factor, zoom),
        onMove: () => this.#moved(),
        onPageState: (page, state) => this.#pageState(page, state),
        onPageReset: (page) => this.layers.detach(page),
        onPageText: (page) => this.#pageText(page),
        onTrimmed: () => this.#trimTexts(),
        onPageFailed: (page) => {
          session.poster.drawn(page)
          session.set({ failedPages: [...new Set([...store.getState().failedPages, page])] })
        },
        onPageSlow: (page) => session.set({ slowPage: page }),
        onJump: (target) => jumps.follow(target),
        onAddress: (url, anchor) => this.#askLink(url, anchor),
        onBack: () => jumps.back(),
        onForward: () => jumps.forward(),
      },
    })
    this.layers = new MarkLayers(this.view, {
      markLabel: options.words.markLabel,
      onMarkKey: (id) => session.openMark(id, { entered: true }),
    })
    this.layers.setMarks(store.getState().marks)
    this.tools = new MarkTools(session, this.view, this.layers, {
      onPlaced: (kind, page, rect) => void placeMark(session, kind, page, rect),
      onPulled: (mark) => void keepPulled(session, mark),
    })
    this.fileMarks = new FileMarks({
      pdf: document.pdf,
      view: this.view,
      version: options.version,
      marks: marks.all(),
      events: { onFileMarks: (found, complete) => session.set({ fileMarks: { marks: found, complete } }) },
    })
    this.images = new AreaImages({ ...options, marks, pdf: () => document.pdf })
    this.selection = new SelectionDriver(this.view, texts, {
      onSelection: (parts, done) => this.#selected(parts, done),
      onClick: (point) => this.#clicked(point),
      onColumn: (point) => void session.modes.fitColumn(point),
      onKeySelection: (text) => session.say(text === '' ? options.words.noSelection() : options.words.selected(text)),
      onHover: (point) => {
        const at = point?.inside ? ([point.page, point.x, point.y] as const) : null
        const over = at !== null && (this.layers.marksAt(...at).length > 0 || this.fileMarks.at(...at).length > 0)
        elements.container.toggleAttribute('data-over-mark', over)
      },
    })
    this.#walk = new KeyWalk({ view: this.view, texts, enter: () => enterMark(session) })
    this.find = new FindDriver({
      view: this.view,
      store,
      textUrl: (page) => session.textUrl(page),
      textOf: (page) => texts.get(page),
      drawn: () => this.layers.pages(),
      draw: this.layers.setMatches.bind(this.layers),
      onCurrent: (current, total) => session.say(options.words.match(current, total)),
      onNothing: () => session.say(options.words.noMatch()),
      startWorker: startFindWorker,
    })
    this.previews = new Previews({
      view: this.view,
      store,
      texts,
      mentionName: options.words.mention,
      onFollow: (target) => jumps.follow(target.jump),
    })
    this.pictures = new CropPictures(document.pdf, (page) => this.view.pageElement(page)?.dataset['state'] !== 'blank')
    this.#places = new PlacesLoader({
      paper: options.paper,
      version: options.version,
      client: options.client,
      store,
      onPlaces: (places) => this.previews.placesCame(places),
    })
    this.#report = new ReadingReport({
      paper: options.paper,
      version: options.version,
      client: options.client,
      visible: () => (this.view.ready ? this.view.visiblePages() : []),
      position: () => this.#position(),
      onStayed: () => session.stayed(),
      onSeen: (page) => {
        const last = page >= document.pdf.numPages - 1
        if (last && !store.getState().looking) session.set({ reachedEnd: true })
      },
    })
  }

  /** Shows the document with `place` on screen from the first drawing. */
  open(place: Place | null): Promise<void> {
    return this.view.open(this.document.pdf, place)
  }

  /** Saves where one is and gives everything back. */
  close(): void {
    this.#report.destroy()
    this.previews.destroy()
    this.#places.destroy()
    this.pictures.clear()
    this.selection.destroy()
    this.#walk.destroy()
    this.tools.destroy()
    this.images.destroy()
    this.fileMarks.destroy()
    this.find.destroy()
    this.view.destroy()
    if (this.document.close()) forgetThumbnails(this.document.pdf)
  }

  flush(): void {
    this.#report.flush()
  }

  /** A page's glyphs are known: from now on its selection and matches are drawn from them. */
  textCame(page: number): void {
    const element = this.view.pageElement(page)
    if (element) element.dataset['glyphs'] = ''
  }

  /** The pages moved under what floats over them: everything finds its place again. */
  moved(): void {
    const { store } = this.#session
    const { layout, active, selection } = store.getState()
    const mark = active && this.#session.shown(active.id)
    const box = active && mark ? boxOfMarkLine(this.view, mark, active.at) : null
    const selected = selection && boxOfSelection(this.view, this.selection.parts)
    this.#session.set({
      layout: layout + 1,
      active: active && box ? { ...active, box } : null,
      selection: selection && selected ? { ...selection, box: selected } : null,
      link: null,
    })
    const { fileMark } = store.getState()
    if (fileMark) this.#session.openFileMark(fileMark.mark)
    this.previews.close()
  }

  /** The window moved over the paper: the library and the tab are told. */
  #moved(): void {
    this.#report.moved()
    this.#posterLater()
    const place = this.#panePlace()
    if (place) this.#session.options.onPlace(place)
  }

  /** Keeps how the pages look now. */
  takePoster(): void {
    const place = this.#panePlace()
    if (place) this.#session.poster.take(this.view, place)
  }

  #posterLater(): void {
    this.#session.poster.moved(this.view, () => this.#session.leaving())
  }

  #panePlace(): PanePlace | null {
    const position = this.#position()
    if (!position) return null
    const { version, page, x, y, scale } = position
    return { version, page, x, y, scale }
  }

  #position(): Position | null {
    if (!this.view.ready) return null
    const { page, x, y, zoom } = this.view.place()
    if (!Number.isFinite(y)) return null
    return { version: this.#session.options.version, page, x, y, scale: zoom, at: new Date().toISOString() }
  }

  #ready(): void {
    const { pdf } = this.document
    const { page } = this.view
    this.#session.poster.ready(this.view)
    this.#session.set({ phase: 'open', pages: pdf.numPages, page, failedPages: [], slowPage: null })
    // The keys are the paper's as soon as it is there, unless somebody is at something else.
    if (document.activeElement === null || document.activeElement === document.body) {
      this.#container.focus({ preventScroll: true })
    }
    void pdf.getPageLabels().then(
      (labels) => {
        const plain = labels?.every((label, index) => label === String(index + 1)) ?? true
        this.#session.set({ labels: plain ? null : labels })
      },
      () => undefined,
    )
  }

  #zoomed(factor: number, zoom: Zoom): void {
    this.#session.set({ factor, zoom, rotation: this.view.arrangement.rotation, spread: this.view.arrangement.spread })
    this.moved()
    this.#moved()
  }

  #pageState(page: number, state: PageState): void {
    if (state === 'rendered') {
      this.#session.poster.drawn(page)
      this.#posterLater()
    }
    this.layers.attach(page)
    this.find.drawMatches(page)
    if (this.#session.store.getState().slowPage === page) this.#session.set({ slowPage: null })
    if (page === this.view.page) this.#measures.drawn(page, state === 'rendered')
  }

  #pageText(page: number): void {
    this.layers.attach(page)
    nameLinks(this.view.pageElement(page))
    if (page === this.view.page) this.#measures.selectable(page)
    // The canvas first, pdf.js's text after it, then what only selecting and finding one's way need.
    void this.#session.texts.get(page)
    void this.previews.pageDrawn(page)
    this.#places.begin()
    if (!this.#outlineAsked) this.#askOutline()
    void this.images.make()
    this.fileMarks.pageBuilt(page)
  }

  /** Texts of pages long past go too, but never while something is selected: it may reach over them. */
  #trimTexts(): void {
    if (this.selection.parts.length > 0) return
    this.#session.texts.trim((page) => this.view.pageElement(page)?.dataset['state'] !== 'blank')
  }

  #askOutline(): void {
    this.#outlineAsked = true
    void readOutline(this.document.pdf, this.view.links).then(
      (outline) => this.#session.set({ outline }),
      () => this.#session.set({ outline: [] }),
    )
  }

  #selected(parts: readonly SelectedPart[], done: boolean): void {
    const rects: RectsByPage = new Map(parts.map(({ page, from, to }) => [page.page, rectsOf(page, from, to)]))
    this.layers.setSelection(rects)
    const box = done ? boxOfSelection(this.view, parts) : null
    if (!box) {
      if (this.#session.store.getState().selection) this.#session.set({ selection: null })
      return
    }
    this.#session.closeMark()
    this.#session.set({ selection: { text: this.selection.text(), box }, link: null })
  }

  #clicked(point: PagePoint): void {
    this.#session.set({ link: null })
    const [mark] = point.inside ? this.layers.marksAt(point.page, point.x, point.y) : []
    if (mark) return this.#session.openMark(mark.id, { at: point })
    const [own] = point.inside ? this.fileMarks.at(point.page, point.x, point.y) : []
    if (!own && point.inside && this.previews.follow(point)) return
    this.#session.closeMark()
    this.#session.openFileMark(own ?? null)
  }

  #askLink(url: string, anchor: HTMLAnchorElement): void {
    this.#session.closeMark()
    this.#session.set({ selection: null, link: { url, box: boxOfElement(this.#container, anchor) } })
  }
}
