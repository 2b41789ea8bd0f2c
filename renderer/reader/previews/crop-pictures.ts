// Pictures of parts of pages, drawn by pdf.js, trimmed of the white around them, and kept while they may be looked at
// again. Few and small: what is not looked at any more is given back.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { PdfRect } from '../../../preload/model/mark.ts'
import { photosOn, picturesIn, type Picture } from '../island/photos.ts'

/** A drawn part of a page; sizes in CSS pixels. The bitmap belongs to the keeper: draw it, do not close it. */
export interface CropPicture {
  readonly bitmap: ImageBitmap
  readonly width: number
  readonly height: number
  /** Its photographs, as fractions of it: on dark pages they keep their colours. */
  readonly photos: readonly Picture[]
}

export interface CropOptions {
  /** CSS pixels a PDF point. */
  readonly scale: number
  readonly trim: boolean
  readonly signal: AbortSignal
}

const MOST = 16
const MOST_PIXELS = 10_000_000
/** CSS pixels kept white around what was trimmed. */
const EDGE = 6

export class CropPictures {
  readonly #pdf: PDFDocumentProxy
  /** Whether a page's drawing is the viewer's business now. */
  readonly #inUse: (page: number) => boolean
  readonly #kept = new Map<string, CropPicture>()

  constructor(pdf: PDFDocumentProxy, inUse: (page: number) => boolean) {
    this.#pdf = pdf
    this.#inUse = inUse
  }

  /** The picture; drawing stops when the signal says so. Rejects then, and where the page cannot be drawn. */
  async draw(page: number, rect: PdfRect, options: CropOptions): Promise<CropPicture> {
    const ratio = Math.min(devicePixelRatio, 3)
    const key = [page, ...rect.map(Math.round), options.scale.toFixed(3), ratio, options.trim].join(' ')
    const known = this.#kept.get(key)
    if (known) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const picture = await this.#make(page, rect, ratio, options)
    this.#kept.set(key, picture)
    this.#shrink()
    return picture
  }

  /** Gives everything back. */
  clear(): void {
    for (const { bitmap } of this.#kept.values()) bitmap.close()
    this.#kept.clear()
  }

  async #make(number: number, rect: PdfRect, ratio: number, options: CropOptions): Promise<CropPicture> {
    const { scale, trim, signal } = options
    signal.throwIfAborted()
    const page = await this.#pdf.getPage(number)
    signal.throwIfAborted()
    const whole = page.getViewport({ scale: scale * ratio })
    const [ax = 0, ay = 0] = whole.convertToViewportPoint(rect[0], rect[1]) as number[]
    const [bx = 0, by = 0] = whole.convertToViewportPoint(rect[2], rect[3]) as number[]
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.min(4096, Math.round(Math.abs(ax - bx))))
    canvas.height = Math.max(1, Math.min(4096, Math.round(Math.abs(ay - by))))
    const viewport = page.getViewport({
      scale: scale * ratio,
      offsetX: -Math.min(ax, bx),
      offsetY: -Math.min(ay, by),
    })
    // Left out of pdf.js's types: where its pictures are comes along, as fractions of the canvas. A page that the viewer
    // has drawn dark knows them already, as fractions of itself.
    const recording = page as unknown as { imageCoordinates: ArrayLike<number> | null }
    const known = recording.imageCoordinates
    const wanted = { canvas, viewport, recordImages: known === null }
    const task = page.render(wanted)
    const stop = (): void => task.cancel()
    signal.addEventListener('abort', stop, { once: true })
    try {
      await task.promise
    } finally {
      signal.removeEventListener('abort', stop)
      if (!this.#inUse(number)) page.cleanup()
    }
    const found = known ? onCrop(known, whole, viewport, canvas) : recording.imageCoordinates
    // Fractions of this part are not the page's.
    if (!known) recording.imageCoordinates = null
    const box = trim
      ? inkBox(canvas, Math.round(EDGE * ratio))
      : { x: 0, y: 0, width: canvas.width, height: canvas.height }
    const scan = (corners: ArrayLike<number>): boolean =>
      picturesIn(corners, Infinity).some(({ width, height }) => width * height >= 0.85)
    const photos =
      found && !(known && scan(known)) ? photosOn(canvas, found).flatMap((each) => within(each, canvas, box)) : []
    const bitmap = await createImageBitmap(canvas, box.x, box.y, box.width, box.height)
    canvas.width = canvas.height = 0
    signal.throwIfAborted()
    return { bitmap, width: box.width / ratio, height: box.height / ratio, photos }
  }

  #shrink(): void {
    let pixels = 0
    for (const [at, [key, { bitmap }]] of [...this.#kept].toReversed().entries()) {
      pixels += bitmap.width * bitmap.height
      if (at === 0 || (at < MOST && pixels <= MOST_PIXELS)) continue
      bitmap.close()
      this.#kept.delete(key)
    }
  }
}

/** Corners that are fractions of a page as fractions of a part of it. */
function onCrop(
  corners: ArrayLike<number>,
  whole: { readonly width: number; readonly height: number },
  { offsetX, offsetY }: { readonly offsetX: number; readonly offsetY: number },
  canvas: HTMLCanvasElement,
): readonly number[] {
  return Array.from(corners, (value, at) =>
    at % 2 === 0 ? (value * whole.width + offsetX) / canvas.width : (value * whole.height + offsetY) / canvas.height,
  )
}

/** A picture of the canvas on the part that is kept of it; nothing where it was trimmed away. */
function within({ left, top, width, height }: Picture, canvas: HTMLCanvasElement, box: Box): readonly Picture[] {
  const x1 = Math.max(0, (left * canvas.width - box.x) / box.width)
  const y1 = Math.max(0, (top * canvas.height - box.y) / box.height)
  const x2 = Math.min(1, ((left + width) * canvas.width - box.x) / box.width)
  const y2 = Math.min(1, ((top + height) * canvas.height - box.y) / box.height)
  return x2 > x1 && y2 > y1 ? [{ left: x1, top: y1, width: x2 - x1, height: y2 - y1 }] : []
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function inkBox(canvas: HTMLCanvasElement, edge: number): Box {
  const { width, height } = canvas
  const pixels = canvas.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height).data
  return pixels ? boxOfInk(pixels, width, height, edge) : { x: 0, y: 0, width, height }
}

/** The box around everything that is not white among RGBA pixels, `edge` pixels wider; all of it where nothing is. */
export function boxOfInk(pixels: ArrayLike<number>, width: number, height: number, edge: number): Box {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x)
      if ((pixels[at] ?? 255) > 244 && (pixels[at + 1] ?? 255) > 244 && (pixels[at + 2] ?? 255) > 244) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  }
  if (right < 0) return { x: 0, y: 0, width, height }
  const [x, y] = [Math.max(0, left - edge), Math.max(0, top - edge)]
  return { x, y, width: Math.min(width, right + 1 + edge) - x, height: Math.min(height, bottom + 1 + edge) - y }
}
