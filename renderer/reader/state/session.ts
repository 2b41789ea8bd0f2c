// One paper being read: opens its document, holds its marks, and feeds the store that the components draw from.
// Framework-free; lives from `start` to `destroy`. What belongs to the open document itself is open-paper.ts.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'
import type { PaperRecord, Status } from '../../../preload/model/paper.ts'
import { pdfPath, textPath } from '../../../preload/resources.ts'
import type { FileMarks } from '../file-marks/file-marks.ts'
import type { FileMark } from '../file-marks/read-annotations.ts'
import type { FindDriver } from '../find/find-driver.ts'
import type { Step } from '../history/trail.ts'
import { OpenError, restartWorker, workerAge } from '../island/engine.ts'
import { OpeningMeasures } from '../island/opening-measures.ts'
import type { PaperView } from '../island/paper-view.ts'
import { openShared } from '../island/shared-documents.ts'
import type { Place } from '../island/place.ts'
import type { AreaImages } from '../marks/area-images.ts'
import { rectsByPage, type MarkLayers } from '../marks/layers.ts'
import { PlacedMarks } from '../marks/placed-marks.ts'
import { MarkBook } from '../marks/mark-book.ts'
import type { SelectionDriver } from '../selection/driver.ts'
import { PageTexts } from '../selection/page-texts.ts'
import { plainPageText } from '../selection/plain-page-text.ts'
import type { PagePoint } from '../selection/pointer.ts'
import { SessionPoster } from '../poster/session-poster.ts'
import { boxOfMark, boxOfMarkLine, boxOfRect } from './boxes.ts'
import { Jumps } from './jumps.ts'
import type { CropPictures } from '../previews/crop-pictures.ts'
import type { Previews } from '../previews/previews.ts'
import { MarkActions } from './mark-actions.ts'
import { OpenPaper, roomBeside } from './open-paper.ts'
import { openLocked, rememberedPassword, rememberPassword, type Password } from './passwords.ts'
import { TrailSaver } from './trail-saver.ts'
import { createReaderStore, type ContentBox, type ReaderState, type ReaderStore } from './reader-state.ts'
import type { SessionElements, SessionOptions } from './session-options.ts'
import { placeIn } from './place-in.ts'
import { ViewModes } from './view-modes.ts'

/** How a mark is opened: its comment to be written, at a point of it, the focus going in. */
interface OpenMarkOptions {
  readonly editing?: boolean
  readonly at?: PagePoint
  readonly entered?: boolean
}

/** The sessions there are now. */
const live = new Set<ReaderSession>()

export class ReaderSession {
  readonly options: SessionOptions
  readonly store: ReaderStore
  readonly marks: MarkBook
  /** Where marks of other versions stand in this one. */
  readonly placed: PlacedMarks
  readonly actions: MarkActions
  readonly jumps: Jumps
  readonly modes: ViewModes
  readonly texts: PageTexts
  readonly poster: SessionPoster
  readonly #measures: OpeningMeasures
  readonly #trail: TrailSaver
  /** What the file is, by its content. */
  readonly #sha256: string | null
  #elements: SessionElements | null = null
  #open: OpenPaper | null = null
  #opening = new AbortController()
  #startPlace: Place | null
  #margin = 0
  #locked = false
  /** It opened with a password: nothing of it is kept as a picture. */
  #secret = false
  #dark: boolean
  #status: Status

  constructor(options: SessionOptions) {
    this.options = options
    const { paper, version, record, client, place } = options
    this.#measures = new OpeningMeasures(paper)
    this.#dark = options.dark
    this.#status = record.status.value
    this.store = createReaderStore({ trail: options.trail ?? record.trail })
    options.onTrail(options.trail ?? record.trail)
    this.#trail = new TrailSaver({ paper, client, onTrail: options.onTrail }, this.store)
    this.placed = new PlacedMarks({ paper, version, client, onPlaced: () => this.#showMarks(this.marks.all()) })
    this.marks = new MarkBook(paper, client, record.marks, {
      onMarks: (marks) => this.#showMarks(marks),
      onSaveFailed: options.onSaveFailed,
    })
    const sha256 = record.files.find((file) => file.version === version)?.sha256 ?? null
    this.#sha256 = sha256
    this.poster = new SessionPoster(sha256 ? { paper, version, sha256 } : null)
    this.actions = new MarkActions(this)
    this.jumps = new Jumps(this)
    this.modes = new ViewModes(this)
    this.texts = new PageTexts({
      url: (page) => this.textUrl(page),
      fallback: async (page) => (this.pdf ? plainPageText(await this.pdf.getPage(page)) : null),
      onText: (page) => this.#open?.textCame(page),
    })
    this.#startPlace = place ?? placeIn(record, version)
  }

  get view(): PaperView | null {
    return this.#open?.view ?? null
  }

  get layers(): MarkLayers | null {
    return this.#open?.layers ?? null
  }

  get selection(): SelectionDriver | null {
    return this.#open?.selection ?? null
  }

  /** Makes the pictures of areas. */
  get images(): AreaImages | null {
    return this.#open?.images ?? null
  }

  get find(): FindDriver | null {
    return this.#open?.find ?? null
  }

  get previews(): Previews | null {
    return this.#open?.previews ?? null
  }

  get pictures(): CropPictures | null {
    return this.#open?.pictures ?? null
  }

  /** Where one stands, as a step that leads back here from another paper; null before the pages are there. */
  step(): Step | null {
    const { paper, version, record } = this.options
    if (!this.view?.ready) return null
    const title = record.versions.at(-1)?.title ?? record.givenTitle ?? paper
    return { ...this.view.place(), in: { paper, version, title } }
  }

  get pdf(): PDFDocumentProxy | null {
    return this.#open?.document.pdf ?? null
  }

  /** Where main serves a page's text; null for a PDF that only the person's password opens. */
  textUrl(page: number): string | null {
    return this.#locked ? null : textPath(this.options.paper, this.options.version, page)
  }

  set(change: Partial<ReaderState>): void {
    this.store.setState(change)
  }

  /** Says something to a screen reader. A message said twice is heard twice. */
  say(live: string): void {
    this.jumps.speaker.spoken()
    this.set({ live: this.store.getState().live === live ? `${live}\u200b` : live })
  }

  /** Opens the paper into its elements, at the place where reading stopped. */
  async start(elements: SessionElements, place: Place | null = null, given: Password | null = null): Promise<void> {
    live.add(this)
    this.#elements = elements
    this.#startPlace = place ?? this.#startPlace
    this.#opening.abort()
    this.#opening = new AbortController()
    const { signal } = this.#opening
    this.set({ phase: 'opening', problem: null })
    this.#showPoster(elements)
    try {
      const url = pdfPath(this.options.paper, this.options.version)
      const known = given ?? rememberedPassword(url)
      const open = (until: AbortSignal) => openLocked(this.options, known, { signal: until })
      const { document, password } = await openShared(`${url} ${this.#sha256}`, open, { signal, age: workerAge() })
      if (signal.aborted) return void document.close()
      if (password) rememberPassword(url, password)
      this.#secret = password !== null
      this.#locked = password !== null && !password.kept
      this.#close()
      this.#open = new OpenPaper({
        session: this,
        elements,
        document,
        measures: this.#measures,
        dark: this.#dark,
        margin: () => this.#margin,
      })
      await this.#open.open(this.#startPlace)
    } catch (error) {
      if (signal.aborted) return
      this.#close()
      this.poster.hide()
      this.set({ phase: 'problem', problem: error instanceof OpenError ? error.problem : 'damaged' })
    }
  }

  /** Opens again: after a password, a new download, or a try that failed. */
  restart(password: Password | null = null): void {
    // A page that never gets done means a worker that hangs.
    if (this.store.getState().slowPage !== null) restartWorker()
    if (this.#elements) void this.start(this.#elements, this.view?.ready ? this.view.place() : null, password)
  }

  /** Ends everything, saving what is not saved. Marks that main has not acknowledged stay on this machine. */
  destroy(): void {
    live.delete(this)
    this.#opening.abort()
    this.#close()
    this.poster.destroy()
    this.jumps.speaker.destroy()
    this.#trail.destroy()
    this.marks.destroy()
    this.placed.destroy()
    this.texts.destroy()
  }

  /** The pages are about to go, or have rested: how they look now is kept for the next time. */
  leaving(): void {
    if (!this.#secret) this.#open?.takePoster()
  }

  /** Where a mark stands in the scrolled content. */
  markBox(mark: Mark): ContentBox | null {
    return boxOfMark(this.view, mark)
  }

  /** A mark as it stands on these pages, also by an id it had before; null where it is not on them. */
  shown(id: MarkId): Mark | null {
    const found = this.marks.find(id)?.id
    return this.store.getState().marks.find((mark) => mark.id === found) ?? null
  }

  /** Opens a mark beside the line at a point of a page, else beside its first line. */
  openMark(id: MarkId, options: OpenMarkOptions = {}): void {
    const mark = this.shown(id)
    const at = options.at ?? null
    const box = mark && boxOfMarkLine(this.view, mark, at)
    if (!mark || !box) return
    this.set({
      active: { id: mark.id, at, box, editing: options.editing ?? false, entered: options.entered ?? false },
      selection: null,
      link: null,
      fileMark: null,
    })
    this.layers?.setActive(mark.anchor.version === this.options.version ? mark : rectsByPage(mark))
  }

  /** The open mark is elsewhere now: what floats beside it follows. */
  reopenMark(): void {
    const { active } = this.store.getState()
    const mark = active && this.shown(active.id)
    const box = active && mark && boxOfMarkLine(this.view, mark, active.at)
    if (active && box) this.set({ active: { ...active, box } })
  }

  /** The file's own marks. */
  get fileMarks(): FileMarks | null {
    return this.#open?.fileMarks ?? null
  }

  /** Opens a mark of the file; null closes it. */
  openFileMark(mark: FileMark | null): void {
    const { fileMark } = this.store.getState()
    if (!mark && !fileMark) return
    this.closeMark()
    const rect = mark?.rects[0]
    const box = mark && rect ? boxOfRect(this.view, mark.page, rect) : null
    this.set({ fileMark: mark && box ? { mark, box } : null, selection: null, link: null })
    this.layers?.setActive(mark && box ? new Map([[mark.page, mark.rects]]) : null)
  }

  /** Takes a tool into the hand, or puts it away. */
  setTool(tool: ReaderState['tool']): void {
    this.selection?.clear()
    this.closeMark()
    this.set({ tool, selection: null, link: null })
    this.#open?.tools.toolChanged()
  }

  closeMark(): void {
    if (!this.store.getState().active) return
    this.set({ active: null })
    this.layers?.setActive(null)
  }

  /** Keeps room for comments right of the pages, in CSS pixels. */
  setMargin(margin: number): void {
    if (margin === this.#margin) return
    this.#margin = margin
    this.view?.refit()
    this.#open?.moved()
  }

  /** Pages are shown inverted from now on, or no longer. */
  setDark(dark: boolean): void {
    this.#dark = dark
    this.view?.setDark(dark)
  }

  /** The library has the paper anew. */
  paperChanged(record: PaperRecord): void {
    this.#status = record.status.value
    this.marks.fromLibrary(record.marks)
  }

  /** The person has stayed: what was unread is being read. */
  stayed(): void {
    if (this.#status === 'unread') this.options.onStayed()
  }

  /** Saves now what is not saved. */
  flush(): void {
    this.#trail.flush()
    this.#open?.flush()
    this.marks.retryNow()
    void this.images?.make()
  }

  /** How the paper looked last, until its pages are drawn. */
  #showPoster({ container }: SessionElements): void {
    const { rotation, spread } = this.modes.shown
    if (this.#open || rotation !== 0 || spread !== 'single') return
    const options = () => ({ container, place: this.#startPlace, ...roomBeside(container, this.#margin) })
    void this.poster.show(options, (page) => this.#measures.drawn(page, false))
  }

  #close(): void {
    if (!this.#open) return
    this.#trail.flush()
    this.#open.close()
    this.#open = null
  }

  #showMarks(marks: readonly Mark[]): void {
    const shown = this.placed.of(marks)
    this.set(shown)
    // The same paper on the other side has them at once, not when the library has.
    for (const other of live) {
      if (other !== this && other.options.paper === this.options.paper) other.marks.fromLibrary(marks)
    }
    this.layers?.setMarks(shown.marks)
    this.#open?.fileMarks.marksChanged(marks)
    void this.images?.make()
    const { active } = this.store.getState()
    if (active && !marks.some(({ id }) => id === active.id)) this.closeMark()
  }
}
