// Who this process is, so that another can tell later whether it still runs: a pid alone is not enough, pids are reused.
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { errno } from './storage-error.ts'

/** A process: `started` and `boot` are null where the system does not tell. */
export interface ProcessIdentity {
  readonly pid: number
  readonly host: string | null
  readonly started: string | null
  readonly boot: string | null
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid), boot: bootId() }
}

/** Whether the process of this computer still runs, and is not another one with its pid. */
export function isRunning(identity: ProcessIdentity): boolean {
  const boot = bootId()
  if (identity.boot !== null && boot !== null && identity.boot !== boot) return false
  if (!pidExists(identity.pid)) return false
  const fields = statFields(identity.pid)
  // A zombie has ended; only its parent has not asked yet.
  if (fields?.[0] === 'Z' || fields?.[0] === 'X') return false
  const started = fields?.[19] ?? null
  return identity.started === null || started === null || identity.started === started
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errno(error) !== 'ESRCH'
  }
}

/** Field 22 of /proc/<pid>/stat: ticks between boot and the start of the process (proc(5)). */
function startOf(pid: number): string | null {
  return statFields(pid)?.[19] ?? null
}

/** The fields of /proc/<pid>/stat from the third on; the name in the second may hold spaces and brackets. */
function statFields(pid: number): readonly string[] | null {
  const stat = readOrNull(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? null
}

function bootId(): string | null {
  return readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? null
}

/** Files of /proc exist on Linux only; elsewhere nothing is known. */
function readOrNull(path: string): string | null {
  if (process.platform !== 'linux') return null
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
