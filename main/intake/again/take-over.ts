// Changes of a source that came again are taken over: new papers first, the list last, so that there is never half of it.
// A paper that leaves the list stays in the library.
import { AppError } from '../../../preload/errors.ts'
import type { ListId, PaperId } from '../../../preload/model/ids.ts'
import type { AcceptedDraft, ReadingList, Receipt, ReceiptLine } from '../../../preload/model/list.ts'
import { say, together } from '../../../preload/said.ts'
import type { Library } from '../../library/library.ts'
import { takenBack } from '../../library/lists/list-changes.ts'
import { newLocalId, papersOf } from '../../library/lists/lists.ts'
import { paperIdOf } from '../../library/papers/records.ts'
import { keepPapers, noteLists, type Kept, type Wanted } from '../accept/keep-papers.ts'
import { alreadyHere } from '../accept/receipt-words.ts'
import { compareSource } from './compare.ts'
import { takeChanges } from './take-changes.ts'

export interface TakenOver {
  /** One line for each paper that the list gained. */
  readonly receipt: Receipt
  /** Puts the list back, and papers that came in with it into the bin. */
  undo(): Promise<void>
}

/** Takes changes of `intake.compare` over, by their ids. Throws `not-found`, `storage`, `cancelled`. */
export async function takeOver(
  library: Library,
  draft: AcceptedDraft,
  options: {
    readonly list: ListId
    readonly take: ReadonlySet<string>
    readonly signal?: AbortSignal
    readonly now?: Date
  },
): Promise<TakenOver> {
  const now = options.now ?? new Date()
  const said = draft.said ?? draft
  const list = library.list(options.list)
  if (!list) throw new AppError('not-found', say('library.listGone'))
  const { changes } = compareSource(list, said, (id) => library.has(id))
  const added = new Set(
    changes.flatMap((change) => (change.kind === 'added' && options.take.has(change.id) ? [change.paperId] : [])),
  )
  const wanted: Wanted[] = said.sections.flatMap((section) =>
    section.items
      .map((item) => ({ id: paperIdOf(item.arxivId), item, section: section.title }))
      .filter(({ id }) => added.delete(id)),
  )
  const kept = await keepPapers(library, wanted, list.id, { now, ...(options.signal && { signal: options.signal }) })
  const failed = new Set([...kept].flatMap(([id, { outcome }]) => (outcome === 'failed' ? [`added ${id}`] : [])))
  const take = new Set([...options.take].filter((change) => !failed.has(change)))

  let [before, after]: (readonly ReadingList[])[] = [[], []]
  await library.changeLists((lists) => {
    before = lists
    after = lists.map((each) => {
      if (each.id !== list.id) return each
      const all = compareSource(each, said, (id) => library.has(id)).changes
      const changed = takeChanges(each, said, all, { take, now, newId: newLocalId })
      return { ...changed, source: sourceNow(changed.source, draft) }
    })
    return after
  })
  const news = new Map<PaperId, 'new'>(wanted.map(({ id }) => [id, 'new']))
  await noteLists(library, wanted, news, kept, { listId: list.id, now })

  const created = [...kept].flatMap(([id, { outcome }]) => (outcome === 'created' ? [id] : []))
  return {
    receipt: { listId: list.id, results: wanted.map((each) => line(each, kept.get(each.id), list.title)) },
    async undo() {
      await library.changeLists((lists) => takenBack(lists, before ?? [], after ?? []))
      const listed = new Set(library.lists().flatMap(papersOf))
      for (const id of created) if (library.has(id) && !listed.has(id)) await library.remove(id)
    },
  }
}

function sourceNow(source: ReadingList['source'], { source: now }: AcceptedDraft): ReadingList['source'] {
  return { ...source, fingerprint: now.fingerprint ?? source.fingerprint, url: source.url ?? now.url }
}

function line({ id, item }: Wanted, kept: Kept | undefined, title: string): ReceiptLine {
  const about = { input: item.arxivId, arxivId: item.arxivId, paperId: id }
  if (!kept || kept.outcome === 'failed')
    return { ...about, paperId: null, outcome: 'failed', ...(kept?.sentence ?? say('receipt.notAdded')) }
  if (kept.outcome === 'created') return { ...about, outcome: 'added', ...say('receipt.added', { list: title }) }
  return {
    ...about,
    outcome: 'already-here',
    ...together(alreadyHere(kept.record), say('receipt.alsoIn', { list: title })),
  }
}
