// How one paper is looked at: turned, by two, one column filling the window, one page at a time full screen. What
// belongs to the paper (turned, by two) is kept in its record.
import type { PaperView as ShownAs, Spread } from '../../../preload/model/reading.ts'
import { reportFailure } from '../../app/failures.ts'
import { columnAt } from '../island/columns.ts'
import type { Zoom } from '../island/place.ts'
import { pointOnPage, type PagePoint } from '../selection/pointer.ts'
import { showPanels, usePanels } from './panels.ts'
import type { ReaderSession } from './session.ts'

const NEXT_SPREAD: Readonly<Record<Spread, Spread>> = { single: 'two', two: 'cover', cover: 'single' }

export class ViewModes {
  readonly #session: ReaderSession
  #shown: Pick<ShownAs, 'rotation' | 'spread'>
  /** The zoom before a column filled the window, and the factor that it got. */
  #column: { readonly before: Zoom; readonly factor: number } | null = null

  constructor(session: ReaderSession) {
    this.#session = session
    const { rotation, spread } = session.options.record.view
    this.#shown = { rotation, spread }
  }

  get shown(): Pick<ShownAs, 'rotation' | 'spread'> {
    return this.#shown
  }

  /** Turns the pages a quarter clockwise. */
  rotate(): void {
    const { rotation } = this.#shown
    this.#show({ rotation: rotation === 0 ? 90 : rotation === 90 ? 180 : rotation === 180 ? 270 : 0 })
    this.#session.layers?.redraw()
  }

  setSpread(spread: Spread): void {
    this.#show({ spread })
  }

  /** Single pages, two side by side, two with the first alone, single pages again. */
  nextSpread(): Spread {
    const spread = NEXT_SPREAD[this.#shown.spread]
    this.#show({ spread })
    return spread
  }

  setZoom(zoom: Zoom): void {
    this.#session.view?.setZoom(zoom)
  }

  /** Fills the width with the column at a point, else with the one in the middle of the window; again goes back. */
  async fitColumn(at: PagePoint | null = null): Promise<'filled' | 'back' | null> {
    const { view, texts } = this.#session
    if (!view?.ready) return null
    const before = this.#column
    if (before && Math.abs(view.factor - before.factor) < 0.005) {
      this.#column = null
      const place = view.place()
      view.show({ ...place, zoom: before.before, x: 0 })
      return 'back'
    }
    const { container } = view
    const box = container.getBoundingClientRect()
    const point = at ?? pointOnPage(view, box.left + box.width / 3, box.top + box.height / 3)
    const text = point && (await texts.get(point.page))
    const column = text && columnAt(text, point)
    if (!column) return null
    const { zoom } = view
    view.fitColumn(point.page, column, point.y)
    this.#column = { before: zoom, factor: view.factor }
    return 'filled'
  }

  /** One page at a time on the whole screen, or back to where one was. */
  present(on: boolean): void {
    const { view } = this.#session
    if (!view?.ready || usePanels.getState().presenting === on) return
    showPanels({ presenting: on })
    this.#session.set({ link: null })
    this.#session.closeMark()
    // A window that may not fill the screen presents in itself. The screen takes its time: keys do not wait for it.
    void (on ? document.documentElement.requestFullscreen() : leaveFullScreen()).catch(() => undefined)
    view.arrange({ alone: on })
  }

  #show(change: Partial<Pick<ShownAs, 'rotation' | 'spread'>>): void {
    const { options, view } = this.#session
    this.#shown = { ...this.#shown, ...change }
    view?.arrange(change)
    this.#column = null
    options.client.request('reading.saveView', { id: options.paper, view: change }).catch(reportFailure)
  }
}

async function leaveFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen()
}
