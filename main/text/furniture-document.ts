// Running heads and page numbers by repetition: what stands in one place at the edge of many pages, and says the same
// there or counts up.
import { isPageNumber, type Kind } from './furniture.ts'
import type { PageOutline } from './document-text.ts'
import { median } from './lines.ts'

/** Lines at each edge that may be furniture. */
const EDGE_LINES = 3
const MAY_REPEAT: ReadonlySet<Kind> = new Set(['body', 'heading', 'page-number', 'running', 'footnote'])

interface Candidate {
  readonly page: number
  readonly line: number
  readonly place: string
  readonly words: string
  readonly number: boolean
}

/** The kinds of the lines of each page, with what repeats marked as furniture. */
export function repeatedFurniture(pages: readonly PageOutline[]): readonly (readonly Kind[])[] {
  const kinds = pages.map((page) => page.lines.map((line) => line.kind))
  const candidates = pages.flatMap((page, index) => edgeLines(page, index))
  const byPlace = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const there = byPlace.get(candidate.place)
    if (there) there.push(candidate)
    else byPlace.set(candidate.place, [candidate])
  }
  for (const there of byPlace.values()) {
    for (const candidate of there) {
      const alike = there.filter((other) => other.page !== candidate.page && isAlike(candidate, other)).length
      const own = kinds[candidate.page]
      if (!own) continue
      if (alike >= Math.min(2, pages.length - 1) && pages.length > 2) {
        own[candidate.line] = candidate.number ? 'page-number' : 'running'
      } else if (own[candidate.line] === 'running') own[candidate.line] = 'body'
    }
  }
  return kinds
}

/** Heads of even and odd pages, or of a chapter: the same words but for numbers; page numbers wherever they count. */
function isAlike(a: Candidate, b: Candidate): boolean {
  return a.number === b.number && (a.number || a.words === b.words)
}

function edgeLines(page: PageOutline, index: number): readonly Candidate[] {
  const heights = page.lines.map((line) => line.rect[3] - line.rect[1])
  // "Chapter 2" in large type at the top of its page repeats, but is a heading.
  const usual = median(heights)
  const lines = [...page.lines.entries()].filter(
    ([at, line]) => MAY_REPEAT.has(line.kind) && (line.angle ?? 0) === 0 && (heights[at] ?? 0) < 1.35 * usual,
  )
  const down = lines.toSorted((a, b) => b[1].rect[3] - a[1].rect[3])
  const edges = new Map([...down.slice(0, EDGE_LINES), ...down.slice(-EDGE_LINES)])
  return [...edges].map(([at, line]) => {
    const text = page.texts[at] ?? ''
    // Place to the nearest 3 points, by the baseline's side that does not depend on what letters hang down.
    const height = Math.round((line.rect[1] - page.box[1]) / 3)
    return {
      page: index,
      line: at,
      place: `${height}`,
      words: text.toLowerCase().replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim(),
      number: isPageNumber(text),
    }
  })
}
