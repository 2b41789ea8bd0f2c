// A lowdb adapter for one JSON record that is never trusted and never lost: read → parse → migrate → validate → use.
// Reading changes nothing on the disk; `setAside` moves a bad file away afterwards.
import { readFileSync } from 'node:fs'
import type { Adapter } from 'lowdb'
import { AppError } from '../../../preload/errors.ts'
import { say, type Sentence } from '../../../preload/said.ts'
import { backupPath, disk, renameOver, writeDurably, type Disk, type DurableWrite } from './disk.ts'
import { fileStamp, type FileStamp } from './file-stamp.ts'
import { accept, type Format } from './formats.ts'
import { migrate } from './migrations.ts'
import { errno } from './storage-error.ts'

/** What one file held. `newer` is a record of a later program: never touched. */
export type JsonContent<T> =
  | { readonly state: 'good'; readonly data: T }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged'; readonly why: Sentence }
  | { readonly state: 'newer'; readonly found: number }

/** How the last read went. `restored`: the file was bad or gone and its last good copy was taken. `lost`: neither was good. */
export type Finding =
  | { readonly kind: 'good' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'restored'; readonly why: Sentence; readonly fileThere: boolean }
  | { readonly kind: 'lost'; readonly why: Sentence }

/**
 * Reads and judges one file. Throws only what is no fault of its content (permissions, a broken disk). Synchronous:
 * a record is small, and ten thousand of them are read in a fifth of the time that as many promises of files take.
 */
function readJson<T>(path: string, format: Format<T>): JsonContent<T> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (errno(error) === 'ENOENT') return { state: 'missing' }
    if (errno(error) === 'EISDIR') return { state: 'damaged', why: say('fault.folder') }
    throw error
  }
  return judge(text, format)
}

/** Judges a record's text. */
export function judge<T>(text: string, format: Format<T>): JsonContent<T> {
  if (text.trim() === '') return { state: 'damaged', why: say('fault.empty') }
  let value: unknown
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch {
    return { state: 'damaged', why: say('fault.notJson') }
  }
  const migrated = migrate(value, format.migrations)
  if (!migrated.ok) {
    if (migrated.why === 'newer') return { state: 'newer', found: migrated.found }
    if (migrated.why === 'step-failed')
      return { state: 'damaged', why: say('fault.migration', { step: migrated.step }) }
    return { state: 'damaged', why: migrated.why === 'no-schema' ? say('fault.noSchema') : say('fault.notRecord') }
  }
  const accepted = accept(format, migrated.record)
  return accepted.ok
    ? { state: 'good', data: accepted.value }
    : { state: 'damaged', why: say('fault.field', { fault: accepted.fault }) }
}

/** The text of a record as it is kept: for people too. */
function recordText(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`
}

/** One record's file, for `new Low(…)`. */
export class ValidatedJsonFile<T> implements Adapter<T | null> {
  readonly path: string
  readonly #format: Format<T>
  readonly #disk: Disk
  readonly #write: (write: DurableWrite) => Promise<FileStamp>
  #finding: Finding = { kind: 'missing' }
  #stamp: FileStamp | null = null

  /** `write` replaces the file durably; alone, unless a writer of groups is given. */
  constructor(
    path: string,
    format: Format<T>,
    on: Disk = disk,
    write = ({ path: file, content, ...options }: DurableWrite) =>
      writeDurably(file, content, { ...options, disk: on }),
  ) {
    this.path = path
    this.#format = format
    this.#disk = on
    this.#write = write
  }

  /** How the last `read` went. */
  get finding(): Finding {
    return this.#finding
  }

  /** Size and time of the file as it was last read or written here; null where there was none. */
  get stamp(): FileStamp | null {
    return this.#stamp
  }

  /** Notes that another reading of the same file was taken over here. */
  sawAlso(other: ValidatedJsonFile<T>): void {
    this.#stamp = other.stamp
  }

  /** `readNow`, for lowdb. */
  async read(): Promise<T | null> {
    return this.readNow()
  }

  /** The record, from its last good copy if need be; null where there is none. Throws `storage` (details.reason `newer`) for a later schema. */
  readNow(): T | null {
    // Before reading: a change that comes in between is noticed later, never missed.
    this.#stamp = fileStamp(this.path)
    const content = readJson(this.path, this.#format)
    if (content.state === 'newer') throw newerError(this.path, content.found, this.#format)
    if (content.state === 'good') {
      this.#finding = { kind: 'good' }
      return content.data
    }
    const backup = readJson(backupPath(this.path), this.#format)
    if (backup.state === 'newer') throw newerError(backupPath(this.path), backup.found, this.#format)
    const why = content.state === 'damaged' ? content.why : say('fault.missing')
    if (backup.state === 'good') {
      this.#finding = { kind: 'restored', why, fileThere: content.state === 'damaged' }
      return backup.data
    }
    this.#finding = content.state === 'damaged' ? { kind: 'lost', why } : { kind: 'missing' }
    return null
  }

  /** Replaces the file; durable when it resolves. Null, a record that is not there, is not written. */
  async write(data: T | null): Promise<void> {
    if (data === null) return
    this.#stamp = await this.#write({ path: this.path, content: recordText(data), keepPrevious: true })
  }

  /** After a bad read, or when `anyway`: renames the file to `*.corrupt-<time>`. Answers its new path, null where nothing was bad. */
  async setAside(now: Date, anyway = false): Promise<string | null> {
    const finding = this.#finding
    const bad = finding.kind === 'lost' || (finding.kind === 'restored' && finding.fileThere)
    if (!bad && !anyway) return null
    const aside = `${this.path}.corrupt-${now.toISOString().replace(/[:.]/g, '-')}`
    await renameOver(this.path, aside, this.#disk)
    return aside
  }
}

function newerError(path: string, found: number, format: Format<unknown>): AppError {
  return new AppError('storage', say('repair.newer', { name: format.name, found, known: format.migrations.current }), {
    details: { reason: 'newer', path, found, known: format.migrations.current },
  })
}
