// Blocks as the shape room looks at them: with their references read, the furniture taken out, and what the furniture
// tells of the source (its address, its date) kept.
import { noNotes, wordsOf, type Block, type SourceNotes } from '../blocks.ts'
import { isAdvertisement, isChatDivider, isFooterStart, isFurniture } from './furniture.ts'
import { dateIn, declaredSource, isDateLine } from './source-notes.ts'
import { labelOf, type Label } from './labels.ts'
import { isOwnLine } from './own-line.ts'
import { leadsWithId, nothingRead, readReferences, type Reading } from './references.ts'
import { splitLinks } from './split-links.ts'
import { splitRow } from './split-rows.ts'
import { splitRun } from './split-runs.ts'
import { isHeadingLike, isTitleLike } from './titles.ts'

export interface Seen {
  readonly block: Block
  readonly reading: Reading
  /** Words without marker. */
  readonly words: string
  /** It is a carrier: links only, with a paper or a near miss among them. */
  readonly carrier: boolean
  /** The carrier says that it leads to another paper than the one at hand ("Related: …"). */
  readonly related: boolean
  /** It names its own paper beside a few words: an item by itself, wherever it stands. */
  readonly own: boolean
  readonly label: Label | null
  readonly titleLike: boolean
  /** It may head a section: by the format's sign, or as a short bare or bold line of its own. */
  readonly heading: 'sign' | 'bold' | 'number' | 'bare' | 'entry' | null
}

export interface Sight {
  readonly seen: readonly Seen[]
  readonly notes: SourceNotes
  /** What stood in furniture that named papers: no items, but not unseen either. */
  readonly aside: readonly { readonly block: Block; readonly reading: Reading }[]
}

/** Reads every block's references and takes the furniture out. */
export function look(whole: readonly Block[], now: Date): Sight {
  const first = whole.map((block) => readReferences(block, now))
  const listed = whole.some((block, i) => leadsWithId(block, first[i] ?? nothingRead))
  const all = new Set(first.flatMap(({ refs }) => refs.map(({ base }) => base))).size
  const read = whole.flatMap((block, i) => {
    const again = listed && /^\d{4}\.\d{5}/.test(wordsOf(block))
    const reading = again ? readReferences(block, now, true) : (first[i] ?? nothingRead)
    if (block.row !== null) return splitRow(block, reading, now)
    return splitRun(block, reading, all, now).flatMap((one) => splitLinks(one.block, one.reading, now))
  })
  const blocks = read.map(({ block }) => block)
  const readings = read.map(({ reading }) => reading)
  const strong = (i: number) =>
    (readings[i]?.linksOnly === true && (readings[i]?.refs.length ?? 0) > 0) ||
    (readings[i]?.refs.some((ref) => ref.label !== null) ?? false)
  const total = blocks.reduce((sum, _, i) => sum + (strong(i) ? 1 : 0), 0)
  let passed = 0
  let end = blocks.length
  for (const [i, block] of blocks.entries()) {
    if (strong(i)) passed++
    else if (passed > 0 && total - passed <= passed / 2 && isFooterStart(wordsOf(block))) {
      end = i
      break
    }
  }
  // Dates on lines of their own, again and again, head the days of a diary.
  const diary = blocks.filter((block) => block.text.length < 30 && dateIn(block.text) === block.text).length > 1
  const chat = blocks.some((block) => block.message)
  const seen: Seen[] = []
  const aside: { block: Block; reading: Reading }[] = []
  let notes: SourceNotes = noNotes
  let advertisement: 'none' | 'opened' | 'words' = 'none'
  let carried = false
  let gapped = false
  // Who says it stands on a line above: the message begins with what is said.
  let spoken = false
  let number: number | null = null
  for (const [i, block] of blocks.entries()) {
    const reading = readings[i]
    if (i >= end || reading === undefined) break
    const named = reading.refs.length > 0 || reading.misses.length > 0
    // An advertisement is its opening line and the one stretch of words with it, up to the next empty line.
    if (named || block.heading > 0 || (block.gap && advertisement === 'words')) advertisement = 'none'
    else if (advertisement === 'opened') {
      // "Advertisement" alone may also only mark a place: what looks like an entry's title is none of its words.
      const title = block.gap && (block.marker !== null || block.bold > 0 || isTitleLike(wordsOf(block)))
      advertisement = title ? 'none' : 'words'
    }
    if (advertisement === 'none' && !named && isAdvertisement(wordsOf(block))) advertisement = 'opened'
    const meta = named ? noNotes : notesOf(block)
    if (!carried || meta.url !== null) notes = merge(notes, meta)
    carried ||= named && reading.linksOnly
    const dropped =
      advertisement !== 'none' ||
      meta.url !== null ||
      (meta.date !== null && block.heading === 0 && !(diary && block.text === meta.date) && isDateLine(block.text)) ||
      (block.text === '' && !named)
    if (
      dropped ||
      (!named &&
        block.heading === 0 &&
        block.row === null &&
        !block.code &&
        (isFurniture(block.text) || (chat && isChatDivider(block.text))))
    ) {
      if (named) aside.push({ block, reading })
      gapped = true
      spoken = block.message && block.text === ''
      continue
    }
    if (!named && loneNumber.test(block.text)) {
      number = Number.parseInt(block.text, 10)
      continue
    }
    let kept = gapped && !block.gap ? { ...block, gap: true } : block
    if (spoken && named) kept = { ...kept, message: true }
    spoken = false
    if (number !== null && kept.marker === null && kept.entry === null) {
      kept = { ...kept, gap: true, marker: { style: 'lone', n: number, end: 0 } }
    }
    number = null
    gapped = false
    seen.push(see(kept, reading))
  }
  return { seen: markBare(seen), notes, aside }
}

/** A number on a line of its own numbers the line below; where none is below it counted likes. */
const loneNumber = /^\d{1,2}\s?[.、]?$/

function notesOf(block: Block): SourceNotes {
  if (block.text.length > 2000) return noNotes
  const url = declaredSource(block.text) ?? linkedSource(block)
  return { title: null, url, date: url !== null || isDateLine(block.text) ? dateIn(block.text) : null }
}

/** "Originally published at Some blog", where the words are a link. */
function linkedSource(block: Block): string | null {
  if (block.text.length > 200) return null
  for (const link of block.links) {
    const before = block.text.slice(0, link.start)
    const shown = block.text.slice(link.start, link.end)
    const says =
      declaredSource(`${before}${link.href}`) ??
      (/^(?:view|read).{0,30}(?:browser|online)|^(?:原文链接|阅读原文)$/i.test(shown) && link.start < 40
        ? link.href
        : null)
    if (says !== null && /^https?:\/\//i.test(link.href)) return link.href
  }
  return null
}

function merge(a: SourceNotes, b: SourceNotes): SourceNotes {
  return { title: a.title ?? b.title, date: a.date ?? b.date, url: a.url ?? b.url }
}

function see(block: Block, reading: Reading): Seen {
  const words = wordsOf(block)
  const label = labelOf(words)
  const related = label?.label === 'related'
  const named = reading.refs.length > 0 || reading.misses.length > 0
  const titleLike = !block.code && isTitleLike(words)
  const plain = !block.message && !named && !reading.linksOnly && !block.code && block.row === null && label === null
  let heading: Seen['heading'] = null
  if (block.heading > 0) heading = 'sign'
  else if (plain && isHeadingLike(words)) {
    if (block.bold >= block.text.length - 1 && block.bold > 0) heading = 'bold'
    else if (block.marker !== null && block.marker.style !== 'bullet' && (block.gap || block.marker.style === 'han'))
      heading = block.marker.style === 'picture' ? 'bare' : 'number'
    else if (block.entry?.start === true && words.length < 60) heading = 'entry'
  }
  return {
    block,
    reading,
    words,
    related,
    own: label === null && isOwnLine(block, reading),
    label: label?.label ?? null,
    titleLike,
    heading,
    carrier: reading.linksOnly && named && !related,
  }
}

/** "Here is what to read this week:" opens what follows but names no section. */
function opensWords(text: string): boolean {
  if (!/[:：]$/.test(text)) return false
  if (/\b(?:these|here|below|following|let['’]s)\b|以下|如下|这几篇|下面|次の/i.test(text)) return true
  return text.split(/\s+/).length > 3 || (text.length > 12 && !text.includes(' '))
}

/** Without any empty line: it stands between an entry's end and a numbering that starts anew. */
function leadsNumbers(seen: readonly Seen[], at: number): boolean {
  const marker = seen[at + 1]?.block.marker
  const before = seen[at - 1]
  return marker?.n === 1 && marker.style !== 'thread' && (before === undefined || before.carrier || !before.titleLike)
}

/** A bare short line heads something only where it stands by itself, with something after it. */
function markBare(seen: readonly Seen[]): Seen[] {
  const marked = seen.map((one, i): Seen => {
    if (
      one.heading !== null ||
      one.block.message ||
      one.block.entry !== null ||
      one.block.marker !== null ||
      one.block.row !== null
    )
      return one
    if (
      one.block.code ||
      one.label !== null ||
      one.reading.linksOnly ||
      one.reading.refs.length > 0 ||
      one.reading.misses.length > 0
    )
      return one
    const next = seen[i + 1]
    if (
      next === undefined ||
      !(one.block.gap || leadsNumbers(seen, i)) ||
      !isHeadingLike(one.words) ||
      opensWords(one.words)
    )
      return one
    return { ...one, heading: 'bare', block: one.block.gap ? one.block : { ...one.block, gap: true } }
  })
  // What a heading without empty lines leads begins as if there were one.
  return marked.map((one, i) =>
    !one.block.gap && marked[i - 1]?.heading === 'bare' && seen[i - 1]?.block.gap === false
      ? { ...one, block: { ...one.block, gap: true } }
      : one,
  )
}

/** Whether the carriers `from` to `to` share their line with links to other papers. */
export function inRow(seen: readonly Seen[], from: number, to: number): boolean {
  const line = seen[from]?.block.lines.from
  return [seen[from - 1], seen[to + 1]].some((one) => one?.carrier === true && one.block.lines.from === line)
}

/** A heading's words without its number; a picture before them is part of them. */
export function headingWords(one: Seen | undefined): string {
  if (one === undefined) return ''
  return one.block.marker?.style === 'picture' ? one.block.text : one.words
}
