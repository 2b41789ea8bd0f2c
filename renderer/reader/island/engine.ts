// The pdf.js engine: one worker kept warm, documents opened through it, and what went wrong said as a closed set.
// A document that does not open in time costs the worker, never the window.
import { getDocument, GlobalWorkerOptions, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist'
import { pdfjsAssets } from '../../../preload/resources.ts'
import { earlyWorker, endWorker, workerAddress } from './early-worker.ts'

/** Why a PDF did not open. `password` asks for one, `wrong-password` asks again. */
export type OpenProblem = 'password' | 'wrong-password' | 'damaged' | 'missing' | 'empty' | 'slow' | 'unreachable'

export class OpenError extends Error {
  readonly problem: OpenProblem

  constructor(problem: OpenProblem, cause?: unknown) {
    super(problem, cause === undefined ? undefined : { cause })
    this.name = 'OpenError'
    this.problem = problem
  }
}

/**
 * An open document. `close` gives back everything it holds and may be called twice; it says whether the document is gone
 * now, or still shown elsewhere.
 */
export interface OpenDocument {
  readonly pdf: PDFDocumentProxy
  close(): boolean
}

/** A document that takes longer than this to open is given up, with its worker. */
export const OPEN_LIMIT_MS = 10_000

let worker: PDFWorker | null = null
let age = 0

/** The shared worker, started at the first call. */
export function engineWorker(): PDFWorker {
  GlobalWorkerOptions.workerSrc = workerAddress
  worker = worker && !worker.destroyed ? worker : PDFWorker.create({ port: earlyWorker(), verbosity: 0 })
  return worker
}

/** Ends the worker; the next document gets a new one. Documents still open in the old one are lost. */
export function restartWorker(): void {
  age += 1
  worker?.destroy()
  worker = null
  endWorker()
}

/** Grows whenever the worker was restarted: documents of an earlier age are lost. */
export function workerAge(): number {
  return age
}

/** What every document is opened with: scripting and XFA off, limits against resource bombs (reader.md §7). */
export function documentOptions(): Record<string, unknown> {
  return {
    ...pdfjsAssets,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 128 * 1024 * 1024,
    canvasMaxAreaInBytes: 256 * 1024 * 1024,
    verbosity: 0,
  }
}

interface OpenOptions {
  readonly password?: string | null
  readonly signal?: AbortSignal
  readonly limitMs?: number
}

/** Opens a PDF by address or from bytes. Throws OpenError, or the signal's reason when it was cancelled. */
export async function openPdf(
  source: { url: string } | { data: Uint8Array },
  options: OpenOptions = {},
): Promise<OpenDocument> {
  options.signal?.throwIfAborted()
  const task = getDocument({
    ...documentOptions(),
    ...source,
    worker: engineWorker(),
    ...(options.password ? { password: options.password } : {}),
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const interrupted = new Promise<never>((_, reject) => {
    const limit = options.limitMs ?? OPEN_LIMIT_MS
    const giveUp = (): void => reject(new OpenError('slow'))
    timer = setTimeout(giveUp, limit)
    // Bytes still arriving are not a hang: the clock starts again with each of them.
    task.onProgress = () => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, limit)
    }
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true })
  })
  try {
    const pdf = await Promise.race([task.promise, interrupted])
    if (pdf.numPages < 1) throw new OpenError('empty')
    return closable(pdf, () => void task.destroy())
  } catch (error) {
    void task.destroy().catch(() => undefined)
    if (options.signal?.aborted) throw options.signal.reason
    const problem = toOpenError(error)
    if (problem.problem === 'slow') restartWorker()
    throw problem
  } finally {
    clearTimeout(timer)
  }
}

/** Pages that are still on their way when a document is closed never come: nobody waits for them, and it is no failure. */
function closable(pdf: PDFDocumentProxy, destroy: () => void): OpenDocument {
  let closed = false
  const getPage = pdf.getPage.bind(pdf)
  const never = new Promise<never>(() => undefined)
  pdf.getPage = (page) =>
    getPage(page).then(
      (found) => (closed ? never : found),
      (error: unknown) => {
        if (closed) return never
        throw error
      },
    )
  return {
    pdf,
    close: () => {
      if (closed) return false
      closed = true
      destroy()
      return true
    },
  }
}

function toOpenError(error: unknown): OpenError {
  if (error instanceof OpenError) return error
  const { name, code, status } = Object(error) as { name?: unknown; code?: unknown; status?: unknown }
  if (name === 'PasswordException') return new OpenError(code === 2 ? 'wrong-password' : 'password', error)
  if (name === 'InvalidPDFException' || name === 'FormatError') return new OpenError('damaged', error)
  if (name === 'ResponseException')
    return new OpenError(status === 404 || status === 410 ? 'missing' : 'unreachable', error)
  return new OpenError('damaged', error)
}
