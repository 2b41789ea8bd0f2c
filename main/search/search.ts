// The search of one library as the rest of main sees it.
import type { Unsubscribe } from '../../preload/link.ts'
import type { z } from 'zod'
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'
import type { PaperWindow } from '../../preload/model/paper-query.ts'
import type { SearchHit, SearchProblem, SearchResult, SearchState } from '../../preload/model/search.ts'
import type { ListAsk } from './protocol.ts'

export interface SearchOptions {
  /** Hits of each group. */
  readonly limit: number
  /** Hits of all groups together after which a group answers with a few; null for `limit` of each. */
  readonly screen?: number | null | undefined
  /** A group's `next`: more of that group. Others are left out. */
  readonly cursor?: string | null | undefined
  /** Counts to the end however much is found; else groups say that there are more than a thousand. */
  readonly exact?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

interface Cancellable {
  readonly signal?: AbortSignal | undefined
}

interface Window extends Cancellable {
  readonly offset: number
  readonly limit: number
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
  /** How many papers a query matches anywhere: waits for a moment in which nobody else asks. Null as above. */
  count(text: string, options?: Cancellable): Promise<number | null>
  /** A window of papers, as lists show them; null while the index cannot tell for all papers. */
  window(ask: ListAsk, window: Window): Promise<z.output<typeof PaperWindow> | null>
  /** The same as ids alone. */
  ids(ask: ListAsk, window: Window): Promise<{ readonly total: number; readonly ids: PaperId[] } | null>
  /** Rows of papers without what lists and downloads say of them (`Library.completed` adds that), in the order asked for. */
  rows(ids: readonly PaperId[], options?: Cancellable): Promise<readonly PaperSummary[] | null>
  /** Every tag of papers, with how many have it. */
  tags(options?: Cancellable): Promise<readonly { readonly tag: string; readonly count: number }[] | null>
  /** Papers that may be met under one of some keys (keys.ts); whoever asks looks at them. */
  meeting(keys: readonly string[], options?: Cancellable): Promise<readonly PaperId[] | null>
  /** Looks the folder through for what other programs changed, and takes it in. */
  lookAround(): Promise<void>
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
