// Going from one paper to another and back: what is left behind is handed to the paper one comes into, whose trail leads
// back to the exact place.
import type { PaperId, Version } from '../../../preload/model/ids.ts'
import { formatPlace, type LinkedPlace, type PaperLink } from '../../../preload/paper-link.ts'
import { formatRoute, go, type Route } from '../../app/routes.ts'
import type { Step, Way } from '../history/trail.ts'
import type { Place } from '../island/place.ts'
import type { ReaderSession } from './session.ts'

/** One crossing, until its paper has taken it. */
export interface Crossing {
  readonly to: PaperId
  /** The exact place to stand at; null where the address says where to land, or reading goes on. */
  readonly place: Place | null
  readonly from: Step
  readonly way: Way
}

let pending: Crossing | null = null

/** The crossing into a paper that nobody has taken yet. */
export function crossingTo(paper: PaperId): Crossing | null {
  return pending?.to === paper ? pending : null
}

/** Takes the crossing into a paper, once. */
export function takeCrossing(paper: PaperId): Crossing | null {
  const taken = crossingTo(paper)
  if (taken) pending = null
  return taken
}

/** Jumps to another paper, to a place of it where one is named. */
export function crossTo(
  session: ReaderSession,
  paper: PaperId,
  options: { readonly version?: Version | null; readonly place?: LinkedPlace | null } = {},
): void {
  const from = session.step()
  pending = from && paper !== session.options.paper ? { to: paper, place: null, from, way: 'jump' } : null
  show(paper, options.version ?? null, options.place ?? null)
}

/** Goes along the trail into another paper. */
export function crossAlong(session: ReaderSession, to: Step, way: Exclude<Way, 'jump'>): void {
  const from = session.step()
  if (!to.in || !from) return
  const { page, x, y, zoom } = to
  pending = { to: to.in.paper, place: { page, x, y, zoom }, from, way }
  show(to.in.paper, to.in.version, null)
}

/** Follows a link to a place, from anywhere in Offprint; the same link may be followed again. */
export function followPaperLink({ id, version, place }: PaperLink): void {
  show(id, version, place)
}

function show(id: PaperId, version: Version | null, place: LinkedPlace | null): void {
  const query = new URLSearchParams(place ? formatPlace(place) : '')
  const route: Route = { at: 'paper', id, version, query }
  if (formatRoute(route) === location.hash) {
    // The address is this already: it is taken back, so that going there is news.
    history.replaceState(
      history.state,
      '',
      formatRoute({ at: 'paper', id, version, query: new URLSearchParams({ at: '' }) }),
    )
  }
  go(route)
}
