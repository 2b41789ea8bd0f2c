// Durable writing: after `writeDurably` resolves there is the complete new file, before it the complete old one, and
// never a torn one, whatever the power does. Temporary files are ours by their name; nothing else is ever deleted.
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FileStamp } from './file-stamp.ts'
import { errno } from './storage-error.ts'

/** The calls that change a library folder, so that tests can let one of them fail. */
export type Disk = Pick<typeof fs, 'open' | 'rename' | 'link' | 'unlink' | 'copyFile' | 'mkdir'>

/** The real file system. */
export const disk: Disk = fs

const ourTemp =
  /^\.(?:paper\.json|library\.json|tabs\.json|\.lock|v\d{1,3}\.pdf|[0-9a-f]{16}\.png)\.\d+-[0-9a-f]{12}\.tmp$/

/** Whether a file name is one of our own temporary files: what a crash may leave behind. */
export function isOurTempFile(name: string): boolean {
  return ourTemp.test(name)
}

/** A temporary name beside `path` that nobody else uses. */
export function tempPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`)
}

/** The last good copy of a record: what the file held before its latest write. */
export function backupPath(path: string): string {
  return `${path}.bak`
}

/**
 * Replaces `path` by `content` and resolves when file and folder are on the disk. With `keepPrevious` the file as it was
 * stays as `<path>.bak`, by a hard link, which costs no second write; a first write leaves a copy of itself there.
 */
export async function writeDurably(
  path: string,
  content: string | Uint8Array,
  options: { readonly keepPrevious: boolean; readonly mode?: number; readonly disk?: Disk },
): Promise<FileStamp> {
  const { temporary, place, settle, stamp } = durableSteps({ path, content, ...options }, options.disk ?? disk)
  await temporary()
  await place()
  await settle()
  return stamp()
}

/** One file to be replaced by `content`; see `writeDurably`. */
export interface DurableWrite {
  readonly path: string
  readonly content: string | Uint8Array
  readonly keepPrevious: boolean
  readonly mode?: number
}

/** The steps of a durable write: each on the disk before the next begins. A step that fails takes its temporary file away. */
interface DurableSteps {
  /** The new content stands beside the file, and is on the disk. */
  temporary(): Promise<void>
  /** It takes the file's place. */
  place(): Promise<void>
  /** Its new place is on the disk: from here on it is acknowledged. */
  settle(): Promise<void>
  /** Size and time of the new file, once it is written. */
  stamp(): FileStamp
}

/** The steps of one durable write, for whoever does those of many files side by side. */
export function durableSteps({ path, content, keepPrevious, mode }: DurableWrite, on: Disk): DurableSteps {
  const temp = tempPath(path)
  let stamp: FileStamp = { size: 0, mtimeMs: 0 }
  const clean = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      await on.unlink(temp).catch(ignore('ENOENT'))
      throw error
    }
  }
  return {
    temporary: () =>
      clean(async () => {
        stamp = await writeNew(temp, content, { sync: true, mode: mode ?? 0o666, disk: on })
      }),
    place: () =>
      clean(async () => {
        if (keepPrevious) await keepBackup(path, temp, on)
        await renameOver(temp, path, on)
      }),
    settle: () => syncFolder(dirname(path), on),
    stamp: () => stamp,
  }
}

/** Writes a file that must not be there yet; with `sync` its content is on the disk afterwards. */
async function writeNew(
  path: string,
  content: string | Uint8Array,
  options: { readonly sync: boolean; readonly mode?: number; readonly disk?: Disk },
): Promise<FileStamp> {
  const file = await (options.disk ?? disk).open(path, 'wx', options.mode ?? 0o666)
  try {
    await file.writeFile(content)
    if (options.sync) await file.sync()
    const { size, mtimeMs } = await file.stat()
    return { size, mtimeMs }
  } finally {
    await file.close()
  }
}

/** Flushes a folder's entries. Windows cannot open folders; its renames are journalled by NTFS. */
export async function syncFolder(folder: string, on: Disk = disk): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await on.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** One flush of a folder for everyone who asks while the one before is under way: ten thousand new papers need few. */
export function sharedFolderSync(folder: string, on: Disk = disk): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const start = (): Promise<void> => {
    running = syncFolder(folder, on).finally(() => {
      running = null
    })
    return running
  }
  return () => {
    if (!running) return start()
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return start()
      })
    return next
  }
}

/** Renames over what is there. On Windows a virus scanner or an indexer may hold the file for a moment: tries again. */
export async function renameOver(from: string, to: string, on: Disk = disk): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await on.rename(from, to)
    } catch (error) {
      const held = process.platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(errno(error) ?? '')
      if (!held || attempt >= 8) throw error
      await sleep(10 * 2 ** attempt)
    }
  }
}

async function keepBackup(path: string, temp: string, on: Disk): Promise<void> {
  const backup = backupPath(path)
  await on.unlink(backup).catch(ignore('ENOENT'))
  try {
    await on.link(path, backup)
  } catch (error) {
    const code = errno(error)
    if (code === 'ENOENT') return on.copyFile(temp, backup)
    // FAT, exFAT and some network drives have no hard links.
    if (['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'UNKNOWN'].includes(code ?? '')) {
      return on.copyFile(path, backup)
    }
    throw error
  }
}

function ignore(code: string): (error: unknown) => void {
  return (error) => {
    if (errno(error) !== code) throw error
  }
}

/** Whether something is at a path. What cannot be told is thrown, never taken for absence. */
export async function exists(path: string): Promise<boolean> {
  try {
    await fs.stat(path)
    return true
  } catch (error) {
    if (errno(error) === 'ENOENT') return false
    throw error
  }
}
