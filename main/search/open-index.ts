// Opens the file of the index, or says why it cannot be used: what is missing, damaged or of another program's version is
// made anew, what is locked or cannot be written is replaced by one in memory.
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { say, type Sentence } from '../../preload/said.ts'
import type { Place } from './protocol.ts'
import { createTables, INDEX_VERSION } from './schema.ts'

/** An open index. `readOnly` ones are never changed; `fault` says why it is not the file that it should be. */
export interface OpenIndex {
  readonly db: DatabaseSync
  readonly readOnly: boolean
  readonly fault: Sentence | null
}

/** Bytes up to which all of the file is checked on opening; beyond, its beginning and its length. */
const CHECKED = 48 * 1024 * 1024

/** Opens the index; `anew` drops what is there. Never throws for the sake of the file: memory is the last resort. */
export function openIndex({ path, mode }: Place, { anew = false } = {}): OpenIndex {
  if (path === null) return inMemory(null)
  if (mode === 'read') return (anew ? null : openToRead(path)) ?? inMemory(null)
  try {
    mkdirSync(dirname(path), { recursive: true })
    if (anew) removeIndex(path)
    return { db: usable(path) ?? fresh(path), readOnly: false, fault: null }
  } catch (error) {
    const why = faultOf(error)
    if (why === 'locked') return inMemory(say('index.inUse'))
    return inMemory(say('index.notWritable'))
  }
}

/** What kind of fault SQLite or the system reports. */
export function faultOf(error: unknown): 'locked' | 'damaged' | 'full' | 'other' {
  if (typeof error !== 'object' || error === null) return 'other'
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null
  if (errcode === 5 || errcode === 6) return 'locked'
  if (errcode === 11 || errcode === 26) return 'damaged'
  // SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN
  if (errcode === 13 || errcode === 10 || errcode === 8 || errcode === 14) return 'full'
  return 'code' in error && (error.code === 'ENOSPC' || error.code === 'EROFS' || error.code === 'EACCES')
    ? 'full'
    : 'other'
}

/** Takes the file and what belongs to it away. */
export function removeIndex(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true, recursive: true })
}

/** Whether a file is there that is no index of this program, or is damaged. Changes nothing. */
export function isIndexDamaged(path: string): boolean {
  if (!existsSync(path)) return false
  const opened = openToRead(path, { anyVersion: true })
  opened?.db.close()
  return opened === null
}

function usable(path: string): DatabaseSync | null {
  if (!existsSync(path)) return null
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(path, { timeout: 2000 })
    if (isSound(db, path, INDEX_VERSION)) {
      prepared(db).exec("DELETE FROM meta WHERE name = 'closed'")
      return db
    }
  } catch (error) {
    if (faultOf(error) === 'locked') {
      db?.close()
      throw error
    }
  }
  db?.close()
  removeIndex(path)
  return null
}

function fresh(path: string): DatabaseSync {
  const db = prepared(new DatabaseSync(path, { timeout: 2000 }))
  createTables(db)
  return db
}

/** WAL, and no waiting for the disk at each commit: losing the last of it in a power cut only means indexing it again. */
function prepared(db: DatabaseSync): DatabaseSync {
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY',
  )
  return db
}

/** The file as it is: without its `-wal` nobody has it open, and it can be read without leaving files beside it. */
function openToRead(path: string, { anyVersion = false } = {}): OpenIndex | null {
  if (!existsSync(path)) return null
  let db: DatabaseSync | null = null
  try {
    const address = pathToFileURL(path)
    if (!existsSync(`${path}-wal`)) address.searchParams.set('immutable', '1')
    db = new DatabaseSync(address, { readOnly: true, timeout: 500 })
    if (isSound(db, path, anyVersion ? null : INDEX_VERSION)) return { db, readOnly: true, fault: null }
  } catch (error) {
    if (anyVersion && faultOf(error) === 'locked' && db) return { db, readOnly: true, fault: null }
  }
  db?.close()
  return null
}

function isSound(db: DatabaseSync, path: string, version: number | null): boolean {
  const found = pragma(db, 'user_version')
  if (version !== null && found !== version) return false
  const { size } = statSync(path)
  // A file that was cut off is shorter than it says of itself.
  const bytes = Number(pragma(db, 'page_count')) * Number(pragma(db, 'page_size'))
  if (size < bytes && !existsSync(`${path}-wal`)) return false
  if (version !== null && db.prepare("SELECT 1 FROM meta WHERE name = 'closed'").get()) return true
  if (size > CHECKED) return db.prepare('SELECT count(*) AS n FROM paper_fts').get() !== undefined
  return db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok'
}

/** Notes that the index is closed as it should be: the next opening need not look through all of it. */
export function closeIndex({ db, readOnly }: OpenIndex): void {
  try {
    if (!readOnly) db.exec("INSERT OR IGNORE INTO meta (name, value) VALUES ('closed', '1'); PRAGMA optimize")
  } catch {
    // Then it is looked through.
  }
  db.close()
}

function pragma(db: DatabaseSync, name: string): unknown {
  return db.prepare(`PRAGMA ${name}`).get()?.[name]
}

function inMemory(fault: Sentence | null): OpenIndex {
  const db = new DatabaseSync(':memory:')
  createTables(db)
  return { db, readOnly: false, fault }
}
