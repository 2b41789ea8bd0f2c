// Every jump in a paper leaves the place it left from on the trail, so that one can come back exactly.
import { rectsOf } from '../../../preload/text/select.ts'
import type { Stretch } from '../../../preload/model/references.ts'
import type { Mark, PdfRect } from '../../../preload/model/mark.ts'
import { arrive, leave, stepBack, stepForward } from '../history/trail.ts'
import { crossAlong, type Crossing } from './crossing.ts'
import type { LinkTarget } from '../island/links.ts'
import { samePlace, type Place } from '../island/place.ts'
import { flash } from '../previews/flash.ts'
import { boundsOf } from '../marks/geometry.ts'
import { sectionAt } from '../rail/outline-items.ts'
import type { Where } from './session-options.ts'
import { PlaceSpeaker } from './place-speaker.ts'
import type { ReaderSession } from './session.ts'

/** Page changes this soon after a jump are the jump itself. */
const ARRIVED_MS = 1500
/** Steps from mark to mark this close to each other are one walk. */
const WALK_MS = 10_000
/** One reads this far below the window's top, in PDF points. */
const LOOKING_DOWN = 150

export class Jumps {
  readonly #session: ReaderSession
  /** Says where one is now. */
  readonly speaker: PlaceSpeaker
  #at = 0
  #walked = -Infinity

  constructor(session: ReaderSession) {
    this.#session = session
    this.speaker = new PlaceSpeaker({
      place: () => (session.view?.ready ? session.view.place() : null),
      page: () => session.store.getState().page,
      tell: () => session.say(session.options.words.at(whereOf(session))),
    })
  }

  /** Follows a link of the paper. */
  follow(target: LinkTarget): void {
    this.#jump(() => this.#session.view?.follow(target), true)
  }

  toSection(target: LinkTarget): void {
    this.#jump(() => this.#session.view?.follow(target))
  }

  toPage(page: number): void {
    const { pages } = this.#session.store.getState()
    const wanted = Math.min(Math.max(Math.round(page), 1), Math.max(pages, 1))
    this.#jump(() => this.#session.view?.showPage(wanted))
  }

  toMark(mark: Mark): void {
    const move = this.#moveTo(mark)
    if (move) this.#jump(move)
  }

  toRect(page: number, rect: PdfRect | undefined): void {
    this.#jump(() => this.#session.view?.reveal(page, rect?.[0] ?? 0, rect?.[3] ?? 0))
  }

  /** Goes to a mark as the next of several: only the first of such steps is a place to come back to. */
  walkTo(mark: Mark): void {
    const move = this.#moveTo(mark)
    const now = performance.now()
    const walking = now - this.#walked < WALK_MS
    this.#walked = now
    if (move && walking) move()
    else if (move) this.#jump(move)
  }

  #moveTo(mark: Mark): (() => void) | null {
    const part = mark.anchor.parts[0]
    const bounds = part && boundsOf(part.rects)
    return part && bounds ? () => this.#session.view?.reveal(part.page, bounds[0], bounds[3]) : null
  }

  toPlace(place: Place): void {
    this.#jump(() => this.#session.view?.show(place))
  }

  /** Remembers where one stands before something else moves the window, as find does. */
  leaving(): void {
    const view = this.#session.view
    if (!view?.ready) return
    this.#session.set({ trail: leave(this.#session.store.getState().trail, view.place()) })
  }

  /** The window is at another page: one reads on where a link led. */
  turned(): void {
    this.speaker.turned()
    if (performance.now() - this.#at > ARRIVED_MS) this.#session.set({ looking: false })
  }

  /** To a point of a page, as a link to a place names it. */
  toPoint(page: number, x: number, y: number): void {
    this.#jump(() => this.#session.view?.reveal(page, x, y))
  }

  /** To a stretch of the text, which lights up for a moment. */
  toStretch({ page, from, to, rect }: Stretch): void {
    const { view, texts } = this.#session
    this.#jump(() => view?.reveal(page, rect[0], rect[3]))
    void texts.get(page).then((text) => flash(view, page, text ? rectsOf(text, from, to) : [rect]))
  }

  /** One came from another paper: the way back leads there. */
  arrived({ from, way, place }: Crossing): void {
    const { store, view } = this.#session
    this.#session.set({ trail: arrive(store.getState().trail, from, way) })
    if (way === 'jump') this.#session.set({ returnTo: from.page, looking: true })
    if (place && view?.ready) view.show(place)
  }

  back(): boolean {
    return this.#step('back')
  }

  forward(): boolean {
    return this.#step('forward')
  }

  #step(way: 'back' | 'forward'): boolean {
    const { view, store } = this.#session
    if (!view?.ready) return false
    const next = (way === 'back' ? stepBack : stepForward)(store.getState().trail, view.place())
    if (!next) return false
    const { to } = next
    if (to.in) crossAlong(this.#session, to, way)
    else view.show(to)
    this.speaker.jumped()
    this.#session.set({ trail: next.trail, returnTo: null, looking: false })
    return true
  }

  #jump(move: () => void, looking = false): void {
    const { view, store } = this.#session
    if (!view?.ready) return
    const from = view.place()
    this.#at = performance.now()
    move()
    // Nothing moved: nothing to come back from.
    if (samePlace(from, view.place(), 1)) return
    this.speaker.jumped()
    this.#session.set({ trail: leave(store.getState().trail, from), returnTo: from.page, looking })
  }
}

/** The page one reads, and the section it is in. */
function whereOf({ store, view }: ReaderSession): Where {
  const { page, pages, labels, outline } = store.getState()
  const place = view?.place()
  const at = place && outline ? sectionAt(outline, place.page, place.y - LOOKING_DOWN) : -1
  return { page: labels?.[page - 1] ?? String(page), pages, section: outline?.[at]?.title ?? null }
}
