// Looks at a PDF file before it is in the library: its pages, the arXiv stamp, what its metadata say.
import { AppError } from '../../preload/errors.ts'
import { assetsFolder, workerModule } from './assets.ts'
import type { PdfFacts } from './facts.ts'
import { TextWorker } from './text-worker.ts'

export interface InspectOptions {
  readonly signal?: AbortSignal | undefined
  readonly assets?: string
  readonly worker?: URL
  /** Milliseconds; 10 s by default. */
  readonly deadline?: number
}

/**
 * What a PDF file says of itself. A file locked with a password answers `encrypted` and nothing else. Throws
 * `not-a-pdf` for anything that cannot be read as a PDF, `not-found`, `internal` past the deadline, `cancelled`.
 */
export async function inspectPdf(path: string, options: InspectOptions = {}): Promise<PdfFacts> {
  const worker = new TextWorker({
    worker: options.worker ?? workerModule(),
    assets: options.assets ?? assetsFolder(),
    idle: 1000,
    heap: 768,
  })
  try {
    return await factsFrom(worker, path, options.deadline ?? 10_000, options.signal)
  } finally {
    await worker.close()
  }
}

/** The same, with a worker that is there already. */
export async function factsFrom(
  worker: TextWorker,
  path: string,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<PdfFacts> {
  try {
    const answer = await worker.call({ kind: 'facts', source: { path, password: null } }, { deadline, signal })
    if (answer.kind !== 'facts') throw new AppError('internal', 'The text worker answered something else.')
    return answer.facts
  } catch (error) {
    if (!(error instanceof AppError) || error.details?.['reason'] !== 'encrypted') throw error
    return { pages: 0, encrypted: true, stamp: null, infoIds: [], title: null, author: null, heading: null }
  }
}
