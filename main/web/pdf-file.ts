// Answers for a PDF on disk: ETag, ranges, HEAD, and a stream that stops when nobody reads it any more.
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { isMissing } from './app-files.ts'
import { fileBody } from './file-body.ts'
import { securityHeaders, sentence } from './headers.ts'
import { ifNoneMatchHas, ifRangeAllows, readRange } from './range.ts'

/** A PDF as the library knows it. `etag` is its SHA-256 in hex, without quotes; `size` in bytes. */
export interface StoredPdf {
  readonly path: string
  readonly size: number
  readonly etag: string
}

/** Answers GET and HEAD for one PDF. 404 where the file is gone from disk. */
export async function pdfFile(pdf: StoredPdf, request: Request): Promise<Response> {
  const file = await openIfThere(pdf.path)
  if (file === null) return sentence(404, 'The PDF is no longer where the library left it. Run “offprint check”.')
  const answer = await decide(file, pdf, request).catch(async (error: unknown) => {
    await file.close()
    throw error
  })
  if (answer.part === null) await file.close()
  const body = answer.part === null ? null : fileBody(file, answer.part.from, answer.part.to)
  return new Response(body, { status: answer.status, headers: { ...securityHeaders(), ...answer.headers } })
}

interface Decision {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The bytes to send; null for none. */
  readonly part: { readonly from: number; readonly to: number } | null
}

async function decide(file: FileHandle, pdf: StoredPdf, request: Request): Promise<Decision> {
  // The open file is what will be read, also if another takes its name now: its size counts, not the record's.
  const { size, mtimeMs } = await file.stat()
  // A file that is not the recorded one must not pass for it, nor be mixed with it in a range.
  const etag = size === pdf.size ? `"${pdf.etag}"` : `"changed-${size}-${Math.round(mtimeMs)}"`
  const common = { etag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' }
  const headersIn = request.headers
  if (ifNoneMatchHas(headersIn.get('if-none-match'), etag)) return { status: 304, headers: common, part: null }

  const head = request.method === 'HEAD'
  const mayRange = !head && ifRangeAllows(headersIn.get('if-range'), etag)
  const range = mayRange ? readRange(headersIn.get('range'), size) : ({ kind: 'whole' } as const)
  if (range.kind === 'unsatisfiable') {
    const headers = { ...common, 'content-range': `bytes */${size}`, 'content-length': '0' }
    return { status: 416, headers, part: null }
  }
  const whole = { from: 0, to: size - 1 }
  const { from, to } = range.kind === 'part' ? range : whole
  const headers = { ...common, 'content-type': 'application/pdf', 'content-length': String(to - from + 1) }
  const part = head || size === 0 ? null : { from, to }
  if (range.kind === 'whole') return { status: 200, headers, part }
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${from}-${to}/${size}` }, part }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
