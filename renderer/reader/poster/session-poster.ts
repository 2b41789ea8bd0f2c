// The poster of one session: shown while its paper opens, gone when the paper is drawn, taken anew when reading rests and
// when the paper is left. A PDF that asks for a password has none.
import type { PanePlace } from '../../../preload/model/tabs.ts'
import type { PaperView } from '../island/paper-view.ts'
import { PosterLayer, type PosterLayerOptions } from './poster-layer.ts'
import { keepPoster, posterOf, type PosterOf } from './posters.ts'
import { takePoster } from './take-poster.ts'

/** Reading rests when nothing moved for so long, in milliseconds. */
const REST_MS = 1500

export class SessionPoster {
  readonly #of: PosterOf | null
  #layer: PosterLayer | null = null
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #idle = 0
  #taken = ''

  /** `of` null is a paper that has no poster. */
  constructor(of: PosterOf | null) {
    this.#of = of
  }

  /** Shows the poster as soon as it is here, unless the pages are sooner. `onShown` hears of it before it is painted. */
  async show(options: () => Omit<PosterLayerOptions, 'poster'>, onShown: (page: number) => void): Promise<void> {
    this.hide()
    const asked = this.#asked
    const poster = this.#of && (await posterOf(this.#of))
    if (!poster || asked !== this.#asked) return
    const layer = new PosterLayer({ poster, ...options() })
    try {
      await layer.decode()
    } catch {
      // A picture that cannot be read is as good as none.
      return layer.destroy()
    }
    if (asked !== this.#asked || !layer.show()) return layer.destroy()
    this.#layer = layer
    onShown(layer.page)
  }

  hide(): void {
    this.#asked += 1
    this.#layer?.destroy()
    this.#layer = null
  }

  /** The paper's pages stand. */
  ready(view: PaperView): void {
    this.#asked += 1
    this.#layer?.moveOver(view)
  }

  drawn(page: number): void {
    this.#layer?.drawn(page)
  }

  /** The window moved, or a page was drawn: when that has been for a while, a poster is taken. */
  moved(view: PaperView, take: () => void): void {
    if (view.ready) this.#layer?.follow(view)
    this.#still()
    this.#timer = setTimeout(() => {
      this.#idle = requestIdleCallback(take, { timeout: 5000 })
    }, REST_MS)
  }

  /** Takes a poster of what is on screen, unless that one is there already. */
  take(view: PaperView, place: PanePlace): void {
    if (!this.#of) return
    const { container } = view
    const taken = JSON.stringify([place, container.clientWidth, container.clientHeight])
    if (taken === this.#taken) return
    const poster = takePoster(view, place)
    if (!poster) return
    this.#taken = taken
    keepPoster(this.#of, poster)
  }

  destroy(): void {
    this.#still()
    this.hide()
  }

  #still(): void {
    clearTimeout(this.#timer)
    cancelIdleCallback(this.#idle)
  }
}
