// Where the text worker and what pdf.js reads beside its code are: the installed package in a checkout, the folder of
// the worker's bundle in the packaged app.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The worker's module: worker.ts in a checkout; text-worker.js beside the bundle that this is part of. */
export function workerModule(from: string = import.meta.url): URL {
  return new URL(from.endsWith('.ts') ? './worker.ts' : './text-worker.js', from)
}

/** The folder with pdf.js's `cmaps`, `standard_fonts` and `wasm`: `pdfjs` beside the bundle, else the package's own. */
export function assetsFolder(from: string = import.meta.url): string {
  const beside = join(dirname(fileURLToPath(from)), 'pdfjs')
  if (existsSync(join(beside, 'cmaps'))) return beside
  return dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
}
