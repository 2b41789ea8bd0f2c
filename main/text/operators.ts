// The operator codes of pdf.js that move or show text, written down so that the replay stays pure: it never
// loads pdf.js. A test holds them against the OPS of the installed pdfjs-dist.

/** Codes of `page.getOperatorList().fnArray` (pdfjs-dist 6.5, `OPS`). */
export const OP = {
  setGState: 9,
  save: 10,
  restore: 11,
  transform: 12,
  beginText: 31,
  setCharSpacing: 33,
  setWordSpacing: 34,
  setHScale: 35,
  setLeading: 36,
  setFont: 37,
  setTextRise: 39,
  moveText: 40,
  setLeadingMoveText: 41,
  setTextMatrix: 42,
  nextLine: 43,
  showText: 44,
  paintFormXObjectBegin: 74,
  paintFormXObjectEnd: 75,
} as const

/** What `page.getOperatorList()` gives, as far as the replay reads it. */
export interface OperatorList {
  readonly fnArray: ArrayLike<number>
  readonly argsArray: ArrayLike<unknown>
}
