// One process at a time: a folder that only one can make, with the number of its process in it. Whoever ends lets it
// go; who was killed is found out by the others.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long a folder without a number counts, in milliseconds: its maker is between two calls. */
const settling = 2000

/** Waits until no other process holds `folder`, then holds it; answers how to let go. Ending the process lets go too. */
export async function takeTurn(folder: string): Promise<() => void> {
  for (;;) {
    try {
      mkdirSync(folder)
      break
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true })
      else await sleep(200)
    }
  }
  const letGo = (): void => {
    process.off('exit', letGo)
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', letGo)
  writeFileSync(join(folder, 'pid'), String(process.pid))
  return letGo
}

function isAbandoned(folder: string): boolean {
  try {
    return !isRunning(Number(readFileSync(join(folder, 'pid'), 'utf8')))
  } catch {
    const made = statSync(folder, { throwIfNoEntry: false })
    return made !== undefined && Date.now() - made.mtimeMs > settling
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
