// What is an arXiv id and what only looks like one: the grammar, its dates and its traps, for one bare candidate.
// Knows nothing of addresses and prose; see identifiers.ts. Rules: arXiv help/arxiv_identifier.
import { ArxivId, type ArxivRef, Version } from '../../preload/model/ids.ts'
import { say, type Sentence } from '../../preload/said.ts'
import { properArchive } from './archives.ts'

/** Why something is no arXiv id. The set is closed; the sentence for the person is beside it. */
export type RefProblem =
  | 'empty'
  | 'too-long'
  | 'not-an-id'
  | 'several'
  | 'bad-month'
  | 'bad-date'
  | 'too-few-digits'
  | 'too-many-digits'
  | 'sequence-zero'
  | 'bad-version'
  | 'unknown-archive'
  | 'archive-missing'
  | 'slash-missing'
  | 'listing'
  | 'not-arxiv'
  | 'no-arxiv-id'
  | 'ambiguous'

export type RefResult =
  | { readonly ok: true; readonly ref: ArxivRef }
  | { readonly ok: false; readonly reason: RefProblem; readonly sentence: Sentence }

/** A refusal with its sentence. */
export function refuse(reason: RefProblem, sentence: Sentence): RefResult & { readonly ok: false } {
  return { ok: false, reason, sentence }
}

/** A clock that was never set must not make today's papers look like the future's. */
const earliestNow = Date.UTC(2026, 11, 1)

/** Months since January 2000 of `now`. */
function monthOf(now: Date): number {
  const date = new Date(Math.max(earliestNow, now.getTime()))
  return (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth()
}

/**
 * Reads one candidate that is nothing but an id, `2406.15877v2` or `math.GT/0309136`: no prefix, no spaces.
 * `monthsAhead` is how far in the future its date may lie.
 */
export function readId(candidate: string, options: { readonly now: Date; readonly monthsAhead: number }): RefResult {
  const modern = /^(\d{4})\.(\d{1,12})(?:v(\d*))?$/i.exec(candidate)
  if (modern) return readModern(candidate, modern[1] ?? '', modern[2] ?? '', modern[3], options)
  const old = /^([a-z-]{2,12})(?:\.[a-z-]{2,12})?\/(\d{1,12})(?:v(\d*))?$/i.exec(candidate)
  if (old) return readOld(candidate, old[1] ?? '', old[2] ?? '', old[3])
  if (/^\d{7}(?:v\d+)?$/i.test(candidate)) {
    return refuse('archive-missing', say('id.archiveMissing', { written: candidate }))
  }
  const joined = /^([a-z-]{2,12}?)(\d{7}(?:v\d+)?)$/i.exec(candidate)
  const archive = joined ? properArchive(joined[1] ?? '') : null
  if (joined && archive) {
    return refuse('slash-missing', say('id.slashMissing', { written: candidate, meant: `${archive}/${joined[2]}` }))
  }
  return notAnId(candidate)
}

/** The refusal of what has no likeness to an id. */
export function notAnId(written: string): RefResult & { readonly ok: false } {
  return refuse('not-an-id', say('id.none', { written: shorten(written) }))
}

function readModern(
  whole: string,
  yymm: string,
  number: string,
  version: string | undefined,
  options: { readonly now: Date; readonly monthsAhead: number },
): RefResult {
  const year = Number(yymm.slice(0, 2))
  const month = Number(yymm.slice(2))
  if (month < 1 || month > 12) {
    return refuse('bad-month', say('id.badMonth', { written: whole, yymm, month: yymm.slice(2) }))
  }
  if (yymm < '0704') {
    return refuse('bad-date', say('id.beforeModern', { written: whole }))
  }
  if (year * 12 + month - 1 > monthOf(options.now) + options.monthsAhead) {
    return refuse('bad-date', say('id.future', { written: whole, date: `20${yymm.slice(0, 2)}-${yymm.slice(2)}` }))
  }
  const digits = yymm < '1501' ? 4 : 5
  if (number.length < digits) {
    const padded = `${yymm}.${number.padStart(digits, '0')}`
    return refuse(
      'too-few-digits',
      say('id.tooFewDigits', { written: whole, digits: number.length, proper: digits, padded }),
    )
  }
  if (number.length > digits) {
    return refuse('too-many-digits', say('id.tooManyDigits', { written: whole, digits: number.length, proper: digits }))
  }
  if (/^0+$/.test(number)) return refuse('sequence-zero', say('id.zero', { written: whole }))
  return withVersion(whole, `${yymm}.${number}`, version)
}

function readOld(whole: string, written: string, number: string, version: string | undefined): RefResult {
  const archive = properArchive(written)
  if (archive === null) return refuse('unknown-archive', say('id.unknownArchive', { written: whole, archive: written }))
  if (number.length !== 7) {
    return refuse(
      number.length < 7 ? 'too-few-digits' : 'too-many-digits',
      say('id.oldDigits', { written: whole, digits: number.length }),
    )
  }
  const yymm = number.slice(0, 4)
  const month = Number(yymm.slice(2))
  if (month < 1 || month > 12) {
    return refuse('bad-month', say('id.badMonth', { written: whole, yymm, month: yymm.slice(2) }))
  }
  if (!(yymm >= '9107' || yymm <= '0703')) {
    return refuse('bad-date', say('id.oldDate', { written: whole }))
  }
  if (number.endsWith('000')) return refuse('sequence-zero', say('id.zero', { written: whole }))
  return withVersion(whole, `${archive}/${number}`, version)
}

function withVersion(whole: string, base: string, version: string | undefined): RefResult {
  const id = ArxivId.safeParse(base)
  if (!id.success) return refuse('not-an-id', say('id.noId', { written: whole }))
  if (version === undefined) return { ok: true, ref: { base: id.data, version: null } }
  const parsed = Version.safeParse(Number(version))
  if (!/^[1-9]\d*$/.test(version) || !parsed.success) {
    return refuse('bad-version', say('id.badVersion', { written: whole }))
  }
  return { ok: true, ref: { base: id.data, version: parsed.data } }
}

/** At most 80 characters of what was written, for a sentence about it. */
export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
