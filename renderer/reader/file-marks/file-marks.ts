// The file's own marks of one open paper: read page by page as pages come on screen, or all when they are to be listed.
// Those that were taken over are no longer drawn by pdf.js, so that none is seen twice.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { Mark } from '../../../preload/model/mark.ts'
import type { Version } from '../../../preload/model/ids.ts'
import { t as words } from '../../app/words/words.ts'
import type { PaperView } from '../island/paper-view.ts'
import { areaOf, marksAt } from '../marks/geometry.ts'
import { fileMarksOf, type FileMark } from './read-annotations.ts'

export interface FileMarksEvents {
  /** More is known: all marks known so far, in page order, without those taken over; and whether that is all. */
  onFileMarks(marks: readonly FileMark[], complete: boolean): void
}

/** Pages read between two looks at whether the window needs the machine. */
const SLICE = 4

export class FileMarks {
  readonly #pdf: PDFDocumentProxy
  readonly #view: PaperView
  readonly #version: Version
  readonly #events: FileMarksEvents
  readonly #lifetime = new AbortController()
  readonly #byPage = new Map<number, readonly FileMark[]>()
  #taken: ReadonlySet<string> = new Set()
  #hidden: ReadonlySet<string> = new Set()
  #reading: Promise<void> | null = null

  constructor(options: {
    readonly pdf: PDFDocumentProxy
    readonly view: PaperView
    readonly version: Version
    readonly marks: readonly Mark[]
    readonly events: FileMarksEvents
  }) {
    this.#pdf = options.pdf
    this.#view = options.view
    this.#version = options.version
    this.#events = options.events
    this.#note(options.marks)
    leaveOut(this.#pdf, () => this.#hidden)
    this.#view.bus.on('annotationlayerrendered', ({ pageNumber }: { pageNumber: number }) =>
      this.#hideIcons(pageNumber),
    )
  }

  destroy(): void {
    this.#lifetime.abort()
  }

  get complete(): boolean {
    return this.#byPage.size >= this.#pdf.numPages
  }

  all(): readonly FileMark[] {
    const pages = [...this.#byPage].toSorted(([a], [b]) => a - b)
    return pages.flatMap(([, marks]) => marks).filter(({ id }) => !this.#taken.has(id))
  }

  /** The marks at a point of a page, smallest first. */
  at(page: number, x: number, y: number): readonly FileMark[] {
    const here = (this.#byPage.get(page) ?? []).filter(({ id }) => !this.#taken.has(id))
    return marksAt(here, x, y).toSorted((a, b) => areaOf(a.rects) - areaOf(b.rects))
  }

  /** The paper's marks changed: what was taken over goes from the pages, what was given back comes again. */
  marksChanged(marks: readonly Mark[]): void {
    const [taken, hidden] = [this.#taken, this.#hidden]
    this.#note(marks)
    const turned = difference(hidden, this.#hidden)
    for (const [page, own] of turned.size > 0 ? this.#byPage : []) {
      if (own.some(({ id }) => turned.has(id))) this.#redraw(page)
    }
    if (turned.size > 0) this.#view.update()
    if (difference(taken, this.#taken).size > 0) this.#tell()
  }

  /** A page's text is there: its own marks are read. */
  pageBuilt(page: number): void {
    void this.#read(page).then((isNew) => isNew && this.#tell())
  }

  /** Reads the whole file, a few pages at a time. */
  async readAll(): Promise<void> {
    this.#reading ??= this.#readAll()
    return this.#reading
  }

  async #readAll(): Promise<void> {
    for (let page = 1; page <= this.#pdf.numPages; page++) {
      if (this.#lifetime.signal.aborted) return
      const isNew = await this.#read(page)
      if (isNew && page % SLICE === 0) await new Promise((resolve) => setTimeout(resolve))
      if (isNew && (this.#byPage.get(page)?.length ?? 0) > 0) this.#tell()
    }
    this.#tell()
  }

  async #read(page: number): Promise<boolean> {
    if (this.#byPage.has(page)) return false
    try {
      const annotations = await (await this.#pdf.getPage(page)).getAnnotations()
      if (this.#byPage.has(page)) return false
      this.#byPage.set(page, fileMarksOf(page, annotations))
    } catch {
      // A page that cannot be read has no marks to show; that it cannot is told where it is drawn.
      this.#byPage.set(page, [])
    }
    return !this.#lifetime.signal.aborted
  }

  #redraw(page: number): void {
    const view = this.#view.pageView(page)
    if (view && view.div.dataset['state'] !== 'blank') view.reset({ keepCanvasWrapper: true })
  }

  /** pdf.js draws notes without a drawing of their own as pictures without words. */
  #hideIcons(page: number): void {
    for (const section of this.#view.pageElement(page)?.querySelectorAll<HTMLElement>('[data-annotation-id]') ?? []) {
      section.hidden = this.#hidden.has(section.dataset['annotationId'] ?? '')
      const icon = section.querySelector('img')
      if (icon) icon.alt = words('reader:fileMarks.kinds.note')
    }
  }

  /** What was taken over is listed no more; drawings, shapes and stamps stay on the page, framed: we cannot draw them. */
  #note(marks: readonly Mark[]): void {
    const taken = marks.filter(({ origin, anchor }) => origin !== null && anchor.version === this.#version)
    const ids = (of: readonly Mark[]) => new Set(of.flatMap(({ origin }) => origin?.annotation ?? []))
    this.#taken = ids(taken)
    this.#hidden = ids(taken.filter(({ kind }) => kind !== 'area'))
  }

  #tell(): void {
    if (!this.#lifetime.signal.aborted) this.#events.onFileMarks(this.all(), this.complete)
  }
}

function difference(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a, ...b].filter((id) => a.has(id) !== b.has(id)))
}

/**
 * Has pdf.js draw pages without some annotations. It leaves out those that its own editor has in hand
 * (`AnnotationStorage.modifiedIds`, 6.5.438); without an editor that set is ours to say.
 */
function leaveOut(pdf: PDFDocumentProxy, ids: () => ReadonlySet<string>): void {
  Object.defineProperty(pdf.annotationStorage, 'modifiedIds', {
    configurable: true,
    get: () => ({ ids: ids(), hash: [...ids()].toSorted().join(',') }),
  })
}
