// A poster on the screen: over the window while the paper opens, then over its pages, each picture until its page is drawn.
import type { PaperView } from '../island/paper-view.ts'
import { CSS_UNITS, zoomFactor, type Place, type Zoom } from '../island/place.ts'
import './poster-layer.css'
import { posterBoxes, within, type Poster, type PosterBox, type PosterPage } from './poster.ts'

/** Below this share of a page two places are the same. */
const NEAR = 0.02
const GAP = 12

export interface PosterLayerOptions {
  readonly poster: Poster
  readonly container: HTMLElement
  /** Where the paper will open; null opens at its beginning. */
  readonly place: Place | null
  /** Room kept free beside the pages, CSS pixels: for comments, and for comments and air together. */
  readonly margin: number
  readonly inline: number
}

interface Shown {
  readonly of: PosterPage
  readonly frame: HTMLElement
}

/** One poster being shown; end it with `destroy`. */
export class PosterLayer {
  readonly #options: PosterLayerOptions
  readonly #root: HTMLElement
  readonly #urls: string[] = []
  readonly #shown: Shown[] = []

  constructor(options: PosterLayerOptions) {
    this.#options = options
    this.#root = document.createElement('div')
    this.#root.className = 'posterLayer'
    this.#root.setAttribute('aria-hidden', 'true')
    for (const [at, page] of options.poster.head.pages.entries()) this.#add(page, options.poster.pictures[at])
  }

  /** The page that is at the top of the window. */
  get page(): number {
    return this.#options.poster.head.pages[0]?.page ?? 1
  }

  /** Reads the pictures, so that they can be shown at once. */
  async decode(): Promise<void> {
    await Promise.all([...this.#root.querySelectorAll('img')].map((image) => image.decode()))
  }

  /** Shows the pictures where the pages will be; false where they show another place. */
  show(): boolean {
    const { container, poster, place, inline, margin } = this.#options
    const { head } = poster
    const first = head.pages[0]
    if (!first || !isThere(poster, place)) return false
    const zoom: Zoom = place?.zoom ?? head.place.scale
    const room = { width: container.clientWidth - inline, height: container.clientHeight - 2 * GAP }
    const scale = zoomFactor(zoom, { room, page: first }) * CSS_UNITS
    const boxes = posterBoxes(head, { width: container.clientWidth - margin, scale, gap: GAP })
    for (const [at, { of, frame }] of this.#shown.entries()) {
      frame.dataset['pageNumber'] = String(of.page)
      frame.dataset['state'] = 'preview'
      const box = boxes[at]
      if (box) put(frame, box)
    }
    container.append(this.#root)
    return true
  }

  /** The paper's own pages stand: the pictures lie over them from now on, and the pages say that they show something. */
  moveOver(view: PaperView): void {
    for (const { of, frame } of this.#shown) {
      delete frame.dataset['pageNumber']
      delete frame.dataset['state']
      const page = view.pageElement(of.page)
      if (this.#root.isConnected && page?.dataset['state'] === 'blank') page.dataset['state'] = 'preview'
    }
    this.follow(view)
  }

  /** The pages moved: so do the pictures. */
  follow(view: PaperView): void {
    for (const { of, frame } of this.#shown) {
      const page = view.pageElement(of.page)
      if (page)
        put(frame, { left: page.offsetLeft, top: page.offsetTop, width: page.offsetWidth, height: page.offsetHeight })
    }
  }

  /** A page is drawn: its picture has done its work. */
  drawn(page: number): void {
    const at = this.#shown.findIndex(({ of }) => of.page === page)
    if (at < 0) return
    for (const { frame } of this.#shown.splice(at, 1)) frame.remove()
    if (this.#shown.length === 0) this.destroy()
  }

  destroy(): void {
    this.#root.remove()
    this.#shown.length = 0
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url)
  }

  #add(page: PosterPage, picture: Blob | undefined): void {
    if (!picture) return
    const frame = document.createElement('div')
    frame.className = 'posterPage'
    const paper = document.createElement('div')
    paper.className = 'posterPaper'
    const image = document.createElement('img')
    image.alt = ''
    const url = URL.createObjectURL(picture)
    this.#urls.push(url)
    image.src = url
    putShare(image, page.part)
    paper.append(image)
    for (const photo of page.photos) {
      const patch = document.createElement('div')
      patch.className = 'photo'
      putShare(patch, photo)
      paper.append(patch)
    }
    frame.append(paper)
    this.#root.append(frame)
    this.#shown.push({ of: page, frame })
  }
}

/** Whether a poster shows what the paper will open at. */
function isThere({ head }: Poster, place: Place | null): boolean {
  const first = head.pages[0]
  if (!first) return false
  if (!place) return head.place.page === 1 && head.place.scale === 'auto' && head.above <= 0
  if (place.page !== head.place.page || place.zoom !== head.place.scale) return false
  // At the top of its first page a paper opens wherever that is.
  if (!Number.isFinite(place.y)) return head.above <= NEAR
  return Math.abs(place.y - head.place.y) / first.height < NEAR && Math.abs(place.x - head.place.x) / first.width < NEAR
}

function put(element: HTMLElement, box: PosterBox): void {
  element.style.left = `${box.left}px`
  element.style.top = `${box.top}px`
  element.style.width = `${box.width}px`
  element.style.height = `${box.height}px`
}

function putShare(element: HTMLElement, share: PosterPage['part']): void {
  const { left, top, width, height } = within({ left: 0, top: 0, width: 100, height: 100 }, share)
  element.style.left = `${left}%`
  element.style.top = `${top}%`
  element.style.width = `${width}%`
  element.style.height = `${height}%`
}
