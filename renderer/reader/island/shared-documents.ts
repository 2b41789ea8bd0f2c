// One open document for everyone who shows the same file: two sides of one paper cost its memory once. The document is
// closed when the last of them closes it.
import type { OpenDocument } from './engine.ts'

/** What was opened, with whatever came along. */
export interface Opened {
  readonly document: OpenDocument
}

export interface ShareOptions {
  readonly signal: AbortSignal
  /** The age of the worker: what an earlier one opened is lost with it. */
  readonly age: number
}

interface Shared {
  readonly opening: Promise<Opened>
  readonly controller: AbortController
  readonly age: number
  holders: number
}

const shared = new Map<string, Shared>()

/**
 * The document that is open under this key, or being opened; else `open` opens it. Whoever gets it closes it. Rejects
 * with the signal's reason; the opening itself goes on as long as somebody waits for it.
 */
export async function openShared<T extends Opened>(
  key: string,
  open: (signal: AbortSignal) => Promise<T>,
  { signal, age }: ShareOptions,
): Promise<T> {
  signal.throwIfAborted()
  let entry = shared.get(key)
  if (!entry || entry.age !== age) {
    const controller = new AbortController()
    entry = { opening: open(controller.signal), controller, age, holders: 0 }
    shared.set(key, entry)
  }
  const mine = entry
  mine.holders += 1
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  try {
    // What is kept under a key was opened for it.
    const opened = (await Promise.race([mine.opening, aborted])) as T
    return { ...opened, document: held(key, mine, opened.document) }
  } catch (error) {
    if (leave(key, mine)) {
      mine.controller.abort(error)
      void mine.opening.then(
        ({ document }) => document.close(),
        () => undefined,
      )
    }
    throw error
  }
}

function held(key: string, entry: Shared, document: OpenDocument): OpenDocument {
  let closed = false
  return {
    pdf: document.pdf,
    close: () => {
      if (closed) return false
      closed = true
      return leave(key, entry) && document.close()
    },
  }
}

/** True where it was the last to go. */
function leave(key: string, entry: Shared): boolean {
  entry.holders -= 1
  if (entry.holders > 0) return false
  if (shared.get(key) === entry) shared.delete(key)
  return true
}
