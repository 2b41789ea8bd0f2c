// What can go wrong with one PDF beyond what arXiv itself refuses (PdfRefusal) and what the disk refuses (AppError `storage`).
import type { ArxivRef } from '../../preload/model/ids.ts'

/** Why a PDF that came is not taken. */
export type BadPdfReason =
  /** What came does not begin as a PDF. */
  | { readonly kind: 'header' }
  /** It was sent to its end, but the end of a PDF is missing. */
  | { readonly kind: 'trailer' }
  /** The server says it sent another paper or version. */
  | { readonly kind: 'served'; readonly served: ArxivRef }
  /** A different PDF stands at its place, which is not ours to replace. */
  | { readonly kind: 'occupied'; readonly name: string }

/** The PDF that came is not the one that was asked for, or not whole. Nothing of it is kept. */
export class BadPdf extends Error {
  readonly kind: 'not-a-pdf' | 'truncated' | 'wrong-paper'
  readonly reason: BadPdfReason

  constructor(kind: BadPdf['kind'], reason: BadPdfReason) {
    super(`The PDF was not taken: ${reason.kind}`)
    this.name = 'BadPdf'
    this.kind = kind
    this.reason = reason
  }
}

/** The transfer ended before the file did. What came is kept where the server can continue it. */
export class BrokenTransfer extends Error {
  constructor(cause?: unknown) {
    super('The transfer broke off', cause === undefined ? undefined : { cause })
    this.name = 'BrokenTransfer'
  }
}
