// Reads HTML into blocks with parse5: nothing is run, nothing is fetched, what is hidden or furniture by its element is
// left out. The walk is a loop with its own stack, so that no depth of nesting can end it.
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import type { Lines } from '../../../preload/model/list.ts'
import { block, joinCells, tidy, type Block, type BlockLink, type ReadSource } from '../blocks.ts'
import {
  attribute,
  isBold,
  isDataTable,
  isFurnitureElement,
  isHiddenElement,
  notesOfHead,
  type Element,
  type Node,
} from './html-elements.ts'
import { markerOf } from '../markers.ts'
import { splitMessage } from './messages.ts'
import { looksLikeHeads } from './table-reader.ts'

const breaking = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Elements that stand apart, as if with an empty line; the others only break the line. */
const apart = new Set(
  'article blockquote dl dt details figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section summary table tr ul'.split(
    ' ',
  ),
)

/** Reads a page or a fragment. `url` is where it is from: relative links are resolved by it, or by what it declares. */
export function readHtml(html: string, url: string | null): ReadSource {
  const document = parse(html, { sourceCodeLocationInfo: true })
  const notes = notesOfHead(document)
  const base = notes.base ?? url ?? notes.url
  const strict = new Walk(base, true).read(document)
  const refers = (blocks: readonly Block[]) =>
    blocks.some(
      (one) =>
        /\d{4}\.\d{4}|arxiv/i.test(one.text) || one.links.some((link) => /arxiv|\d{4}\.\d{4,5}/i.test(link.href)),
    )
  const blocks = refers(strict) ? strict : new Walk(base, false).read(document)
  return { blocks, notes: { title: notes.title, date: notes.date, url: notes.url } }
}

interface Frame {
  readonly node: Element
  next: number
  readonly href: string | null
  readonly textFrom: number
}

class Walk {
  private readonly base: string | null
  private readonly strict: boolean
  private readonly blocks: Block[] = []
  private text = ''
  private links: BlockLink[] = []
  private bold: { start: number; end: number }[] = []
  private boldDepth = 0
  private lines: Lines | null = null
  private gap = true
  private heading = 0
  private entryDepth = -1
  private entryStart = false
  private ordinals: (number | null)[] = []
  private marker: number | null = null
  private preformatted = 0

  constructor(base: string | null, strict: boolean) {
    this.base = base
    this.strict = strict
  }

  read(document: DefaultTreeAdapterMap['document']): Block[] {
    const stack: Frame[] = []
    for (const child of document.childNodes) if ('tagName' in child) this.walk(child, stack)
    this.flush()
    return this.blocks
  }

  private walk(root: Element, stack: Frame[]): void {
    this.enter(root, stack)
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const child = childrenOf(frame.node)[frame.next++]
      if (child === undefined) {
        stack.pop()
        this.leave(frame)
      } else if ('tagName' in child) this.enter(child, stack)
      else if (child.nodeName === '#text' && 'value' in child) this.say(child.value, child.sourceCodeLocation ?? null)
    }
  }

  private enter(node: Element, stack: Frame[]): void {
    const tag = node.tagName
    if (isHiddenElement(node) || (this.strict && isFurnitureElement(node))) return
    if (tag === 'table' && isDataTable(node)) {
      this.flush()
      this.table(node)
      return
    }
    if (tag === 'br') {
      if (/\S/.test(this.text)) this.flush()
      else if (this.blocks.length > 0) this.gap = true
      return
    }
    if (tag === 'img') {
      const alt = attribute(node, 'alt') ?? ''
      if (/^\p{Extended_Pictographic}/u.test(alt) && alt.length < 12) this.say(alt, null)
      return
    }
    if (breaking.has(tag)) {
      this.flush()
      if (apart.has(tag)) this.gap = true
      if (/^h[1-6]$/.test(tag)) this.heading = Number(tag.charAt(1))
      if (tag === 'pre') this.preformatted++
      if (tag === 'ul' || tag === 'ol' || tag === 'dl' || tag === 'menu') {
        this.ordinals.push(tag === 'ol' ? Number(attribute(node, 'start') ?? '1') || 1 : null)
        this.entryDepth++
      }
      if (tag === 'li' || tag === 'dt') {
        this.entryStart = true
        const ordinal = this.ordinals.at(-1)
        if (ordinal !== null && ordinal !== undefined) {
          this.marker = Number(attribute(node, 'value') ?? '') || ordinal
          this.ordinals[this.ordinals.length - 1] = this.marker + 1
        }
      }
    }
    if (isBold(node) || (tag === 'summary' && this.strict)) this.boldDepth++
    const href = tag === 'a' ? attribute(node, 'href') : null
    stack.push({ node, next: 0, href: href === null ? null : this.resolve(href), textFrom: this.text.length })
  }

  private leave({ node, href, textFrom }: Frame): void {
    const tag = node.tagName
    if (href !== null && textFrom <= this.text.length) this.links.push({ start: textFrom, end: this.text.length, href })
    if (isBold(node) || (tag === 'summary' && this.strict)) this.boldDepth--
    if (!breaking.has(tag)) return
    this.flush()
    if (apart.has(tag)) this.gap = true
    if (/^h[1-6]$/.test(tag)) this.heading = 0
    if (tag === 'pre') this.preformatted--
    if (tag === 'ul' || tag === 'ol' || tag === 'dl' || tag === 'menu') {
      this.ordinals.pop()
      this.entryDepth--
    }
    if (tag === 'li') this.entryStart = false
  }

  private say(value: string, place: { readonly startLine: number; readonly endLine: number } | null): void {
    if (this.preformatted > 0 && value.includes('\n')) {
      for (const line of value.split('\n')) {
        this.say(line, place)
        if (/\S/.test(this.text)) this.flush()
        else this.gap = true
      }
      return
    }
    const start = this.text.length
    this.text += value
    if (this.boldDepth > 0 && /\S/.test(value)) this.bold.push({ start, end: this.text.length })
    if (place !== null && /\S/.test(value)) {
      const lead = /^\s*/.exec(value)?.[0] ?? ''
      const skipped = lead.split('\n').length - 1
      this.lines = {
        from: this.lines?.from ?? place.startLine + skipped,
        to: Math.max(place.endLine, this.lines?.to ?? 0),
      }
    }
  }

  private resolve(href: string): string {
    const trimmed = href.trim()
    if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed
    if (this.base === null) {
      // A saved page without its address: these paths are arXiv's and Hugging Face's own.
      if (/^\/(?:abs|pdf|html)\/[a-z.-]*\/?\d{4}/i.test(trimmed)) return `https://arxiv.org${trimmed}`
      return /^\/papers\/\d{4}\.\d{4,5}/.test(trimmed) ? `https://huggingface.co${trimmed}` : trimmed
    }
    return URL.parse(trimmed, this.base)?.href ?? trimmed
  }

  /** Ends the line being read. */
  private flush(): void {
    const made = finishLine(this.text, this.links, this.bold, this.lines ?? { from: 1, to: 1 })
    this.text = ''
    this.links = []
    this.bold = []
    this.lines = null
    if (made === null) return
    const message = this.entryDepth < 0 && this.heading === 0 ? splitMessage(made.text) : null
    if (message !== null && (message === '' || made.links.length === 0)) {
      const text = message
      this.blocks.push(block({ ...made, text, bold: 0, links: [], marker: markerOf(text), gap: true, message: true }))
      this.gap = false
      return
    }
    const own = markerOf(made.text)
    const marker = this.marker !== null && own === null ? { style: 'dot' as const, n: this.marker, end: 0 } : own
    const entry = this.entryDepth >= 0 ? { depth: this.entryDepth, start: this.entryStart } : null
    this.blocks.push(block({ ...made, heading: this.heading, marker, entry, gap: this.gap }))
    this.gap = false
    this.entryStart = false
    this.marker = null
  }

  /** A table of data: a block a row. A row of one cell is a heading, a row of `th` the heads. */
  private table(table: Element): void {
    let heads: string[] = []
    let first = true
    for (const row of rowsOf(table)) {
      const cells: Block[] = []
      let allHeads = true
      for (const cell of childrenOf(row)) {
        if (!('tagName' in cell) || !/^t[dh]$/.test(cell.tagName)) continue
        allHeads &&= cell.tagName === 'th'
        const read = new Walk(this.base, this.strict).readCell(cell)
        cells.push(read)
      }
      const line = row.sourceCodeLocation?.startLine ?? 1
      const lines = { from: line, to: row.sourceCodeLocation?.endLine ?? line }
      const only = cells[0]
      if (cells.length === 1 && only !== undefined && only.links.length === 0) {
        if (only.text !== '') this.blocks.push(block({ ...only, lines, gap: true, heading: 4 }))
      } else if (first && cells.length > 1 && (allHeads || looksLikeHeads(cells.map((cell) => cell.text))))
        heads = cells.map((cell) => cell.text)
      else if (cells.length > 0) this.blocks.push(joinCells(cells, heads, lines))
      first = false
    }
    this.gap = true
  }

  private readCell(cell: Element): Block {
    const lines = { from: cell.sourceCodeLocation?.startLine ?? 1, to: cell.sourceCodeLocation?.endLine ?? 1 }
    const stack: Frame[] = []
    const inner = { ...cell, tagName: 'div', nodeName: 'div' } as Element
    this.walk(inner, stack)
    this.flush()
    let text = ''
    const links: BlockLink[] = []
    for (const [i, one] of this.blocks.entries()) {
      if (i > 0) text += ' '
      for (const link of one.links)
        links.push({ ...link, start: link.start + text.length, end: link.end + text.length })
      text += one.text
    }
    return block({ text, links, lines })
  }
}

/** A line's words with white space normalised, its links and bold stretches moved along; null for an empty line. */
function finishLine(
  raw: string,
  rawLinks: readonly BlockLink[],
  bolds: readonly { start: number; end: number }[],
  lines: Lines,
): Block | null {
  if (!/\S/.test(raw)) return null
  const place = new Uint32Array(raw.length + 1)
  let text = ''
  let space = true
  for (let i = 0; i < raw.length; i++) {
    place[i] = text.length
    const c = raw.charAt(i)
    if (/[\u200b\u2060\ufeff\u00ad]/.test(c)) continue
    const isSpace = /\s/.test(c)
    if (isSpace && space) continue
    text += isSpace ? ' ' : c
    space = isSpace
  }
  place[raw.length] = text.length
  text = text.trimEnd()
  const move = (at: number) => Math.min(place[Math.min(at, raw.length)] ?? text.length, text.length)
  const links = rawLinks.map(({ start, end, href }) => {
    const to = move(end)
    return { start: Math.min(move(start), to), end: text.charAt(to - 1) === ' ' ? to - 1 : to, href }
  })
  let lead = 0
  for (const span of bolds) {
    const from = move(span.start)
    if (from <= lead + 1 || (lead === 0 && /^[\s\d\p{P}\p{S}]*$/u.test(text.slice(0, from))))
      lead = Math.max(lead, move(span.end))
    else break
  }
  return block({ text: tidy(text) === text ? text : text.trim(), links, lines, bold: lead })
}

function childrenOf(node: Element): readonly Node[] {
  return node.tagName === 'template' ? [] : node.childNodes
}

/** The rows of a table, not of tables inside it. */
function rowsOf(table: Element): Element[] {
  const rows: Element[] = []
  for (const child of childrenOf(table)) {
    if (!('tagName' in child)) continue
    if (child.tagName === 'tr') rows.push(child)
    else if (/^t(?:head|body|foot)$/.test(child.tagName)) {
      for (const row of childrenOf(child)) if ('tagName' in row && row.tagName === 'tr') rows.push(row)
    }
  }
  return rows
}
