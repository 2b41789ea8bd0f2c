// The one neutral form every source is read into before anyone asks what it means: a row of blocks, one a line or
// paragraph, with what its format said of it. Readers make blocks; the shape room reads them; neither knows the other.
import type { Lines } from '../../preload/model/list.ts'

/**
 * How a line is numbered. `han` 一、 · `part` “Part 2”, 第二章 · `thread` 2/ or 2/n · `multi` 2.1 · `circle` ② and 2️⃣ · `letter` a) · `picture` 📄 · `lone` a number on
 * the line above. */
export type NumberStyle =
  | 'dot'
  | 'comma'
  | 'paren'
  | 'parens'
  | 'bracket'
  | 'hash'
  | 'circle'
  | 'thread'
  | 'word'
  | 'multi'
  | 'han'
  | 'part'
  | 'roman'
  | 'lone'
  | 'letter'
  | 'picture'

/** What stands before the words of a line. `end` is where the words start. `n` is null for bullets and pictures. */
export interface Marker {
  readonly style: NumberStyle | 'bullet'
  readonly n: number | null
  readonly end: number
}

/** An address behind a stretch of the text. */
export interface BlockLink {
  readonly start: number
  readonly end: number
  readonly href: string
}

export interface Block {
  /** One line of words, white space normalised, its marker still before it. */
  readonly text: string
  readonly lines: Lines
  /** A heading by the format's own sign (`#`, `<h2>`, setext): its level, else 0. */
  readonly heading: number
  /** An entry of a list by the format's own sign, or a paragraph inside one (`start` false). Depth from 0. */
  readonly entry: { readonly depth: number; readonly start: boolean } | null
  readonly marker: Marker | null
  /** How much of the text, from its words' start on, is set in bold; up to `text.length`. */
  readonly bold: number
  /** Something (an empty line, a paragraph's end) separates it from the block before. */
  readonly gap: boolean
  /** It goes on the paragraph of the block before: a Markdown line break that means a space. */
  readonly soft: boolean
  readonly links: readonly BlockLink[]
  /** A row of a table: its cells as blocks and the column heads that the table has. */
  readonly row: { readonly cells: readonly Block[]; readonly heads: readonly string[] } | null
  readonly code: boolean
  /** A person's message in a chat or a post in a thread starts here. */
  readonly message: boolean
}

/** What a source says of itself, apart from its blocks. */
export interface SourceNotes {
  readonly title: string | null
  readonly date: string | null
  readonly url: string | null
}

/** A source as read: blocks in order, and its notes. */
export interface ReadSource {
  readonly blocks: readonly Block[]
  readonly notes: SourceNotes
}

export const noNotes: SourceNotes = { title: null, date: null, url: null }

/** A block with everything unsaid that `parts` does not say. */
export function block(parts: Partial<Block> & { readonly text: string; readonly lines: Lines }): Block {
  return {
    heading: 0,
    entry: null,
    marker: null,
    bold: 0,
    gap: false,
    soft: false,
    links: [],
    row: null,
    code: false,
    message: false,
    ...parts,
  }
}

/** One block of a row's cells; its text is theirs with tabs between, its links are theirs moved along. */
export function joinCells(cells: readonly Block[], heads: readonly string[], lines: Block['lines']): Block {
  let text = ''
  const links: { start: number; end: number; href: string }[] = []
  for (const [i, cell] of cells.entries()) {
    if (i > 0) text += '\t'
    for (const link of cell.links) links.push({ ...link, start: link.start + text.length, end: link.end + text.length })
    text += cell.text
  }
  return block({ text, links, lines, row: { cells, heads } })
}

/** The words of a block without its marker. */
export function wordsOf(b: Block): string {
  return b.marker === null ? b.text : b.text.slice(b.marker.end)
}

/** White space of every kind as single spaces, none at the ends; zero-width characters and soft hyphens gone. */
export function tidy(text: string): string {
  return text
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
