// Drafts from where lists come from: bytes of a file or a pipe, an address the person asked to fetch, the sample.
import type { Draft } from '../../preload/model/list.ts'
import type { Arxiv } from '../arxiv/arxiv.ts'
import { parseDraft } from './parse-draft.ts'
import { checkText, readSource } from './readers/read-source.ts'

/** The most of a web page that is read, in bytes. */
const maxPage = 8 * 1024 * 1024

/** The draft of what was pasted, with its HTML where the clipboard had both. Throws `invalid-input` for what is no text. */
export function draftFromText({ text, html }: { readonly text: string; readonly html?: string | undefined }): Draft {
  checkText(text.trim() === '' ? (html ?? '') : text, null)
  return parseDraft({ text, html, kind: 'text' })
}

/** The draft of a file or of piped bytes. Throws `invalid-input` for what is no text, or none. */
export function draftFromBytes(bytes: Uint8Array, options: { readonly name: string | null }): Draft {
  return parseDraft({
    ...readSource(bytes, options.name),
    kind: options.name === null ? 'text' : 'file',
    name: options.name,
  })
}

/** Fetches an address because the person asked for it, and reads it as a list. Throws as `Arxiv.page` does. */
export async function draftFromUrl(
  arxiv: Pick<Arxiv, 'page'>,
  url: string,
  options: { readonly signal: AbortSignal },
): Promise<Draft> {
  const page = await arxiv.page(url, { signal: options.signal, maxBytes: maxPage })
  const html = /html/i.test(page.contentType)
  return parseDraft({ text: page.text, format: html ? 'html' : 'auto', kind: 'url', name: page.url, url: page.url })
}
