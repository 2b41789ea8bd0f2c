// Requests about searching: query, state, papers like another, saved searches.
import { randomUUID } from 'node:crypto'
import { AppError } from '../../../preload/errors.ts'
import type { SavedSearch } from '../../../preload/model/search.ts'
import { say } from '../../../preload/said.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `search.*`. */
export function searchHandlers({ library, search, emit }: Services): HandlersOf<'search'> {
  return {
    'search.query': ({ query, limit, screen, cursor }, { signal }) =>
      search.query(query, { limit, screen, cursor, signal }),

    'search.state': async () => search.state(),

    'search.lookAround': async () => {
      await search.lookAround()
      return {}
    },

    'search.more': async ({ id, limit }, { signal }) => {
      if (!library.has(id)) throw new AppError('not-found', say('library.paperGone'))
      return { hits: [...(await search.more(id, { limit, signal }))] }
    },

    'search.rebuild': async () => {
      search.rebuild()
      return search.state()
    },

    'search.saved': async (_, { signal }) => ({
      searches: await Promise.all(
        library.savedSearches().map(async (saved) => ({
          ...saved,
          count: await search.count(saved.query, { signal }),
        })),
      ),
    }),

    'search.save': async ({ id, name, query }) => {
      const known = library.savedSearches().find((saved) => saved.id === id)
      if (id !== null && !known) throw new AppError('not-found', say('library.searchGone'))
      const saved: SavedSearch = {
        id: known?.id ?? randomUUID(),
        name: name.trim() || name,
        query,
        createdAt: known?.createdAt ?? new Date().toISOString(),
      }
      await library.saveSearch(saved.id, saved)
      emit('search.changed', search.state())
      return saved
    },

    'search.removeSaved': async ({ id }) => {
      await library.saveSearch(id, null)
      emit('search.changed', search.state())
      return {}
    },
  }
}
