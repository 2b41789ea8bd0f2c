// Receives one PDF into its part: asks for what is missing, checks the first bytes before anything is written, streams
// with back-pressure, checks the end. Memory does not depend on the size.
import { AppError } from '../../preload/errors.ts'
import type { ArxivId, PaperId, Version } from '../../preload/model/ids.ts'
import type { Arxiv, PdfAnswer } from '../arxiv/arxiv.ts'
import { PdfRefusal } from '../arxiv/refusal.ts'
import { isDiskFull, onDisk } from './disk.ts'
import type { DownloadLibrary } from './downloads.ts'
import { BadPdf, BrokenTransfer } from './failure.ts'
import { PartFile, type PartStart } from './part-file.ts'
import { validatorOf } from './part-note.ts'
import { endsAsPdf, HEAD, hasPdfHeader } from './pdf-check.ts'
import { readPieces } from './read-pieces.ts'
import { createSweep } from './sweep.ts'

/** What a transfer works with. */
export interface TransferTools {
  readonly arxiv: Pick<Arxiv, 'pdf' | 'metadata'>
  readonly library: DownloadLibrary
  readonly now: () => Date
  /** Milliseconds without a byte after which a transfer counts as broken. */
  readonly idleTimeout: number
}

/** One PDF to carry; `version` null is the newest. */
export interface Want {
  readonly id: PaperId
  readonly base: ArxivId
  readonly version: Version | null
}

/** How far a transfer is, in bytes. `version` is the one that is coming, once that is known. */
export interface Progress {
  readonly version: Version | null
  readonly received: number
  readonly total: number | null
  /** Whether what came can be continued after a break. */
  readonly resumable: boolean
}

export interface TransferOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/**
 * Receives what is missing. The part that comes back is whole, durable and still open. When it throws, the part is
 * closed: kept where it can be continued, removed where it is no good or the disk is full.
 */
export async function receive(
  tools: TransferTools,
  want: Want,
  place: { readonly folder: string; readonly left: PartFile | null },
  options: TransferOptions,
): Promise<PartFile> {
  let part = place.left
  try {
    let answer = await ask(tools.arxiv, want, part, options.signal)
    if (part !== null && answer?.status !== 206) {
      await part.discard()
      part = null
    }
    answer ??= await ask(tools.arxiv, want, null, options.signal)
    if (answer === null) throw new BrokenTransfer()
    const total = answer.total ?? part?.note.total ?? null
    const start = startOf(want, answer)
    const resumable = validatorOf(start) !== null
    options.onProgress({ version: start.version, received: part?.size ?? 0, total, resumable })
    const sweep = createSweep()
    let head: Uint8Array = new Uint8Array(0)
    for await (const piece of readPieces(answer.body, { signal: options.signal, idleTimeout: tools.idleTimeout })) {
      if (part === null) {
        head = Buffer.concat([head, piece])
        if (!hasPdfHeader(head) && head.byteLength < HEAD) continue
        if (!hasPdfHeader(head)) throw new BadPdf('not-a-pdf', { kind: 'header' })
        part = await PartFile.start(place.folder, start)
        await part.append(head)
      } else {
        await part.append(piece)
      }
      options.onProgress({ version: part.note.version, received: part.size, total, resumable })
      sweep(piece.byteLength)
    }
    if (part === null) {
      throw head.byteLength < (total ?? 0) ? new BrokenTransfer() : new BadPdf('not-a-pdf', { kind: 'header' })
    }
    await finish(part, total)
    return part
  } catch (error) {
    if (part !== null) await leave(part, error)
    throw error
  }
}

/** Opens the PDF where the part ends, or from its start. Null when the server would not go on with this very file. */
async function ask(
  arxiv: TransferTools['arxiv'],
  want: Want,
  part: PartFile | null,
  signal: AbortSignal,
): Promise<PdfAnswer | null> {
  const ref = { base: want.base, version: want.version }
  const validator = part && validatorOf(part.note)
  const answer =
    part !== null && validator !== null
      ? await arxiv.pdf(ref, { signal, resume: { offset: part.size, etag: validator } }).catch(nullWhenRangeIsRefused)
      : await arxiv.pdf(ref, { signal })
  if (answer === null) return null
  if (answer.served !== null && !isWanted(want, answer.served)) {
    await answer.body.cancel()
    throw new BadPdf('wrong-paper', { kind: 'served', served: answer.served })
  }
  if (answer.status === 200 || (part !== null && continues(answer, part))) return answer
  await answer.body.cancel()
  return null
}

/** 416: the part is longer than the file, or the file was replaced. It is fetched anew. */
function nullWhenRangeIsRefused(error: unknown): null {
  const status =
    error instanceof PdfRefusal ? error.status : error instanceof AppError ? error.details?.['status'] : null
  if (status === 416) return null
  throw error
}

function isWanted(want: Want, served: NonNullable<PdfAnswer['served']>): boolean {
  if (served.base !== want.base) return false
  return want.version === null || served.version === null || served.version === want.version
}

/** Whether a 206 is the rest of the part: same place, same file, same length. */
function continues(answer: PdfAnswer, part: PartFile): boolean {
  const { etag, lastModified, total } = part.note
  const same = (a: unknown, b: unknown): boolean => a === null || b === null || a === b
  return (
    answer.offset === part.size &&
    same(answer.etag, etag) &&
    same(answer.lastModified, lastModified) &&
    same(answer.total, total)
  )
}

function startOf(want: Want, answer: PdfAnswer): PartStart {
  const { url, etag, lastModified, total, served } = answer
  return { id: want.id, asked: want.version, version: served?.version ?? want.version, url, etag, lastModified, total }
}

/** Checks that all of it came and that it ends as a PDF does, and makes it durable. */
async function finish(part: PartFile, total: number | null): Promise<void> {
  if (total !== null && part.size < total) throw new BrokenTransfer()
  const sound = part.size === (total ?? part.size) && (await onDisk(part.path, () => endsAsPdf(part.path)))
  if (!sound) throw new BadPdf('truncated', { kind: 'trailer' })
  await part.checkpoint({ complete: true, total: part.size })
}

/** Leaves a part as the failure demands. What goes wrong here is less than what is being thrown already. */
async function leave(part: PartFile, error: unknown): Promise<void> {
  const full = error instanceof AppError && error.code === 'storage' && isDiskFull(error)
  const tidy = full || error instanceof BadPdf ? part.discard() : part.checkpoint().finally(() => part.close())
  await tidy.catch(() => undefined)
}
