// Single papers by their ids: each a record of its own, waiting for arXiv to tell the rest.
import type { ArxivRef } from '../../preload/model/ids.ts'
import type { ReceiptLine } from '../../preload/model/list.ts'
import type { Library } from '../library/library.ts'
import { newPaperRecord, paperIdOf } from '../library/records.ts'
import { alreadyHere } from './receipt-words.ts'

/** A paper as it was named. */
export interface NamedRef {
  readonly input: string
  readonly ref: ArxivRef
}

/** Adds what is not here yet, one line each in the order given. Throws `storage`, `cancelled`. */
export async function addRefs(
  library: Library,
  named: readonly NamedRef[],
  options: { readonly signal?: AbortSignal; readonly now?: () => Date } = {},
): Promise<readonly ReceiptLine[]> {
  const now = (options.now ?? (() => new Date()))()
  const lines: ReceiptLine[] = []
  for (const { input, ref } of named) {
    options.signal?.throwIfAborted()
    const id = paperIdOf(ref.base)
    const outcome = await library.create(
      newPaperRecord({
        id,
        now,
        version: ref.version,
        provenance: [{ at: now.toISOString(), kind: 'added', input, listId: null, section: null, from: null }],
      }),
    )
    const record = library.record(id)
    const line = { input, arxivId: ref.base, paperId: id }
    if (outcome === 'already-here' && record) lines.push({ ...line, outcome, message: alreadyHere(record, now) })
    else lines.push({ ...line, outcome: 'added', message: 'Added; its details are being asked for.' })
  }
  return lines
}
