// One text to be read as a list, as it travels to the thread that reads it.
import type { Draft } from '../../preload/model/list.ts'
import { parseDraft, type DraftInput } from './parse-draft.ts'
import { checkText, readSource } from './readers/read-source.ts'

/** What is to be read: a text, or bytes whose encoding and format are still to be found. */
export type DraftCall =
  | { readonly kind: 'input'; readonly input: DraftInput }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string | null }

/** Reads it. Throws `invalid-input` for what is pasted and no text, and for bytes that are none. */
export function readDraft(call: DraftCall): Draft {
  if (call.kind === 'bytes') {
    const kind = call.name === null ? 'text' : 'file'
    return parseDraft({ ...readSource(call.bytes, call.name), kind, name: call.name })
  }
  const { input } = call
  if (input.kind === 'text') checkText(input.text.trim() === '' ? (input.html ?? '') : input.text, null)
  return parseDraft(input)
}
