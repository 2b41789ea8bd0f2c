// Files that a page sends in: kept in a temporary folder of this run until a request takes them.
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import { errno } from '../library/files/storage-error.ts'
import type { UploadReceipt } from '../../preload/resources.ts'
import { say } from '../../preload/said.ts'

/** The largest file taken in: the largest PDFs on arXiv are under 200 MB. */
export const MAX_UPLOAD = 300 * 1024 * 1024
/** How long a file waits to be taken. */
export const UPLOAD_LIFETIME = 60 * 60 * 1000

const PREFIX = 'upload-'
/** A folder of a run, as `mkdtemp` names it. */
const OURS = /^upload-[A-Za-z0-9]{6}$/

export interface Upload {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

export interface Uploads {
  /** Writes a body to a file of its own. Throws `invalid-input` beyond the limit, `storage`, `cancelled`. */
  receive(
    body: ReadableStream<Uint8Array> | null,
    name: string,
    options: { signal: AbortSignal },
  ): Promise<UploadReceipt>
  /** Hands a file over, once: the caller moves or deletes it. Throws `not-found`. */
  take(id: string): Upload
  /** Deletes what nobody took. */
  close(): Promise<void>
}

/** Removes what runs that crashed left under `folder`. Only for who holds the library's lock: nobody else uploads then. */
export async function sweepUploads(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errno(error) === 'ENOENT') return []
    throw error
  })
  for (const name of names) if (OURS.test(name)) await rm(join(folder, name), { recursive: true, force: true })
}

/** Keeps uploads in a new folder under `folder` (best on the library's own disk, so that taking one is a rename). */
export function createUploads(options: { folder: string; maxBytes?: number; now?: () => number }): Uploads {
  const { folder, maxBytes = MAX_UPLOAD, now = Date.now } = options
  const waiting = new Map<string, Upload & { readonly at: number }>()
  let own: Promise<string> | null = null

  const place = async (): Promise<{ id: string; path: string }> => {
    for (const [id, upload] of waiting) if (now() - upload.at > UPLOAD_LIFETIME) await discard(id, upload.path)
    own ??= mkdir(folder, { recursive: true }).then(() => mkdtemp(join(folder, PREFIX)))
    const id = randomBytes(16).toString('hex')
    return { id, path: join(await own, id) }
  }
  const discard = async (id: string, path: string): Promise<void> => {
    waiting.delete(id)
    await rm(path, { force: true })
  }
  const keep = (id: string, path: string, name: string, bytes: number): UploadReceipt => {
    waiting.set(id, { path, name: plainName(name), bytes, at: now() })
    return { upload: id, name: plainName(name), bytes }
  }
  const tooLarge = (): AppError =>
    new AppError('invalid-input', say('file.large', { most: Math.floor(maxBytes / 1024 / 1024) }))

  return {
    async receive(body, name, { signal }) {
      const { id, path } = await storing(place)
      try {
        const bytes = await writeAll(body, path, { maxBytes, tooLarge, signal })
        return keep(id, path, name, bytes)
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    take(id) {
      const upload = waiting.get(id)
      waiting.delete(id)
      if (upload === undefined || now() - upload.at > UPLOAD_LIFETIME) {
        throw new AppError('not-found', say('file.notArrived'))
      }
      return { path: upload.path, name: upload.name, bytes: upload.bytes }
    },
    async close() {
      waiting.clear()
      if (own !== null) await rm(await own, { recursive: true, force: true })
    },
  }
}

async function writeAll(
  body: ReadableStream<Uint8Array> | null,
  path: string,
  options: { readonly maxBytes: number; readonly tooLarge: () => AppError; readonly signal: AbortSignal },
): Promise<number> {
  const file = await storing(() => open(path, 'wx'))
  let bytes = 0
  try {
    for await (const chunk of body ?? []) {
      options.signal.throwIfAborted()
      bytes += chunk.length
      if (bytes > options.maxBytes) throw options.tooLarge()
      await storing(() => file.writeFile(chunk))
    }
    return bytes
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('cancelled', say('file.notWhole'), { cause })
  } finally {
    await file.close()
  }
}

/** Runs work on the disk; what goes wrong there becomes `storage`, with a cause. */
async function storing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('storage', say('file.notKept'), {
      cause,
    })
  }
}

/** A file name without folders and control characters, for showing; it never becomes a path. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last.replace(/\p{Cc}/gu, '').slice(0, 255) || 'file'
}
