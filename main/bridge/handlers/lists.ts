// Requests about reading lists: show, change, fill, take away and bring back.
import { AppError } from '../../../preload/errors.ts'
import type { ListId } from '../../../preload/model/ids.ts'
import type { ListDetail, ReadingList } from '../../../preload/model/list.ts'
import { appendPapers, newList } from '../../library/lists.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `lists.*`. */
export function listHandlers({ library }: Services): HandlersOf<'lists'> {
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

  return {
    'lists.all': async () => ({ lists: [...library.listSummaries()] }),

    'lists.get': async ({ id }) => detail(id),

    'lists.change': async ({ id, change }) => {
      const { title, archived, sections } = change
      const list = known(id)
      await library.saveList({
        ...list,
        title: title ?? list.title,
        archived: archived ?? list.archived,
        sections: sections ?? list.sections,
        updatedAt: new Date().toISOString(),
      })
      return detail(id)
    },

    'lists.addPapers': async ({ id, title, ids }) => {
      const list = id === null ? newList({ title: title ?? 'Reading list' }) : known(id)
      await library.saveList(
        appendPapers(
          list,
          ids.filter((paper) => library.has(paper)),
        ),
      )
      return { id: list.id }
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
  return new AppError('not-found', 'That reading list is not here any more.')
}
