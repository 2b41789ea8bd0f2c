// The papers of the current query, by windows of 200, so that 10,000 are as light as 20. Ids here, summaries in
// paper-store.ts. Old windows stay on screen until the new ones are there.
import { create } from 'zustand'
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperQuery } from '../../preload/model/paper-query.ts'
import { api } from '../app/api.ts'
import { coalesce } from '../app/coalesce.ts'
import { failureMessage } from '../app/failures.ts'
import { keepPapers } from './paper-store.ts'
import { nothingSelected, settle, type Selection } from './selection.ts'

/** A query without its window. */
export type LibraryQuery = Omit<PaperQuery, 'offset' | 'limit'>

interface LibraryState {
  readonly query: LibraryQuery | null
  readonly state: 'loading' | 'ready' | 'failed'
  readonly message: string | null
  readonly total: number
  /** Window number → its ids. */
  readonly windows: ReadonlyMap<number, readonly PaperId[]>
  readonly selection: Selection
}

/** Rows a window. One request each, at most 1,000 by the contract. */
const WINDOW = 200

const empty = { state: 'loading', message: null, total: 0, windows: new Map(), selection: nothingSelected } as const

export const useLibrary = create<LibraryState>(() => ({ query: null, ...empty }))

let generation = 0
let wanted: { readonly from: number; readonly to: number } = { from: 0, to: 0 }
const asking = new Set<number>()

/** Shows another query. Rows of the old one stay until the first window is there. */
export async function showQuery(query: LibraryQuery): Promise<void> {
  const before = useLibrary.getState()
  if (before.query && JSON.stringify(before.query) === JSON.stringify(query)) return refreshLibrary()
  const start = performance.now()
  useLibrary.setState({ query, state: 'loading', message: null })
  wanted = { from: 0, to: 0 }
  if (!(await load(true))) return
  requestAnimationFrame(() => performance.measure('offprint:query', { start }))
}

/** Fetches what is on screen again, because something changed. */
export async function refreshLibrary(): Promise<void> {
  if (useLibrary.getState().query) await load(false)
}

/** Says which rows are on screen; missing windows are fetched. */
export function needRows(from: number, to: number): void {
  wanted = { from, to }
  const { windows, total, query } = useLibrary.getState()
  if (!query) return
  for (const number of windowsOf(from, Math.min(to, total - 1))) {
    if (!windows.has(number) && !asking.has(number)) void fetchMissing(number)
  }
}

/** The paper at a row, or null while its window is on the way. */
export function idAt(index: number): PaperId | null {
  return useLibrary.getState().windows.get(Math.floor(index / WINDOW))?.[index % WINDOW] ?? null
}

/** The row of a paper among the loaded windows; −1 when it is not there. */
export function indexOf(id: PaperId): number {
  for (const [number, ids] of useLibrary.getState().windows) {
    const at = ids.indexOf(id)
    if (at >= 0) return number * WINDOW + at
  }
  return -1
}

/** The ids from one row to another, both included, fetched where they are not known. */
export async function idsBetween(a: number, b: number): Promise<readonly PaperId[]> {
  const [from, to] = [Math.min(a, b), Math.max(a, b)]
  const known = Array.from({ length: to - from + 1 }, (_, step) => idAt(from + step))
  const ids = known.filter((id) => id !== null)
  if (ids.length === known.length) return ids
  const { query } = useLibrary.getState()
  const fetched: PaperId[] = []
  for (let offset = from; query && offset <= to; offset += 1000) {
    const limit = Math.min(1000, to - offset + 1)
    const { papers } = await api().request('papers.query', { ...query, offset, limit })
    keepPapers(papers)
    fetched.push(...papers.map(({ id }) => id))
  }
  return fetched
}

/** Changes what is selected. */
export function select(selection: Selection): void {
  useLibrary.setState({ selection })
}

/** Follows changes in the library for as long as the window lives. */
export function startLibrary(): void {
  const soon = coalesce(100, () => void refreshLibrary())
  api().on('library.changed', soon)
  api().onResync(soon)
}

async function load(fresh: boolean): Promise<boolean> {
  const mine = ++generation
  asking.clear()
  const { query } = useLibrary.getState()
  if (!query) return false
  try {
    const numbers = windowsOf(wanted.from, wanted.to)
    const answers = await Promise.all(numbers.map((number) => ask(query, number)))
    if (mine !== generation) return false
    const windows = new Map(answers.map(({ ids }, at) => [numbers[at] ?? 0, ids]))
    const total = answers[0]?.total ?? 0
    useLibrary.setState({ state: 'ready', message: null, total, windows })
    const { selection } = useLibrary.getState()
    useLibrary.setState({ selection: fresh ? nothingSelected : settle(selection, { total, idAt, indexOf }) })
    return true
  } catch (error) {
    if (mine === generation) useLibrary.setState({ state: 'failed', message: failureMessage(error) })
    return false
  }
}

async function fetchMissing(number: number): Promise<void> {
  const mine = generation
  const { query } = useLibrary.getState()
  if (!query) return
  asking.add(number)
  try {
    const { ids, total } = await ask(query, number)
    if (mine !== generation) return
    useLibrary.setState(({ windows }) => ({ total, windows: new Map(windows).set(number, ids) }))
  } catch (error) {
    if (mine === generation) useLibrary.setState({ state: 'failed', message: failureMessage(error) })
  } finally {
    if (mine === generation) asking.delete(number)
  }
}

async function ask(query: LibraryQuery, number: number) {
  const { total, papers } = await api().request('papers.query', { ...query, offset: number * WINDOW, limit: WINDOW })
  keepPapers(papers)
  return { total, ids: papers.map(({ id }) => id) }
}

function windowsOf(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.max(0, from) / WINDOW)
  const last = Math.floor(Math.max(from, to, 0) / WINDOW)
  return Array.from({ length: last - first + 1 }, (_, step) => first + step)
}
