// Selecting by keyboard: Shift and the arrows by letter and line, with Ctrl or Alt by word and paragraph, Home and End
// to the line's edges; from a selection that is there, from where one clicked, else from the top of the window.
// In caret mode the same keys without Shift move a caret that is seen.
import type { PageTexts } from './page-texts.ts'
import { caretBelow, entered, stepped, type Caret, type Direction, type Step } from './caret-moves.ts'

/** What a key press asks of the caret. */
export interface CaretKey {
  readonly step: Step
  readonly direction: Direction
  readonly extend: boolean
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** What a key press means for the caret; null where it means something else. */
export function caretKey(press: Press, mac: boolean): CaretKey | null {
  const { key, shiftKey: extend, altKey, ctrlKey, metaKey } = press
  const word = altKey || (ctrlKey && !mac)
  const edge = metaKey && mac
  if ((ctrlKey && mac) || (metaKey && !mac)) return null
  const toEdge = (direction: Direction): CaretKey => ({ step: 'edge', direction, extend })
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const direction = key === 'ArrowRight' ? 1 : -1
      return edge ? toEdge(direction) : { step: word ? 'word' : 'glyph', direction, extend }
    }
    case 'ArrowUp':
    case 'ArrowDown':
      return edge ? null : { step: word ? 'paragraph' : 'line', direction: key === 'ArrowDown' ? 1 : -1, extend }
    case 'Home':
    case 'End':
      return word || edge ? null : toEdge(key === 'End' ? 1 : -1)
    default:
      return null
  }
}

export interface KeyboardHost {
  readonly texts: PageTexts
  readonly pages: () => number
  /** The page at the top of the window and the height there, in PDF points. */
  readonly top: () => { readonly page: number; readonly y: number }
  /** Whether the place is on screen. */
  readonly seen: (caret: Caret) => boolean
  /** Whether anything is selected. */
  readonly selecting: () => boolean
  /** The selection reaches to `to` now; or, without `extend`, the caret stands there. */
  readonly onCaret: (from: Caret, to: Caret, extend: boolean) => void
}

/** The caret of one open paper. */
export class KeyboardCaret {
  readonly #host: KeyboardHost
  #caret: Caret | null = null
  /** One step after the other, also where a page has to be fetched. */
  #line: Promise<unknown> = Promise.resolve()

  constructor(host: KeyboardHost) {
    this.#host = host
  }

  get caret(): Caret | null {
    return this.#caret
  }

  /** The caret is here from now on: a click, or the end of a selection made by other means. */
  put(caret: Caret | null): void {
    this.#caret = caret
  }

  /** Does what a key asks. */
  press(key: CaretKey): Promise<unknown> {
    this.#line = this.#line.then(() => this.#step(key)).catch(() => undefined)
    return this.#line
  }

  /** The caret, put at the top of the window where there is none on screen. */
  async begin(): Promise<Caret | null> {
    const caret = this.#caret
    if (caret && this.#host.seen(caret)) return caret
    const { page, y } = this.#host.top()
    const text = await this.#host.texts.get(page)
    const below = text && caretBelow(text, y)
    this.#caret = below
    return below
  }

  async #step({ step, direction, extend }: CaretKey): Promise<void> {
    // A selection goes on from its end wherever the window is; a first key begins in what one sees.
    const from = extend && this.#caret && this.#host.selecting() ? this.#caret : await this.begin()
    if (!from) return
    const to = await this.#reached(from, step, direction)
    if (!to) return
    this.#caret = to
    this.#host.onCaret(from, to, extend)
  }

  async #reached(from: Caret, step: Step, direction: Direction): Promise<Caret | null> {
    const { texts, pages } = this.#host
    const text = await texts.get(from.page)
    const to = text && stepped(text, from, step, direction)
    if (to !== 'page') return to
    const line = step === 'line' && from.goal === null ? { ...from, goal: 0 } : from
    for (let page = from.page + direction; page >= 1 && page <= pages(); page += direction) {
      const next = await texts.get(page)
      const landed = next && entered(next, line, step, direction)
      if (landed) return landed
    }
    return null
  }
}
