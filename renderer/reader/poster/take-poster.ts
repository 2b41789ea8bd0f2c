// Making a poster of what a paper shows now. The copy is taken at once, so that pages may be given back right after;
// the pictures are compressed later.
import type { PanePlace } from '../../../preload/model/tabs.ts'
import type { PaperView } from '../island/paper-view.ts'
import type { PDFPageView } from '../island/viewer-component.ts'
import { CSS_UNITS } from '../island/place.ts'
import type { Poster, PosterPage, Share } from './poster.ts'

/** Pictures are not larger than this, device pixels: a page at full width on an ordinary screen. */
const MOST_PIXELS = 2_400_000
const QUALITY = 0.82

/** A poster in the making; null where nothing that is worth showing is on screen. */
export function takePoster(view: PaperView, place: PanePlace): Promise<Poster | null> | null {
  if (!view.ready || !isPlain(view.arrangement)) return null
  const taken = view.visiblePages().map(({ page }) => copyOf(view, page))
  const shown = taken.filter((each) => each !== null)
  const first = view.pageView(place.page)
  // A page that is not drawn yet would be a hole in the picture.
  if (!first || shown.length !== taken.length || shown[0]?.about.page !== place.page || shown.length > 12) return null
  const { container } = view
  const { offsetLeft, offsetTop, clientWidth, clientHeight } = first.div
  const head = {
    format: 1 as const,
    place,
    above: (container.scrollTop - offsetTop) / clientHeight,
    beside: (container.scrollLeft - offsetLeft) / clientWidth,
  }
  return Promise.all(shown.map(({ copy }) => copy.convertToBlob({ type: 'image/webp', quality: QUALITY }))).then(
    (pictures) => ({
      head: { ...head, pages: shown.map(({ about }, at) => ({ ...about, bytes: pictures[at]?.size ?? 1 })) },
      pictures,
    }),
  )
}

/** Whether pages stand one below the other, as they are in the file: only those are shown from a picture. */
function isPlain({ rotation, spread, alone }: PaperView['arrangement']): boolean {
  return rotation === 0 && spread === 'single' && !alone
}

interface Copy {
  readonly about: Omit<PosterPage, 'bytes'>
  readonly copy: OffscreenCanvas
}

/** The visible part of a page; null where it is not drawn. */
function copyOf(view: PaperView, page: number): Copy | null {
  const pageView = view.pageView(page)
  const canvas = pageView?.div.querySelector<HTMLCanvasElement>('.canvasWrapper canvas')
  if (!pageView || !canvas || pageView.div.dataset['state'] !== 'rendered' || canvas.width === 0) return null
  const part = visiblePart(view.container, pageView.div)
  if (!part) return null
  const from = { width: part.width * canvas.width, height: part.height * canvas.height }
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (from.width * from.height)))
  const copy = new OffscreenCanvas(
    Math.max(1, Math.round(from.width * scale)),
    Math.max(1, Math.round(from.height * scale)),
  )
  const context = copy.getContext('2d')
  if (!context) return null
  context.drawImage(
    canvas,
    part.left * canvas.width,
    part.top * canvas.height,
    from.width,
    from.height,
    0,
    0,
    copy.width,
    copy.height,
  )
  const { width, height, scale: shown } = pageView
  const about = {
    page,
    part,
    photos: photosOn(pageView),
    width: width / shown / CSS_UNITS,
    height: height / shown / CSS_UNITS,
  }
  return { about, copy }
}

function visiblePart(container: HTMLElement, page: HTMLElement): Share | null {
  const [box, frame] = [page.getBoundingClientRect(), container.getBoundingClientRect()]
  const left = Math.max(box.left, frame.left)
  const top = Math.max(box.top, frame.top)
  const width = Math.min(box.right, frame.right) - left
  const height = Math.min(box.bottom, frame.bottom) - top
  if (width < 1 || height < 1) return null
  return {
    left: (left - box.left) / box.width,
    top: (top - box.top) / box.height,
    width: width / box.width,
    height: height / box.height,
  }
}

function photosOn({ div }: PDFPageView): Share[] {
  const box = div.getBoundingClientRect()
  return [...div.querySelectorAll('.canvasWrapper > .photo')].slice(0, 200).map((photo) => {
    const { left, top, width, height } = photo.getBoundingClientRect()
    return {
      left: (left - box.left) / box.width,
      top: (top - box.top) / box.height,
      width: width / box.width,
      height: height / box.height,
    }
  })
}
