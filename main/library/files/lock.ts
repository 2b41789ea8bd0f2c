// One writer per library folder: `.lock` names the process that has it and how to reach it. It appears complete (by a
// hard link), a dead owner's is taken over by exactly one process, and nobody removes a lock that is not their own.
import { randomBytes } from 'node:crypto'
import { link, open, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../../preload/errors.ts'
import { tempPath } from './disk.ts'
import { isRunning, thisProcess } from './process-identity.ts'
import { errno } from './storage-error.ts'

/** What a server of ours can be reached at (main/web/server.ts). */
const OWN_ADDRESS = /^http:\/\/127\.0\.0\.1:\d{1,5}(?:\/\?token=[\w-]*)?$/

/** What `.lock` says. Everything but `pid` may be missing in a lock that something else wrote. */
export const LockHolder = z.object({
  pid: z.number().int().positive(),
  host: z.string().nullable().default(null),
  /** When the process began, in the system's own count; tells a reused pid apart. */
  started: z.string().nullable().default(null),
  /** Which start of the computer it was. */
  boot: z.string().nullable().default(null),
  since: z.string().nullable().default(null),
  /** Where a browser reaches it, once it serves. Followed by who finds it, and anybody may have written it: ours or none. */
  url: z.string().regex(OWN_ADDRESS).nullable().default(null).catch(null),
  nonce: z.string().nullable().default(null),
})
export type LockHolder = z.infer<typeof LockHolder>

/** A lock that is held. */
export interface LibraryLock {
  /** Writes how this process can be reached into the lock; null takes it back. */
  announce(url: string | null): Promise<void>
  /** Lets go. Calling it again does nothing. */
  release(): Promise<void>
}

const lockPath = (home: string): string => join(home, '.lock')

/** Who has the folder open for writing, if the process is still there; null otherwise. For handing arguments on. */
export async function lockHolder(home: string): Promise<LockHolder | null> {
  const found = await readLock(lockPath(home))
  return found?.holder && !isStale(found.holder) ? found.holder : null
}

/** Takes the lock of an existing folder. Throws `locked` (details: pid, host, url) while someone else has it. */
export async function takeLock(home: string, now: Date): Promise<LibraryLock> {
  const path = lockPath(home)
  const mine: LockHolder = {
    ...thisProcess(),
    since: now.toISOString(),
    url: null,
    nonce: randomBytes(8).toString('hex'),
  }
  for (let attempt = 0; attempt < 40; attempt++) {
    if (await placeLock(path, mine)) return heldLock(path, mine)
    const found = await readLock(path)
    if (!found) continue
    if (found.holder && !isStale(found.holder)) throw lockedError(home, found.holder)
    // What cannot be read may be half written, on disks without hard links: it gets a moment.
    if (!found.holder && Date.now() - found.modified < 2000) await sleep(50)
    else if (!(await removeStale(path, found))) await sleep(25)
  }
  throw new AppError(
    'locked',
    `The lock of the library could not be taken. If no Offprint is running, delete ${path}.`,
    {
      details: { path },
    },
  )
}

function heldLock(path: string, mine: LockHolder): LibraryLock {
  let held = true
  let last: Promise<void> = Promise.resolve()
  const serially = (work: () => Promise<void>): Promise<void> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    announce: (url) =>
      serially(async () => {
        if (!held || (await readLock(path))?.holder?.nonce !== mine.nonce) return
        const temp = tempPath(path)
        await writeFile(temp, lockText({ ...mine, url }), { mode: 0o600, flag: 'wx' })
        await rename(temp, path)
      }),
    release: () =>
      serially(async () => {
        if (!held) return
        held = false
        if ((await readLock(path))?.holder?.nonce === mine.nonce) await unlink(path).catch(unless('ENOENT'))
      }),
  }
}

/** Puts the lock in place complete, or answers false where one is. */
async function placeLock(path: string, mine: LockHolder): Promise<boolean> {
  const temp = tempPath(path)
  try {
    await writeAndSync(temp, lockText(mine))
    try {
      await link(temp, path)
      return true
    } catch (error) {
      if (errno(error) === 'EEXIST') return false
      if (errno(error) === 'ENOENT') throw error
    }
    // No hard links on this disk: exclusive creation is next best.
    try {
      await writeAndSync(path, lockText(mine))
      return true
    } catch (error) {
      if (errno(error) === 'EEXIST') return false
      throw error
    }
  } finally {
    await unlink(temp).catch(unless('ENOENT'))
  }
}

interface FoundLock {
  readonly text: string
  readonly modified: number
  /** Null where the text names no process. */
  readonly holder: LockHolder | null
}

async function readLock(path: string): Promise<FoundLock | null> {
  try {
    const [text, { mtimeMs }] = [await readFile(path, 'utf8'), await stat(path)]
    return { text, modified: mtimeMs, holder: parseLock(text) }
  } catch (error) {
    if (errno(error) === 'ENOENT' || errno(error) === 'ENOTDIR') return null
    throw error
  }
}

function parseLock(text: string): LockHolder | null {
  try {
    return LockHolder.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** A lock of this computer whose process is gone. Of another computer nothing can be known. */
function isStale(holder: LockHolder): boolean {
  const me = thisProcess()
  const sameComputer =
    holder.host === null || holder.host === me.host || (holder.boot !== null && holder.boot === me.boot)
  return sameComputer && !isRunning(holder)
}

/**
 * Removes one stale lock. Of all processes that judge the same lock stale, only the one that creates the claim named
 * after it may remove it, and it looks again first: so a fresh lock is never taken for the stale one before it.
 */
async function removeStale(path: string, stale: FoundLock): Promise<boolean> {
  const name = stale.holder?.nonce ?? `${stale.holder?.pid ?? 0}-${Math.trunc(stale.modified)}`
  const claim = `${path}.taking-${name.replace(/[^\w-]/g, '').slice(0, 40)}`
  try {
    await writeFile(claim, '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (errno(error) !== 'EEXIST') throw error
    // Whoever claimed it may have died in between; a claim lives for milliseconds.
    const since = await stat(claim).catch(unless('ENOENT'))
    if (since && Date.now() - since.mtimeMs > 5000) await unlink(claim).catch(unless('ENOENT'))
    return false
  }
  try {
    if ((await readLock(path))?.text !== stale.text) return false
    await unlink(path).catch(unless('ENOENT'))
    return true
  } finally {
    await unlink(claim).catch(unless('ENOENT'))
  }
}

function lockedError(home: string, holder: LockHolder): AppError {
  const here = holder.host === null || holder.host === thisProcess().host
  const message = here
    ? `Another Offprint has this library open (process ${holder.pid}${holder.url ? `, at ${withoutToken(holder.url)}` : ''}). Use that one, or close it first.`
    : `Offprint on the computer "${holder.host}" has this library open (process ${holder.pid}). Close it there. If it is not running any more, delete ${lockPath(home)}.`
  return new AppError('locked', message, {
    details: { reason: 'locked', pid: holder.pid, host: holder.host, url: holder.url, home },
  })
}

/** The address without its query, which may hold a token. */
function withoutToken(url: string): string {
  return url.replace(/[?#].*$/, '')
}

function lockText(holder: LockHolder): string {
  return `${JSON.stringify(holder, null, 2)}\n`
}

async function writeAndSync(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if (errno(error) !== code) throw error
    return undefined
  }
}
