// Requests about reading lists: show, change, fill, take away and bring back.
import { AppError } from '../../../preload/errors.ts'
import type { ListId, PaperId } from '../../../preload/model/ids.ts'
import type { ListDetail, ReadingList } from '../../../preload/model/list.ts'
import { say } from '../../../preload/said.ts'
import { mergedLists, movedItems, takenBack } from '../../library/lists/list-changes.ts'
import { editedList } from '../../library/lists/edit-list.ts'
import { placed } from '../../library/lists/list-tree.ts'
import {
  appendPapers,
  newList,
  newLocalId,
  papersOf,
  withList,
  withoutPapers,
  withPapersMoved,
} from '../../library/lists/lists.ts'
import type { Services } from '../../services.ts'
import type { UndoBook } from '../undo-book.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Papers from which on their rows are asked of the index. */
const MANY = 20

/** Handlers of `lists.*`. */
export function listHandlers({ library, search }: Services, undo: UndoBook): HandlersOf<'lists'> {
  const known = (id: ListId): ReadingList => {
    const list = library.list(id)
    if (!list) throw notHere()
    return list
  }
  const detail = (id: ListId): ListDetail => {
    const found = library.listDetail(id)
    if (!found) throw notHere()
    return found
  }

  /** Changes lists together, and keeps how that is taken back. */
  const together = async (
    change: (lists: readonly ReadingList[]) => readonly ReadingList[],
  ): Promise<{ undo: string }> => {
    let [before, after]: (readonly ReadingList[])[] = [[], []]
    await library.changeLists((lists) => {
      before = lists
      after = change(lists)
      return after
    })
    return {
      undo: undo.keep(() => library.changeLists((now) => takenBack(now, before ?? [], after ?? []))),
    }
  }
  const made = (): { readonly now: Date; readonly newId: () => string } => ({ now: new Date(), newId: newLocalId })

  /** Rows of a long list come from the index together, rather than each from its record. */
  const knowRows = async (ids: readonly PaperId[], signal: AbortSignal): Promise<void> => {
    const missing = ids.filter((id) => library.has(id) && !library.isKnown(id))
    if (missing.length < MANY) return
    const rows = await search.rows(missing, { signal }).catch(() => null)
    signal.throwIfAborted()
    library.know(rows ?? [])
  }

  return {
    'lists.all': async () => ({ lists: [...library.listSummaries()] }),

    'lists.get': async ({ id }, { signal }) => {
      await knowRows(papersOf(known(id)), signal)
      return detail(id)
    },

    'lists.change': async ({ id, change }) => {
      known(id)
      const now = new Date()
      await library.changeLists((lists) => lists.map((list) => (list.id === id ? editedList(list, change, now) : list)))
      return detail(id)
    },

    'lists.addPapers': async ({ id, title, ids }) => {
      const list = id === null ? newList({ title: title ?? 'Reading list' }) : known(id)
      const papers = ids.filter((paper) => library.has(paper))
      const here = new Set(papersOf(list))
      const step = await together((lists) => {
        const now = lists.find((other) => other.id === list.id)
        return withList(lists, appendPapers(now ?? list, papers))
      })
      return { id: list.id, added: new Set(papers.filter((paper) => !here.has(paper))).size, ...step }
    },

    'lists.removePapers': async ({ id, ids }) => {
      const gone = new Set(ids)
      const removed = papersOf(known(id)).filter((paper) => gone.has(paper)).length
      const step = await together((lists) =>
        lists.map((list) => (list.id === id ? withoutPapers(list, gone, new Date()) : list)),
      )
      return { removed, ...step }
    },

    'lists.movePapers': async ({ to, ids }) => {
      const target = known(to)
      const moving = new Set(ids.filter((paper) => library.has(paper)))
      const here = new Set(papersOf(target))
      const step = await together((lists) => withPapersMoved(lists, moving, to, new Date()))
      return { moved: [...moving].filter((paper) => !here.has(paper)).length, ...step }
    },

    'lists.create': async ({ title, parent }) => {
      if (parent !== null) known(parent)
      const list = newList({ title, parent })
      await library.saveList(list)
      return { id: list.id }
    },

    'lists.place': async ({ id, parent, before }) => {
      known(id)
      if (parent !== null) known(parent)
      return together((lists) => {
        const next = placed(lists, id, { parent, before })
        if (!next) throw new AppError('conflict', say('lists.intoItself'))
        return next
      })
    },

    'lists.merge': async ({ id, into, sections }) =>
      together((lists) => mergedLists(lists, id, into, { sections, ...made() })),

    'lists.moveItems': async (move) => together((lists) => movedItems(lists, move, made())),

    'lists.fromSearch': async ({ title, query }, { signal }) => {
      const found = await search.match(query, { in: 'anywhere', signal })
      if (!found) throw new AppError('conflict', say('lists.indexing'))
      if (found.problem)
        throw new AppError('invalid-input', say('lists.wrongQuery', { problem: found.problem.message }))
      const ids = library.ids().filter((id) => found.ids.has(id))
      if (ids.length === 0) throw new AppError('not-found', say('lists.nothingFound'))
      const list = appendPapers(newList({ title }), ids)
      await library.saveList(list)
      return { id: list.id, count: ids.length }
    },

    'lists.remove': async ({ id }) => {
      known(id)
      await library.removeList(id)
      return {}
    },

    'lists.bringBack': async ({ id }) => {
      await library.bringBackList(id)
      return {}
    },
  }
}

function notHere(): AppError {
  return new AppError('not-found', say('library.listGone'))
}
