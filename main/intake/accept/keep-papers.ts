// Papers that a source names go into the library: created where they are not here, else they remember the list they came
// again with.
import { AppError } from '../../../preload/errors.ts'
import { formatRef, type ListId, type PaperId } from '../../../preload/model/ids.ts'
import type { AcceptedDraft } from '../../../preload/model/list.ts'
import type { PaperRecord, Provenance } from '../../../preload/model/paper.ts'
import { say, sentenceOf, type Sentence } from '../../../preload/said.ts'
import { AT_ONCE } from '../../library/bulk.ts'
import { mapBounded } from '../../library/files/gate.ts'
import type { Library } from '../../library/library.ts'
import { newPaperRecord } from '../../library/papers/records.ts'
import type { AcceptOptions } from './accept.ts'

/** A paper that a source names: where, and with which words. */
export interface Wanted {
  readonly id: PaperId
  readonly item: AcceptedDraft['sections'][number]['items'][number]
  readonly section: string | null
}

/** What became of it. */
export type Kept =
  | { readonly outcome: 'created' | 'here'; readonly record: PaperRecord }
  | { readonly outcome: 'failed'; readonly sentence: Sentence }

/** Creates what is not here. After the first failure of the disk nothing more is tried: the rest fails with its sentence. */
export async function keepPapers(
  library: Library,
  wanted: readonly Wanted[],
  listId: ListId,
  { now, onProgress, signal }: Pick<AcceptOptions, 'onProgress' | 'signal'> & { readonly now: Date },
): Promise<ReadonlyMap<PaperId, Kept>> {
  const kept = new Map<PaperId, Kept>()
  let diskFailure: Sentence | null = null
  let done = 0
  await mapBounded(wanted, AT_ONCE, async ({ id, item, section }, index) => {
    if (signal?.aborted) return
    const here = library.record(id)
    if (here) kept.set(id, { outcome: 'here', record: here })
    else if (diskFailure !== null) kept.set(id, { outcome: 'failed', sentence: diskFailure })
    else {
      const provenance = provenanceOf(item, { listId, section, now })
      // A millisecond apart, so that papers sorted by date, newest first, stand in the list's own order.
      const added = new Date(now.getTime() - index)
      const record = newPaperRecord({
        id,
        now: added,
        version: item.version,
        title: item.title,
        provenance: [provenance],
      })
      try {
        const outcome = await library.create(record)
        kept.set(id, { outcome: outcome === 'created' ? 'created' : 'here', record: library.record(id) ?? record })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        if (error.code === 'storage') diskFailure = sentenceOf(error)
        kept.set(id, { outcome: 'failed', sentence: sentenceOf(error) })
      }
    }
    onProgress?.(++done, wanted.length)
  })
  if (signal?.aborted) {
    const created = [...kept].flatMap(([id, paper]) => (paper.outcome === 'created' ? [id] : []))
    await mapBounded(created, 16, (id) => library.remove(id))
    throw new AppError('cancelled', say('receipt.cancelled'))
  }
  return kept
}

/** Papers that were here before remember the list they came again with, and take the title and version they lacked. */
export async function noteLists(
  library: Library,
  wanted: readonly Wanted[],
  items: ReadonlyMap<PaperId, string>,
  kept: ReadonlyMap<PaperId, Kept>,
  { listId, now }: { readonly listId: ListId; readonly now: Date },
): Promise<void> {
  const again = wanted.filter(({ id }) => kept.get(id)?.outcome === 'here' && items.get(id) === 'new')
  await mapBounded(again, AT_ONCE, async ({ id, item, section }) => {
    if (!library.has(id)) return
    await library.update(id, (record) => {
      record.givenTitle ??= item.title
      if (record.files.length === 0) record.wantedVersion ??= item.version
      if (record.provenance.some((entry) => entry.listId === listId)) return
      record.provenance.push(provenanceOf(item, { listId, section, now }))
    })
  })
}

function provenanceOf(
  item: Wanted['item'],
  { listId, section, now }: { readonly listId: ListId; readonly section: string | null; readonly now: Date },
): Provenance {
  return {
    at: now.toISOString(),
    kind: 'list',
    input: formatRef(item.arxivId, item.version),
    listId,
    section,
    from: null,
  }
}
