// From an accepted draft to papers, a reading list and a receipt. Papers are written first and the list last, so that
// whatever happens in between there is never half a list; the same source coming again adds nothing twice.
import { AppError } from '../../../preload/errors.ts'
import { formatRef, ListId, type PaperId } from '../../../preload/model/ids.ts'
import type { AcceptedDraft, ReadingList, Receipt, ReceiptLine, ToldSource } from '../../../preload/model/list.ts'
import { say, together } from '../../../preload/said.ts'
import type { Library } from '../../library/library.ts'
import { newList, newLocalId, withList } from '../../library/lists/lists.ts'
import { paperIdOf } from '../../library/papers/records.ts'
import { toldBy, toldOf, toldWith } from '../again/said.ts'
import { keepPapers, noteLists, type Kept, type Wanted } from './keep-papers.ts'
import { mergeDraft, type ItemChange, type MergedList } from './merge-list.ts'
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

/** New papers from which on the index waits for the list they stand in. */
const MANY = 400

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
  const coming = wanted.map(({ id }) => id).filter((id) => !library.has(id))
  const release = coming.length > MANY ? library.holdBack(coming) : null
  try {
    const kept = await keepPapers(library, wanted, list.id, { ...options, now })
    const allowed = (id: PaperId): boolean => kept.get(id)?.outcome !== 'failed'
    const nothingKept = [...kept.values()].every((paper) => paper.outcome === 'failed')
    let merged: MergedList = { list, items: new Map(), changed: false }
    if (!(nothingKept && !known)) {
      // Taking papers in takes its time: what was done to the list meanwhile stays.
      await library.changeLists((lists) => {
        const before = lists.find(({ id }) => id === list.id) ?? list
        merged = mergeDraft(withSource(before, draft), draft, { now, newId, allowed })
        const told = toldAfter(known && before, draft, { now, kept, items: merged.items })
        return withList(lists, { ...merged.list, told })
      })
    }
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
  } finally {
    release?.()
  }
}

/** What the list remembers of its source: all of it at first; later what came in, so that the rest is still to be decided. */
function toldAfter(
  known: ReadingList | null,
  draft: AcceptedDraft,
  {
    now,
    kept,
    items,
  }: {
    readonly now: Date
    readonly kept: ReadonlyMap<PaperId, Kept>
    readonly items: ReadonlyMap<PaperId, ItemChange>
  },
): ToldSource | null {
  if (!known) return toldOf(toldBy(draft.said ?? draft, now), (id) => kept.get(id)?.outcome !== 'failed')
  if (known.told === null || sameSource([known], draft) === null) return null
  return toldWith(known.told, draft, (id) => (items.get(id) ?? 'same') !== 'same')
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
