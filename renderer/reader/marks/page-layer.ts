// What is drawn over one page: marks, the selection, and a button a mark for the keyboard. DOM rectangles in percent of
// the page, so zooming needs no layout of ours; a wrapper that makes no box, so blending reaches the canvas.
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark, MarkColor, PdfRect } from '../../../preload/model/mark.ts'
import { pageBox, type Viewport } from './geometry.ts'
import styles from './page-layer.module.css'

/** The words and the deed a layer needs from outside. */
export interface PageLayerHost {
  readonly markLabel: (mark: Mark, page: number) => string
  readonly onMarkKey: (mark: MarkId) => void
}

/** A mark with the rectangles it has on this page. */
export interface MarkOnPage {
  readonly mark: Mark
  readonly rects: readonly PdfRect[]
}

/** The layer of one page element. */
export class PageLayer {
  readonly #page: number
  readonly #host: PageLayerHost
  readonly #root = element('div', styles['layer'])
  readonly #marks = element('div', styles['layer'])
  readonly #matches = element('div', styles['matches'])
  readonly #current = element('div', styles['current'])
  readonly #selection = element('div', styles['selection'])
  readonly #active = element('div', styles['active'])
  readonly #keys = element('div', styles['keys'])

  constructor(page: number, host: PageLayerHost) {
    this.#page = page
    this.#host = host
    this.#root.dataset['offprintLayer'] = String(page)
    this.#root.append(this.#marks, this.#matches, this.#current, this.#selection, this.#active, this.#keys)
    this.#keys.addEventListener('click', (event) => {
      const id = event.target instanceof HTMLElement ? event.target.dataset['mark'] : undefined
      if (id) host.onMarkKey(id as MarkId)
    })
  }

  /** Puts the layer over the page's canvas; pdf.js takes foreign children away whenever it starts anew. */
  attach(pageElement: HTMLElement): void {
    const canvas = pageElement.querySelector(':scope > .canvasWrapper')
    const text = pageElement.querySelector(':scope > .textLayer')
    if (this.#root.parentElement === pageElement && this.#root.previousElementSibling === (text ?? canvas)) return
    if (canvas) canvas.after(this.#root)
    else pageElement.prepend(this.#root)
  }

  drawMarks(marks: readonly MarkOnPage[], viewport: Viewport): void {
    const groups = new Map<string, HTMLElement>()
    for (const { mark, rects } of marks) {
      const name = `${mark.kind} ${mark.color}`
      const group = groups.get(name) ?? groupFor(mark.kind, mark.color)
      groups.set(name, group)
      for (const rect of rects) group.append(rectangle(rect, viewport, mark.id))
    }
    this.#marks.replaceChildren(...groups.values())
    this.#keys.replaceChildren(...marks.map(({ mark, rects }) => this.#keyFor(mark, rects, viewport)))
  }

  drawSelection(rects: readonly PdfRect[], viewport: Viewport): void {
    this.#selection.replaceChildren(...rects.map((rect) => rectangle(rect, viewport)))
  }

  drawMatches(all: readonly PdfRect[], current: readonly PdfRect[], viewport: Viewport): void {
    this.#matches.replaceChildren(...all.map((rect) => rectangle(rect, viewport)))
    this.#current.replaceChildren(...current.map((rect) => rectangle(rect, viewport)))
  }

  drawActive(rects: readonly PdfRect[], viewport: Viewport): void {
    this.#active.replaceChildren(...rects.map((rect) => rectangle(rect, viewport)))
  }

  focusMark(id: MarkId): void {
    this.#keys.querySelector<HTMLElement>(`[data-mark="${id}"]`)?.focus({ preventScroll: true })
  }

  remove(): void {
    this.#root.remove()
  }

  #keyFor(mark: Mark, rects: readonly PdfRect[], viewport: Viewport): HTMLElement {
    const button = element('button', styles['key'])
    button.type = 'button'
    button.dataset['mark'] = mark.id
    button.setAttribute('aria-label', this.#host.markLabel(mark, this.#page))
    const [first] = rects
    if (first) place(button, first, viewport)
    return button
  }
}

function element<Name extends 'div' | 'button'>(
  name: Name,
  className: string | undefined,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className) made.className = className
  return made
}

function groupFor(kind: Mark['kind'], color: MarkColor): HTMLElement {
  const group = element('div', styles['group'])
  group.dataset['kind'] = kind
  group.dataset['color'] = color
  return group
}

function rectangle(rect: PdfRect, viewport: Viewport, mark?: MarkId): HTMLElement {
  const made = element('div', styles['rect'])
  if (mark) made.dataset['markId'] = mark
  place(made, rect, viewport)
  return made
}

function place(target: HTMLElement, rect: PdfRect, viewport: Viewport): void {
  const { left, top, width, height } = pageBox(rect, viewport)
  target.style.cssText = `left:${percent(left)};top:${percent(top)};width:${percent(width)};height:${percent(height)}`
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(3)}%`
}
