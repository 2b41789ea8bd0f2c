// A part of the contract: searching, the index and saved searches.
import { z } from 'zod'
import { PaperId } from '../model/ids.ts'
import { SavedSearch, SearchHit, SearchResult, SearchState } from '../model/search.ts'
import { Nothing, type RequestTable } from './shared.ts'

/** The `search.*` requests. */
export const searchRequests = {
  /**
   * Finds in the library, notes, marks and full text (language: preload/search/). `limit` is for each group; once the
   * groups before it fill a `screen`, a group answers with a few. `cursor` is a group's `next`, and answers with more of
   * that group alone. A wrong query is no error: see `problem`.
   */
  'search.query': {
    input: z.object({
      query: z.string().max(20_000),
      limit: z.number().int().min(1).max(200).default(20),
      screen: z.number().int().min(1).max(200).nullable().default(null),
      cursor: z.string().max(40).nullable().default(null),
    }),
    output: SearchResult,
  },
  'search.state': { input: Nothing, output: SearchState },
  /** Looks the library folder through for what other programs changed; what is found is told as `library.changed`. */
  'search.lookAround': { input: Nothing, output: Nothing },
  /** Papers like one, by the words they share; the likest first. */
  'search.more': {
    input: z.object({ id: PaperId, limit: z.number().int().min(1).max(100).default(20) }),
    output: z.object({ hits: z.array(SearchHit) }),
  },
  /** Drops the index and makes it anew, in the background. */
  'search.rebuild': { input: Nothing, output: SearchState },
  /** The saved searches; `count` is the papers each matches now, null while the index is being made. */
  'search.saved': {
    input: Nothing,
    output: z.object({ searches: z.array(SavedSearch.extend({ count: z.number().int().nullable() })) }),
  },
  /** Saves a new search (`id` null) or changes one. */
  'search.save': {
    input: SavedSearch.pick({ name: true, query: true }).extend({ id: SavedSearch.shape.id.nullable() }),
    output: SavedSearch,
  },
  'search.removeSaved': { input: z.object({ id: SavedSearch.shape.id }), output: Nothing },
} satisfies RequestTable
