// Landing where an address points, as the hits of a search do: `page`, `mark`, `find` (words on that page) and `note` of
// `#/paper/<id>?…`. An address is followed once; a paper that is open already jumps, one that opens begins there.
import { useEffect, useRef } from 'react'
import { MarkId } from '../../../preload/model/ids.ts'
import { currentRoute, useRoute, type Route } from '../../app/routes.ts'
import type { Place } from '../island/place.ts'
import { showNotes } from './panels.ts'
import type { ReaderSession } from './session.ts'

/** Where an address points within its paper; null for what it does not say. */
export interface Target {
  readonly page: number | null
  readonly mark: MarkId | null
  readonly find: string | null
  readonly note: boolean
}

/** What a route points at; null where it is the paper as a whole. */
export function targetOf(route: Route): Target | null {
  if (route.at !== 'paper') return null
  const { query } = route
  const page = Number(query.get('page'))
  const mark = MarkId.safeParse(query.get('mark'))
  const target = {
    page: Number.isInteger(page) && page > 0 ? page : null,
    mark: mark.success ? mark.data : null,
    find: query.get('find')?.trim().slice(0, 500) || null,
    note: query.has('note'),
  }
  return target.page !== null || target.mark !== null || target.find !== null || target.note ? target : null
}

/** Where an opening paper begins for the address one is at; null where that is left to the last reading. */
export function placeToOpen(): Place | null {
  const page = targetOf(currentRoute())?.page
  return page ? { page, x: 0, y: Infinity, zoom: 'auto' } : null
}

/** Lands wherever the address points, as soon as the paper is open. `onMark` shows a mark. */
export function useArrival(session: ReaderSession, onMark: (id: MarkId) => void): void {
  const route = useRoute()
  const show = useRef(onMark)
  useEffect(() => {
    show.current = onMark
  })
  useEffect(() => {
    const target = targetOf(route)
    if (!target) return
    if (target.note) showNotes(true)
    if (session.store.getState().phase === 'open') return land(session, target, show.current)
    const stop = session.store.subscribe(({ phase }) => {
      if (phase !== 'open') return
      stop()
      // What is over the pages is there with the next frame.
      requestAnimationFrame(() => land(session, target, show.current))
    })
    return stop
  }, [session, route])
}

function land(session: ReaderSession, target: Target, onMark: (id: MarkId) => void): void {
  const { page, mark, find } = target
  if (mark !== null && session.marks.get(mark)) onMark(mark)
  else if (page !== null && session.store.getState().page !== page) session.jumps.toPage(page)
  if (find !== null) findWords(session, find)
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
