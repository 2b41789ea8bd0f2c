// The bin of a library folder: papers that were removed, as they lie in `bin/`. What they are and how much space they
// take; emptying it deletes for good what Offprint made, and never a file that it did not make.
import { lstat, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { BinnedPaper } from '../../../preload/model/bin.ts'
import { say } from '../../../preload/said.ts'
import { isOurTempFile } from '../files/disk.ts'
import { accept, paperFormat } from '../files/formats.ts'
import { mapBounded } from '../files/gate.ts'
import { idOfFolder } from './paper-rows.ts'
import { errno, storageError } from '../files/storage-error.ts'
import { summaryOf } from './summary.ts'

/** Folders on their way out: a crash while emptying leaves one, the next emptying ends it. */
const going = '.going-'

interface Entry {
  /** The folder's name in `bin/`. */
  readonly name: string
  readonly id: PaperId
  /** An earlier copy of a paper that was removed again: `<id>~<time>`. */
  readonly earlier: boolean
}

/** What the bin holds, the last removed first. Bytes are those of all files. */
export async function listBin(
  home: string,
  options: { readonly offset: number; readonly limit: number; readonly signal?: AbortSignal },
): Promise<{ readonly total: number; readonly bytes: number; readonly papers: BinnedPaper[] }> {
  const entries = await entriesOf(home)
  const sized = await mapBounded(entries, 16, async (entry, index) => {
    if (index % 200 === 199) await setImmediate()
    options.signal?.throwIfAborted()
    return { ...entry, ...(await sizeOf(join(home, 'bin', entry.name))) }
  })
  sized.sort((a, b) => b.removedAt - a.removedAt || (a.name < b.name ? -1 : 1))
  const shown = sized.slice(options.offset, options.offset + options.limit)
  return {
    total: sized.length,
    bytes: sized.reduce((sum, { bytes }) => sum + bytes, 0),
    papers: await mapBounded(shown, 16, async (entry) => ({
      entry: entry.name,
      id: entry.id,
      earlier: entry.earlier,
      bytes: entry.bytes,
      removedAt: new Date(entry.removedAt).toISOString(),
      ...(await wordsOf(home, entry)),
    })),
  }
}

/**
 * Deletes papers of the bin for good: those named, or all (null). `kept` counts folders that hold files Offprint did not
 * make: these stay, in their folder. Stops between papers when aborted. Throws `storage`.
 */
export async function emptyBin(
  home: string,
  names: readonly string[] | null,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void } = {},
): Promise<{ readonly deleted: number; readonly kept: number }> {
  const wanted = names && new Set(names)
  const entries = (await entriesOf(home)).filter(({ name }) => wanted === null || wanted.has(name))
  let [deleted, kept, done] = [0, 0, 0]
  for (const left of await leftOver(home)) await deleteFolder(join(home, 'bin', left))
  await mapBounded(entries, 8, async ({ name }) => {
    if (options.signal?.aborted) return
    const [from, to] = [join(home, 'bin', name), join(home, 'bin', `${going}${name}`)]
    try {
      // Out of the way at once, so that nothing half deleted can be brought back.
      await rename(from, to)
      if (await deleteFolder(to)) deleted += 1
      else {
        kept += 1
        await rename(to, from)
      }
    } catch (error) {
      if (errno(error) !== 'ENOENT') throw storageError(error, say('doing.deleteFromBin', { name }), from)
    }
    done += 1
    options.onProgress?.(done, entries.length)
  })
  return { deleted, kept }
}

/** Deletes what Offprint made, and the folder with it if nothing else is in it. */
async function deleteFolder(folder: string): Promise<boolean> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && entry.name === 'images') await deleteImages(path)
    else if (entry.isFile() && isOurs(entry.name)) await rm(path, { force: true })
  }
  try {
    await rmdir(folder)
    return true
  } catch (error) {
    if (errno(error) === 'ENOTEMPTY' || errno(error) === 'EEXIST') return false
    throw error
  }
}

async function deleteImages(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^[0-9a-f]{16}\.png$/.test(name) || isOurTempFile(name)) await rm(join(folder, name), { force: true })
  }
  await rmdir(folder).catch((error: unknown) => {
    if (errno(error) !== 'ENOTEMPTY' && errno(error) !== 'EEXIST') throw error
  })
}

/** Files of a paper's folder that Offprint wrote: the record and its copies, PDFs, what a download or a write left. */
function isOurs(name: string): boolean {
  return (
    /^paper\.json(?:\.bak|\.corrupt-[\w-]+)?$/.test(name) ||
    /^v[1-9]\d{0,2}\.pdf$/.test(name) ||
    /^\.(?:latest|v\d{1,3})\.pdf\.part(?:\.json)?$/.test(name) ||
    isOurTempFile(name)
  )
}

async function entriesOf(home: string): Promise<readonly Entry[]> {
  const folders = await folderNames(home)
  return folders.flatMap((name): Entry[] => {
    const [base = '', time] = name.split('~')
    const id = idOfFolder(base)
    return id ? [{ name, id, earlier: time !== undefined }] : []
  })
}

async function leftOver(home: string): Promise<readonly string[]> {
  return (await folderNames(home)).filter((name) => name.startsWith(going))
}

async function folderNames(home: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(join(home, 'bin'), { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  } catch (error) {
    if (errno(error) === 'ENOENT') return []
    throw storageError(error, say('doing.lookIntoBin'), join(home, 'bin'))
  }
}

/** The bytes of a folder's files, and when it came here: moving a folder sets its change time. */
async function sizeOf(folder: string): Promise<{ readonly bytes: number; readonly removedAt: number }> {
  try {
    const own = await lstat(folder)
    let bytes = 0
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) bytes += (await sizeOf(path)).bytes
      else if (entry.isFile()) bytes += (await lstat(path)).size
    }
    return { bytes, removedAt: own.ctimeMs }
  } catch (error) {
    if (errno(error) === 'ENOENT') return { bytes: 0, removedAt: 0 }
    throw storageError(error, say('doing.lookIntoBin'), folder)
  }
}

/** Title and authors as the record has them; a record that cannot be read leaves the id. */
async function wordsOf(
  home: string,
  { name, id }: Entry,
): Promise<{ readonly title: string; readonly authors: string[] }> {
  for (const file of ['paper.json', 'paper.json.bak']) {
    try {
      const text = await readFile(join(home, 'bin', name, file), 'utf8')
      const parsed = accept(paperFormat, JSON.parse(text))
      if (!parsed.ok) continue
      const { title, authors } = summaryOf(parsed.value, [], null)
      return { title, authors }
    } catch {
      // Not there, or not JSON: the copy beside it, else the id, tells what it is.
    }
  }
  return { title: id, authors: [] }
}
