// The papers of the current query, by windows, so that 50,000 are as light as 20. Ids here, summaries in paper-store.ts.
// Only windows near the screen are kept; old ones stay on it until the new ones are there.
import { create } from 'zustand'
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperGroup, PaperIdsQuery } from '../../preload/model/paper-query.ts'
import type { ViewChoice } from '../../preload/model/view.ts'
import { api } from '../app/api.ts'
import { coalesce } from '../app/coalesce.ts'
import { failureMessage } from '../app/failures.ts'
import { measurePainted } from '../app/painted.ts'
import type { LibraryFilter } from '../app/routes.ts'
import { mostLinesOnScreen } from './list/heights.ts'
import { layLines, lineAt, lineOfPaper, noLines, papersBetween, type Lines } from './list/lines.ts'
import { keepPapers } from './paper-store.ts'
import { nothingSelected, settle, type Selection } from './list/selection.ts'
import { nearest, WINDOW, windowsOf } from './list/windows.ts'

/** A query without its window. */
export type LibraryQuery = Omit<PaperIdsQuery, 'offset' | 'limit'>

interface LibraryState {
  readonly query: LibraryQuery | null
  readonly state: 'loading' | 'ready' | 'failed'
  readonly message: string | null
  readonly total: number
  readonly groups: readonly PaperGroup[]
  readonly closed: ReadonlySet<string>
  /** What the three above lay out. */
  readonly lines: Lines
  /** Window number → its ids. */
  readonly windows: ReadonlyMap<number, readonly PaperId[]>
  readonly selection: Selection
  /** Counts up when another order begins: the list goes to its top. */
  readonly turn: number
  /** What stood at the top of the screen stands this many lines further on: the list scrolls along. */
  readonly shift: { readonly lines: number } | null
  /** A line to bring into view. */
  readonly goTo: { readonly line: number } | null
}

const empty = {
  state: 'loading',
  message: null,
  total: 0,
  groups: [],
  closed: new Set<string>(),
  lines: noLines,
  windows: new Map<number, readonly PaperId[]>(),
  selection: nothingSelected,
  turn: 0,
  shift: null,
  goTo: null,
} as const

export const useLibrary = create<LibraryState>(() => ({ query: null, ...empty }))

let generation = 0
/** Indexes of the papers on screen. */
let wanted: { readonly from: number; readonly to: number } = { from: 0, to: 0 }
/** The line at the top of the screen. */
let topLine = 0
const asking = new Set<number>()
/** Papers that the first window has so far, where it was asked for no more than the screen shows; null once it is whole. */
let begun: number | null = null
/** Milliseconds after another order is there till the rest of its first window is asked for. */
const REST = 120
let resting: ReturnType<typeof setTimeout> | null = null
/** Requests for windows at a time: while one drags the scroll bar, what passed by is never asked for. */
const MOST_AT_ONCE = 2

/** The query of a shelf as it is looked at. */
export function queryOf(
  filter: LibraryFilter,
  { text, order, groupBy }: Pick<ViewChoice, 'order' | 'groupBy'> & { readonly text: string },
): LibraryQuery {
  return { ...filter, ...(text.trim() ? { text: text.trim() } : {}), sort: [...order], groupBy }
}

/** What was asked for before there was a screen to show it, until when that is as good as asking again. */
let ahead: { readonly query: string; readonly until: number } | null = null
const AHEAD_MS = 1000

/** Asks for what the first screen will show before it is drawn: its rows are there with it. */
export async function showAhead(query: LibraryQuery): Promise<void> {
  const rows = showQuery(query)
  ahead = { query: JSON.stringify(query), until: performance.now() + AHEAD_MS }
  await rows
}

/** Shows another query. Rows of the old one stay until the first window is there. */
export async function showQuery(query: LibraryQuery): Promise<void> {
  const before = useLibrary.getState().query
  const asked = ahead
  ahead = null
  if (before && asked?.query === JSON.stringify(query) && performance.now() < asked.until) return
  if (before && JSON.stringify(before) === JSON.stringify(query)) return refreshLibrary()
  askedAt = performance.now()
  const sameShelf = before !== null && JSON.stringify(shelfOf(before)) === JSON.stringify(shelfOf(query))
  useLibrary.setState({ query, state: 'loading', message: null })
  wanted = { from: 0, to: 0 }
  topLine = 0
  await load(sameShelf ? 'order' : 'shelf')
}

/** Fetches what is on screen again, because something changed. */
export async function refreshLibrary(): Promise<void> {
  if (useLibrary.getState().query) await load('same')
}

/** Folds groups. */
export function foldGroups(closed: ReadonlySet<string>): void {
  const { total, groups, closed: before } = useLibrary.getState()
  if (closed !== before) useLibrary.setState({ closed, lines: layLines(total, groups, closed) })
}

/** Says which lines are on screen; missing windows are fetched. */
export function needLines(first: number, last: number): void {
  const { lines, query } = useLibrary.getState()
  topLine = first
  const papers = papersBetween(lines, first, last)
  if (!papers || !query) return
  wanted = papers
  askForMissing()
}

/** The paper on a line; null on headings and while its window is on the way. */
export function idAt(line: number): PaperId | null {
  const { lines, windows } = useLibrary.getState()
  const at = lineAt(lines, line)
  return at?.kind === 'paper' ? (windows.get(Math.floor(at.index / WINDOW))?.[at.index % WINDOW] ?? null) : null
}

/** The line of a paper among the loaded windows; −1 when it is not there. */
export function lineOf(id: PaperId): number {
  const { lines, windows } = useLibrary.getState()
  for (const [number, ids] of windows) {
    const at = ids.indexOf(id)
    if (at >= 0) return lineOfPaper(lines, number * WINDOW + at)
  }
  return -1
}

/** The ids from one line to another, both included, folded ones between them too; fetched where they are not known. */
export async function idsBetween(a: number, b: number): Promise<readonly PaperId[]> {
  const { lines, windows, query } = useLibrary.getState()
  const papers = papersBetween(lines, a, b)
  if (!papers || !query) return []
  const limit = papers.to - papers.from + 1
  if (limit <= 5 * WINDOW) {
    const known = Array.from({ length: limit }, (_, step) => {
      const index = papers.from + step
      return windows.get(Math.floor(index / WINDOW))?.[index % WINDOW]
    })
    const ids = known.filter((id) => id !== undefined)
    if (ids.length === limit) return ids
  }
  return (await api().request('papers.ids', { ...query, offset: papers.from, limit })).ids
}

/** Every paper of the query, those of folded groups too. */
export async function allIds(): Promise<readonly PaperId[]> {
  const { query } = useLibrary.getState()
  return query ? (await api().request('papers.ids', query)).ids : []
}

/** Follows changes in the library for as long as the window lives. */
export function startLibrary(): void {
  const soon = coalesce(100, () => void refreshLibrary())
  api().on('library.changed', soon)
  api().onResync(soon)
}

/** What a load brings: what stands there anew, the same papers in another order, or another shelf. */
type Brings = 'same' | 'order' | 'shelf'
const more: readonly Brings[] = ['same', 'order', 'shelf']
/** The most that loads were to bring of which none came to its end: one that is overtaken leaves it to the next. */
let due: Brings = 'same'
/** When the query was asked for (performance.now()) that is not on the screen yet; null when it is. */
let askedAt: number | null = null

async function load(brings: Brings): Promise<void> {
  const mine = ++generation
  if (more.indexOf(brings) > more.indexOf(due)) due = brings
  const kind = due
  asking.clear()
  const { query } = useLibrary.getState()
  if (!query) return
  try {
    const top = kind === 'same' && topLine > 0 ? { line: topLine, id: idAt(topLine) } : null
    const numbers = [...windowsOf(wanted.from, wanted.to)]
    // Of another order what the screen shows comes first.
    const limit = kind === 'same' ? WINDOW : Math.min(WINDOW, mostLinesOnScreen())
    const answers = await Promise.all(numbers.map((number) => ask(query, number, limit)))
    const { total = 0, groups = [] } = answers[0] ?? {}
    const before = useLibrary.getState()
    // Papers that came or went above push the top of the screen along: it is looked for that much further on.
    const moved = Math.floor((total - before.total) / WINDOW) + Math.floor(wanted.from / WINDOW)
    if (top?.id && !answers.some(({ ids }) => top.id !== null && ids.includes(top.id))) {
      for (const number of [moved, moved + 1].filter((each) => each >= 0 && !numbers.includes(each))) {
        numbers.push(number)
        answers.push(await ask(query, number))
      }
    }
    if (mine !== generation) return
    due = 'same'
    const windows = new Map(answers.map(({ ids }, at) => [numbers[at] ?? 0, ids]))
    begun = limit < Math.min(WINDOW, total) ? limit : null
    if (resting) clearTimeout(resting)
    resting = begun === null ? null : setTimeout(askForRest, REST)
    const lines = layLines(total, groups, before.closed)
    useLibrary.setState({
      state: 'ready',
      message: null,
      total,
      groups,
      lines,
      windows,
      ...(kind === 'same' ? {} : { turn: before.turn + 1 }),
    })
    settleSelection(kind)
    const topNow = top?.id ? lineOf(top.id) : -1
    if (top && topNow >= 0 && topNow !== top.line) useLibrary.setState({ shift: { lines: topNow - top.line } })
    if (askedAt !== null) measurePainted(askedAt)
    askedAt = null
    if (kind === 'order') await findCursor()
  } catch (error) {
    if (mine === generation) useLibrary.setState({ state: 'failed', message: failureMessage(error) })
  }
}

/** Another shelf begins with nothing selected; another order keeps it, and its cursor is looked for by `findCursor`. */
function settleSelection(kind: Brings): void {
  const { selection, lines } = useLibrary.getState()
  if (kind === 'shelf' && selection !== nothingSelected) useLibrary.setState({ selection: nothingSelected })
  if (kind !== 'same') return
  const settled = settle(selection, { total: lines.count, idAt, indexOf: lineOf })
  if (settled !== selection) useLibrary.setState({ selection: settled })
}

/** After another order: the cursor's paper is looked for in all of it, so that the place is not lost. */
async function findCursor(): Promise<void> {
  const { selection, query } = useLibrary.getState()
  const id = selection.cursorId
  if (id === null || !query) return
  const mine = generation
  let line = lineOf(id)
  if (line < 0) {
    const at = (await allIds().catch((): readonly PaperId[] => [])).indexOf(id)
    line = lineOfPaper(useLibrary.getState().lines, at)
  }
  if (mine !== generation || line < 0) return
  const { selection: now } = useLibrary.getState()
  useLibrary.setState({ selection: { ...now, cursor: line, anchor: line, cursorId: id }, goTo: { line } })
}

/** Asks for windows on screen first, then for their neighbours; each answer asks on for what is wanted by then. */
function askForMissing(): void {
  const { total, windows } = useLibrary.getState()
  const onScreen = windowsOf(wanted.from, Math.min(wanted.to, total - 1))
  const near = windowsOf(Math.max(0, wanted.from - WINDOW / 2), Math.min(wanted.to + WINDOW / 2, total - 1))
  for (const number of new Set([...onScreen, ...near])) {
    if (asking.size >= MOST_AT_ONCE) return
    if (!asking.has(number) && (!windows.has(number) || (number === 0 && begun !== null && wanted.to >= begun)))
      void fetchMissing(number)
  }
}

function askForRest(): void {
  resting = null
  if (begun !== null && !asking.has(0)) void fetchMissing(0)
}

async function fetchMissing(number: number): Promise<void> {
  const mine = generation
  const { query } = useLibrary.getState()
  if (!query) return
  asking.add(number)
  try {
    const { ids, total, groups } = await ask(query, number)
    if (mine !== generation) return
    if (number === 0) begun = null
    const state = useLibrary.getState()
    // A total that differs means the list changed: word of it is on its way, and brings everything anew.
    const windows = nearest(new Map(state.windows).set(number, ids), (wanted.from + wanted.to) / 2)
    const same = total === state.total
    useLibrary.setState(same ? { windows } : { windows, total, groups, lines: layLines(total, groups, state.closed) })
  } catch (error) {
    if (mine === generation) useLibrary.setState({ state: 'failed', message: failureMessage(error) })
  } finally {
    if (mine === generation) {
      asking.delete(number)
      if (useLibrary.getState().state !== 'failed') askForMissing()
    }
  }
}

async function ask(query: LibraryQuery, number: number, limit = WINDOW) {
  const { total, papers, groups } = await api().request('papers.query', {
    ...query,
    offset: number * WINDOW,
    limit,
  })
  keepPapers(papers)
  return { total, groups, ids: papers.map(({ id }) => id) }
}

/** What of a query says which papers, not in which order. */
function shelfOf(query: LibraryQuery): object {
  return { ...query, sort: null, descending: null, groupBy: null }
}
