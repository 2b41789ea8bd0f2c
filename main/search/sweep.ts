// The folder of the papers beside what the index has of it: which are new, which are gone, and whose record is not the
// file it was read from. Names, sizes and times only; nothing is read.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { folderName, PaperId } from '../../preload/model/ids.ts'

/** Papers looked at in one step: some milliseconds, so that a query never waits long. */
const STEP = 400

interface Swept {
  readonly folder: string
  /** What is still to be looked at. */
  readonly left: { readonly id: string; readonly size: number | null; readonly mtime: number | null }[]
  readonly odd: string[]
}

/** One look through a folder, in steps. */
export class Sweep {
  readonly #swept: Swept

  constructor(db: DatabaseSync, folder: string) {
    const names = new Set(readNames(folder))
    const left: Swept['left'] = []
    const odd: string[] = []
    for (const row of db.prepare('SELECT id, size, mtime FROM paper').all()) {
      const id = String(row['id'])
      if (names.delete(id.replace('/', '_')))
        left.push({ id, size: numberOf(row['size']), mtime: numberOf(row['mtime']) })
      else odd.push(id)
    }
    for (const name of names) {
      const id = PaperId.safeParse(name.replace('_', '/'))
      if (
        id.success &&
        folderName(id.data) === name &&
        statSync(join(folder, name, 'paper.json'), { throwIfNoEntry: false })
      )
        odd.push(id.data)
    }
    this.#swept = { folder, left, odd }
  }

  /** Goes on for a step; `more` is false at the end. Answers papers that main should look at. */
  step(): { readonly odd: readonly string[]; readonly more: boolean } {
    const { folder, left, odd } = this.#swept
    for (const { id, size, mtime } of left.splice(0, STEP)) {
      const stat = statSync(join(folder, id.replace('/', '_'), 'paper.json'), { throwIfNoEntry: false })
      if (!stat || stat.size !== size || stat.mtimeMs !== mtime) odd.push(id)
    }
    return { odd: odd.splice(0), more: left.length > 0 }
  }
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // A folder that cannot be read now tells nothing: main says so where it matters.
    return []
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
