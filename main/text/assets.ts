// Where the text worker and what pdf.js reads beside its code are. In a checkout: worker.ts here and the installed
// package. Packaged: the bundles that this is part of, outside the asar (electron-builder.yml, asarUnpack).
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const BUNDLE = 'text-worker.js'

/** The worker's module: worker.ts in a checkout, else the bundle in the folder of this one or the one above. */
export function workerModule(from: string = import.meta.url): URL {
  if (from.endsWith('.ts')) return new URL('./worker.ts', from)
  const there = [`./${BUNDLE}`, `../${BUNDLE}`].map((path) => fileURLToPath(new URL(path, from))).map(unpacked)
  return pathToFileURL(there.find((path) => existsSync(path)) ?? there[0] ?? BUNDLE)
}

/** The folder with pdf.js's `cmaps`, `standard_fonts` and `wasm`: what the build laid out for it, else the package's own. */
export function assetsFolder(from: string = import.meta.url): string {
  if (!from.endsWith('.ts')) {
    const main = fileURLToPath(new URL('.', workerModule(from)))
    for (const folder of ['pdfjs', '../renderer/pdfjs']) {
      if (existsSync(join(main, folder, 'cmaps'))) return join(main, folder)
    }
  }
  return fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')))
}

/** A path outside the archive: threads read the disk, not the asar. */
function unpacked(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/u, 'app.asar.unpacked')
}
