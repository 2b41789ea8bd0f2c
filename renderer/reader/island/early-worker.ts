// pdf.js's worker, started before pdf.js itself is loaded: reading its 1.3 MB takes as long as loading the reader does,
// and both can happen at once. Tiny, so that the first screen may import it.
// oxlint-disable-next-line import/default -- `?url` is Vite's: the default export is the asset's address
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

/** Where the worker's code is. */
export const workerAddress: string = workerUrl

let worker: Worker | null = null

/** The worker, started at the first call. */
export function earlyWorker(): Worker {
  worker ??= new Worker(workerUrl, { type: 'module', name: 'offprint-pdf' })
  return worker
}

/** Ends the worker; the next call starts a new one. */
export function endWorker(): void {
  worker?.terminate()
  worker = null
}
