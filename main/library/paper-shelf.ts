// The papers of a library folder, one record a folder: read all at once on opening, then kept in step with the disk.
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Low } from 'lowdb'
import { AppError } from '../../preload/errors.ts'
import { folderName, PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'
import { say } from '../../preload/said.ts'
import { exists, renameOver, sharedFolderSync, syncFolder, type Disk } from './disk.ts'
import { accept, paperFormat } from './formats.ts'
import { createGate } from './gate.ts'
import { ValidatedJsonFile } from './json-file.ts'
import { adoptPdfs } from './pdf-files.ts'
import { newPaperRecord } from './records.ts'
import { SerialRecord } from './serial-record.ts'
import { errno, storageError } from './storage-error.ts'

type Row = SerialRecord<PaperRecord>

/** Told after each durable change; `before` is null for a paper that is new here, `after` for one that went. */
export type PaperChanged = (id: PaperId, after: PaperRecord | null, before: PaperRecord | null) => void

export class PaperShelf {
  readonly #home: string
  readonly #disk: Disk
  readonly #rows = new Map<PaperId, Row>()
  readonly #moving = new Map<PaperId, Promise<unknown>>()
  readonly #writes = createGate(16)
  readonly #syncPapers: () => Promise<void>
  readonly #changed: PaperChanged

  constructor(home: string, on: Disk, changed: PaperChanged) {
    this.#home = home
    this.#disk = on
    this.#changed = changed
    this.#syncPapers = sharedFolderSync(join(home, 'papers'), on)
  }

  /** Reads every record. Nothing is written: `repairs` are for `repair`. Throws `storage` for a newer record. */
  async load(): Promise<readonly DamagedPaper[]> {
    const folders = await readdir(join(this.#home, 'papers'), { withFileTypes: true }).catch((error: unknown) => {
      if (errno(error) === 'ENOENT') return []
      throw error
    })
    const ids = folders.flatMap((entry) => (entry.isFile() ? [] : (idOfFolder(entry.name) ?? [])))
    const damaged: DamagedPaper[] = []
    for (const [index, id] of ids.entries()) {
      // Others get a turn: a window can show while ten thousand records are read.
      if (index % 100 === 99) await setImmediate()
      const file = new ValidatedJsonFile(recordPath(this.#home, id), paperFormat, this.#disk)
      const low = new Low<PaperRecord | null>(file, null)
      await low.read()
      const record = low.data?.id === id ? low.data : null
      if (file.finding.kind === 'restored' || file.finding.kind === 'lost') damaged.push({ id, file, record })
      else if (low.data && !record) damaged.push({ id, file, record, why: `it names another paper (${low.data.id})` })
      if (record) this.#rows.set(id, this.#row(id, low, record))
    }
    return damaged
  }

  /** Sets a bad file aside and puts the last good copy, or what can be known without one, in its place. Answers the new file name, if any. */
  async repair({ id, file, record, why }: DamagedPaper, now: Date): Promise<string | null> {
    const aside = await file.setAside(now, why !== undefined)
    const rebuilt = await this.#rebuilt(id, record, now)
    const low = new Low<PaperRecord | null>(file, rebuilt)
    await low.write()
    this.#rows.set(id, this.#row(id, low, rebuilt))
    return aside
  }

  has(id: PaperId): boolean {
    return this.#rows.has(id)
  }

  ids(): readonly PaperId[] {
    return [...this.#rows.keys()]
  }

  record(id: PaperId): PaperRecord | null {
    return this.#rows.get(id)?.value ?? null
  }

  async create(record: PaperRecord): Promise<'created' | 'already-here'> {
    return this.#alone(record.id, async () => {
      if (this.#rows.has(record.id)) return 'already-here'
      const path = recordPath(this.#home, record.id)
      const low = new Low<PaperRecord | null>(new ValidatedJsonFile(path, paperFormat, this.#disk), null)
      const accepted = accept(paperFormat, record)
      if (!accepted.ok) throw new AppError('invalid-input', `That paper cannot be kept: ${accepted.fault}.`)
      low.data = accepted.value
      try {
        await this.#writes(async () => {
          await this.#makeFolder(record.id)
          await low.write()
        })
      } catch (error) {
        throw storageError(error, `add ${record.id}`, path)
      }
      const row = this.#row(record.id, low, low.data)
      this.#rows.set(record.id, row)
      this.#changed(record.id, row.value, null)
      return 'created'
    })
  }

  async update(id: PaperId, change: (record: PaperRecord) => PaperRecord | void): Promise<PaperRecord> {
    for (let moving = this.#moving.get(id); moving; moving = this.#moving.get(id)) await moving
    const row = this.#rows.get(id)
    if (!row) throw notHere(id)
    return row.update((draft) => {
      const next = change(draft) ?? draft
      if (next.id !== id) throw new AppError('invalid-input', 'A paper keeps its id.')
      return next
    })
  }

  /** Moves the paper's folder, with everything in it, to the bin. */
  async remove(id: PaperId, now: Date): Promise<void> {
    await this.#alone(id, async () => {
      const row = this.#rows.get(id)
      if (!row) throw notHere(id)
      await row.idle()
      try {
        await mkdir(join(this.#home, 'bin'), { recursive: true })
        await this.#moveAway(binFolder(this.#home, id), now)
        await renameOver(paperFolder(this.#home, id), binFolder(this.#home, id), this.#disk)
        await this.#syncBoth()
      } catch (error) {
        throw storageError(error, `move ${id} to the bin`, paperFolder(this.#home, id))
      }
      this.#rows.delete(id)
      this.#changed(id, null, row.value)
    })
  }

  /** Brings a paper back from the bin as it was; one that is here already stays. Throws `not-found`. */
  async bringBack(id: PaperId, now: Date): Promise<void> {
    await this.#alone(id, async () => {
      if (this.#rows.has(id)) return
      const [from, to] = [binFolder(this.#home, id), paperFolder(this.#home, id)]
      if (!(await exists(from))) throw new AppError('not-found', say('library.notInBin', { id }))
      try {
        await mkdir(join(this.#home, 'papers'), { recursive: true })
        await this.#moveAway(to, now)
        await renameOver(from, to, this.#disk)
        await this.#syncBoth()
      } catch (error) {
        throw storageError(error, `bring ${id} back`, from)
      }
      const file = new ValidatedJsonFile(recordPath(this.#home, id), paperFormat, this.#disk)
      const low = new Low<PaperRecord | null>(file, null)
      await low.read()
      if (!low.data) return void (await this.repair({ id, file, record: null }, now))
      const row = this.#row(id, low, low.data)
      this.#rows.set(id, row)
      this.#changed(id, row.value, null)
    })
  }

  async folder(id: PaperId): Promise<string> {
    await this.#makeFolder(id).catch((error: unknown) => {
      throw storageError(error, `make a folder for ${id}`, paperFolder(this.#home, id))
    })
    return paperFolder(this.#home, id)
  }

  async idle(): Promise<void> {
    await Promise.allSettled(this.#moving.values())
    await Promise.all([...this.#rows.values()].map((row) => row.idle()))
  }

  #row(id: PaperId, low: Low<PaperRecord | null>, record: PaperRecord): Row {
    return new SerialRecord(low, record, {
      format: paperFormat,
      path: recordPath(this.#home, id),
      gate: this.#writes,
      onDurable: (after, before) => this.#changed(id, after, before),
    })
  }

  /** Creating, removing and bringing back one paper happen one after the other. */
  async #alone<T>(id: PaperId, work: () => Promise<T>): Promise<T> {
    const before = this.#moving.get(id)
    const mine = (before ? before.catch(() => undefined) : Promise.resolve()).then(work)
    const settled = mine.catch(() => undefined)
    this.#moving.set(id, settled)
    try {
      return await mine
    } finally {
      if (this.#moving.get(id) === settled) this.#moving.delete(id)
    }
  }

  async #makeFolder(id: PaperId): Promise<void> {
    const made = await this.#disk.mkdir(paperFolder(this.#home, id), { recursive: true })
    if (made !== undefined) await this.#syncPapers()
  }

  /** The last good copy, else what the folder's name tells, with the PDFs that arrived since. */
  async #rebuilt(id: PaperId, record: PaperRecord | null, now: Date): Promise<PaperRecord> {
    const base = record ?? newPaperRecord({ id, now })
    return { ...base, files: await adoptPdfs(paperFolder(this.#home, id), base.files) }
  }

  /** Something stands where a folder should go: it gets another name, it is not lost. */
  async #moveAway(folder: string, now: Date): Promise<void> {
    if (!(await exists(folder))) return
    await renameOver(folder, `${folder}~${now.toISOString().replace(/[:.]/g, '-')}`, this.#disk)
  }

  async #syncBoth(): Promise<void> {
    await Promise.all([this.#syncPapers(), syncFolder(join(this.#home, 'bin'), this.#disk)])
  }
}

/** A paper whose file was bad on reading; `record` is its last good copy. */
export interface DamagedPaper {
  readonly id: PaperId
  readonly file: ValidatedJsonFile<PaperRecord>
  readonly record: PaperRecord | null
  /** A fault the file itself cannot see. */
  readonly why?: string
}

export function paperFolder(home: string, id: PaperId): string {
  return join(home, 'papers', folderName(id))
}

function recordPath(home: string, id: PaperId): string {
  return join(paperFolder(home, id), 'paper.json')
}

/** The paper a folder is named for, or null for a folder that is not ours. */
export function idOfFolder(name: string): PaperId | null {
  const parsed = PaperId.safeParse(name.replace('_', '/'))
  return parsed.success && folderName(parsed.data) === name ? parsed.data : null
}

function binFolder(home: string, id: PaperId): string {
  return join(home, 'bin', folderName(id))
}

function notHere(id: PaperId): AppError {
  return new AppError('not-found', say('library.notHere', { id }), { details: { id } })
}
