// PDFs as they lie in a paper's folder: `v<version>.pdf`, looked at from both ends and hashed.
import { createHash } from 'node:crypto'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Version } from '../../../preload/model/ids.ts'
import type { PdfFile } from '../../../preload/model/paper.ts'
import { errno } from '../files/storage-error.ts'

/** What a file turned out to be. `%PDF-` within the first KiB (ISO 32000-1 annex H.3), `%%EOF` within the last two. */
export type PdfLook =
  | { readonly sound: true; readonly sha256: string; readonly bytes: number }
  | { readonly sound: false; readonly why: 'empty' | 'not-a-pdf' | 'truncated' }

/** The name a version's PDF has in its paper's folder. */
export function pdfName(version: Version): string {
  return `v${version}.pdf`
}

/** Versions that have a PDF in the folder, ascending, whether a record says so or not. */
export async function versionsOnDisk(folder: string): Promise<readonly Version[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errno(error) === 'ENOENT') return []
    throw error
  })
  return names
    .flatMap((name) => /^v([1-9]\d{0,2})\.pdf$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
}

/** Reads a file from its first byte to its last, in pieces. */
export async function lookAtPdf(path: string, options: { readonly signal?: AbortSignal } = {}): Promise<PdfLook> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size === 0) return { sound: false, why: 'empty' }
    const [head, tail] = [Buffer.alloc(Math.min(size, 1024)), Buffer.alloc(Math.min(size, 2048))]
    await file.read(head, 0, head.length, 0)
    await file.read(tail, 0, tail.length, size - tail.length)
    if (!head.includes('%PDF-')) return { sound: false, why: 'not-a-pdf' }
    if (!tail.includes('%%EOF')) return { sound: false, why: 'truncated' }
    const hash = createHash('sha256')
    const piece = Buffer.alloc(256 * 1024)
    for (let at = 0; at < size;) {
      options.signal?.throwIfAborted()
      const { bytesRead } = await file.read(piece, 0, piece.length, at)
      if (bytesRead === 0) break
      hash.update(piece.subarray(0, bytesRead))
      at += bytesRead
    }
    return { sound: true, sha256: hash.digest('hex'), bytes: size }
  } finally {
    await file.close()
  }
}

/** The record entry of a PDF that is already on disk. */
export async function entryOnDisk(
  folder: string,
  version: Version,
  options: { readonly signal?: AbortSignal } = {},
): Promise<PdfFile | null> {
  const path = join(folder, pdfName(version))
  const look = await lookAtPdf(path, options)
  if (!look.sound) return null
  const { mtime } = await stat(path)
  const { sha256, bytes } = look
  return {
    version,
    sha256,
    bytes,
    pages: null,
    etag: null,
    lastModified: null,
    downloadedAt: mtime.toISOString(),
    origin: null,
  }
}

/** Entries for the sound PDFs of a folder that `known` does not name, joined with it, ascending by version. */
export async function adoptPdfs(
  folder: string,
  known: readonly PdfFile[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<PdfFile[]> {
  const files = [...known]
  for (const version of await versionsOnDisk(folder)) {
    if (known.some((file) => file.version === version)) continue
    const entry = await entryOnDisk(folder, version, options)
    if (entry) files.push(entry)
  }
  return files.toSorted((a, b) => a.version - b.version)
}
