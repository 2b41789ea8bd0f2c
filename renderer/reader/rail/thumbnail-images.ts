// Small pictures of pages, drawn one at a time in idle moments and kept as long as their document is open.
import type { PDFDocumentProxy } from 'pdfjs-dist'

const kept = new WeakMap<PDFDocumentProxy, Map<number, string>>()
const MOST_KEPT = 400
let line: Promise<unknown> = Promise.resolve()

/** The address of a picture of a page, `width` device pixels wide. Rejects when nobody wants it any more. */
export function thumbnail(pdf: PDFDocumentProxy, page: number, width: number, signal: AbortSignal): Promise<string> {
  const here = keptOf(pdf)
  const known = here.get(page)
  if (known) return Promise.resolve(known)
  const mine = line.then(async () => {
    signal.throwIfAborted()
    await idle()
    signal.throwIfAborted()
    return here.get(page) ?? draw(pdf, page, width, here)
  })
  line = mine.catch(() => undefined)
  return mine
}

/** Forgets the pictures of a document that is closed. */
export function forgetThumbnails(pdf: PDFDocumentProxy): void {
  for (const url of kept.get(pdf)?.values() ?? []) URL.revokeObjectURL(url)
  kept.delete(pdf)
}

async function draw(pdf: PDFDocumentProxy, number: number, width: number, here: Map<number, string>): Promise<string> {
  const page = await pdf.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: width / natural.width })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(viewport.width))
  canvas.height = Math.max(1, Math.min(4000, Math.round(viewport.height)))
  await page.render({ canvas, viewport }).promise
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.8))
  canvas.width = canvas.height = 0
  if (!blob) throw new Error('No picture')
  const url = URL.createObjectURL(blob)
  here.set(number, url)
  const oldest = here.keys().next().value
  if (here.size > MOST_KEPT && oldest !== undefined) {
    URL.revokeObjectURL(here.get(oldest) ?? '')
    here.delete(oldest)
  }
  return url
}

function keptOf(pdf: PDFDocumentProxy): Map<number, string> {
  const found = kept.get(pdf) ?? new Map<number, string>()
  kept.set(pdf, found)
  return found
}

function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }))
}
