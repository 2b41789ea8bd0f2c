// What went wrong with a PDF, as sentences: what happened, what is safe, what to do. Their words are in preload/messages/.
import { assertNever } from '../../preload/errors.ts'
import { formatRef, type PaperId, type Version } from '../../preload/model/ids.ts'
import type { PaperRecord, PdfFile } from '../../preload/model/paper.ts'
import { say, together, type Sentence } from '../../preload/said.ts'
import type { BadPdf } from './failure.ts'

/** A paper and version as a sentence names it. */
export interface Named {
  readonly id: PaperId
  readonly version: Version | null
}

/** arXiv says that the version is withdrawn. Earlier ones stay readable (arXiv help/withdraw); none is fetched unasked. */
export function withdrawnSentence({ id, version }: Named, record: PaperRecord | null): Sentence {
  const number = version ?? record?.metadata.latest ?? null
  const kept = record?.files.map((file) => `v${file.version}`).join(', ')
  const head = say('pdf.withdrawn', { name: formatRef(id, version) })
  if (kept) return together(head, say('pdf.withdrawn.kept', { kept }))
  if (number === 1) return together(head, say('pdf.withdrawn.first'))
  if (number === null) return together(head, say('pdf.withdrawn.unknown', { example: formatRef(id, 1) }))
  return together(head, say('pdf.withdrawn.earlier', { earlier: formatRef(id, number - 1) }))
}

/** What came is no good. */
export function badPdfSentence(named: Named, { reason }: BadPdf): Sentence {
  const name = formatRef(named.id, named.version)
  switch (reason.kind) {
    case 'header':
      return say('pdf.header', { name })
    case 'trailer':
      return say('pdf.trailer', { name })
    case 'served':
      return say('pdf.served', { name, served: formatRef(reason.served.base, reason.served.version) })
    case 'occupied':
      return say('pdf.occupied', { name, file: reason.name })
    default:
      return assertNever(reason)
  }
}

/** arXiv asks everyone to wait. */
export function throttledSentence(until: Date): Sentence {
  return say('pdf.throttled', { until: until.toISOString() })
}

/** The disk refuses. `reason` is a sentence that says how. */
export function storageSentence(reason: Sentence): Sentence {
  return together(reason, say('pdf.stopped'))
}

/** The transfer broke, again and again. */
export function brokenSentence(named: Named, received: number): Sentence {
  const kept = received > 0 ? [say('pdf.broken.kept', { received })] : []
  return together(say('pdf.broken', { name: formatRef(named.id, named.version) }), ...kept, say('pdf.broken.then'))
}

/** arXiv's servers failed, again and again. `reason` is a sentence that says how. */
export function remoteSentence(named: Named, reason: Sentence): Sentence {
  return together(reason, say('pdf.remote', { name: formatRef(named.id, named.version) }))
}

/** A damaged file made room for a good one. */
export function setAsideSentence(id: PaperId, file: PdfFile, name: string): Sentence {
  return say('pdf.setAside', { name: formatRef(id, file.version), file: name })
}

/** What was done. */
export function arrivedSentence(id: PaperId, file: PdfFile, how: 'downloaded' | 'already-here'): Sentence {
  const name = formatRef(id, file.version)
  return how === 'downloaded' ? say('pdf.arrived', { name, bytes: file.bytes }) : say('pdf.here', { name })
}
