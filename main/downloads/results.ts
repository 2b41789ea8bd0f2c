// What came of a request, in the words of `fetch --json`; null while it is still worth waiting for.
import type { PaperId, Version } from '../../preload/model/ids.ts'
import type { PdfFile, PdfProblem } from '../../preload/model/paper.ts'
import { say, sentenceOf } from '../../preload/said.ts'
import type { DownloadResult } from './downloads.ts'
import { isUnfinished, type Item } from './items.ts'
import { arrivedSentence } from './sentences.ts'

/** What holds up the whole queue. `until` null is until the person says so. */
export interface HeldUp {
  readonly until: number | null
  readonly problem: PdfProblem
}

/** The result of an item, or null where it may still come within `patience` ms. */
export function resultOf(
  item: Item,
  held: HeldUp | null,
  when: { readonly now: number; readonly patience: number },
): DownloadResult | null {
  const { id, version, problem, arrived } = item
  if (item.state === 'done') {
    return {
      id,
      version,
      outcome: arrived?.how ?? 'downloaded',
      ...(arrived?.sentence ?? { message: '' }),
      problem: null,
    }
  }
  if (item.state === 'cancelled') return cancelledResult(id, version)
  if (!isUnfinished(item)) return problem ? problemResult(id, version, problem) : null
  if (item.state === 'downloading') return null
  if (held && (held.until === null || held.until - when.now > when.patience)) {
    return problemResult(id, version, held.problem)
  }
  const late = item.state === 'waiting' && (item.nextTryAt ?? 0) - when.now > when.patience
  return late && problem ? problemResult(id, version, problem) : null
}

/** The result of a request whose PDF was on disk before. */
export function hereResult(id: PaperId, file: PdfFile): DownloadResult {
  return {
    id,
    version: file.version,
    outcome: 'already-here',
    ...arrivedSentence(id, file, 'already-here'),
    problem: null,
  }
}

/** The result of a request that was given up. */
export function cancelledResult(id: PaperId, version: Version | null): DownloadResult {
  return { id, version, outcome: 'cancelled', ...say('pdf.cancelled'), problem: null }
}

/** The result of a request for a paper that is not in the library. */
export function unknownResult(id: PaperId, version: Version | null): DownloadResult {
  return { id, version, outcome: 'failed', ...say('pdf.notInLibrary', { id }), problem: null }
}

function problemResult(id: PaperId, version: Version | null, problem: PdfProblem): DownloadResult {
  return { id, version, outcome: outcomeOf(problem), ...sentenceOf(problem), problem }
}

function outcomeOf({ kind }: PdfProblem): DownloadResult['outcome'] {
  switch (kind) {
    case 'withdrawn':
    case 'no-such-paper':
    case 'throttled':
    case 'offline':
      return kind
    default:
      return 'failed'
  }
}
