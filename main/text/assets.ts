// Where the text worker and what pdf.js reads beside its code are: the installed package in a checkout, the built
// folders in the packaged app, and there beside the archive: threads do not read it dependably (electron #22446).
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The worker's module: worker.ts in a checkout; text-worker.js beside the bundle that this is part of. */
export function workerModule(from: string = import.meta.url): URL {
  return new URL(from.endsWith('.ts') ? './worker.ts' : './text-worker.js', unpacked(from))
}

/** The folder with pdf.js's `cmaps`, `standard_fonts` and `wasm`: the built renderer's `pdfjs`, else the package's own. */
export function assetsFolder(from: string = import.meta.url): string {
  const built = join(dirname(fileURLToPath(unpacked(from))), '../renderer/pdfjs')
  if (existsSync(join(built, 'cmaps'))) return built
  return dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
}

/** The same address outside the archive; electron-builder.yml (`asarUnpack`) puts it there. */
function unpacked(url: string): string {
  return url.replace('/app.asar/', '/app.asar.unpacked/')
}
