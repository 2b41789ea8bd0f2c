// Posters: how each paper was last seen, so that it can be shown at once the next time. Pictures the renderer makes of
// what it shows, one a file, in `.derived/posters` under the file's hash: another file has no poster. They may all be deleted.
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import type { PaperId, Version } from '../../preload/model/ids.ts'
import { say } from '../../preload/said.ts'
import { errno, storageError } from '../library/files/storage-error.ts'

/** The largest poster taken in, in bytes. */
export const MAX_POSTER = 3 * 1024 * 1024
/** All posters together stay below this, in bytes: the least recently used go first. */
const MOST_BYTES = 96 * 1024 * 1024
/** So many are written between two looks at how large they are together. */
const SWEEP_EVERY = 20

export interface Posters {
  /** Whether `file` is the hash of that version's PDF as it is now. */
  isOf(id: PaperId, version: Version, file: string): boolean
  /** The poster of a file, as it was kept; null where there is none. */
  read(file: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Keeps a poster in place of the one before. Throws `invalid-input` beyond the limit, `storage`. */
  keep(file: string, body: ReadableStream<Uint8Array> | null): Promise<void>
}

export interface PostersOptions {
  readonly folder: string
  readonly sha256: (id: PaperId, version: Version) => string | null
  /** For tests: the bytes all posters may have together. */
  readonly mostBytes?: number
  readonly sweepEvery?: number
}

/** The posters of one library. Nothing is made before the first is kept. */
export function createPosters(options: PostersOptions): Posters {
  const { folder, sha256, mostBytes = MOST_BYTES, sweepEvery = SWEEP_EVERY } = options
  const pathOf = (file: string): string => join(folder, `${file}.poster`)
  let kept = 0
  return {
    isOf: (id, version, file) => /^[0-9a-f]{64}$/.test(file) && sha256(id, version) === file,
    read: async (file) => {
      try {
        const bytes = await readFile(pathOf(file))
        const now = new Date()
        // Whether it counts as used lately is a convenience.
        void utimes(pathOf(file), now, now).catch(() => undefined)
        return new Uint8Array(bytes)
      } catch (error) {
        if (errno(error) === null) throw error
        return null
      }
    },
    keep: async (file, body) => {
      const bytes = await received(body)
      const temporary = `${pathOf(file)}.${process.pid}-${++kept}.tmp`
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(temporary, bytes)
        await rename(temporary, pathOf(file))
        if (kept % sweepEvery === 0) await sweep(folder, mostBytes)
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined)
        throw storageError(error, say('doing.keepPagePicture'), folder)
      }
    },
  }
}

async function received(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > MAX_POSTER) throw new AppError('invalid-input', 'This picture of a page is too large to be kept.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A poster, whole or half written. In a library of somebody else's the folder may lead anywhere: no other file is touched. */
const OURS = /^[0-9a-f]{64}\.poster(?:\.\d+-\d+\.tmp)?$/

/** Deletes the posters that were not used for longest, and what a crash left half written. */
async function sweep(folder: string, mostBytes: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder))
      .filter((name) => OURS.test(name))
      .map(async (name) => {
        const path = join(folder, name)
        const found = await stat(path).catch(() => null)
        return { path, size: found?.size ?? 0, at: found?.mtimeMs ?? 0, whole: name.endsWith('.poster') }
      }),
  )
  let bytes = 0
  for (const { path, size, at, whole } of files.toSorted((a, b) => b.at - a.at)) {
    bytes += size
    const left = !whole && Date.now() - at > 60_000
    if (left || (whole && bytes > mostBytes)) await rm(path, { force: true })
  }
}
