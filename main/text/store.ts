// The stored texts of a library: .derived/text/<sha256>/m<model>.text, one file a document (text-file.ts). Everything
// here may be deleted at any time; what is damaged or of another model counts as not there and is made anew.
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import { TEXT_MODEL, type PageText } from '../../preload/model/text.ts'
import { Footer, MARK, pageFrom, TAIL_BYTES, unpacked, withLetters, type TextInfo } from './text-file.ts'
import { z } from 'zod'
import type { DocumentText } from './document-text.ts'

/** One stored text. */
export interface StoredText {
  readonly info: TextInfo
  /** Throws `not-found` for a page the document does not have, `storage` for damage. */
  page(page: number): Promise<PageText>
  document(): Promise<DocumentText>
}

export interface TextStore {
  /** The stored text of a file, or null where there is none that can be used. */
  read(sha256: string): Promise<StoredText | null>
  /** A path to write a new one to. */
  begin(sha256: string): Promise<string>
  /** Puts what was written and fsynced in its place. */
  keep(sha256: string, written: string): Promise<void>
  /** Takes away what was only half written. */
  discard(written: string): Promise<void>
  /** Takes a damaged one away. */
  drop(sha256: string): Promise<void>
}

/** Stored texts whose footers stay in memory. */
const REMEMBERED = 12
const NAME = `m${TEXT_MODEL}.text`
/** One that is being written, or was left half written, of this model or an earlier one. */
const HALF = /^m\d+\.text\.\d+-\d+\.tmp$/
const Document = z.object({ text: z.string(), pageStarts: z.array(z.number().int()) })

/** The store in a library folder. Nothing is made before something is stored. */
export function textStore(home: string): TextStore {
  const root = join(home, '.derived', 'text')
  const remembered = new Map<string, StoredText>()
  let temporary = 0
  const folderOf = (sha256: string): string => join(root, sha256)

  return {
    read: async (sha256) => {
      const path = join(folderOf(sha256), NAME)
      const known = remembered.get(sha256)
      const footer = known ? null : await footerOf(path, sha256)
      if (!known && !footer) return null
      const stored = known ?? storedText(path, footer)
      if (!stored) return null
      remembered.delete(sha256)
      remembered.set(sha256, stored)
      for (const oldest of remembered.keys()) {
        if (remembered.size <= REMEMBERED) break
        remembered.delete(oldest)
      }
      return stored
    },
    begin: async (sha256) => {
      const folder = folderOf(sha256)
      try {
        await mkdir(folder, { recursive: true })
        // What an earlier run left half written.
        for (const name of await readdir(folder)) if (HALF.test(name)) await rm(join(folder, name), { force: true })
      } catch (error) {
        throw new AppError('storage', 'The text of this paper cannot be kept: its folder cannot be written.', {
          cause: error,
        })
      }
      return join(folder, `${NAME}.${process.pid}-${++temporary}.tmp`)
    },
    keep: async (sha256, written) => {
      remembered.delete(sha256)
      await rename(written, join(folderOf(sha256), NAME))
    },
    // Where it cannot be removed yet, the next `begin` does it.
    discard: (written) => rm(written, { force: true }).catch(() => undefined),
    drop: async (sha256) => {
      remembered.delete(sha256)
      await rm(join(folderOf(sha256), NAME), { force: true })
    },
  }
}

function storedText(path: string, footer: Footer | null): StoredText | null {
  if (!footer) return null
  const block = async ([offset, length]: readonly [number, number]): Promise<unknown> => {
    const file = await open(path, 'r')
    try {
      return await unpacked(await bytesAt(file, offset, length))
    } finally {
      await file.close()
    }
  }
  const guarded = async <T>(read: (value: unknown) => T | null, at: readonly [number, number]): Promise<T> => {
    const value = await block(at).then(read, () => null)
    if (value === null) throw new AppError('storage', 'The stored text of this paper is damaged.')
    return value
  }
  return {
    info: footer.info,
    page: async (page) => {
      const at = footer.blocks[page - 1]
      if (!at) throw new AppError('not-found', `This PDF has ${footer.info.pages} pages; there is no page ${page}.`)
      return withLetters(await guarded(pageFrom, at), footer.kinds[page - 1] ?? '')
    },
    document: () => guarded((value) => Document.safeParse(value).data ?? null, footer.document),
  }
}

async function footerOf(path: string, sha256: string): Promise<Footer | null> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch {
    // Not there, or not readable: it is made anew.
    return null
  }
  try {
    const { size } = await file.stat()
    if (size < TAIL_BYTES) return null
    const tail = await bytesAt(file, size - TAIL_BYTES, TAIL_BYTES)
    const length = tail.readUInt32BE(4)
    if (tail.toString('latin1', 0, 4) !== MARK || length > size - TAIL_BYTES) return null
    const parsed = Footer.safeParse(await unpacked(await bytesAt(file, size - TAIL_BYTES - length, length)))
    const fits = parsed.success && parsed.data.info.model === TEXT_MODEL && parsed.data.info.sha256 === sha256
    return fits ? parsed.data : null
  } catch {
    return null
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, offset)
  if (bytesRead < length) throw new Error('The stored text ends early.')
  return bytes
}
