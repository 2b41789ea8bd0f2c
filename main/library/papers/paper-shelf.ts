// The papers of a library folder, one record a folder, kept in step with the disk: created, changed, moved to the bin and
// back, mended, and taken in when somebody else changed them.
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../../preload/errors.ts'
import { folderName, type PaperId } from '../../../preload/model/ids.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { say } from '../../../preload/said.ts'
import { exists, renameOver, sharedFolderSync, syncFolder, type Disk } from '../files/disk.ts'
import { fileStamp, isSameStamp, STILL_WRITING, type FileStamp } from '../files/file-stamp.ts'
import { accept, paperFormat } from '../files/formats.ts'
import { createGate } from '../files/gate.ts'
import { idOfFolder, paperFolder, PaperRows, recordPath, type DamagedPaper, type Row } from './paper-rows.ts'
import { adoptPdfs } from './pdf-files.ts'
import { newPaperRecord } from './records.ts'
import { errno, storageError } from '../files/storage-error.ts'
import { createGroupWriter } from '../files/write-together.ts'

/** Told after each durable change; `before` is null for a paper that is new here, `after` for one that went. */
export type PaperChanged = (id: PaperId, after: PaperRecord | null, before: PaperRecord | null) => void

/** What somebody else did to a paper's record. `unsure`: the file is bad, but so new that it may still be being written. */
export type OutsideChange = 'same' | 'new' | 'changed' | 'gone' | 'damaged' | 'unsure'

export interface PaperShelfOptions {
  readonly home: string
  readonly disk: Disk
  readonly changed: PaperChanged
  /** Told of a record that turned out to be bad when it was first read, after opening. */
  readonly onDamaged: (paper: DamagedPaper) => Promise<void>
}

/** Records under way at a time: a group that is being written and the next one. */
const AT_ONCE = 48

export class PaperShelf {
  readonly #home: string
  readonly #disk: Disk
  readonly #rows: PaperRows
  readonly #moving = new Map<PaperId, Promise<unknown>>()
  readonly #writes = createGate(AT_ONCE)
  readonly #syncPapers: () => Promise<void>
  readonly #changed: PaperChanged
  readonly #mend: (paper: DamagedPaper) => Promise<void>

  constructor({ home, disk, changed, onDamaged }: PaperShelfOptions) {
    this.#home = home
    this.#disk = disk
    this.#changed = changed
    this.#mend = onDamaged
    this.#syncPapers = sharedFolderSync(join(home, 'papers'), disk)
    this.#rows = new PaperRows({
      home,
      disk,
      write: createGroupWriter(disk),
      gate: this.#writes,
      onDurable: (id, after, before) => changed(id, after, before),
      onDamaged: (paper) => void this.#alone(paper.id, () => onDamaged(paper)).catch(() => undefined),
      onMissing: (id) => changed(id, null, null),
    })
  }

  /**
   * Reads every record that `known` does not vouch for. Nothing is written: `repairs` are for `repair`. Throws `storage`
   * for a newer record.
   */
  async load(known: Pick<ReadonlySet<PaperId>, 'has'> | null = null): Promise<readonly DamagedPaper[]> {
    const folders = await readdir(join(this.#home, 'papers'), { withFileTypes: true }).catch((error: unknown) => {
      if (errno(error) === 'ENOENT') return []
      throw error
    })
    const damaged: DamagedPaper[] = []
    let read = 0
    for (const entry of folders) {
      if (entry.isFile()) continue
      const vouched = known && knownFolder(entry.name, known)
      if (vouched) {
        this.#rows.know(vouched)
        continue
      }
      const id = idOfFolder(entry.name)
      if (id === null) continue
      // Others get a turn: a window can show while ten thousand records are read.
      if (++read % 100 === 0) await setImmediate()
      const found = this.#rows.read(id)
      if (found.state === 'good') this.#rows.keep(id, found.row)
      if (found.state !== 'damaged') continue
      damaged.push(found.paper)
      const { file, record } = found.paper
      if (record) this.#rows.keep(id, this.#rows.make(id, file, record))
    }
    if (known) this.#rows.keepFew()
    return damaged
  }

  /** Sets a bad file aside and puts the last good copy, or what can be known without one, in its place. Answers the new file name, if any. */
  async repair({ id, file, record, why }: DamagedPaper, now: Date): Promise<string | null> {
    const aside = await file.setAside(now, why !== undefined)
    const rebuilt = await this.#rebuilt(id, record, now)
    await file.write(rebuilt)
    const before = this.#rows.peek(id)?.record.value ?? null
    this.#rows.keep(id, this.#rows.make(id, file, rebuilt))
    this.#changed(id, rebuilt, before)
    return aside
  }

  /** From now on few records stay in memory: the index vouches for all. */
  keepFew(): void {
    this.#rows.keepFew()
  }

  /** Size and time of a record's file as it is known here; null for one that is not in memory. */
  stamp(id: PaperId): FileStamp | null {
    return this.#rows.peek(id)?.file.stamp ?? null
  }

  /**
   * Looks at a record's file again, because its size or time are not what they were, and takes in what somebody else
   * wrote. A bad file that is no longer being written is mended.
   */
  async lookAgain(id: PaperId): Promise<OutsideChange> {
    return this.#alone(id, async () => {
      const row = this.#rows.peek(id)
      await row?.record.idle()
      if (row && isSameStamp(row.file.stamp, fileStamp(row.file.path))) return 'same'
      const read = this.#rows.read(id)
      if (read.state === 'missing') {
        if (!this.#rows.has(id)) return 'same'
        this.#rows.drop(id)
        this.#changed(id, null, row?.record.value ?? null)
        return 'gone'
      }
      if (read.state === 'damaged') {
        const { file } = read.paper
        if (file.stamp && Date.now() - file.stamp.mtimeMs < STILL_WRITING) return 'unsure'
        // What is in memory is newer than the copy on the disk.
        await this.#mend(row ? { ...read.paper, record: row.record.value } : read.paper)
        return 'damaged'
      }
      const isNew = !this.#rows.has(id)
      this.#rows.keep(id, read.row)
      this.#changed(id, read.row.record.value, row?.record.value ?? null)
      return isNew ? 'new' : 'changed'
    })
  }

  /** Looks at many; answers those that are gone, and those of which nothing can be said yet. */
  async lookAgainAt(
    ids: readonly PaperId[],
  ): Promise<{ readonly gone: readonly PaperId[]; readonly unsure: readonly PaperId[] }> {
    const found: { readonly gone: PaperId[]; readonly unsure: PaperId[] } = { gone: [], unsure: [] }
    for (const [at, id] of ids.entries()) {
      // Others get a turn.
      if (at % 50 === 49) await setImmediate()
      const change = await this.lookAgain(id)
      if (change === 'gone' || change === 'unsure') found[change].push(id)
    }
    return found
  }

  has(id: PaperId): boolean {
    return this.#rows.has(id)
  }

  ids(): readonly PaperId[] {
    return this.#rows.ids()
  }

  record(id: PaperId): PaperRecord | null {
    return this.#rows.get(id)?.record.value ?? null
  }

  async create(record: PaperRecord): Promise<'created' | 'already-here'> {
    return this.#alone(record.id, async () => {
      if (this.#rows.has(record.id)) return 'already-here'
      const path = recordPath(this.#home, record.id)
      const file = this.#rows.file(record.id)
      const accepted = accept(paperFormat, record)
      if (!accepted.ok) throw new AppError('invalid-input', `That paper cannot be kept: ${accepted.fault}.`)
      try {
        await this.#writes(async () => {
          const made = await this.#disk.mkdir(paperFolder(this.#home, record.id), { recursive: true })
          // Both are on the disk before the paper is acknowledged; neither needs the other to be there first.
          await allOf([file.write(accepted.value), ...(made === undefined ? [] : [this.#syncPapers()])])
        })
      } catch (error) {
        throw storageError(error, say('doing.addPaper', { id: record.id }), path)
      }
      const row = this.#rows.make(record.id, file, accepted.value)
      this.#rows.keep(record.id, row)
      this.#changed(record.id, row.record.value, null)
      return 'created'
    })
  }

  async update(id: PaperId, change: (record: PaperRecord) => PaperRecord | void): Promise<PaperRecord> {
    const row = await this.#settled(id)
    return row.record.update((draft) => {
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
      await row.record.idle()
      try {
        await mkdir(join(this.#home, 'bin'), { recursive: true })
        await this.#moveAway(binFolder(this.#home, id), now)
        await renameOver(paperFolder(this.#home, id), binFolder(this.#home, id), this.#disk)
        await this.#syncBoth()
      } catch (error) {
        throw storageError(error, say('doing.moveToBin', { id }), paperFolder(this.#home, id))
      }
      this.#rows.drop(id)
      this.#changed(id, null, row.record.value)
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
        throw storageError(error, say('doing.bringBack', { id }), from)
      }
      const read = this.#rows.read(id)
      if (read.state !== 'good') {
        const file = this.#rows.file(id)
        file.readNow()
        return void (await this.repair({ id, file, record: null }, now))
      }
      this.#rows.keep(id, read.row)
      this.#changed(id, read.row.record.value, null)
    })
  }

  async folder(id: PaperId): Promise<string> {
    await this.#makeFolder(id).catch((error: unknown) => {
      throw storageError(error, say('doing.makeFolder', { id }), paperFolder(this.#home, id))
    })
    return paperFolder(this.#home, id)
  }

  async idle(): Promise<void> {
    await Promise.allSettled(this.#moving.values())
    await Promise.all(Array.from(this.#rows.inMemory(), ({ record }) => record.idle()))
  }

  /** The row when nothing moves or mends it, with what somebody else wrote meanwhile taken in: nothing of it is lost. */
  async #settled(id: PaperId): Promise<Row> {
    let looked = false
    for (;;) {
      for (let moving = this.#moving.get(id); moving; moving = this.#moving.get(id)) await moving
      const row = this.#rows.get(id)
      if (!row) throw notHere(id)
      // Reading it may have found it damaged; then it is being mended now.
      if (this.#moving.has(id)) continue
      if (looked || !row.record.isIdle || isSameStamp(row.file.stamp, fileStamp(row.file.path))) return row
      looked = true
      await this.lookAgain(id)
    }
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

/** Waits for all, whatever becomes of them, then throws the first failure. */
async function allOf(works: readonly Promise<void>[]): Promise<void> {
  for (const one of await Promise.allSettled(works)) if (one.status === 'rejected') throw one.reason
}

function binFolder(home: string, id: PaperId): string {
  return join(home, 'bin', folderName(id))
}

/** The paper of a folder if it is known: what is known was judged when it came in, and fifty thousand times that is a tenth of a second. */
function knownFolder(name: string, known: Pick<ReadonlySet<PaperId>, 'has'>): PaperId | null {
  const id = name.replace('_', '/') as PaperId
  return known.has(id) && folderName(id) === name ? id : null
}

function notHere(id: PaperId): AppError {
  return new AppError('not-found', say('library.notHere', { id }), { details: { id } })
}
