// Where the module of a worker thread is: its source in a checkout, its bundle in a build, outside the asar.
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** `source` beside `from` in a checkout, else `bundle` in the folder of `from` or the one above. */
export function workerModule(source: string, bundle: string, from: string): URL {
  if (from.endsWith('.ts')) return new URL(source, from)
  const there = [`./${bundle}`, `../${bundle}`].map((path) => fileURLToPath(new URL(path, from))).map(unpacked)
  return pathToFileURL(there.find((path) => existsSync(path)) ?? there[0] ?? bundle)
}

/** A path outside the archive: threads read the disk, not the asar. */
function unpacked(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/u, 'app.asar.unpacked')
}
