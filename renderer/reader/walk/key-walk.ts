// The keyboard's way over the pages (reader.md §8): Tab goes from link to link and mark to mark in reading order, over
// page ends too; the arrows go between them as they lie; without one, left and right turn the page. Escape comes back.
import type { PaperView } from '../island/paper-view.ts'
import type { PageTexts } from '../selection/page-texts.ts'
import { pointOnElement } from '../selection/pointer.ts'
import { glyphAt } from '../../../preload/text/select.ts'
import { nextBox, type Direction } from './spatial.ts'

export interface KeyWalkHost {
  readonly view: PaperView
  readonly texts: PageTexts
  /** Goes into what is open beside the pages; false where nothing is. */
  readonly enter: () => boolean
}

const THING = '.linkAnnotation > a, [data-mention], button[data-mark]'
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
/** CSS pixels at the window's edges where a thing is not seen well. */
const EDGE = 28

/** Listens while one paper is open; end it with `destroy`. */
export class KeyWalk {
  readonly #host: KeyWalkHost
  readonly #lifetime = new AbortController()

  constructor(host: KeyWalkHost) {
    this.#host = host
    // On the window: a caret in the text, or a command, has the key first.
    addEventListener('keydown', (event) => this.#key(event), { signal: this.#lifetime.signal })
  }

  destroy(): void {
    this.#lifetime.abort()
  }

  #key(event: KeyboardEvent): void {
    const { container } = this.#host.view
    const { target } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return
    const thing = container.contains(target) ? target.closest<HTMLElement>(THING) : null
    const onPages = target === container || target.matches('.textLayer')
    if (!thing && !(onPages && container.contains(target))) return
    if (this.#takes(event, thing)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  #takes({ key, shiftKey }: KeyboardEvent, thing: HTMLElement | null): boolean {
    if (key === 'Tab') return shiftKey ? this.#before(thing) : this.#after(thing)
    if (shiftKey) return false
    const direction = ARROWS[key]
    if (direction) return thing ? this.#beside(thing, direction) : this.#turn(direction)
    if (key === 'Escape' && thing) return this.#out()
    return key === 'Enter' && !thing && this.#host.enter()
  }

  /** To the next thing; past the last one of the pages that are drawn, to the next page. */
  #after(thing: HTMLElement | null): boolean {
    const things = this.#inOrder()
    const at = thing ? things.indexOf(thing) + 1 : things.findIndex((each) => this.#isBelowTop(each))
    const next = at < 0 ? undefined : things[at]
    if (next) return this.#focus(next)
    const { view } = this.#host
    const last = pageOf(things.at(-1)) ?? view.pages
    const page = Math.max(thing ? last : 0, view.page) + 1
    if (things.length === 0 || page > view.pages) return this.#leave()
    view.showPage(page)
    return this.#out()
  }

  /** The browser goes on from behind the pages, not into them. */
  #leave(): false {
    this.#host.view.container.querySelector<HTMLElement>('[data-after-pages]')?.focus({ preventScroll: true })
    return false
  }

  #before(thing: HTMLElement | null): boolean {
    if (!thing) return false
    const things = this.#inOrder()
    const before = things[things.indexOf(thing) - 1]
    return before ? this.#focus(before) : this.#out()
  }

  #beside(thing: HTMLElement, direction: Direction): boolean {
    const others = this.#things().filter((each) => each !== thing)
    const index = nextBox(
      others.map((each) => each.getBoundingClientRect()),
      thing.getBoundingClientRect(),
      direction,
    )
    const next = index === null ? undefined : others[index]
    return next ? this.#focus(next) : false
  }

  #turn(direction: Direction): boolean {
    const { view } = this.#host
    const { scrollWidth, clientWidth } = view.container
    // A page that is wider than the window is scrolled.
    if (direction === 'up' || direction === 'down' || scrollWidth > clientWidth + 1) return false
    const step = view.arrangement.spread === 'single' ? 1 : 2
    const page = view.page + (direction === 'right' ? step : -step)
    if (page < 1 || page > view.pages) return false
    view.showPage(page)
    return true
  }

  #out(): boolean {
    this.#host.view.container.focus({ preventScroll: true })
    return true
  }

  #focus(thing: HTMLElement): boolean {
    const { container } = this.#host.view
    const [room, box] = [container.getBoundingClientRect(), thing.getBoundingClientRect()]
    if (box.top < room.top + EDGE || box.bottom > room.bottom - EDGE) {
      container.scrollTop += box.top - room.top - container.clientHeight / 3
    }
    if (box.left < room.left || box.right > room.right) {
      container.scrollLeft += box.left - room.left - container.clientWidth / 3
    }
    thing.focus({ preventScroll: true })
    return true
  }

  #things(): readonly HTMLElement[] {
    return [...this.#host.view.container.querySelectorAll<HTMLElement>(THING)]
  }

  /** What the pages have, as one reads: by page, and by the letter it stands on. */
  #inOrder(): readonly HTMLElement[] {
    const { view, texts } = this.#host
    const placed = this.#things().map((thing) => {
      const page = pageOf(thing) ?? 0
      const box = thing.getBoundingClientRect()
      const point = pointOnElement(view, page, box.left + 1, (box.top + box.bottom) / 2)
      const text = texts.now(page)
      const glyph = point && text ? glyphAt(text, point) : null
      return { thing, page, order: glyph ?? -(point?.y ?? 0), left: box.left }
    })
    return placed.sort((a, b) => a.page - b.page || a.order - b.order || a.left - b.left).map(({ thing }) => thing)
  }

  #isBelowTop(thing: HTMLElement): boolean {
    const { container } = this.#host.view
    return thing.getBoundingClientRect().bottom > container.getBoundingClientRect().top + 1
  }
}

function pageOf(thing: HTMLElement | undefined): number | null {
  const page = Number(thing?.closest<HTMLElement>('.page')?.dataset['pageNumber'])
  return page || null
}
