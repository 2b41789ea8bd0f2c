// Whether the bytes that come are a PDF, and the hash of those that came. Whole files are looked at by main/library/papers/pdf-files.ts.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

/** How far into a file its header may begin (ISO 32000-1 annex H.3, note 13). */
export const HEAD = 1024
/** How far before the end its trailer may be. */
const TAIL = 2048

/** Whether `start`, the first bytes of a file, hold a PDF's header. */
export function hasPdfHeader(start: Uint8Array): boolean {
  return Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, HEAD)).includes('%PDF-')
}

/** Whether a file ends as a PDF does. */
export async function endsAsPdf(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const end = Buffer.alloc(Math.min(size, TAIL))
    const { bytesRead } = await file.read(end, 0, end.length, size - end.length)
    return end.subarray(0, bytesRead).includes('%%EOF')
  } finally {
    await file.close()
  }
}

/** A file's SHA-256 so far, to be continued; reads the file in small pieces. */
export async function hashOf(path: string): Promise<Hash> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) hash.update(piece)
  return hash
}
