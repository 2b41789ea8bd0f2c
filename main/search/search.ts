// The search of one library as the rest of main sees it.
import type { Unsubscribe } from '../../preload/link.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { SearchHit, SearchProblem, SearchResult, SearchState } from '../../preload/model/search.ts'

export interface SearchOptions {
  /** Hits of each group. */
  readonly limit: number
  /** A group's `next`: more of that group. Others are left out. */
  readonly cursor?: string | null | undefined
  /** Counts to the end however much is found; else groups say that there are more than a thousand. */
  readonly exact?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Search {
  /** Opens the index and keeps it in step with the library from now on. Nothing happens before; queries start it too. */
  start(): void
  state(): SearchState
  onChange(listener: (state: SearchState) => void): Unsubscribe
  /** Finds. A wrong query is no error: its `problem` says what and where. Throws `invalid-input` for a bad cursor, `internal`, `cancelled`. */
  query(text: string, options: SearchOptions): Promise<SearchResult>
  /** Every paper that a query matches: anywhere, or by what its record says (`in: 'records'`). Null while the index cannot tell for all papers. */
  match(
    text: string,
    options?: { readonly in?: 'anywhere' | 'records'; readonly signal?: AbortSignal | undefined },
  ): Promise<{ readonly ids: ReadonlySet<PaperId>; readonly problem: SearchProblem | null } | null>
  /** Papers like one, the likest first. */
  more(
    id: PaperId,
    options: { readonly limit: number; readonly signal?: AbortSignal | undefined },
  ): Promise<readonly SearchHit[]>
  /** Resolves when every record is in. */
  ready(): Promise<void>
  /** Resolves when every record and every text is in, or after `within` milliseconds. */
  settled(options?: { readonly within?: number }): Promise<void>
  /** Drops the index and makes it anew. */
  rebuild(): void
  close(): Promise<void>
}
