// The keyboard's side of the selection: which key presses are the caret's, caret mode, and the bar that shows it.
import { isMac } from '../../app/platform.ts'
import type { PaperView } from '../island/paper-view.ts'
import { CaretMark } from './caret-mark.ts'
import { caretRect, type Caret } from './caret-moves.ts'
import { caretKey, KeyboardCaret } from './keyboard.ts'
import type { PageTexts } from './page-texts.ts'

export interface KeySelectionHost {
  readonly view: PaperView
  readonly texts: PageTexts
  /** The pointer is selecting: keys wait. */
  readonly busy: () => boolean
  readonly selecting: () => boolean
  readonly onMoved: (from: Caret, to: Caret, extend: boolean) => void
  /** The selection has not changed by key for a moment. */
  readonly onSettled: () => void
}

const SETTLED_MS = 500

export class KeySelection {
  readonly #host: KeySelectionHost
  readonly #caret: KeyboardCaret
  readonly #mark: CaretMark
  readonly #lifetime = new AbortController()
  #mode = false
  #settling: ReturnType<typeof setTimeout> | undefined

  constructor(host: KeySelectionHost) {
    this.#host = host
    const { view, texts } = host
    this.#mark = new CaretMark(view)
    this.#caret = new KeyboardCaret({
      texts,
      pages: () => view.pages,
      top: () => view.place(),
      seen: (caret) => this.#isSeen(caret),
      selecting: host.selecting,
      onCaret: (from, to, extend) => this.#moved(from, to, extend),
    })
    document.addEventListener('keydown', (event) => this.#key(event), { signal: this.#lifetime.signal })
  }

  destroy(): void {
    this.#lifetime.abort()
    clearTimeout(this.#settling)
    this.#mark.hide()
  }

  /** The next key goes on from here; `ending` where it is the end of something selected. */
  put(page: number, at: number, ending: boolean): void {
    const text = this.#host.texts.now(page)
    const atEnd = ending && text?.lines.some(({ to }) => to === at) === true
    this.#caret.put({ page, at, atEnd, goal: null })
    this.#show()
  }

  /** Caret mode on or off: a caret is seen, and the arrows move it. Says which it is now. */
  async toggle(): Promise<boolean> {
    this.#mode = !this.#mode && (await this.#caret.begin()) !== null
    this.#show()
    return this.#mode
  }

  #key(event: KeyboardEvent): void {
    const { view, busy } = this.#host
    const { target } = event
    const mine = target instanceof Element && (view.container.contains(target) || target === document.body)
    if (
      !mine ||
      event.defaultPrevented ||
      busy() ||
      target.closest('input, textarea, [contenteditable], [data-floating]')
    )
      return
    const key = caretKey(event, isMac())
    // With Alt alone the arrows go along the trail.
    if (!key || !(key.extend || (this.#mode && !event.altKey))) return
    event.preventDefault()
    void this.#caret.press(key)
  }

  #moved(from: Caret, to: Caret, extend: boolean): void {
    const text = this.#host.texts.now(to.page)
    if (!text || this.#lifetime.signal.aborted) return
    this.#host.onMoved(from, to, extend)
    this.#host.view.bring(to.page, caretRect(text, to))
    this.#show()
    clearTimeout(this.#settling)
    if (extend) this.#settling = setTimeout(this.#host.onSettled, SETTLED_MS)
  }

  #isSeen(caret: Caret): boolean {
    const text = this.#host.texts.now(caret.page)
    return text !== null && this.#host.view.sees(caret.page, caretRect(text, caret))
  }

  #show(): void {
    const { caret } = this.#caret
    const text = caret && this.#host.texts.now(caret.page)
    if (this.#mode && caret && text) this.#mark.show(caret.page, caretRect(text, caret))
    else this.#mark.hide()
  }
}
