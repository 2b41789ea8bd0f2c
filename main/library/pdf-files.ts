// PDFs as they lie in a paper's folder: `v<version>.pdf`, hashed and looked at from both ends.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Version } from '../../preload/model/ids.ts'
import type { PdfFile } from '../../preload/model/paper.ts'
import { errno } from './storage-error.ts'

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

/** A file's SHA-256 and length, read in pieces. */
export async function hashFile(
  path: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { ...(options.signal && { signal: options.signal }) })) {
    if (!Buffer.isBuffer(chunk)) continue
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** What is wrong with a file as a PDF, or null: `%PDF-` within its first 1024 bytes and `%%EOF` within its last 2048. */
export async function pdfFault(path: string): Promise<'empty' | 'not-a-pdf' | 'truncated' | null> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size === 0) return 'empty'
    const [head, tail] = [Buffer.alloc(Math.min(size, 1024)), Buffer.alloc(Math.min(size, 2048))]
    await file.read(head, 0, head.length, 0)
    await file.read(tail, 0, tail.length, size - tail.length)
    if (!head.includes('%PDF-')) return 'not-a-pdf'
    return tail.includes('%%EOF') ? null : 'truncated'
  } finally {
    await file.close()
  }
}

/** Entries for the good PDFs in a folder that `known` does not name, joined with it, ascending by version. */
export async function adoptPdfs(folder: string, known: readonly PdfFile[], now: Date): Promise<PdfFile[]> {
  const files = [...known]
  for (const version of await versionsOnDisk(folder)) {
    const path = join(folder, pdfName(version))
    if (known.some((file) => file.version === version) || (await pdfFault(path)) !== null) continue
    const { sha256, bytes } = await hashFile(path)
    const { mtime } = await stat(path)
    const downloadedAt = (Number.isFinite(mtime.getTime()) ? mtime : now).toISOString()
    files.push({ version, sha256, bytes, pages: null, etag: null, lastModified: null, downloadedAt, origin: null })
  }
  return files.toSorted((a, b) => a.version - b.version)
}
