// Hears of changes that other programs make in the library folder while it is open: new and removed papers by their
// folders, the lists by their file; on systems that watch whole trees cheaply, records too. What this misses, the look
// through the folder by sizes and times finds.
import { watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import type { PaperId } from '../../../preload/model/ids.ts'
import { idOfFolder } from '../papers/paper-rows.ts'

/** Milliseconds that events are gathered for. */
const GATHERED = 500

export interface Noticed {
  readonly papers: readonly PaperId[]
  readonly lists: boolean
}

/** Tells what may have changed, gathered. A folder that cannot be watched is simply not. Ends with the function it gives back. */
export function watchLibrary(home: string, onNoticed: (noticed: Noticed) => void): () => void {
  let papers = new Set<PaperId>()
  let lists = false
  let timer: NodeJS.Timeout | null = null
  const notice = (): void => {
    timer ??= setTimeout(() => {
      timer = null
      const noticed = { papers: [...papers], lists }
      papers = new Set()
      lists = false
      onNoticed(noticed)
    }, GATHERED).unref()
  }
  const watchers = [
    watched(home, false, (name) => {
      if (name !== 'library.json') return
      lists = true
      notice()
    }),
    watched(join(home, 'papers'), process.platform !== 'linux', (name) => {
      const id = idOfFolder(name.split(/[/\\]/)[0] ?? '')
      if (id === null) return
      papers.add(id)
      notice()
    }),
  ]
  return () => {
    if (timer) clearTimeout(timer)
    for (const watcher of watchers) watcher?.close()
  }
}

function watched(folder: string, recursive: boolean, onName: (name: string) => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { recursive, persistent: false }, (_, name) => {
      if (name !== null) onName(name)
    })
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return null
  }
}
