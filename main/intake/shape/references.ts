// Which papers a block names and how: on a line of their own (a carrier), beside their title, or within a sentence.
// What is an id and what only looks like one is decided by main/arxiv/identifiers.ts.
import { parseArxivRef, scanArxivRefs } from '../../arxiv/identifiers.ts'
import type { ArxivId, Version } from '../../../preload/model/ids.ts'
import type { Sentence } from '../../../preload/said.ts'
import type { Block } from '../blocks.ts'
import { isLinkWords, labelOf } from './labels.ts'

/** A paper named in a block's text, from `start` to `end`. */
export interface Ref {
  readonly base: ArxivId
  readonly version: Version | null
  readonly start: number
  readonly end: number
  readonly written: string
  /** The words that link to it where they say more than "pdf" or the address itself; else null. */
  readonly label: string | null
}

/** Something that looks like a reference and is none. */
interface Miss {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly sentence: Sentence
}

export interface Reading {
  readonly refs: readonly Ref[]
  readonly misses: readonly Miss[]
  /** The block is links and words for links only. Its refs, if any, belong to what stands beside it. */
  readonly linksOnly: boolean
}

/** A block that names nothing. */
export const nothingRead: Reading = { refs: [], misses: [], linksOnly: false }
const mayRefer = /\d{4}|arxiv|:\/\//i
const hrefMayRefer = /\d{4}.?\d{3}|arxiv/i

/** Reads the references of a block. Linear in its length. `listed`: other lines of the source start with such ids too. */
export function readReferences(block: Block, now: Date, listed = false): Reading {
  if (block.links.length === 0 && !mayRefer.test(block.text)) return nothingRead
  const refs: Ref[] = []
  const misses: Miss[] = []
  const found = mayRefer.test(block.text) ? scanArxivRefs(block.text, { now }) : { refs: [], nearMisses: [] }
  for (const link of block.links) {
    if (!hrefMayRefer.test(link.href)) continue
    const inside = scanArxivRefs(link.href, { now })
    const shown = block.text.slice(link.start, link.end)
    const ref = inside.refs[0]
    if (ref !== undefined) {
      const label = isLinkWords(shown) || isJustReference(shown, now) ? null : shown
      refs.push({
        base: ref.ref.base,
        version: ref.ref.version,
        start: link.start,
        end: link.end,
        written: link.href,
        label,
      })
    } else {
      for (const miss of inside.nearMisses) {
        misses.push({ start: link.start, end: link.end, text: miss.text, sentence: miss.sentence })
      }
    }
  }
  const linked = (start: number, end: number) =>
    refs.some((ref) => start < ref.end && end > ref.start) ||
    misses.some((miss) => start < miss.end && end > miss.start)
  const inText: Ref[] = []
  for (const { ref, start, end, text } of found.refs) {
    if (linked(start, end)) continue
    inText.push({ base: ref.base, version: ref.version, start, end, written: text, label: null })
  }
  for (const miss of found.nearMisses) {
    if (!linked(miss.start, miss.end))
      misses.push({ start: miss.start, end: miss.end, text: miss.text, sentence: miss.sentence })
  }
  const lead = leadingId(block, now, listed)
  if (lead !== null && !linked(lead.start, lead.end) && inText.every((ref) => ref.start >= lead.end)) inText.push(lead)
  refs.push(...inText)
  refs.sort((a, b) => a.start - b.start)
  return { refs, misses, linksOnly: linksOnly(block, refs, misses) }
}

const clearId = /^(\d{4}\.\d{5}(?:v\d{1,3})?)(?=$|\s+[\p{Lu}\p{Lo}"“《「—–|-]|\s*[:：|\t,，;])/u
/** Among lines that start with ids, words that could be a unit ("second") are none. */
const listedId = /^(\d{4}\.\d{5}(?:v\d{1,3})?)(?=$|\s+[^\s%‰°±×^]|\s*[:：|\t,，;])/u

/** "2406.15877 A Title": at the start of a line such a number is an id, even where it might be a quantity elsewhere. */
function leadingId(block: Block, now: Date, listed: boolean): Ref | null {
  const from = block.marker?.end ?? 0
  if (!/^\d{4}\./.test(block.text.slice(from, from + 5))) return null
  const match = (listed ? listedId : clearId).exec(block.text.slice(from, from + 60))
  if (match?.[1] === undefined) return null
  const read = parseArxivRef(match[1], { now })
  if (!read.ok) return null
  return {
    base: read.ref.base,
    version: read.ref.version,
    start: from,
    end: from + match[1].length,
    written: match[1],
    label: null,
  }
}

/** Whether a bare id leads the block: what makes a number at the start of another line an id as well. */
export function leadsWithId(block: Block, reading: Reading): boolean {
  const first = reading.refs[0]
  return first !== undefined && first.start === (block.marker?.end ?? 0) && /^\d{4}\.\d{5}/.test(first.written)
}

function isJustReference(text: string, now: Date): boolean {
  if (/^\s*https?:\/\/\S+\s*$/i.test(text)) return true
  const refs = scanArxivRefs(text, { now }).refs
  return refs.length > 0 && isLinkWords(without(text, refs))
}

/** The text without the stretches given. */
export function without(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let out = ''
  let at = 0
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start > at) out += text.slice(at, span.start) + ' '
    at = Math.max(at, span.end)
  }
  return out + text.slice(at)
}

/** Addresses in running text, arXiv's or not. */
const addresses = /<?https?:\/\/[^\s<>()（）"'，。；、】」』]+>?/giu
/** The class in brackets that follows an id on arXiv's own pages: `[cs.CL]`, `(cs)`. */
const classes = /[[(][a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?[\])]/g

/** "Paper: [Its title](link)": a line of links, though its words are the title. */
function isLabelledLink(block: Block, refs: readonly Ref[]): boolean {
  const words = block.text.slice(block.marker?.end ?? 0)
  const label = labelOf(words)
  if (label?.label !== 'link' || label.end > (refs[0]?.start ?? 0) - (block.marker?.end ?? 0) + 2) return false
  return isLinkWords(
    without(
      words.slice(label.end),
      refs.map((ref) => ({
        start: ref.start - (block.marker?.end ?? 0) - label.end,
        end: ref.end - (block.marker?.end ?? 0) - label.end,
      })),
    ),
  )
}

/** "A Author, B Author - arXiv preprint , 2021": a search engine's line under a title. */
function isBylineOf(rest: string): boolean {
  return (
    rest.length < 300 &&
    / [-–] /.test(rest) &&
    /^[\p{L}\s.,'’…&-]{3,200}\s[-–]\s(?:arxiv(?: preprint)?|corr)\s*[\s,.…]*(?:\d{4})?[\s.…]*$/iu.test(rest)
  )
}

function linksOnly(block: Block, refs: readonly Ref[], misses: readonly Miss[]): boolean {
  const hasLink = refs.length > 0 || misses.length > 0 || block.links.length > 0 || /https?:\/\//i.test(block.text)
  if (!hasLink) return false
  if (refs.some((ref) => ref.label !== null)) return isLabelledLink(block, refs)
  const foreign = block.links.filter((link) => isLinkWords(block.text.slice(link.start, link.end)))
  const from = block.marker?.end ?? 0
  const rest = without(block.text, [{ start: 0, end: from }, ...refs, ...misses, ...foreign])
    .replace(addresses, ' ')
    .replace(classes, ' ')
  if (isLinkWords(rest) || isBylineOf(rest)) return true
  const label = labelOf(rest.trim())
  return (
    label !== null &&
    (label.label === 'link' || label.label === 'other-link') &&
    isLinkWords(rest.trim().slice(label.end))
  )
}
