// What is drawn over one page: marks, the selection, what is being placed, and a button a mark for the keyboard. All in
// parts of the page, so zooming needs no layout of ours; a wrapper that makes no box, so blending reaches the canvas.
import type { MarkId } from '../../../preload/model/ids.ts'
import type { Mark, MarkKind, PdfRect } from '../../../preload/model/mark.ts'
import { grips } from '../tools/frame.ts'
import { pageBox, type Viewport } from './geometry.ts'
import { PAGE_UNITS, strokesOf, unitsHigh, type Stroke } from './paint.ts'
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

/** What is open: its rectangles on this page, and the handles it is changed by. */
export interface ActiveOnPage {
  readonly rects: readonly PdfRect[]
  readonly handles: 'start' | 'end' | 'both' | 'frame' | null
}

/** Pages with more marks than this have no button for each: the list and the keys reach them all. */
const MOST_BUTTONS = 100

const SVG = 'http://www.w3.org/2000/svg'

/** The layer of one page element. */
export class PageLayer {
  readonly #page: number
  readonly #host: PageLayerHost
  readonly #root = element('div', styles['layer'])
  readonly #marks = element('div', styles['layer'])
  readonly #pins = element('div', styles['pins'])
  readonly #matches = element('div', styles['matches'])
  readonly #current = element('div', styles['current'])
  readonly #selection = element('div', styles['selection'])
  readonly #active = element('div', styles['active'])
  readonly #frame = element('div', styles['frame'])
  readonly #keys = element('div', styles['keys'])

  constructor(page: number, host: PageLayerHost) {
    this.#page = page
    this.#host = host
    this.#root.dataset['offprintLayer'] = String(page)
    this.#root.append(this.#marks, this.#matches, this.#current, this.#selection)
    this.#root.append(this.#pins, this.#active, this.#frame, this.#keys)
    this.#keys.addEventListener('click', (event) => {
      const id = event.target instanceof HTMLElement ? event.target.dataset['mark'] : undefined
      if (id) host.onMarkKey(id as MarkId)
    })
  }

  /**
   * Puts the layer over what pdf.js draws of the page, whichever of its layers came last: a handle is held also over a
   * note of the file. pdf.js takes foreign children away whenever it starts anew.
   */
  attach(pageElement: HTMLElement): void {
    const under = [...pageElement.children].findLast((child) =>
      child.matches('.pageSketch, .canvasWrapper, .textLayer, .annotationLayer'),
    )
    if (under && this.#root.previousElementSibling === under) return
    if (under) under.after(this.#root)
    else pageElement.prepend(this.#root)
  }

  drawMarks(marks: readonly MarkOnPage[], viewport: Viewport): void {
    this.#marks.replaceChildren(...strokesOf(marks, viewport).map((stroke) => drawing(stroke, viewport)))
    const pins = marks.filter(({ mark }) => mark.kind === 'pin')
    this.#pins.replaceChildren(...pins.flatMap(({ mark, rects }) => rects.map((rect) => pin(mark, rect, viewport))))
    const reached = marks.length <= MOST_BUTTONS ? marks : []
    this.#keys.replaceChildren(...reached.map(({ mark, rects }) => this.#keyFor(mark, rects, viewport)))
  }

  drawSelection(rects: readonly PdfRect[], viewport: Viewport): void {
    this.#selection.replaceChildren(...rects.map((rect) => rectangle(rect, viewport)))
  }

  drawMatches(all: readonly PdfRect[], current: readonly PdfRect[], viewport: Viewport): void {
    this.#matches.replaceChildren(...all.map((rect) => rectangle(rect, viewport)))
    this.#current.replaceChildren(...current.map((rect) => rectangle(rect, viewport)))
  }

  drawActive({ rects, handles }: ActiveOnPage, viewport: Viewport): void {
    this.#active.dataset['handles'] = handles ?? ''
    const boxes = rects.map((rect) => rectangle(rect, viewport))
    const [first, last] = [rects[0], rects.at(-1)]
    if (handles === 'frame' && boxes[0]) boxes[0].append(...grips.map((grip) => handle(grip)))
    if ((handles === 'start' || handles === 'both') && first) boxes.push(endHandle('start', first, viewport))
    if ((handles === 'end' || handles === 'both') && last) boxes.push(endHandle('end', last, viewport))
    this.#active.replaceChildren(...boxes)
  }

  /** What is being placed: the frame of an area, or a pin. */
  drawFrame(rect: PdfRect | null, kind: MarkKind, viewport: Viewport): void {
    this.#frame.dataset['kind'] = kind
    this.#frame.replaceChildren(...(rect ? [rectangle(rect, viewport)] : []))
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
    button.dataset['kind'] = mark.kind
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

/** One blended box a path: blending is the box's, not each rectangle's. */
function drawing({ kind, color, path }: Stroke, viewport: Viewport): HTMLElement {
  const group = element('div', styles['group'])
  group.dataset['kind'] = kind
  group.dataset['color'] = color
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${PAGE_UNITS} ${unitsHigh(viewport).toFixed(2)}`)
  svg.setAttribute('preserveAspectRatio', 'none')
  const line = document.createElementNS(SVG, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  group.append(svg)
  return group
}

function pin(mark: Mark, rect: PdfRect, viewport: Viewport): HTMLElement {
  const made = element('div', styles['pin'])
  made.dataset['color'] = mark.color
  made.toggleAttribute('data-comment', mark.comment.trim() !== '')
  place(made, rect, viewport)
  return made
}

function handle(name: string): HTMLElement {
  const made = element('div', styles['handle'])
  made.dataset['handle'] = name
  return made
}

/** The knob at an end of a text mark: under the first letter's left, the last letter's right. */
function endHandle(side: 'start' | 'end', [x1, y1, x2]: PdfRect, viewport: Viewport): HTMLElement {
  const made = handle(side)
  const x = side === 'start' ? x1 : x2
  place(made, [x, y1, x, y1], viewport)
  return made
}

function rectangle(rect: PdfRect, viewport: Viewport): HTMLElement {
  const made = element('div', styles['rect'])
  place(made, rect, viewport)
  return made
}

function place(target: HTMLElement, rect: PdfRect, viewport: Viewport): void {
  const { left, top, width, height } = pageBox(rect, viewport)
  const size = width > 0 || height > 0 ? `;width:${percent(width)};height:${percent(height)}` : ''
  target.style.cssText = `left:${percent(left)};top:${percent(top)}${size}`
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(3)}%`
}
