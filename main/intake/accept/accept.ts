// From an accepted draft to papers, a reading list and a receipt. Papers are written first and the list last, so that
// whatever happens in between there is never half a list; the same source coming again adds nothing twice.
import { AppError } from '../../../preload/errors.ts'
import { formatRef, ListId, type PaperId } from '../../../preload/model/ids.ts'
import type { AcceptedDraft, ReadingList, Receipt, ReceiptLine } from '../../../preload/model/list.ts'
import type { PaperRecord, Provenance } from '../../../preload/model/paper.ts'
import { say, sentenceOf, together, type Sentence } from '../../../preload/said.ts'
import { mapBounded } from '../../library/gate.ts'
import type { Library } from '../../library/library.ts'
import { newList, newLocalId } from '../../library/lists.ts'
import { newPaperRecord, paperIdOf } from '../../library/records.ts'
import { mergeDraft } from './merge-list.ts'
import { alreadyHere } from './receipt-words.ts'
import { sameSource } from './same-source.ts'

export interface AcceptOptions {
  /** The list to put the draft into; null finds the list of the same source, or makes one. */
  readonly into: ListId | null
  readonly now?: () => Date
  readonly newId?: () => string
  readonly onProgress?: (done: number, total: number) => void
  /** Aborting takes back what was added and throws `cancelled`. */
  readonly signal?: AbortSignal
}

interface Wanted {
  readonly id: PaperId
  readonly item: AcceptedDraft['sections'][number]['items'][number]
  readonly section: string | null
}

type Kept =
  | { readonly outcome: 'created' | 'here'; readonly record: PaperRecord }
  | { readonly outcome: 'failed'; readonly sentence: Sentence }

/** Adds a draft's papers and its list. One receipt line an item, in the draft's order. Throws `not-found`, `storage`, `cancelled`. */
export async function acceptDraft(library: Library, draft: AcceptedDraft, options: AcceptOptions): Promise<Receipt> {
  const now = (options.now ?? (() => new Date()))()
  const newId = options.newId ?? newLocalId
  const lines = draft.sections.flatMap((section) =>
    section.items.map((item): Wanted => ({ id: paperIdOf(item.arxivId), item, section: section.title })),
  )
  const known = targetList(library, draft, options.into)
  if (lines.length === 0) return { listId: known?.id ?? null, results: [] }
  const list = known ?? emptyList(draft, now, newId)

  const wanted = [...new Map(lines.toReversed().map((line) => [line.id, line])).values()].toReversed()
  const kept = await keepPapers(library, wanted, list.id, { ...options, now })
  const merged = mergeDraft(withSource(list, draft), draft, {
    now,
    newId,
    allowed: (id) => kept.get(id)?.outcome !== 'failed',
  })
  const nothingKept = [...kept.values()].every((paper) => paper.outcome === 'failed')
  if (!(nothingKept && !known)) await library.saveList(merged.list)
  await noteLists(library, wanted, merged.items, kept, { listId: list.id, now })

  const seen = new Set<PaperId>()
  const results = lines.map((line): ReceiptLine => {
    const again = seen.has(line.id)
    seen.add(line.id)
    return receiptLine(line, kept.get(line.id), {
      again,
      list: merged.list,
      change: merged.items.get(line.id) ?? 'same',
    })
  })
  return { listId: nothingKept && !known ? null : list.id, results }
}

function targetList(library: Library, draft: AcceptedDraft, into: ListId | null): ReadingList | null {
  if (into === null) return sameSource(library.lists(), draft)
  const list = library.list(into)
  if (!list) throw new AppError('not-found', say('receipt.listGone'))
  return list
}

function emptyList(draft: AcceptedDraft, now: Date, newId: () => string): ReadingList {
  const { title, date, intro, source } = draft
  return {
    ...newList({ title: title?.trim() || titleFrom(draft, now), date, intro, source, now }),
    id: ListId.parse(newId()),
  }
}

/** A title for a source that has none: its file, its site, or the day. */
function titleFrom({ source }: AcceptedDraft, now: Date): string {
  if (source.kind === 'file' && source.name) return source.name.replace(/\.[A-Za-z0-9]{1,5}$/, '')
  if (source.url && URL.canParse(source.url)) return new URL(source.url).host.replace(/^www\./, '')
  return `Reading list, ${now.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`
}

/** The list remembers the text it last came from, so that the next time is told at once. A list made by hand stays one. */
function withSource(list: ReadingList, draft: AcceptedDraft): ReadingList {
  if (list.source.kind === 'person' || draft.source.fingerprint === null) return list
  if (list.source.fingerprint === draft.source.fingerprint) return list
  return {
    ...list,
    source: { ...list.source, fingerprint: draft.source.fingerprint, url: list.source.url ?? draft.source.url },
  }
}

/** Creates what is not here. After the first failure of the disk nothing more is tried: the rest fails with its sentence. */
async function keepPapers(
  library: Library,
  wanted: readonly Wanted[],
  listId: ListId,
  { now, onProgress, signal }: Pick<AcceptOptions, 'onProgress' | 'signal'> & { readonly now: Date },
): Promise<ReadonlyMap<PaperId, Kept>> {
  const kept = new Map<PaperId, Kept>()
  let diskFailure: Sentence | null = null
  let done = 0
  await mapBounded(wanted, 32, async ({ id, item, section }, index) => {
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
async function noteLists(
  library: Library,
  wanted: readonly Wanted[],
  items: ReadonlyMap<PaperId, string>,
  kept: ReadonlyMap<PaperId, Kept>,
  { listId, now }: { readonly listId: ListId; readonly now: Date },
): Promise<void> {
  const again = wanted.filter(({ id }) => kept.get(id)?.outcome === 'here' && items.get(id) === 'new')
  await mapBounded(again, 32, async ({ id, item, section }) => {
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

function receiptLine(
  { id, item }: Wanted,
  kept: Kept | undefined,
  { again, change, list }: { readonly again: boolean; readonly change: string; readonly list: ReadingList },
): ReceiptLine {
  const line = { input: formatRef(item.arxivId, item.version), arxivId: item.arxivId, paperId: id }
  if (!kept || kept.outcome === 'failed') {
    return { ...line, paperId: null, outcome: 'failed', ...(kept?.sentence ?? say('receipt.notAdded')) }
  }
  if (again) return { ...line, outcome: 'already-here', ...say('receipt.twice') }
  if (kept.outcome === 'created') return { ...line, outcome: 'added', ...say('receipt.added', { list: list.title }) }
  const here = alreadyHere(kept.record)
  if (change === 'filled')
    return { ...line, outcome: 'updated', ...together(here, say('receipt.filled', { list: list.title })) }
  if (change === 'new')
    return { ...line, outcome: 'already-here', ...together(here, say('receipt.alsoIn', { list: list.title })) }
  return { ...line, outcome: 'already-here', ...here }
}
