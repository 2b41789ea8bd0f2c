// What to do after a try that failed: give up, wait, or stop everything. One place for the manners of arxiv.md §7 as far
// as PDFs go; the spacing of requests and the cool-down itself are main/arxiv.
import { AppError } from '../../preload/errors.ts'
import type { ArxivState } from '../../preload/model/app.ts'
import type { PaperRecord, PdfProblem } from '../../preload/model/paper.ts'
import { say, sentenceOf, together, type Sentence } from '../../preload/said.ts'
import { formatRef, Version } from '../../preload/model/ids.ts'
import { PdfRefusal } from '../arxiv/refusal.ts'
import { BadPdf, BrokenTransfer } from './failure.ts'
import {
  badPdfSentence,
  brokenSentence,
  remoteSentence,
  storageSentence,
  throttledSentence,
  withdrawnSentence,
  type Named,
} from './sentences.ts'

/** What follows a failed try. `at` is in milliseconds since 1970; with `everyone` no download may start before it. */
export type NextStep =
  | { readonly step: 'fail'; readonly problem: PdfProblem }
  | {
      readonly step: 'wait'
      readonly problem: PdfProblem
      readonly at: number
      readonly who: 'again' | 'later' | 'everyone'
    }
  | { readonly step: 'stop'; readonly problem: PdfProblem }

/** What is known of the try. */
export interface Try {
  readonly named: Named
  readonly record: PaperRecord | null
  /** Bytes that are kept of it. */
  readonly received: number
  /** Tries before this one that failed and brought nothing new. */
  readonly tries: number
  /** Times before this one that it was put off for long. */
  readonly lateTries: number
  /** Times in a row before this one that arXiv could not be reached, by any download. */
  readonly offlineTries: number
  readonly arxiv: ArxivState
  readonly now: Date
  readonly retryDelays: readonly number[]
  readonly random: () => number
}

/** After a broken transfer, in milliseconds: what came is continued from where it broke. */
export const RETRY_DELAYS: readonly number[] = [1_000, 2_000, 4_000, 8_000, 16_000]
/** After arXiv could not build a PDF, or failed the three tries that main/arxiv gives a request: once more, much later. */
const LATER = 10 * 60_000
const OFFLINE = { first: 30_000, most: 10 * 60_000 }
const COOL_DOWN = 60_000

/** Decides by what was thrown, never by its words. */
export function nextStep(error: unknown, of: Try): NextStep {
  if (error instanceof PdfRefusal) return afterRefusal(error, of)
  if (error instanceof BadPdf) {
    const sentence = badPdfSentence(of.named, error)
    return error.kind === 'truncated' ? again('truncated', sentence, of) : fail(error.kind, sentence, of)
  }
  if (error instanceof BrokenTransfer) return again('remote', brokenSentence(of.named, of.received), of)
  if (!(error instanceof AppError))
    return fail('remote', say('pdf.unexpected', { name: formatRef(of.named.id, of.named.version) }), of)
  switch (error.code) {
    case 'storage':
      return { step: 'stop', problem: problem('storage', storageSentence(sentenceOf(error)), of) }
    case 'rate-limited':
      return throttled(momentOf(error.details?.['until']), of)
    case 'offline':
      return offline(of)
    case 'remote':
      if (of.arxiv.state === 'stopped') return refused(of)
      return later('remote', remoteSentence(of.named, sentenceOf(error)), of)
    case 'cancelled':
    case 'disconnected':
      return again('remote', brokenSentence(of.named, of.received), of)
    default:
      return fail('remote', remoteSentence(of.named, sentenceOf(error)), of)
  }
}

function afterRefusal(refusal: PdfRefusal, of: Try): NextStep {
  switch (refusal.kind) {
    case 'withdrawn':
      return fail('withdrawn', withdrawnSentence(of.named, of.record), of)
    case 'no-such-paper':
      return fail('no-such-paper', together(refusal.sentence, ...newest(of)), of)
    case 'throttled':
      return throttled(null, of)
    case 'refused':
      return refused(of)
    case 'offline':
      return offline(of)
    case 'not-yet-built':
      return later('not-yet-built', refusal.sentence, of)
    case 'truncated':
      return again('truncated', refusal.sentence, of)
    default:
      return fail(refusal.kind, refusal.sentence, of)
  }
}

/** Which version there is, where a later one was asked for. */
function newest({ named, record }: Try): readonly Sentence[] {
  const latest = Version.safeParse(record?.metadata.latest).data
  if (latest === undefined || named.version === null || named.version <= latest) return []
  return [say('pdf.newest', { name: formatRef(named.id, latest) })]
}

function fail(kind: PdfProblem['kind'], sentence: Sentence, of: Try): NextStep {
  return { step: 'fail', problem: problem(kind, sentence, of) }
}

function again(kind: PdfProblem['kind'], sentence: Sentence, of: Try): NextStep {
  const delay = of.retryDelays[of.tries]
  if (delay === undefined) return fail(kind, sentence, of)
  return wait('again', problem(kind, sentence, of), delay * (1 + of.random() / 4), of)
}

function later(kind: PdfProblem['kind'], sentence: Sentence, of: Try): NextStep {
  if (of.lateTries > 0) return fail(kind, sentence, of)
  return wait('later', problem(kind, sentence, of), LATER * (1 + of.random() / 4), of)
}

function wait(who: 'again' | 'later', why: PdfProblem, delay: number, of: Try): NextStep {
  return { step: 'wait', problem: why, at: of.now.getTime() + Math.round(delay), who }
}

function throttled(until: number | null, of: Try): NextStep {
  const known = until ?? momentOf(of.arxiv.until)
  const at = Math.max(known ?? of.now.getTime() + COOL_DOWN, of.now.getTime() + 1)
  return { step: 'wait', problem: problem('throttled', throttledSentence(new Date(at)), of), at, who: 'everyone' }
}

function offline(of: Try): NextStep {
  const delay = Math.min(OFFLINE.first * 2 ** of.offlineTries, OFFLINE.most) * (1 - of.random() / 4)
  const at = of.now.getTime() + Math.round(delay)
  return { step: 'wait', problem: problem('offline', say('pdf.offline'), of), at, who: 'everyone' }
}

function refused(of: Try): NextStep {
  return { step: 'stop', problem: problem('refused', say('pdf.refused'), of) }
}

function problem(kind: PdfProblem['kind'], sentence: Sentence, of: Try): PdfProblem {
  return { kind, version: of.named.version, ...sentence, at: of.now.toISOString() }
}

function momentOf(value: unknown): number | null {
  if (value instanceof Date) return value.getTime()
  const time = typeof value === 'string' ? Date.parse(value) : value
  return typeof time === 'number' && Number.isFinite(time) ? time : null
}
