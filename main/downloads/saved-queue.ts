// What is still wanted, in its order, kept in `.derived/downloads.json` so that the next start goes on with it.
// Losing it loses no paper: what came of each download lies in the paper's folder, and the rest can be asked for again.
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { PaperId, Version } from '../../preload/model/ids.ts'
import { writeDurably } from '../library/files/disk.ts'
import { errno } from '../library/files/storage-error.ts'

const Saved = z.object({
  schema: z.literal(1),
  /** The person paused the queue. */
  paused: z.boolean(),
  wanted: z.array(z.object({ id: PaperId, version: Version.nullable() })),
})

/** The queue as it is kept. */
export type SavedQueue = Omit<z.infer<typeof Saved>, 'schema'>

const empty: SavedQueue = { paused: false, wanted: [] }

/** Reads what was left over; nothing where there is no file, or none that can be read. */
export function loadQueue(home: string): SavedQueue {
  let text: string
  try {
    text = readFileSync(pathIn(home), 'utf8')
  } catch (error) {
    // Derived data: whatever keeps it from being read, the program must start.
    if (errno(error) === null) throw error
    return empty
  }
  try {
    const parsed = Saved.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : empty
  } catch {
    // Damaged: it is written anew with the next change.
    return empty
  }
}

/** Writes the queue after each change, one write at a time, the newest last. */
export class QueueSaver {
  readonly #path: string
  readonly #current: () => SavedQueue
  readonly #onFailure: (error: unknown) => void
  #written: string
  #dirty = false
  #writing: Promise<void> | null = null

  /** `onFailure` is told of the first failure of a row. */
  constructor(home: string, current: () => SavedQueue, onFailure: (error: unknown) => void) {
    this.#path = pathIn(home)
    this.#current = current
    this.#onFailure = onFailure
    this.#written = textOf(current())
  }

  /** Says that something may have changed. */
  poke(): void {
    this.#dirty = true
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null
    })
  }

  /** Waits until what was said is written. */
  async idle(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<void> {
    // What changes together in one turn is written once.
    await Promise.resolve()
    let failed = false
    while (this.#dirty) {
      this.#dirty = false
      const text = textOf(this.#current())
      if (text === this.#written) continue
      try {
        await mkdir(dirname(this.#path), { recursive: true })
        await writeDurably(this.#path, text, { keepPrevious: false })
        this.#written = text
      } catch (error) {
        if (!failed) this.#onFailure(error)
        failed = true
      }
    }
  }
}

function pathIn(home: string): string {
  return join(home, '.derived', 'downloads.json')
}

function textOf(queue: SavedQueue): string {
  return `${JSON.stringify({ schema: 1, ...queue })}\n`
}
