// Why arXiv gave no PDF: the kinds of PdfProblem, decided by status and by what arXiv's page says (arXiv/arxiv-browse).
// These answers are final or nearly so: who gets one should tell it, not ask again at once.
import type { PdfProblem } from '../../preload/model/paper.ts'
import { say, together, type Sentence } from '../../preload/said.ts'

export type RefusalKind = PdfProblem['kind']

/** arXiv answered, and the answer is no PDF. `sentence` is for the person. */
export class PdfRefusal extends Error {
  readonly kind: RefusalKind
  /** The HTTP status of the answer. */
  readonly status: number
  readonly sentence: Sentence

  constructor(kind: RefusalKind, sentence: Sentence, status: number) {
    super(sentence.message)
    this.sentence = sentence
    this.name = 'PdfRefusal'
    this.kind = kind
    this.status = status
  }
}

/** What an answer without a PDF means. `throttled` and `blocked` concern all of arXiv, the rest one paper. */
export type PageMeaning =
  | { readonly kind: 'throttled' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'broken'; readonly status: number }
  | { readonly kind: 'refusal'; readonly refusal: PdfRefusal }

/** Reads the status and the start of the body (64 KiB is plenty) of an answer that should have been the PDF of `name`. */
export function classifyPdfPage(status: number, body: string, name: string): PageMeaning {
  const text = body
    .replace(/<[^>]{0,500}>/g, ' ')
    .replace(/&#39;|&rsquo;|&apos;/g, "'")
    .replace(/\s+/g, ' ')
  const says = (pattern: RegExp) => pattern.test(text)
  const refusal = (kind: RefusalKind, sentence: Sentence): PageMeaning => ({
    kind: 'refusal',
    refusal: new PdfRefusal(kind, sentence, status),
  })
  if (isThrottle(status, text)) return { kind: 'throttled' }
  if (status === 403 && !says(/source not public/i)) return { kind: 'blocked' }
  if (says(/has been withdrawn/i)) {
    return refusal('withdrawn', together(say('pdf.withdrawn', { name }), say('pdf.withdrawn.maybe')))
  }
  if (says(/No document for/i)) return refusal('no-such-paper', say('pdf.noVersion', { name }))
  if (says(/No article for|identifier .{0,80}invalid|appears to be invalid|has been deleted/i)) {
    return refusal('no-such-paper', say('pdf.noPaper', { name }))
  }
  if (says(/unable to (?:create|process|build)|PDF Unavailable|PDF conversion system was unable/i)) {
    return refusal('cannot-build', say('pdf.cannotBuild', { name }))
  }
  if (says(/file unavailable/i)) {
    if (status >= 500) {
      return refusal('not-yet-built', say('pdf.notYetBuilt', { name }))
    }
    return refusal('no-pdf', say('pdf.none', { name }))
  }
  if (says(/Source Not Public/i)) return refusal('no-pdf', say('pdf.private', { name }))
  if (status === 404 || status === 410) return refusal('no-such-paper', say('pdf.noneUnder', { name }))
  if (status >= 500 || status === 408) return { kind: 'broken', status }
  if (status >= 400) return refusal('remote', say('pdf.refusedOne', { name, status }))
  return refusal('not-a-pdf', say('pdf.webPage', { name }))
}

/** Whether an answer says that arXiv is throttling: by status, or by words under any status (200 was seen, arxiv.md §1.3). */
export function isThrottle(status: number, text: string): boolean {
  if (status === 429 || status === 406) return true
  if (/^\W*rate exceeded\b/i.test(text)) return true
  return status === 503 && !/file unavailable|has been withdrawn/i.test(text)
}
