// The pictures of areas: drawn from the PDF by the page's own renderer, sent to main, and noted in the mark. Made one by
// one in the background for every area of this version that has none yet, and tried again when the link is back.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { AnnotationMode } from 'pdfjs-dist'
import type { MarkId, PaperId, Version } from '../../../preload/model/ids.ts'
import type { Mark, PdfRect } from '../../../preload/model/mark.ts'
import type { Client } from '../../app/client/client.ts'
import { upload } from '../../intake/upload.ts'
import type { MarkBook } from './mark-book.ts'

/** Pixels a point: print quality for small figures, less for whole pages. */
const SHARPEST = 4
const MOST_PIXELS = 4_000_000
const LONGEST_SIDE = 3000

export interface AreaImageOptions {
  readonly paper: PaperId
  readonly version: Version
  readonly client: Client
  readonly marks: MarkBook
  readonly pdf: () => PDFDocumentProxy | null
}

export class AreaImages {
  readonly #options: AreaImageOptions
  readonly #lifetime = new AbortController()
  /** Areas that could not be drawn, by what they were: not tried again until they change. */
  readonly #given = new Set<string>()
  #running: Promise<void> | null = null

  constructor(options: AreaImageOptions) {
    this.#options = options
  }

  destroy(): void {
    this.#lifetime.abort()
  }

  /** Makes the pictures that are missing; resolves when there is nothing left to do now. */
  async make(): Promise<void> {
    this.#running ??= this.#work().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** The mark with its picture, once it has one; as it is where none can be had. */
  async ready(id: MarkId): Promise<Mark | null> {
    await this.make()
    return this.#options.marks.get(id)
  }

  async #work(): Promise<void> {
    const { signal } = this.#lifetime
    for (let mark = this.#next(); mark && !signal.aborted; mark = this.#next()) {
      const part = mark.anchor.parts[0]
      const rect = part?.rects[0]
      const pdf = this.#options.pdf()
      if (!part || !rect || !pdf) return
      this.#given.add(keyOf(mark))
      const made = await picture(pdf, part.page, rect, mark.origin !== null).catch(() => null)
      if (!made || signal.aborted) continue
      try {
        await this.#keep(mark, made)
      } catch {
        // Main is not there now: the picture can be drawn again whenever it is.
        this.#given.delete(keyOf(mark))
        return
      }
    }
  }

  #next(): Mark | null {
    const { marks, version } = this.#options
    const wanted = (mark: Mark): boolean =>
      mark.kind === 'area' && mark.image === null && mark.anchor.version === version && !this.#given.has(keyOf(mark))
    return marks.all().find(wanted) ?? null
  }

  async #keep(mark: Mark, bytes: Blob): Promise<void> {
    const { client, paper, marks } = this.#options
    const { signal } = this.#lifetime
    const sent = await upload(bytes, `${mark.id}.png`, { signal })
    const image = await client.request('marks.keepImage', { id: paper, upload: sent }, { signal })
    const now = marks.get(mark.id)
    // The person may have moved it meanwhile: then this is a picture of something else.
    if (now && keyOf(now) === keyOf(mark)) marks.amend({ ...now, image })
    this.#given.delete(keyOf(mark))
  }
}

function keyOf({ id, anchor }: Mark): string {
  return `${id} ${JSON.stringify(anchor.parts)}`
}

/** A rectangle of a page as PNG, upright as the page is, on white; the file's annotations only where they are meant. */
async function picture(pdf: PDFDocumentProxy, number: number, rect: PdfRect, annotated: boolean): Promise<Blob | null> {
  const page = await pdf.getPage(number)
  const unit = page.getViewport({ scale: 1 })
  const [ax = 0, ay = 0] = unit.convertToViewportPoint(rect[0], rect[1]) as number[]
  const [bx = 0, by = 0] = unit.convertToViewportPoint(rect[2], rect[3]) as number[]
  const [width, height] = [Math.abs(ax - bx), Math.abs(ay - by)]
  if (width < 1 || height < 1) return null
  const scale = Math.min(SHARPEST, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const viewport = page.getViewport({ scale, offsetX: -Math.min(ax, bx) * scale, offsetY: -Math.min(ay, by) * scale })
  const annotationMode = annotated ? AnnotationMode.ENABLE : AnnotationMode.DISABLE
  await page.render({ canvas, viewport, annotationMode, background: '#fff' }).promise
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
