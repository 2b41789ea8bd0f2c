// Running heads and page numbers by repetition: what stands in one place at the edge of many pages, apart from the
// text, and says the same there or counts up.
import type { PageOutline } from './document-text.ts'
import { isPageNumber, type Kind } from './furniture.ts'
import { median } from './lines.ts'

/** Lines at each edge that may be furniture. */
const EDGE_LINES = 3
const MAY_REPEAT: ReadonlySet<Kind> = new Set(['body', 'heading', 'page-number', 'running', 'footnote'])

interface Candidate {
  readonly page: number
  readonly line: number
  readonly place: number
  readonly words: string
  readonly number: boolean
  /** The candidate next to it on the side of the text, where the text is not far off. */
  readonly inward: Candidate | null
  readonly apart: boolean
}

/** The kinds of the lines of each page, with what repeats marked as furniture. */
export function repeatedFurniture(pages: readonly PageOutline[]): readonly (readonly Kind[])[] {
  const kinds = pages.map((page) => page.lines.map((line) => line.kind))
  if (pages.length < 3) return kinds
  const candidates = pages.flatMap((page, index) => edgeLines(page, index))
  const byPlace = Map.groupBy(candidates, (candidate) => candidate.place)
  const repeats = (candidate: Candidate): boolean => {
    const alike = byPlace.get(candidate.place)?.filter((other) => isAlike(candidate, other)) ?? []
    return new Set(alike.map((other) => other.page)).size >= 3
  }
  const isFurniture = (candidate: Candidate): boolean =>
    repeats(candidate) && (candidate.apart || (candidate.inward !== null && isFurniture(candidate.inward)))
  for (const candidate of candidates) {
    const own = kinds[candidate.page]
    if (own && isFurniture(candidate)) own[candidate.line] = candidate.number ? 'page-number' : 'running'
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
  const down = [...page.lines.keys()]
    .filter((at) => {
      const line = page.lines[at]
      return line && MAY_REPEAT.has(line.kind) && (line.angle ?? 0) === 0 && (heights[at] ?? 0) < 1.35 * usual
    })
    .toSorted((a, b) => (page.lines[b]?.rect[3] ?? 0) - (page.lines[a]?.rect[3] ?? 0))
  return [...fromEdge(page, index, down, usual), ...fromEdge(page, index, down.toReversed(), usual)]
}

/** The first lines from one edge, each knowing the next one inwards. */
function fromEdge(page: PageOutline, index: number, order: readonly number[], usual: number): readonly Candidate[] {
  const candidates: Candidate[] = []
  let inward: Candidate | null = null
  for (const at of order.slice(0, EDGE_LINES).toReversed()) {
    const line = page.lines[at]
    const next = page.lines[order[order.indexOf(at) + 1] ?? -1]
    if (!line) continue
    const text = page.texts[at] ?? ''
    const gap = next ? Math.max(next.rect[1] - line.rect[3], line.rect[1] - next.rect[3]) : Infinity
    inward = {
      page: index,
      line: at,
      // To the nearest 3 points.
      place: Math.round((line.rect[1] - page.box[1]) / 3),
      words: text.toLowerCase().replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim(),
      number: isPageNumber(text),
      inward,
      apart: gap > 0.55 * usual,
    }
    candidates.push(inward)
  }
  return candidates
}
