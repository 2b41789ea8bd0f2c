// One open PDF in the text worker: pdf.js without drawing. Images, scripts, forms and annotations are not read.
// The only file that loads pdf.js here; what it gives is checked and handed to the pure modules.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../preload/errors.ts'
import { glyphsFromItems, saysTheSame, type TextItem } from './compare.ts'
import type { Font } from './glyph.ts'
import type { ReadPage } from './page-text.ts'
import { replayText } from './replay.ts'
import { loadPdfjs, type PdfDocument, type PdfPage } from './pdfjs.ts'

/** A PDF that is open in this thread. */
export interface PdfFile {
  readonly pages: number
  readPage(page: number): Promise<ReadPage>
  /** Gives pdf.js's caches back; cheap, and done every few pages. */
  trim(): Promise<void>
  close(): Promise<void>
  readonly document: PdfDocument
}

/** Opens a PDF. `assets` holds pdf.js's cmaps, standard_fonts and wasm folders. Throws `not-found`, `not-a-pdf`, `invalid-input`. */
export async function openPdf(path: string, assets: string, password: string | null = null): Promise<PdfFile> {
  const pdfjs = await loadPdfjs()
  const task = pdfjs.getDocument({
    data: bytesOf(path),
    ...(password === null ? {} : { password }),
    cMapUrl: `${join(assets, 'cmaps')}/`,
    standardFontDataUrl: `${join(assets, 'standard_fonts')}/`,
    wasmUrl: `${join(assets, 'wasm')}/`,
    useWorkerFetch: false,
    // Nothing is drawn: no font faces, no glyph outlines, no pictures.
    disableFontFace: false,
    ownerDocument: NO_DOCUMENT,
    maxImageSize: 1,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useSystemFonts: false,
    // The fonts' names tell bold type and mathematical extensions.
    fontExtraProperties: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  })
  let document: PdfDocument
  try {
    document = await task.promise
  } catch (error) {
    await task.destroy().catch(() => undefined)
    throw openingError(error, password !== null)
  }
  return {
    pages: document.numPages,
    document,
    readPage: async (page) => {
      const proxy = await document.getPage(page)
      try {
        return await readPage(proxy, page)
      } finally {
        proxy.cleanup()
      }
    },
    trim: () => document.cleanup(true),
    close: () => task.destroy(),
  }
}

/** Where pdf.js would register fonts; the little of a document that it touches. */
const NO_DOCUMENT: HTMLDocument = Object.assign(Object.create(null), {
  fonts: { add: () => undefined, delete: () => false, clear: () => undefined },
})

function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(readFileSync(path))
  } catch (error) {
    throw new AppError('not-found', 'The PDF is not where it was. Download it again.', { cause: error })
  }
  if (bytes.length === 0) throw new AppError('not-a-pdf', 'This file is empty. Download it again.')
  return bytes
}

function openingError(error: unknown, tried: boolean): AppError {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') {
    const message = tried ? 'The password does not open this PDF.' : 'This PDF is locked with a password.'
    return new AppError('invalid-input', message, { details: { reason: 'encrypted' }, cause: error })
  }
  return new AppError('not-a-pdf', 'This file cannot be read as a PDF: it is damaged or something else.', {
    cause: error,
  })
}

async function readPage(proxy: PdfPage, page: number): Promise<ReadPage> {
  const { AnnotationMode } = await loadPdfjs()
  const content = await proxy.getTextContent({ disableNormalization: true, includeMarkedContent: false })
  const operators = await proxy.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
  const items: TextItem[] = content.items.flatMap((item) => ('str' in item ? [item] : []))
  const fonts = new Map<string, Font>()
  for (const [index, code] of operators.fnArray.entries()) {
    const args: unknown = operators.argsArray[index]
    for (const name of fontNames(code, args)) {
      if (!fonts.has(name)) fonts.set(name, fontFrom(await loadedFont(proxy, name), content.styles[name]))
    }
  }
  for (const [name, style] of Object.entries(content.styles)) {
    if (!fonts.has(name)) fonts.set(name, fontFrom(null, style))
  }
  const replayed = replayText(operators, fonts, proxy.view)
  const fallback = !saysTheSame(replayed, items)
  const glyphs = fallback ? glyphsFromItems(items, fonts) : replayed
  return { page, box: proxy.view, rotation: proxy.rotate, glyphs, fonts, fallback }
}

const SET_FONT = 37
const SET_STATE = 9

function fontNames(code: number, args: unknown): readonly string[] {
  if (!Array.isArray(args)) return []
  if (code === SET_FONT) return typeof args[0] === 'string' ? [args[0]] : []
  if (code !== SET_STATE || !Array.isArray(args[0])) return []
  return args[0].flatMap((entry: unknown) =>
    Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1]) && typeof entry[1][0] === 'string'
      ? [entry[1][0]]
      : [],
  )
}

/** The font object pdf.js keeps under a name, once it is there; null for one that failed to load. */
function loadedFont(proxy: PdfPage, name: string): Promise<unknown> {
  return new Promise((resolve) => {
    proxy.commonObjs.get(name, (font: unknown) => resolve(font))
  })
}

function fontFrom(loaded: unknown, style: { ascent: number; descent: number; vertical: boolean } | undefined): Font {
  const font: Record<string, unknown> = {}
  if (typeof loaded === 'object' && loaded !== null) {
    for (const key of ['fontMatrix', 'bbox', 'isType3Font', 'bold', 'black', 'italic', 'vertical', 'name'] as const) {
      font[key] = Reflect.get(loaded, key)
    }
  }
  const matrix = numbersFrom(font['fontMatrix'])
  const name = typeof font['name'] === 'string' ? font['name'] : ''
  const unit = matrix?.[0] || 0.001
  return {
    ascent: style?.ascent ?? 0.75,
    descent: style?.descent ?? -0.25,
    vertical: style?.vertical ?? font['vertical'] === true,
    bold: font['bold'] === true || font['black'] === true || BOLD.test(name),
    italic: font['italic'] === true,
    hangs: EXTENSION.test(name),
    unit,
    type3: font['isType3Font'] === true ? { bbox: numbersFrom(font['bbox']) ?? [], scale: matrix?.[3] || unit } : null,
  }
}

/** Bold by name: pdf.js knows "bold"; TeX's are CMBX, SFBX, NimbusRomNo9L-Medi and the like. */
const BOLD = /bold|black|heavy|demi|-medi|cmb|sfb[xi]|ecbx|ptmb|phvb|t1xb|-b$|-bd$/iu

/** Fonts of radicals, big delimiters and operators: Computer Modern, AMS Euler, MathTime, Lucida, newtx and others. */
const EXTENSION = /cmex|euex|mtex|txex|pxex|lmmathextension|ntxexx|mathexten|fourier-math-extension|mnsymbol.*ex/iu

function numbersFrom(value: unknown): readonly number[] | null {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return null
  return Array.from(value as ArrayLike<unknown>, (item) => (typeof item === 'number' ? item : 0))
}
