// What the rest of main asks of arXiv: metadata by batches, PDFs as answers to read, and its mood.
// Everything goes through one queue: one request at a time, one every `interval` (arXiv API terms of use).
import type { ArxivState } from '../../preload/model/app.ts'
import type { ArxivId, ArxivRef } from '../../preload/model/ids.ts'
import type { VersionMetadata } from '../../preload/model/paper.ts'
import type { Unsubscribe } from '../../preload/link.ts'

/** What one paper's answer held. `latest` is the newest version arXiv told of; `withdrawnHint` comes from comment or abstract. */
export interface PaperMetadata {
  readonly base: ArxivId
  readonly latest: number
  readonly metadata: VersionMetadata
  readonly withdrawnHint: boolean
}

/** `missing` are well-formed ids that arXiv does not have (or does not have yet). */
export interface MetadataAnswer {
  readonly found: ReadonlyMap<ArxivId, PaperMetadata>
  readonly missing: readonly ArxivId[]
}

/** A PDF being answered. Reading `body` to its end, cancelling it or aborting `signal` gives the queue's place back. */
export interface PdfAnswer {
  readonly status: 200 | 206
  readonly body: ReadableStream<Uint8Array>
  /** From Content-Length or Content-Range; null when the server does not say. */
  readonly total: number | null
  /** For 206: where the body starts in the file. */
  readonly offset: number
  readonly etag: string | null
  readonly lastModified: string | null
  /** The id and version of Content-Disposition's file name, completed with the archive for old-style ids; null without one. */
  readonly served: ArxivRef | null
  readonly url: string
}

export interface Arxiv {
  /** The newest metadata of up to any number of papers, in requests of at most 100. Throws AppError: `rate-limited` (details.until), `offline`, `remote`, `cancelled`. */
  metadata(ids: readonly ArxivId[], options: { readonly signal: AbortSignal }): Promise<MetadataAnswer>
  /** Opens a PDF. Throws PdfRefusal (main/arxiv/refusal.ts) with the PdfProblem kind when the answer is no PDF, AppError as above otherwise. */
  pdf(
    ref: ArxivRef,
    options: { readonly signal: AbortSignal; readonly resume?: { readonly offset: number; readonly etag: string } },
  ): Promise<PdfAnswer>
  /** Fetches a web page or text a person asked to import, from any https host. At most `maxBytes`; throws AppError. */
  page(
    url: string,
    options: { readonly signal: AbortSignal; readonly maxBytes: number },
  ): Promise<{ readonly text: string; readonly contentType: string; readonly url: string }>
  state(): ArxivState
  onState(listener: (state: ArxivState) => void): Unsubscribe
  /** Lets waiting requests fail with `cancelled` and ends timers. */
  close(): void
}
