// What the search screen shows: the answer to the query as typed, group by group, and where the cursor is among its hits.
// Only the newest question counts; older ones are cancelled. Kept after the screen is left, so that coming back is at once.
import { create } from 'zustand'
import type { SearchGroup, SearchHit, SearchKind, SearchProblem, SearchState } from '../../preload/model/search.ts'
import { MAX_QUERY } from '../../preload/search/query.ts'
import { AppError } from '../../preload/errors.ts'
import { api } from '../app/api.ts'
import { failureMessage, reportFailure } from '../app/failures.ts'
import { measurePainted } from '../app/painted.ts'

interface Answer {
  /** The query the groups answer; null before the first answer. */
  readonly query: string | null
  readonly groups: readonly SearchGroup[]
  readonly total: number
  readonly problem: SearchProblem | null
}

interface State extends Answer {
  readonly failed: string | null
  readonly index: SearchState | null
  /** The row the cursor is on, by `rowKey`; null for none. */
  readonly cursor: string | null
}

const nothing: Answer = { query: null, groups: [], total: 0, problem: null }

export const useSearch = create<State>(() => ({ ...nothing, failed: null, index: null, cursor: null }))

/** One row of the results: a hit, or the way to more of a group. */
export type Row =
  | { readonly key: string; readonly kind: 'hit'; readonly hit: SearchHit }
  | { readonly key: string; readonly kind: 'more'; readonly group: SearchKind; readonly left: number }

/** The rows of a group, in order. */
export function rowsOf(group: SearchGroup): readonly Row[] {
  const seen = new Map<string, number>()
  const hits = group.hits.map((hit): Row => {
    const name = [hit.kind, hit.paperId, hit.mark ?? '', hit.version ?? '', hit.page ?? ''].join('-')
    const again = seen.get(name) ?? 0
    seen.set(name, again + 1)
    return { key: again === 0 ? name : `${name}-${again}`, kind: 'hit', hit }
  })
  const left = group.total - group.hits.length
  if (group.next === null || left <= 0) return hits
  return [...hits, { key: `more-${group.kind}`, kind: 'more', group: group.kind, left }]
}

/** Hits of a group that are asked for with every key, and of all groups about: a screenful. */
const FIRST = 8
const SCREEN = 10
/** Hits of each group once typing rests. */
const RESTED = 20
/** Hits that a group grows by when one wants more of it, and the most that main answers at once. */
const MORE = 50
const MOST = 200
/** Milliseconds after which typing rests. */
const REST = 300

let asking: AbortController | null = null
let rest: ReturnType<typeof setTimeout> | null = null
/** The newest question, answered or not. */
let asked = ''

/** Asks; `since` is when the person typed (performance.now()), for the measure `offprint:query`. Empty queries clear. */
export async function ask(query: string, since: number | null = null): Promise<void> {
  asking?.abort()
  if (rest) clearTimeout(rest)
  asked = query
  const mine = new AbortController()
  asking = mine
  if (query.trim() === '') {
    useSearch.setState({ ...nothing, query, failed: null, cursor: null })
    return
  }
  const fresh = useSearch.getState().query !== query
  try {
    const { signal } = mine
    const { problem, total, ...found } = await api().request(
      'search.query',
      {
        query: query.slice(0, MAX_QUERY),
        ...(since === null ? { limit: RESTED } : { limit: FIRST, screen: SCREEN }),
      },
      { signal },
    )
    const groups = fresh ? found.groups : await Promise.all(found.groups.map((group) => asLong(group, query, signal)))
    if (asking !== mine) return
    useSearch.setState({ query, problem, total, groups, failed: null, ...(fresh ? { cursor: null } : {}) })
    if (since === null) return
    measurePainted(since)
    if (groups.some(({ next }) => next !== null)) rest = setTimeout(() => void askAgain(), REST)
  } catch (error) {
    if (asking === mine && !(error instanceof AppError && error.code === 'cancelled')) {
      useSearch.setState({ ...nothing, query, failed: failureMessage(error) })
    }
  }
}

/** Asks the newest question again, because something changed; what is shown stays until the answer is there. */
export async function askAgain(): Promise<void> {
  if (asked.trim() !== '') await ask(asked)
}

/** Fetches more of one group and puts the cursor on the first of them. */
export async function askMore(kind: SearchKind): Promise<void> {
  const { query, groups } = useSearch.getState()
  const group = groups.find((one) => one.kind === kind)
  if (query === null || !group?.next) return
  if (rest) clearTimeout(rest)
  const current = asking
  try {
    const grown = await longer(group, group.next, { query, limit: MORE, signal: current?.signal })
    if (asking !== current) return
    useSearch.setState((state) => ({
      groups: state.groups.map((one) => (one.kind === kind ? grown : one)),
      cursor: rowsOf(grown)[group.hits.length]?.key ?? null,
    }))
  } catch (error) {
    reportFailure(error)
  }
}

/** A group as long as it is shown: what one asked more of stays open when something changed. */
async function asLong(group: SearchGroup, query: string, signal: AbortSignal): Promise<SearchGroup> {
  const shown = useSearch.getState().groups.find(({ kind }) => kind === group.kind)?.hits.length ?? 0
  let long = group
  while (long.hits.length < shown && long.next !== null) {
    const limit = Math.min(MOST, shown - long.hits.length)
    long = await longer(long, long.next, { query, limit, signal })
  }
  return long
}

/** A group with the hits after its last. */
async function longer(
  group: SearchGroup,
  cursor: string,
  ask: { readonly query: string; readonly limit: number; readonly signal: AbortSignal | undefined },
): Promise<SearchGroup> {
  const { query, limit, signal } = ask
  const input = { query: query.slice(0, MAX_QUERY), cursor, limit }
  const { groups } = await api().request('search.query', input, signal ? { signal } : {})
  const more = groups.find(({ kind }) => kind === group.kind)
  return { ...group, hits: [...group.hits, ...(more?.hits ?? [])], next: more?.next ?? null }
}

/** Puts the cursor on a row. */
export function placeCursor(cursor: string | null): void {
  useSearch.setState({ cursor })
}

/** Learns how far the index is. */
export async function refreshIndexState(): Promise<void> {
  useSearch.setState({ index: await api().request('search.state', {}) })
}

/** Drops the index and makes it anew, in the background. */
export async function rebuildIndex(): Promise<void> {
  try {
    useSearch.setState({ index: await api().request('search.rebuild', {}) })
  } catch (error) {
    reportFailure(error)
  }
}
