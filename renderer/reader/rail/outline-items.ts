// The outline of a PDF as a flat list in reading order, and which section a place stands in. Pure but for the reading.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { ReaderLinks, LinkTarget } from '../island/links.ts'

export interface OutlineItem {
  readonly title: string
  /** 0 for a top section. */
  readonly level: number
  readonly target: LinkTarget | null
  /** PDF points from the bottom of its page; null where the destination names none. */
  readonly y: number | null
}

interface RawOutline {
  readonly title: string
  readonly dest: unknown
  readonly items: readonly RawOutline[]
}

const MOST = 5000

/** Reads the outline; empty where the PDF has none. */
export async function readOutline(pdf: PDFDocumentProxy, links: ReaderLinks): Promise<readonly OutlineItem[]> {
  const raw = ((await pdf.getOutline()) ?? []) as readonly RawOutline[]
  const flat: { readonly title: string; readonly level: number; readonly dest: unknown }[] = []
  const walk = (items: readonly RawOutline[], level: number): void => {
    for (const { title, dest, items: below } of items) {
      if (flat.length >= MOST) return
      flat.push({ title: title.replace(/[\s\0]+/gu, ' ').trim(), level, dest })
      if (level < 8) walk(below, level + 1)
    }
  }
  walk(raw, 0)
  return Promise.all(
    flat.map(async ({ title, level, dest }) => {
      const target = dest === null ? null : await links.resolve(dest).catch(() => null)
      return { title, level, target, y: target ? topOf(target) : null }
    }),
  )
}

/** The index of the section that a place is in: the last one that begins at or before it; -1 before the first. */
export function sectionAt(items: readonly OutlineItem[], page: number, y: number): number {
  return items.findLastIndex(({ target, y: top }) => {
    if (!target) return false
    return target.page < page || (target.page === page && (top ?? Infinity) >= y)
  })
}

function topOf({ destination }: LinkTarget): number | null {
  const kind = Object(destination[1]).name as unknown
  const value = kind === 'XYZ' ? destination[3] : kind === 'FitH' || kind === 'FitBH' ? destination[2] : null
  return typeof value === 'number' ? value : null
}
