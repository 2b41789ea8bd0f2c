// Reads a long text in a thread of its own: texts come from anybody, and one that is made to keep a reader busy must not
// keep the program. What takes too long, or too much memory, is ended and said.
import { Worker } from 'node:worker_threads'
import { AppError, errorFromData, type ErrorData } from '../../preload/errors.ts'
import type { Draft } from '../../preload/model/list.ts'
import { say } from '../../preload/said.ts'
import { workerModule } from '../worker-module.ts'
import type { DraftCall } from './read-draft.ts'

/** What the thread answers. */
export type DraftReply = { readonly draft: Draft } | { readonly error: ErrorData }

/** Milliseconds: the longest text that is taken needs two seconds on a slow machine, this is for a busy one. */
const deadlineOfAll = 30_000
/** Megabytes the thread's heap may grow to. */
const heap = 1024

/** Reads one text. Throws `invalid-input` (no text, or too much to read) and `cancelled`; the thread is gone afterwards. */
export async function readInThread(
  call: DraftCall,
  { signal, deadline = deadlineOfAll }: { readonly signal: AbortSignal; readonly deadline?: number },
): Promise<Draft> {
  if (signal.aborted) throw cancelled()
  const thread = new Worker(workerModule('./reading-worker.ts', 'reading-worker.js', import.meta.url), {
    name: 'offprint-reading',
    resourceLimits: { maxOldGenerationSizeMb: heap },
  })
  const ended = new AbortController()
  try {
    const reply = await new Promise<DraftReply>((resolve, reject) => {
      const tooMuch = (): void => reject(new AppError('invalid-input', say('source.tooMuch')))
      thread.once('message', resolve)
      thread.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error),
      )
      const timer = setTimeout(tooMuch, deadline)
      ended.signal.addEventListener('abort', () => clearTimeout(timer))
      signal.addEventListener('abort', () => reject(cancelled()), { signal: ended.signal })
      thread.postMessage(call)
    })
    if ('error' in reply) throw errorFromData(reply.error)
    return reply.draft
  } finally {
    ended.abort()
    await thread.terminate()
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'Reading the list was cancelled.')
}
