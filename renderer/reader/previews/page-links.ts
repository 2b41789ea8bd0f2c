// The links of a page that lead within the paper, read once, and whether a page is a table of contents.
import type { PDFPageProxy } from 'pdfjs-dist'
import type { PdfRect } from '../../../preload/model/mark.ts'
import { kindOfDestination } from '../../../preload/text/destination.ts'

/** A link as the PDF has it. */
export interface PageLink {
  /** pdf.js's id of the annotation, as on its element. */
  readonly id: string
  readonly destination: unknown
  readonly rect: PdfRect
}

export interface PageLinks {
  readonly links: ReadonlyMap<string, PageLink>
  /** Most of its links lead to sections: no previews there. */
  readonly contents: boolean
}

const known = new WeakMap<PDFPageProxy, Promise<PageLinks>>()
/** More are a drawing, not links one points at. */
const MOST = 4000

/** The links of a page. */
export function linksOf(page: PDFPageProxy): Promise<PageLinks> {
  const asked = known.get(page)
  if (asked) return asked
  const reading = read(page)
  known.set(page, reading)
  reading.catch(() => known.delete(page))
  return reading
}

async function read(page: PDFPageProxy): Promise<PageLinks> {
  const annotations: readonly unknown[] = await page.getAnnotations({ intent: 'display' })
  const links = annotations.slice(0, MOST).flatMap((annotation): PageLink[] => {
    const { subtype, id, dest, rect } = Object(annotation) as Record<string, unknown>
    const leads = subtype === 'Link' && (typeof dest === 'string' || Array.isArray(dest))
    return leads && typeof id === 'string' && isRect(rect) ? [{ id, destination: dest, rect }] : []
  })
  return { links: new Map(links.map((link) => [link.id, link])), contents: isContents(links) }
}

/** Whether links are those of a table of contents: many, nearly all to sections. */
export function isContents(links: readonly Pick<PageLink, 'destination'>[]): boolean {
  const toSections = links.filter(
    ({ destination }) => typeof destination === 'string' && kindOfDestination(destination) === 'section',
  )
  return toSections.length >= 8 && toSections.length > 0.7 * links.length
}

/** Whether a link is the rest of another that its line's end parted. */
export function isOtherHalf(link: PageLink, other: PageLink): boolean {
  if (link.id === other.id || typeof link.destination !== 'string' || link.destination !== other.destination)
    return false
  const height = link.rect[3] - link.rect[1]
  const drop = Math.abs(link.rect[1] - other.rect[1])
  return drop > 0.5 * height && drop < 2.2 * height
}

function isRect(value: unknown): value is PdfRect {
  return Array.isArray(value) && value.length === 4 && value.every((each) => typeof each === 'number')
}
