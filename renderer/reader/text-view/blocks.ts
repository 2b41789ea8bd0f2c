// A paper's page texts as blocks one reads: headings, paragraphs, list entries, captions, formulas, footnotes,
// references. Running heads, page numbers and the stamp are left out; a sentence cut by a page's end is one block. Pure.
import type { PageText, TextLine } from '../../../preload/model/text.ts'
import { betweenLines, flowOf } from '../../../preload/text/flow.ts'
import type { OutlineItem } from '../rail/outline-items.ts'

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'caption' | 'formula' | 'footnote' | 'reference'

/** The part of a block on one page: its text, and for each UTF-16 unit the glyph it came from. */
export interface BlockPart {
  readonly page: number
  readonly text: string
  readonly glyphs: readonly number[]
}

export interface Block {
  readonly kind: BlockKind
  /** For headings: 0 for a section, 1 for a subsection, and so on. */
  readonly level: number
  readonly parts: readonly BlockPart[]
}

const CAPTION = /^(?:(?:Figure|Fig\.|Table|Tab\.|Algorithm|Listing)\s*[A-Z]?\d+|[图表]\s*\d+)/u
const ENTRY = /^(?:[•▪◦‣∙·–]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s)/u
const REFERENCES = /^(?:[\dA-Z.]{0,5}\s*)?(?:references|bibliography|literature cited|参考文献)\s*$/iu
const APPENDIX = /^(?:appendi(?:x|ces)|supplementary|附录|[A-Z]\.?\s+\p{Lu})/iu

/** The blocks of one page. `inReferences` says that the bibliography has begun before it. */
export function blocksOf(
  page: PageText,
  about: { readonly outline: readonly OutlineItem[]; readonly inReferences: boolean },
): { readonly blocks: readonly Block[]; readonly inReferences: boolean } {
  const blocks: Block[] = []
  let { inReferences } = about
  for (const lines of paragraphsOf(page.lines.filter(isBody))) {
    const part = partOf(page, lines)
    if (part.text === '') continue
    const heading = lines.every(({ kind }) => kind === 'heading')
    if (heading && REFERENCES.test(part.text)) inReferences = true
    else if (heading && APPENDIX.test(part.text)) inReferences = false
    const kind = heading ? 'heading' : inReferences ? 'reference' : kindOf(part.text)
    blocks.push({ kind, level: heading ? levelOf(part.text, about.outline) : 0, parts: [part] })
  }
  for (const lines of paragraphsOf(page.lines.filter(({ kind }) => kind === 'footnote'))) {
    const part = partOf(page, lines)
    if (part.text !== '') blocks.push({ kind: 'footnote', level: 0, parts: [part] })
  }
  return { blocks, inReferences }
}

/** All blocks of some pages in order; what a page's end cuts is put together again. */
export function joinedBlocks(pages: readonly (readonly Block[])[]): readonly Block[] {
  const joined: Block[] = []
  let notes: Block[] = []
  for (const blocks of pages) {
    const [first, ...rest] = blocks
    const open = joined.at(-1)
    const goesOn = first && open && continues(open, first)
    // Footnotes of the page before wait until the sentence they stand under is at its end.
    if (goesOn) joined[joined.length - 1] = { ...open, parts: [...open.parts, ...first.parts] }
    joined.push(...notes)
    notes = []
    for (const block of goesOn ? rest : blocks) (block.kind === 'footnote' ? notes : joined).push(block)
  }
  return [...joined, ...notes]
}

/** What stands between two parts of a block. */
export function betweenParts(before: string, after: string): string {
  return betweenLines(false, before, after)
}

function continues(open: Block, next: Block): boolean {
  if (open.kind !== next.kind || (open.kind !== 'paragraph' && open.kind !== 'reference')) return false
  const before = open.parts.at(-1)?.text ?? ''
  const after = next.parts[0]?.text ?? ''
  return !/[.!?:;。！？：；]["”’)\]]?$/u.test(before) && /^(?:\p{Ll}|\p{Script=Han}|\d|[(,])/u.test(after)
}

/** Lines of one paragraph each, in the order in which paragraphs begin. */
function paragraphsOf(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const paragraphs = new Map<number, TextLine[]>()
  for (const line of lines) {
    const known = paragraphs.get(line.paragraph)
    if (known) known.push(line)
    else paragraphs.set(line.paragraph, [line])
  }
  return [...paragraphs.values()]
}

function partOf(page: PageText, lines: readonly TextLine[]): BlockPart {
  let text = ''
  const glyphs: number[] = []
  // Lines that follow each other are read in one go, so that their hyphens are joined.
  for (const [first, last] of runsOf(lines)) {
    const flow = flowOf(page, first.from, last.to)
    const between = text === '' ? '' : betweenLines(false, text, flow.text)
    text += between + flow.text
    if (between !== '') glyphs.push(glyphs.at(-1) ?? first.from)
    for (const glyph of flow.glyphs) glyphs.push(glyph)
  }
  return { page: page.page, text, glyphs }
}

function runsOf(lines: readonly TextLine[]): readonly (readonly [TextLine, TextLine])[] {
  const runs: [TextLine, TextLine][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    if (run && run[1].to === line.from) run[1] = line
    else runs.push([line, line])
  }
  return runs
}

function kindOf(text: string): BlockKind {
  if (CAPTION.test(text)) return 'caption'
  if (ENTRY.test(text)) return 'item'
  return /\p{L}{3}|\p{Script=Han}/u.test(text) ? 'paragraph' : 'formula'
}

/** As deep as the outline says, else as its number does. */
function levelOf(text: string, outline: readonly OutlineItem[]): number {
  const plain = (title: string): string =>
    title
      .replace(/^[\dA-Z]{1,3}(?:\.\d+)*\.?\s+/u, '')
      .replace(/\W+/gu, '')
      .toLowerCase()
  const wanted = plain(text)
  const known = wanted === '' ? undefined : outline.find(({ title }) => plain(title) === wanted)
  if (known) return known.level
  const number = /^(?:\d+|[A-Z])((?:\.\d+)*)\.?\s/u.exec(text)
  return number ? (number[1]?.split('.').length ?? 1) - 1 : 0
}

function isBody({ kind }: TextLine): boolean {
  return kind === 'body' || kind === 'heading'
}
