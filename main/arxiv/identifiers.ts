// What people write when they mean an arXiv paper → its id. One thing at a time (`parseArxivRef`), or wherever it stands
// in a text (`findArxivRefs`), with what only looks like an id and is none (`findNearMisses`). Pure; nothing is fetched.
import type { ArxivRef } from '../../preload/model/ids.ts'
import { say, type Sentence } from '../../preload/said.ts'
import { bareCandidates } from './id-bare.ts'
import { idAtStart, type LinkOptions, readDoi, readLink, trimId } from './id-links.ts'
import { notAnId, readId, refuse, shorten, type RefProblem, type RefResult } from './id-rules.ts'
import { plain } from './id-text.ts'

export type { RefProblem, RefResult } from './id-rules.ts'

/** How a reference was written: what says `arXiv` in some way is certain, a bare number is judged by its surroundings. */
export type RefKind = 'url' | 'doi' | 'prefixed' | 'bare'

/** A reference found in a text: `text` is what stands from `start` to `end` (exclusive). */
export interface FoundRef {
  readonly ref: ArxivRef
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: RefKind
}

/** Something that looks like a reference and is none. `message` is a sentence for the person. */
export interface NearMiss {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly reason: RefProblem
  readonly sentence: Sentence
}

export interface RefOptions {
  /** Today, for ids of the future. A written-out reference may be dated a year ahead, a bare number a month. */
  readonly now?: Date
}

const longestRef = 2000

/**
 * Reads one thing a person wrote: an id, a link, a DOI, a citation stamp. Repairs what is unmistakable (case, spaces,
 * full-width characters, `hepth/…`, `math.GT/…`, endings) and refuses, with a sentence, what would be a guess.
 */
export function parseArxivRef(text: string, options: RefOptions = {}): RefResult {
  if (text.length > 50_000) return refuse('too-long', say('id.tooLong'))
  const written = plain(text).text.trim()
  if (written === '') return refuse('empty', say('id.empty'))
  if (written.length > longestRef) {
    return refuse('too-long', say('id.tooLong'))
  }
  const limits: LinkOptions = { now: options.now ?? new Date(), monthsAhead: 12 }
  const core = written.replace(/^[\s<([{"'“‘「『【《*_`]+|[\s>)}\]"'”’」』】》*_`.,;:!?。，；：！？、]+$/gu, '')
  const compact = core.replace(/\s+/g, '')

  const direct = readCompact(compact, limits)
  if (direct.ok) return direct
  const stamp = /^(?:arxiv\s*:\s*)?(\S+?)\s*\[[a-z-]+(?:\.[a-z-]+)?(?:\].{0,40})?$/iu.exec(core)
  if (stamp?.[1] !== undefined) return readCompact(stamp[1], limits)
  if (/^(?:doi:)?\s*10\.\d{4,9}\//i.test(core)) return readDoi(trimId(compact.replace(/^doi:/i, '')), limits).result
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\/\S/i.test(compact) || /^(?:[a-z0-9-]+\.)+[a-z]{2,}[/?]/i.test(compact)) {
    if (!/\s/.test(core)) return readLink(core, limits).result
    const joined = readLink(compact, limits).result
    if (joined.ok) return joined
  }
  const inside = scanArxivRefs(written, options)
  const explicitly = inside.refs.filter((found) => found.kind !== 'bare')
  const found = explicitly.length > 0 ? explicitly : inside.refs
  if (new Set(found.map(({ ref }) => ref.base)).size > 1) {
    return refuse('several', say('id.several', { written: shorten(written) }))
  }
  const only = found.find(({ ref }) => ref.version !== null) ?? found[0]
  if (only !== undefined) return { ok: true, ref: only.ref }
  if (direct.reason !== 'not-an-id') return direct
  const miss = inside.nearMisses[0]
  return miss !== undefined ? refuse(miss.reason, miss.sentence) : notAnId(written)
}

/** An id without spaces, with or without `arXiv:`, a bracketed class at its end, a version in brackets. */
function readCompact(compact: string, limits: LinkOptions): RefResult {
  const id = compact
    .replace(/^(?:arxiv(?:\.org)?[:./_#-]*|abs\/)+(?=[a-z0-9])/i, '')
    .replace(/\[[a-z-]+(?:\.[a-z-]+)?\]?$/i, '')
    .replace(/[[(](v\d+)[)\]]?$/i, '$1')
  return readId(trimId(id), limits)
}

/** Every reference to a paper in a text, in order. Linear in the length of the text. */
export function findArxivRefs(text: string, options: RefOptions = {}): FoundRef[] {
  return scanArxivRefs(text, options).refs
}

/** Everything in a text that looks like a reference and is none, in order: never taken for the paper it resembles. */
export function findNearMisses(text: string, options: RefOptions = {}): NearMiss[] {
  return scanArxivRefs(text, options).nearMisses
}

const address = String.raw`(?:https?:)?\/\/[!#-;=?-\[\]_a-z~]{3,2000}`
const hosts = String.raw`arxiv\.org|xxx\.lanl\.gov|ar5iv\.org|doi\.org|huggingface\.co|hf\.co|alphaxiv\.org`
const schemeless = String.raw`(?<![\w.@/-])(?:[a-z0-9-]{1,30}\.){0,3}(?:${hosts})\/[!#-;=?-\[\]_a-z~]{1,2000}`
const doi = String.raw`(?<![\w./])10\.\d{4,9}\/[!#-;=?-\[\]_a-z~]{1,500}`
const prefix = String.raw`arxiv(?:\.org)?(?:[ \t]{0,3}(?:e-?print|preprint|paper|id|no\.?|number|论文|编号|号|预印本))?[ \t]{0,3}[:./#_-]?[ \t]{0,3}(?:\r?\n[ \t]{0,3})?`
const prefixedId = String.raw`(?:\d{4}[ \t]?\.[ \t]?\d{4,6}(?:[ \t]?v\d{1,4})?|[a-z]{1,8}(?:-[a-z]{2,5})?(?:\.[a-z]{2}(?:-[a-z]{2,5})?)?\/\d{5,9}(?:v\d{1,4})?|[a-z-]{0,12}\d[\w.-]{0,30})`
const prefixed = String.raw`(?<![\p{Script=Latin}\p{Nd}_])(?:${prefix}|(?:abs|corr)\/)(?=[a-z0-9])${prefixedId}`
/** Addresses and DOIs first, so that a number inside one is never read by itself. */
const explicit = new RegExp(`(${address}|${schemeless})|(${doi})|(${prefixed})`, 'giu')

/** References and near misses of a text in one pass. */
export function scanArxivRefs(
  text: string,
  options: RefOptions = {},
): { readonly refs: FoundRef[]; readonly nearMisses: NearMiss[] } {
  const plainText = plain(text)
  const now = options.now ?? new Date()
  const limits: LinkOptions = { now, monthsAhead: 12 }
  const refs: FoundRef[] = []
  const nearMisses: NearMiss[] = []
  const place = (from: number, length: number) => {
    const start = plainText.origin(from)
    const end = plainText.origin(from + length - 1) + 1
    return { start, end, text: text.slice(start, end) }
  }
  const take = (from: number, written: string, kind: RefKind, result: RefResult, tell: boolean) => {
    if (result.ok) refs.push({ ref: result.ref, ...place(from, written.length), kind })
    else if (tell) {
      nearMisses.push({ ...place(from, written.length), reason: result.reason, sentence: result.sentence })
    }
  }
  const bareBetween = (from: number, to: number) => {
    for (const found of bareCandidates(plainText.text, from, to, now)) {
      take(found.start, found.written, 'bare', found.result, true)
    }
  }

  let last = 0
  const scanner = new RegExp(explicit)
  for (let match = scanner.exec(plainText.text); match !== null; match = scanner.exec(plainText.text)) {
    bareBetween(last, match.index)
    const [whole, link, doiText, prefixedText] = match
    let written = whole
    if (link !== undefined) {
      written = endOfLink(link)
      const reading = readLink(written, limits)
      take(match.index, written, reading.kind, reading.result, reading.paperLike)
    } else if (doiText !== undefined) {
      written = endOfLink(doiText)
      const reading = readDoi(written, limits)
      take(match.index, written, 'doi', reading.result, reading.paperLike)
    } else if (prefixedText !== undefined) {
      written = prefixedText.replace(/[^\p{L}\p{N}]+$/u, '')
      const after = plainText.text.slice(match.index + written.length, match.index + written.length + 2)
      const result = /^\w|^\.\d/.test(after) ? notWhole(written) : readPrefixed(written, limits)
      take(match.index, written, 'prefixed', result, tellsOfPrefixed(written))
    }
    // What followed the link's end is read next: it may hold another reference.
    last = match.index + Math.max(1, written.length)
    scanner.lastIndex = last
  }
  bareBetween(last, plainText.text.length)
  return { refs, nearMisses }
}

/** Cuts a link where the sentence around it goes on: closing punctuation, or another link joined to it. */
function endOfLink(link: string): string {
  const joined = /[,;|)\]]+(?=https?:\/\/)/i.exec(link)
  let end = joined ? link.slice(0, joined.index) : link
  end = end.replace(/\]\(.*$/, '')
  const open = end.indexOf(')')
  if (open !== -1 && !end.slice(0, open).includes('(')) end = end.slice(0, open)
  return end.replace(/[.,;:!?'*_\][)]+$/, '')
}

function readPrefixed(written: string, limits: LinkOptions): RefResult {
  const id = written.replace(/\s+/g, '').replace(new RegExp(`^(?:${prefix}|(?:abs|corr)/)`, 'iu'), '')
  return readId(idAtStart(id), limits)
}

/** Whether a prefixed thing that is no id was meant as one: `arXiv:` and a number, or the shape of an id after `arXiv`. */
function tellsOfPrefixed(written: string): boolean {
  return /arxiv\s*:\s*[a-z-]*\/?\d{3}/i.test(written) || /\d{4}\s?\.\s?\d{4,}/.test(written) || /\/\d{7}/.test(written)
}

function notWhole(written: string): RefResult {
  return refuse('not-an-id', say('id.notWhole', { written: shorten(written) }))
}
