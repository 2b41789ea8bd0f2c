// Loads pdf.js into this thread: its worker part beside its display part, without a canvas package.
import type * as Pdfjs from 'pdfjs-dist'

export type PdfDocument = Pdfjs.PDFDocumentProxy
export type PdfPage = Pdfjs.PDFPageProxy

let loading: Promise<typeof Pdfjs> | null = null

/** pdf.js, loaded once a thread. Both parts run in this thread: it is a worker already. */
export function loadPdfjs(): Promise<typeof Pdfjs> {
  loading ??= load()
  return loading
}

async function load(): Promise<typeof Pdfjs> {
  // pdf.js would load a canvas package for these; nothing is drawn, so names are enough.
  define('DOMMatrix', class DOMMatrix {})
  define('Path2D', class Path2D {})
  define('ImageData', class ImageData {})
  define('FontFace', NoFontFace)
  // The worker part, where pdf.js looks for one that is already loaded.
  // @ts-expect-error -- the package has no types for its worker part
  define('pdfjsWorker', await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs'))
  // @ts-expect-error -- nor for the minified build, which loads in two thirds of the time
  return withoutCanvas(() => import('pdfjs-dist/legacy/build/pdf.min.mjs'))
}

/**
 * Loads a module that asks for the native canvas package of Node as it loads (pdf.js does, for drawing), without letting it:
 * it would cost 30 MB, and the packaged app has none. Only this thread is touched, and only meanwhile.
 */
async function withoutCanvas<T>(load: () => Promise<T>): Promise<T> {
  const { getBuiltinModule } = process
  const { warn } = console
  Reflect.set(process, 'getBuiltinModule', undefined)
  // oxlint-disable-next-line no-console -- pdf.js would print that drawing may be broken
  console.warn = () => undefined
  try {
    return await load()
  } finally {
    Reflect.set(process, 'getBuiltinModule', getBuiltinModule)
    // oxlint-disable-next-line no-console -- given back
    console.warn = warn
  }
}

/** Stands for the browser's FontFace: ready at once, draws nothing. */
class NoFontFace {
  readonly family: string
  readonly loaded: Promise<this>

  constructor(family: string) {
    this.family = family
    this.loaded = Promise.resolve(this)
  }

  load(): Promise<this> {
    return this.loaded
  }
}

function define(name: string, value: unknown): void {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}
