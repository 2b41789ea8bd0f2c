// The addresses of everything that is bytes: PDFs, page text, uploads, exports, pdf.js's own files.
// The renderer builds them here, main/web/resources.ts takes them apart here; both hosts serve the same ones.
import { type ListId, PaperId, type Version } from './model/ids.ts'

/** Where pdf.js finds its data, copied from pdfjs-dist by vite.config.ts. Each ends in `/`, as pdf.js wants. */
export const pdfjsAssets = {
  cMapUrl: '/pdfjs/cmaps/',
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  wasmUrl: '/pdfjs/wasm/',
  iccUrl: '/pdfjs/iccs/',
} as const

/** Where pdf.js finds the icons of notes that bring no drawing of their own. */
export const pdfjsIcons = '/pdfjs/images/'

/** The id as one path segment: the `/` of an old-style id becomes `_`, as in folder names (DESIGN §3). */
function idSegment(id: PaperId): string {
  return id.replace('/', '_')
}

/** The id a path segment stands for, or null. Only `_` stands for `/`; `%2F` is refused. */
export function paperIdFromSegment(segment: string): PaperId | null {
  const parsed = PaperId.safeParse(segment.replace('_', '/'))
  return parsed.success && !segment.includes('/') ? parsed.data : null
}

/** `/pdf/2406.15877/v2`, `/pdf/hep-th_9901001/v1`. Answers GET and HEAD, with Range. */
export function pdfPath(id: PaperId, version: Version): string {
  return `/pdf/${idSegment(id)}/v${version}`
}

/** `/text/2406.15877/v2/7`: the page text of page 7 as JSON (preload/model/text.ts). */
export function textPath(id: PaperId, version: Version, page: number): string {
  return `/text/${idSegment(id)}/v${version}/${page}`
}

/** `/poster/2406.15877/v2?file=<sha256>`: how the paper was last seen (renderer/reader/poster). GET, and POST to keep one. */
export function posterPath(id: PaperId, version: Version, sha256: string): string {
  return `/poster/${idSegment(id)}/v${version}?file=${sha256}`
}

/** `/image/2406.15877/3f9c0d…`: the picture of an area, by the name its mark keeps (preload/model/mark.ts). */
export function imagePath(id: PaperId, name: string): string {
  return `/image/${idSegment(id)}/${name}`
}

/** Where a file is sent with POST, its bytes as the body. Answers `UploadReceipt`. */
export function uploadPath(name: string): string {
  return `/upload?name=${encodeURIComponent(name.toWellFormed())}`
}

/** On a refusal: the codes of its sentence (preload/said.ts), as percent-encoded JSON. */
export const SAID_HEADER = 'x-offprint-said'

/** What /upload answers: pass `upload` on in `intake.draft` or `papers.addFile`. */
export interface UploadReceipt {
  readonly upload: string
  readonly name: string
  readonly bytes: number
}

/** A version of a paper as addresses name it: `v1` to `v999`; null for anything else. */
export function versionFromSegment(segment: string): Version | null {
  return /^v[1-9]\d{0,2}$/.test(segment) ? Number(segment.slice(1)) : null
}

/** A paper with its notes and marks as Markdown (main/exchange/exports.ts). */
export function markdownExportPath(id: PaperId): string {
  return `/export/markdown/${idSegment(id)}`
}

/** A reading list with the curator's words as Markdown. */
export function listExportPath(id: ListId): string {
  return `/export/list/${id}`
}
