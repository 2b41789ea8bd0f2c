// A download under way: `.v2.pdf.part` in the paper's folder, growing at its end, hashed as it grows.
// Bytes survive a kill of the program; after a restart of the machine only those that were fsynced are trusted.
import { createHash, type Hash } from 'node:crypto'
import { open, stat, truncate, type FileHandle } from 'node:fs/promises'
import type { PaperId, Version } from '../../preload/model/ids.ts'
import { onDisk, removeOwn } from './disk.ts'
import { bootedAt, findPart, notePath, partPath, validatorOf, writeNote, type PartNote } from './part-note.ts'
import { hashOf } from './pdf-check.ts'

/** Bytes, and milliseconds, after which what came is made durable. */
const CHECKPOINT = { bytes: 8 * 1024 * 1024, time: 5_000 }

/** What is known of a file when its first bytes come. */
export type PartStart = Omit<PartNote, 'schema' | 'synced' | 'bootedAt' | 'complete'>

/** One part, open for adding. Every method throws AppError `storage` when the disk refuses. */
export class PartFile {
  readonly path: string
  note: PartNote
  /** Bytes in the file. */
  size: number
  readonly #file: FileHandle
  readonly #hash: Hash
  #unsynced = 0
  #syncedAt = performance.now()

  private constructor(path: string, note: PartNote, file: FileHandle, hash: Hash, size: number) {
    this.path = path
    this.note = note
    this.#file = file
    this.#hash = hash
    this.size = size
  }

  /** Starts a part anew, in place of an older one of the same version. */
  static async start(folder: string, about: PartStart): Promise<PartFile> {
    const path = partPath(folder, about.version)
    const note: PartNote = { schema: 1, ...about, synced: 0, bootedAt: bootedAt(), complete: false }
    return onDisk(path, async () => {
      await removeOwn(path, notePath(path))
      await writeNote(path, note)
      return new PartFile(path, note, await open(path, 'wx'), createHash('sha256'), 0)
    })
  }

  /** Takes up the part that was left of a request, hashing what is there; null where there is none to go on with. */
  static async resume(folder: string, id: PaperId, asked: Version | null): Promise<PartFile | null> {
    return onDisk(folder, async () => {
      const left = await findPart(folder, id, asked)
      if (left === null) return null
      const { path, note } = left
      const { size } = await stat(path)
      const trusted = Math.abs(bootedAt() - note.bootedAt) < 60 ? size : Math.min(size, note.synced)
      const whole = note.complete && trusted === note.total
      const usable = trusted > 0 && trusted <= (note.total ?? trusted)
      if (!whole && (!usable || validatorOf(note) === null)) {
        await removeOwn(path, notePath(path))
        return null
      }
      if (trusted < size) await truncate(path, trusted)
      const hash = await hashOf(path)
      return new PartFile(path, note, await open(path, 'a'), hash, trusted)
    })
  }

  /** Whether nothing is missing any more: what is left to do is to put it in its place. */
  get whole(): boolean {
    return this.note.complete && this.size === this.note.total
  }

  /** Adds bytes at the end. */
  async append(bytes: Uint8Array): Promise<void> {
    await onDisk(this.path, async () => {
      for (let done = 0; done < bytes.byteLength;) {
        const { bytesWritten } = await this.#file.write(bytes, done, bytes.byteLength - done)
        done += bytesWritten
      }
    })
    this.#hash.update(bytes)
    this.size += bytes.byteLength
    this.#unsynced += bytes.byteLength
    const since = performance.now() - this.#syncedAt
    if (this.#unsynced >= CHECKPOINT.bytes || since >= CHECKPOINT.time) await this.checkpoint()
  }

  /** Makes what came so far durable, and says so in the note. */
  async checkpoint(change: Partial<Pick<PartNote, 'complete' | 'total' | 'version'>> = {}): Promise<void> {
    await onDisk(this.path, async () => {
      await this.#file.sync()
      this.note = { ...this.note, ...change, synced: this.size, bootedAt: bootedAt() }
      await writeNote(this.path, this.note)
    })
    this.#unsynced = 0
    this.#syncedAt = performance.now()
  }

  /** The SHA-256 of what came so far. */
  sha256(): string {
    return this.#hash.copy().digest('hex')
  }

  /** Lets the file go; it stays on disk. Calling it again does nothing. */
  async close(): Promise<void> {
    await onDisk(this.path, () => this.#file.close())
  }

  /** Lets the file go and removes it. */
  async discard(): Promise<void> {
    await this.close()
    await onDisk(this.path, () => removeOwn(this.path, notePath(this.path)))
  }
}
