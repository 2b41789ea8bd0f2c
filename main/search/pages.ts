// A document's text cut into its pages.
import type { DocumentText } from '../text/document-text.ts'

/** The text of each page, in order. */
export function pagesOf({ text, pageStarts }: DocumentText): readonly string[] {
  return pageStarts.map((start, index) => text.slice(start, pageStarts[index + 1] ?? text.length))
}
