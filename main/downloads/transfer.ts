// Carries one PDF from arXiv to its place: what is on disk, what was left of it, and what is still to come (receive.ts).
// When to try again is next-step.ts; the order is create-downloads.ts.
import { AppError } from '../../preload/errors.ts'
import type { Version } from '../../preload/model/ids.ts'
import type { PdfFile } from '../../preload/model/paper.ts'
import { say } from '../../preload/said.ts'
import { fileOnHand } from './on-hand.ts'
import { PartFile } from './part-file.ts'
import { discardParts } from './part-note.ts'
import { placePart } from './place.ts'
import { receive, type TransferOptions, type TransferTools, type Want } from './receive.ts'

/** How a PDF came to be on disk; `setAside` names a damaged file that stood in its place and was renamed. */
export interface Arrival {
  readonly file: PdfFile
  readonly how: 'already-here' | 'downloaded'
  readonly setAside: string | null
}

/**
 * Gets one PDF into its place and its record. Throws PdfRefusal (arXiv has none), BadPdf (not taken), BrokenTransfer
 * (what came is kept), AppError (`offline`, `rate-limited`, `remote`, `storage`, `not-found`), and the signal's reason.
 */
export async function transfer(tools: TransferTools, want: Want, options: TransferOptions): Promise<Arrival> {
  const { library, now } = tools
  const folder = await library.folder(want.id)
  const file = await fileOnHand(library, want.id, want.version, now())
  if (file) {
    await discardParts(folder, want.id, want.version)
    return { file, how: 'already-here', setAside: null }
  }
  options.signal.throwIfAborted()
  const left = await PartFile.resume(folder, want.id, want.version)
  const part = left?.whole ? left : await receive(tools, want, { folder, left }, options)
  try {
    const version = part.note.version ?? (await newestVersion(tools, want, options.signal))
    return { ...(await placePart(library, want.id, part, version, now())), how: 'downloaded' }
  } finally {
    await part.close()
  }
}

/** The version of a versionless answer that did not say which it was: the newest that the record or arXiv knows. */
async function newestVersion(tools: TransferTools, want: Want, signal: AbortSignal): Promise<Version> {
  const known = tools.library.record(want.id)?.metadata.latest
  if (known) return known
  const answer = await tools.arxiv.metadata([want.base], { signal })
  const latest = answer.found.get(want.base)?.latest
  if (latest !== undefined) return latest
  throw new AppError('remote', say('pdf.noVersionSaid'))
}
