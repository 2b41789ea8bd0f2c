// Landing where an address points, as the hits of a search do: `page`, `at` (a point of it), `glyphs`, `mark`, `find` (words on that page) and `note` of
// `#/paper/<id>?…`. An address is followed once; a paper that is open already jumps, one that opens begins there.
import { useEffect, useRef } from 'react'
import type { MarkId } from '../../../preload/model/ids.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { placeFrom, type LinkedPlace } from '../../../preload/paper-link.ts'
import { rectsOf } from '../../../preload/text/select.ts'
import { currentRoute, useRoute, type Route } from '../../app/routes.ts'
import { lineAt } from '../../../preload/text/crop.ts'
import type { Place } from '../island/place.ts'
import { flash } from '../previews/flash.ts'
import { crossingTo, takeCrossing } from './crossing.ts'
import { showNotes } from './panels.ts'
import type { ReaderSession } from './session.ts'

/** Where an address points within its paper; null for what it does not say. */
export interface Target {
  readonly page: number | null
  /** A point of the page, and glyphs of its text. */
  readonly at: LinkedPlace['at']
  readonly glyphs: LinkedPlace['glyphs']
  readonly mark: MarkId | null
  readonly find: string | null
  readonly note: boolean
}

/** What a route points at; null where it is the paper as a whole. */
export function targetOf(route: Route): Target | null {
  if (route.at !== 'paper') return null
  const { query } = route
  const place = placeFrom((name) => query.get(name))
  const target = {
    page: place?.page ?? null,
    at: place?.at ?? null,
    glyphs: place?.glyphs ?? null,
    mark: place?.mark ?? null,
    find: query.get('find')?.trim().slice(0, 500) || null,
    note: query.has('note'),
  }
  return target.page !== null || target.mark !== null || target.find !== null || target.note ? target : null
}

/** Where an opening paper begins for the address one is at; null where that is left to the last reading. */
export function placeToOpen({ id, position }: PaperRecord): Place | null {
  const crossing = crossingTo(id)
  if (crossing?.place) return crossing.place
  const route = currentRoute()
  if (route.at !== 'paper' || route.id !== id) return null
  const { page, at } = targetOf(route) ?? {}
  const zoom = position?.scale ?? 'auto'
  if (page && at) return { page, ...at, zoom }
  return page ? { page, x: 0, y: Infinity, zoom } : null
}

/** Lands wherever the address points, as soon as the paper is open; `active` says that the address is this pane's. `onMark` shows a mark. */
export function useArrival(session: ReaderSession, active: boolean, onMark: (id: MarkId) => void): void {
  const route = useRoute()
  const show = useRef(onMark)
  useEffect(() => {
    show.current = onMark
  })
  useEffect(() => {
    if (!active || !isOf(route, session)) return
    const crossing = takeCrossing(session.options.paper)
    const target = route === landed.get(session) ? null : targetOf(route)
    if (!target && !crossing) return
    landed.set(session, route)
    if (target?.note) showNotes(true)
    const arrive = (): void => {
      if (crossing) session.jumps.arrived(crossing)
      if (target) land(session, target, show.current)
    }
    if (session.store.getState().phase === 'open') return arrive()
    const stop = session.store.subscribe(({ phase }) => {
      if (phase !== 'open') return
      stop()
      // What is over the pages is there with the next frame.
      requestAnimationFrame(arrive)
    })
    return stop
  }, [session, route, active])
}

/** The address a session followed last: going to the other side and back is no arrival. */
const landed = new WeakMap<ReaderSession, Route>()

function isOf(route: Route, session: ReaderSession): boolean {
  return route.at === 'paper' && route.id === session.options.paper
}

function land(session: ReaderSession, target: Target, onMark: (id: MarkId) => void): void {
  const { page, at, glyphs, mark, find } = target
  if (mark !== null && session.marks.get(mark)) onMark(mark)
  else if (page !== null && at !== null) void landAt(session, page, at, glyphs)
  else if (page !== null && session.store.getState().page !== page) session.jumps.toPage(page)
  if (find !== null) findWords(session, find)
}

/** Lands on a point of a page and lights up the words that were meant, or the line at the point. */
async function landAt(
  session: ReaderSession,
  page: number,
  { x, y }: NonNullable<Target['at']>,
  glyphs: Target['glyphs'],
): Promise<void> {
  session.jumps.toPoint(page, x, y)
  const text = await session.texts.get(page)
  const line = text && lineAt(text, { x, y: y + 2 })
  const { from, to } = glyphs ?? line ?? { from: 0, to: 0 }
  if (text && from < to) flash(session.view, page, rectsOf(text, from, Math.min(to, text.at.length)))
}

/** Finds the words as they were written; where they do not stand together, the longest of them. */
function findWords(session: ReaderSession, words: string): void {
  const { store, find } = session
  store.setState(({ search }) => ({ search: { ...search, open: true } }))
  find?.search({ query: words })
  const longest = words.split(/\s+/u).reduce((best, word) => (word.length > best.length ? word : best), '')
  if (longest === words) return
  const stop = store.subscribe(({ search }) => {
    if (search.query !== words || !search.open) return stop()
    if (search.state === 'pending') return
    stop()
    if (search.state === 'not-found') session.find?.search({ query: longest })
  })
}
