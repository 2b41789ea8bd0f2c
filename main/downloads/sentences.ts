// What went wrong with a PDF, as sentences: what happened, what is safe, what to do. The renderer translates by kind;
// these are for the CLI, the logs and languages that lack a translation.
import { assertNever } from '../../preload/errors.ts'
import { formatRef, type PaperId, type Version } from '../../preload/model/ids.ts'
import type { PaperRecord, PdfFile } from '../../preload/model/paper.ts'
import type { BadPdf } from './failure.ts'

/** A paper and version as a sentence names it. */
export interface Named {
  readonly id: PaperId
  readonly version: Version | null
}

/** arXiv says that the version is withdrawn. Earlier ones stay readable (arXiv help/withdraw); none is fetched unasked. */
export function withdrawnSentence({ id, version }: Named, record: PaperRecord | null): string {
  const number = version ?? record?.metadata.latest ?? null
  const kept = record?.files.map((file) => `v${file.version}`).join(', ')
  const head = `${formatRef(id, version)} has been withdrawn from arXiv.`
  if (kept) return `${head} The PDF you have (${kept}) stays.`
  if (number === 1) return `${head} It has no earlier version, so there is no PDF to read.`
  if (number === null)
    return `${head} An earlier version may still be readable: ask for it by its number, like ${formatRef(id, 1)}.`
  return `${head} The version before it can still be read: ask for ${formatRef(id, number - 1)}.`
}

/** What came is no good. */
export function badPdfSentence(named: Named, { reason }: BadPdf): string {
  const name = formatRef(named.id, named.version)
  switch (reason.kind) {
    case 'header':
      return `What arXiv sent for ${name} is not a PDF. Nothing of it was kept. Open its page on arXiv to see what is there, or try again later.`
    case 'trailer':
      return `The PDF of ${name} came without its end, so it was not kept. Try again later; if it stays so, the file on arXiv is damaged.`
    case 'served':
      return `arXiv sent ${formatRef(reason.served.base, reason.served.version)} instead of ${name}, so it was not kept. Check the id and the version, then try again.`
    case 'occupied':
      return `Another PDF stands where ${name} would go (${reason.name} in the paper's folder). It was left as it is. Move it away, then try again.`
    default:
      return assertNever(reason)
  }
}

/** arXiv asks everyone to wait. */
export function throttledSentence(until: Date): string {
  return `arXiv is busy and asks to wait. Downloads go on by themselves at ${clock(until)}; what came so far is kept.`
}

/** There is no way to arXiv. */
export function offlineSentence(): string {
  return 'arXiv cannot be reached. Downloads go on by themselves when the network is back; everything that is here can be read.'
}

/** arXiv refuses this computer. */
export function refusedSentence(): string {
  return 'arXiv refuses requests from this network for now. Downloads have stopped and what came is kept. Resume them in some hours; asking again sooner makes it worse.'
}

/** The disk refuses. `reason` is a sentence that says how. */
export function storageSentence(reason: string): string {
  return `${reason} Downloads have stopped; what was there before is safe. Resume them when that is solved.`
}

/** The transfer broke, again and again. */
export function brokenSentence(named: Named, received: number): string {
  const kept = received > 0 ? ` The first ${megabytes(received)} are kept, so trying again goes on from there.` : ''
  return `The connection broke each time the PDF of ${formatRef(named.id, named.version)} was tried.${kept} Check the network, then try again.`
}

/** arXiv's servers failed, again and again. `reason` is a sentence that says how. */
export function remoteSentence(named: Named, reason: string): string {
  return `${reason} The PDF of ${formatRef(named.id, named.version)} was not downloaded; try again later.`
}

/** Something that should not have happened. */
export function unexpectedSentence(named: Named): string {
  return `Something went wrong inside Offprint while it downloaded ${formatRef(named.id, named.version)}. What you have is safe; please try again.`
}

/** A PDF of one's own is gone from the disk. */
export function notFromArxivSentence(): string {
  return 'This PDF did not come from arXiv, so it cannot be downloaded. Add the file again.'
}

/** The queue itself could not be saved. */
export function unsavedQueueSentence(): string {
  return 'The list of waiting downloads could not be saved. Nothing else is lost: papers without a PDF can be downloaded again from the library.'
}

/** A damaged file made room for a good one. */
export function setAsideSentence(id: PaperId, file: PdfFile, name: string): string {
  return `The PDF ${formatRef(id, file.version)} on disk was damaged. It was kept as ${name}, and a good one was downloaded.`
}

/** What was done. */
export function arrivedSentence(id: PaperId, file: PdfFile, how: 'downloaded' | 'already-here'): string {
  const name = formatRef(id, file.version)
  return how === 'downloaded' ? `${name} was downloaded (${megabytes(file.bytes)}).` : `${name} is on disk already.`
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function clock(at: Date): string {
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
}
