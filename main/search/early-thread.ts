// The search worker's thread, started before the rest of the program is read: it is there when the index is to be opened.
// Small on purpose: the entry imports it.
import { Worker } from 'node:worker_threads'
import { workerModule } from '../worker-module.ts'
import { CANCEL_PLACES } from './cancel-places.ts'

/** A thread of the search worker, and the memory that it shares with main. */
export interface SearchWorker {
  readonly worker: Worker
  readonly cancelled: Int32Array
}

let early: SearchWorker | null = null

/** The module of the search worker. */
export function searchModule(): URL {
  return workerModule('./worker.ts', 'search-worker.js', import.meta.url)
}

/** Starts a thread of a worker's module. It keeps no program from ending. */
export function startSearchWorker(module: URL): SearchWorker {
  const cancelled = new Int32Array(new SharedArrayBuffer(4 * CANCEL_PLACES))
  const worker = new Worker(module, {
    name: 'offprint-search',
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    workerData: cancelled,
  })
  worker.unref()
  return { worker, cancelled }
}

/** Starts the thread for whoever asks first; a program that turns out to need none ends without a word. */
export function startEarly(): void {
  const started = startSearchWorker(searchModule())
  early = started
  const gone = (): void => {
    if (early === started) early = null
  }
  // Without a listener an error would end the program; whoever asks for the thread then starts another, and is told.
  started.worker.once('error', gone).once('exit', gone)
}

/** The thread that was started early, given once; null where there is none. */
export function takeEarly(): SearchWorker | null {
  const taken = early
  early = null
  return taken
}
