// Starts the find worker, as a file of its own that the content security policy lets run.

/** A new find worker. */
export function startFindWorker(): Worker {
  return new Worker(new URL('./find-worker.ts', import.meta.url), { type: 'module', name: 'offprint-find' })
}
