// The text store of a library that is open for reading only: what is stored there is read, what is read anew goes into a
// folder of its own, and nothing of the library is touched.
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { textStore, type TextStore } from './store.ts'

export interface VisitingStore extends TextStore {
  /** Takes the folder away again. */
  close(): Promise<void>
}

let visits = 0

/** A store over the one in `home`. */
export function visitingStore(home: string): VisitingStore {
  const folder = join(tmpdir(), `offprint-texts-${process.pid}-${++visits}`)
  const theirs = textStore(home)
  const ours = textStore(folder)
  const damaged = new Set<string>()
  return {
    ...ours,
    read: async (sha256) => (await ours.read(sha256)) ?? (damaged.has(sha256) ? null : theirs.read(sha256)),
    drop: async (sha256) => {
      damaged.add(sha256)
      await ours.drop(sha256)
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
