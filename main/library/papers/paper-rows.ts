// The records of a library folder in memory. Where the index vouches for the papers, a record is read when it is asked
// for, and few are kept: the folder is the truth, this is a window on it.
import { join } from 'node:path'
import { Low } from 'lowdb'
import { folderName, PaperId } from '../../../preload/model/ids.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { say, type Sentence } from '../../../preload/said.ts'
import type { Disk, DurableWrite } from '../files/disk.ts'
import type { FileStamp } from '../files/file-stamp.ts'
import { paperFormat } from '../files/formats.ts'
import type { Gate } from '../files/gate.ts'
import { ValidatedJsonFile } from '../files/json-file.ts'
import { SerialRecord } from './serial-record.ts'

/** A record in memory, with the file it is kept in. */
export interface Row {
  readonly record: SerialRecord<PaperRecord>
  readonly file: ValidatedJsonFile<PaperRecord>
}

/** A paper whose file was bad on reading; `record` is its last good copy. */
export interface DamagedPaper {
  readonly id: PaperId
  readonly file: ValidatedJsonFile<PaperRecord>
  readonly record: PaperRecord | null
  /** A fault the file itself cannot see. */
  readonly why?: Sentence
}

/** What reading a record's file gave. `missing` is no fault: there is no record. */
export type ReadPaper =
  | { readonly state: 'good'; readonly row: Row }
  | { readonly state: 'damaged'; readonly paper: DamagedPaper }
  | { readonly state: 'missing' }

export interface PaperRowsOptions {
  readonly home: string
  readonly disk: Disk
  /** Writes records durably, those of the same moment together. */
  readonly write: (write: DurableWrite) => Promise<FileStamp>
  /** Bounds how many records are written at once. */
  readonly gate: Gate
  readonly onDurable: (id: PaperId, after: PaperRecord, before: PaperRecord) => void
  /** Told of what reading on demand came across; `row` is null where nothing is left of it. */
  readonly onDamaged: (paper: DamagedPaper) => void
  readonly onMissing: (id: PaperId) => void
}

/** Records that stay in memory while the index vouches for the rest. */
const KEPT = 3000
/** Records that are let go together. */
const LET_GO = 500

export class PaperRows {
  readonly #options: PaperRowsOptions
  /** Every paper; null where its record is not in memory. */
  readonly #rows = new Map<PaperId, Row | null>()
  /** Those in memory, in the order in which they came. */
  readonly #inMemory = new Set<PaperId>()
  #few = false

  constructor(options: PaperRowsOptions) {
    this.#options = options
  }

  has(id: PaperId): boolean {
    return this.#rows.has(id)
  }

  ids(): readonly PaperId[] {
    return [...this.#rows.keys()]
  }

  /** The rows in memory. */
  *inMemory(): Iterable<Row> {
    for (const id of this.#inMemory) {
      const row = this.#rows.get(id)
      if (row) yield row
    }
  }

  /** The row if it is in memory. */
  peek(id: PaperId): Row | null {
    return this.#rows.get(id) ?? null
  }

  /** The row, read where need be; null where there is none, or nothing good of it. */
  get(id: PaperId): Row | null {
    const known = this.#rows.get(id)
    if (known !== null) return known ?? null
    const read = this.read(id)
    if (read.state === 'good') {
      this.keep(id, read.row)
      return read.row
    }
    if (read.state === 'missing') {
      this.drop(id)
      this.#options.onMissing(id)
      return null
    }
    const { file, record } = read.paper
    const row = record && this.make(id, file, record)
    if (row) this.keep(id, row)
    this.#options.onDamaged(read.paper)
    return row
  }

  /** Notes a paper that somebody else vouches for: it is read when it is asked for. */
  know(id: PaperId): void {
    if (!this.#rows.has(id)) this.#rows.set(id, null)
  }

  keep(id: PaperId, row: Row): void {
    this.#rows.set(id, row)
    this.#inMemory.delete(id)
    this.#inMemory.add(id)
    if (this.#few && this.#inMemory.size > KEPT + LET_GO) this.#letGo()
  }

  drop(id: PaperId): void {
    this.#rows.delete(id)
    this.#inMemory.delete(id)
  }

  /** From now on only some thousand records stay in memory. */
  keepFew(): void {
    this.#few = true
    if (this.#inMemory.size > KEPT) this.#letGo()
  }

  /** Reads and judges a record's file. Changes nothing. Throws `storage` for a newer record. */
  read(id: PaperId): ReadPaper {
    const file = this.file(id)
    const data = file.readNow()
    const record = data?.id === id ? data : null
    const { kind } = file.finding
    if (kind === 'restored' || kind === 'lost') return { state: 'damaged', paper: { id, file, record } }
    if (data && !record)
      return { state: 'damaged', paper: { id, file, record, why: say('fault.otherPaper', { id: data.id }) } }
    return record ? { state: 'good', row: this.make(id, file, record) } : { state: 'missing' }
  }

  /** The file of a paper's record. Nothing is read. */
  file(id: PaperId): ValidatedJsonFile<PaperRecord> {
    const { home, disk, write } = this.#options
    return new ValidatedJsonFile(recordPath(home, id), paperFormat, disk, write)
  }

  /** A row of a record that is in its file. */
  make(id: PaperId, file: ValidatedJsonFile<PaperRecord>, record: PaperRecord): Row {
    const low = new Low<PaperRecord | null>(file, record)
    low.data = record
    const { gate, onDurable } = this.#options
    return {
      file,
      record: new SerialRecord(low, record, {
        format: paperFormat,
        path: file.path,
        gate,
        onDurable: (after, before) => onDurable(id, after, before),
      }),
    }
  }

  #letGo(): void {
    let left = this.#inMemory.size - KEPT
    for (const id of this.#inMemory) {
      if (left <= 0) return
      if (this.#rows.get(id)?.record.isIdle === false) continue
      this.#rows.set(id, null)
      this.#inMemory.delete(id)
      left -= 1
    }
  }
}

export function paperFolder(home: string, id: PaperId): string {
  return join(home, 'papers', folderName(id))
}

export function recordPath(home: string, id: PaperId): string {
  return join(paperFolder(home, id), 'paper.json')
}

/** The paper a folder is named for, or null for a folder that is not ours. */
export function idOfFolder(name: string): PaperId | null {
  const parsed = PaperId.safeParse(name.replace('_', '/'))
  return parsed.success && folderName(parsed.data) === name ? parsed.data : null
}
