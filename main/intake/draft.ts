// Drafts from where lists come from: bytes of a file or a pipe, an address the person asked to fetch, the sample.
// Short texts are read at once; longer ones in a thread that can be ended (reading-thread.ts).
import type { Draft } from '../../preload/model/list.ts'
import type { Arxiv } from '../arxiv/arxiv.ts'
import type { DraftCall } from './read-draft.ts'
import { readInThread } from './reading-thread.ts'

/** The most of a web page that is read, in bytes. */
const maxPage = 8 * 1024 * 1024
/** Texts up to this length, in characters, cannot keep the reader busy for long, whatever they are made of. */
const shortText = 8000

interface Reading {
  readonly signal: AbortSignal
}

/** The draft of what was pasted, with its HTML where the clipboard had both. Throws `invalid-input` for what is no text, `cancelled`. */
export function draftFromText(
  { text, html }: { readonly text: string; readonly html?: string | undefined },
  reading: Reading,
): Promise<Draft> {
  return read({ kind: 'input', input: { text, html, kind: 'text' } }, text.length + (html?.length ?? 0), reading)
}

/** The draft of a file or of piped bytes. Throws `invalid-input` for what is no text, or none, `cancelled`. */
export function draftFromBytes(
  bytes: Uint8Array,
  { name, ...reading }: Reading & { readonly name: string | null },
): Promise<Draft> {
  return read({ kind: 'bytes', bytes, name }, bytes.length, reading)
}

/** Fetches an address because the person asked for it, and reads it as a list. Throws as `Arxiv.page` and `draftFromText` do. */
export async function draftFromUrl(arxiv: Pick<Arxiv, 'page'>, url: string, reading: Reading): Promise<Draft> {
  const page = await arxiv.page(url, { signal: reading.signal, maxBytes: maxPage })
  const format = /html/i.test(page.contentType) ? 'html' : 'auto'
  const input = { text: page.text, format, kind: 'url', name: page.url, url: page.url } as const
  return read({ kind: 'input', input }, page.text.length, reading)
}

async function read(call: DraftCall, length: number, { signal }: Reading): Promise<Draft> {
  if (length > shortText) return readInThread(call, { signal })
  // The readers of every format are a third of the program: loaded here only where they are used here.
  const { readDraft } = await import('./read-draft.ts')
  return readDraft(call)
}
