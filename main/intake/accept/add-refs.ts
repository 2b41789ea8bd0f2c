// Single papers by their ids: each a record of its own, waiting for arXiv to tell the rest.
import type { ArxivRef } from '../../../preload/model/ids.ts'
import type { ReceiptLine } from '../../../preload/model/list.ts'
import type { PaperRecord, Provenance } from '../../../preload/model/paper.ts'
import { say, together } from '../../../preload/said.ts'
import type { Library } from '../../library/library.ts'
import { newPaperRecord, paperIdOf } from '../../library/papers/records.ts'
import { alreadyHere } from './receipt-words.ts'

/** A paper as it was named. */
export interface NamedRef {
  readonly input: string
  readonly ref: ArxivRef
  /** How it came, where that is more than having been named. */
  readonly provenance?: Provenance
}

/** Adds what is not here yet, one line each in the order given. Throws `storage`, `cancelled`. */
export async function addRefs(
  library: Library,
  named: readonly NamedRef[],
  options: { readonly signal?: AbortSignal; readonly now?: () => Date } = {},
): Promise<readonly ReceiptLine[]> {
  const now = (options.now ?? (() => new Date()))()
  const lines: ReceiptLine[] = []
  for (const { input, ref, provenance } of named) {
    options.signal?.throwIfAborted()
    const id = paperIdOf(ref.base)
    const outcome = await library.create(
      newPaperRecord({
        id,
        now,
        version: ref.version,
        provenance: [
          provenance ?? { at: now.toISOString(), kind: 'added', input, listId: null, section: null, from: null },
        ],
      }),
    )
    const record = library.record(id)
    const line = { input, arxivId: ref.base, paperId: id }
    if (outcome === 'already-here' && record) lines.push({ ...line, ...(await wantVersion(library, record, ref)) })
    else lines.push({ ...line, outcome: 'added', ...say('receipt.asking') })
  }
  return lines
}

/** A paper that is here, and a version of it that is asked for by name: that is the one to have from now on. */
async function wantVersion(
  library: Library,
  record: PaperRecord,
  { version }: ArxivRef,
): Promise<Pick<ReceiptLine, 'outcome' | 'message' | 'said'>> {
  const here = alreadyHere(record)
  const known =
    version === null || record.wantedVersion === version || record.files.some((file) => file.version === version)
  if (known) return { outcome: 'already-here', ...here }
  await library.update(record.id, (draft) => ({ ...draft, wantedVersion: version }))
  return { outcome: 'updated', ...together(here, say('receipt.wanted', { version })) }
}
