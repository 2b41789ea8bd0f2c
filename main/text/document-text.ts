// The document as a whole, from its pages: furniture that repeats, hyphens by the document's own words, and one
// string of the reading text with a map of pages, for searching and for finding marks again.
import type { PageText, TextLine } from '../../preload/model/text.ts'
import { betweenLines } from '../../preload/text/flow.ts'
import { countWords, hyphensOf, type WordCounts } from './hyphens.ts'
import { repeatedFurniture } from './furniture-document.ts'
import { lineTexts } from './page-text.ts'

/** The text of a document: clean, a line a paragraph, a page after the other. */
export interface DocumentText {
  readonly text: string
  /** Where each page starts in `text`; the first starts at 0. */
  readonly pageStarts: readonly number[]
}

/** What the pass over the document keeps of a page: no glyphs. */
export interface PageOutline {
  readonly page: number
  readonly box: PageText['box']
  readonly lines: readonly TextLine[]
  readonly texts: readonly string[]
}

/** The outline of a page. */
export function outlineOf(page: PageText): PageOutline {
  return { page: page.page, box: page.box, lines: page.lines, texts: lineTexts(page) }
}

/** The lines of each page with the kinds and hyphens that the whole document tells. */
export function judgedLines(pages: readonly PageOutline[]): readonly (readonly TextLine[])[] {
  const counts: WordCounts = new Map()
  for (const page of pages) countWords(page.texts.join('\n'), counts)
  const kinds = repeatedFurniture(pages)
  return pages.map((page, index) => {
    const lines = page.lines.map((line, at) => ({ ...line, kind: kinds[index]?.[at] ?? line.kind }))
    const hyphens = hyphensOf(lines, page.texts, counts)
    return lines.map((line, at) => ({ ...line, hyphen: hyphens[at] ?? false }))
  })
}

/**
 * The reading text of a page from its lines and their texts: body and headings, then footnotes; no running heads, page
 * numbers or stamp. Hyphens are joined, a paragraph is a line.
 */
export function readingTextOf(lines: readonly TextLine[], texts: readonly string[]): string {
  const all = [...lines.entries()]
  const body = all.filter(([, line]) => line.kind === 'body' || line.kind === 'heading')
  const notes = all.filter(([, line]) => line.kind === 'footnote')
  let text = ''
  let before: TextLine | null = null
  for (const [index, line] of [...body, ...notes]) {
    const own = texts[index] ?? ''
    if (before) {
      const joined = before.hyphen && before.paragraph === line.paragraph
      if (joined) text = text.slice(0, -1)
      text += before.paragraph === line.paragraph ? betweenLines(joined, text, own) : '\n'
    }
    text += own
    before = line
  }
  return text
}

/** Joins the reading texts of pages; a page's end is a line end. */
export function documentTextFrom(pages: readonly string[]): DocumentText {
  const pageStarts: number[] = []
  let text = ''
  for (const page of pages) {
    if (text !== '') text += '\n'
    pageStarts.push(text.length)
    text += page
  }
  return { text, pageStarts }
}

/** The page (1-based) that a position of the document's text is on. */
export function pageAt(document: DocumentText, position: number): number {
  let page = 0
  while (page + 1 < document.pageStarts.length && (document.pageStarts[page + 1] ?? Infinity) <= position) page++
  return page + 1
}
