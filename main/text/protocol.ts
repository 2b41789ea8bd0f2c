// What main and the text worker say to each other: one request at a time, each naming the file it is about.
import type { ErrorData } from '../../preload/errors.ts'
import type { PageText } from '../../preload/model/text.ts'
import type { PdfFacts } from './facts.ts'
import type { TextInfo } from './text-file.ts'

/** What the worker is started with: the folder that holds pdf.js's `cmaps`, `standard_fonts` and `wasm`. */
export interface WorkerSetup {
  readonly assets: string
}

/** A file to read; `password` is tried where it asks for one. */
export interface Source {
  readonly path: string
  readonly password: string | null
}

export type WorkerCall =
  | { readonly kind: 'page'; readonly source: Source; readonly page: number }
  /** Begins a stored text: the pages kept from now on are written to `into`. */
  | { readonly kind: 'begin'; readonly source: Source; readonly into: string }
  /** Reads a page into the stored text; `skip` writes an empty one in its place. */
  | { readonly kind: 'keep'; readonly page: number; readonly skip: boolean }
  /** Looks at the document as a whole and completes the stored text, fsynced. */
  | { readonly kind: 'finish'; readonly sha256: string }
  | { readonly kind: 'facts'; readonly source: Source }

export type WorkerAnswer =
  | { readonly kind: 'page'; readonly text: PageText; readonly pages: number }
  | { readonly kind: 'begun'; readonly pages: number }
  | { readonly kind: 'kept' }
  | { readonly kind: 'finished'; readonly info: TextInfo }
  | { readonly kind: 'facts'; readonly facts: PdfFacts }

/** `ready` is said once, when pdf.js is loaded; everything else answers a call. */
export type WorkerReply =
  | WorkerAnswer
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: ErrorData }
