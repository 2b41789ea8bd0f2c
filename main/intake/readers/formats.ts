// Which format a text is in, by its name and by how it starts.
import { isAnnouncement } from './announcement-reader.ts'
import { isBibitems } from './bibitem-reader.ts'
import { isBibtex } from './bibtex-reader.ts'
import { readCsv } from './table-reader.ts'
import { isTagged } from './tagged-reader.ts'
import { valueOf } from './values.ts'
import { readValues } from './values-reader.ts'
import type { ReadSource } from '../blocks.ts'

export type TextFormat =
  | 'text'
  | 'html'
  | 'markdown'
  | 'bibtex'
  | 'csv'
  | 'tagged'
  | 'bibitems'
  | 'announcement'
  | 'values'

/** The format of a text. The name's ending counts only where the text does not contradict it. */
export function detectFormat(text: string, name: string | null): TextFormat {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name ?? '')?.[1]?.toLowerCase() ?? ''
  const head = text.slice(0, 20_000)
  if (
    /^[\s\ufeff]*(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|meta|title)\b/i.test(
      head,
    )
  )
    return 'html'
  if (mayBeValues(head, ending) && readValuesOf(text, name) !== null) return 'values'
  if (isAnnouncement(text)) return 'announcement'
  if (isBibitems(text)) return 'bibitems'
  if (isTagged(head)) return 'tagged'
  if (/@\w{3,20}\s*[{(]/.test(head) && /=\s*[{"\d]/.test(head) && isBibtex(text)) return 'bibtex'
  if (ending === 'bib') return /@\w+\s*[{(]/.test(text) ? 'bibtex' : 'text'
  if (/^(?:html?|xhtml|mhtml?)$/.test(ending) && /<\w/.test(head)) return 'html'
  if (looksLikeMarkup(head)) return 'html'
  if (/^(?:md|markdown|mdx|qmd|rmd)$/.test(ending)) return 'markdown'
  if (ending === 'csv' || ending === 'tsv' || /^[^\n]{0,300}[,;\t]/.test(head))
    return readCsv(head) !== null && readCsv(text) !== null ? 'csv' : 'text'
  return 'text'
}

/** Data, by its first sign or its name: only then is it worth trying. */
function mayBeValues(head: string, ending: string): boolean {
  return (
    /^[\s\ufeff]*(?:[{[]\s*["{[\]}\d]|(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<opml\b)/i.test(head) ||
    /^ya?ml$/.test(ending) ||
    /^\s*- [a-z_]{2,20}:(?: |$)/m.test(head)
  )
}

/** Data as blocks; null where it is none, or names no paper. */
export function readValuesOf(text: string, name: string | null): ReadSource | null {
  const value = valueOf(text, /\.([a-z0-9]{1,8})$/i.exec(name ?? '')?.[1]?.toLowerCase() ?? '')
  return value === null ? null : readValues(value, text)
}

/** A fragment of HTML: block tags that close, and hardly any text outside tags at the start. */
function looksLikeMarkup(head: string): boolean {
  if (!/^\s*</.test(head)) return false
  const tags =
    head.match(
      /<\/?(?:div|p|ul|ol|li|table|tr|td|th|h[1-6]|section|article|main|span|a|br|dl|dt|dd|strong|b|em)\b[^<>]{0,1000}>/gi,
    )?.length ?? 0
  return tags >= 2
}
