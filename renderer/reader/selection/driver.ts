// The hybrid selection (reader.md §2.4): the pointer is hit-tested against glyphs, so that it follows the columns, and
// the browser's own selection is set to match, for copying, the keyboard and screen readers. What the browser selects
// by itself (keys, a screen reader, touch) is read back into glyphs.
import {
  caretAt,
  glyphAt,
  glyphFromNonSpaceCount,
  nonSpaceCountOf,
  textOfParts,
  type SelectedPart,
} from '../../../preload/text/select.ts'
import { isOnWord } from '../island/columns.ts'
import type { PaperView } from '../island/paper-view.ts'
import { pointAfter, unitsBefore } from './dom-text.ts'
import type { Caret } from './caret-moves.ts'
import { endAt, isBefore, partsBetween, unitForClicks, type SelectionEnd, type Unit } from './glyph-range.ts'
import { KeySelection } from './key-selection.ts'
import type { PageTexts } from './page-texts.ts'
import { isPageSurface, pointOnPage, type PagePoint } from './pointer.ts'
import { steered } from './steer.ts'

export interface SelectionEvents {
  /** The selection while it is made and when it is done; empty when there is none. */
  onSelection(parts: readonly SelectedPart[], done: boolean): void
  /** A plain click on a page, without selecting. */
  onClick(point: PagePoint, event: MouseEvent): void
  /** A double click beside the words of a page. */
  onColumn(point: PagePoint): void
  /** The pointer moves over a page with no button down. */
  onHover(point: PagePoint | null): void
  /** The selection was changed by key: what it reaches to now is worth saying. */
  onKeySelection(text: string): void
}

interface Drag {
  readonly anchor: SelectionEnd
  readonly unit: Unit
  moved: boolean
  x: number
  y: number
}

export class SelectionDriver {
  readonly #view: PaperView
  readonly #texts: PageTexts
  readonly #events: SelectionEvents
  readonly #lifetime = new AbortController()
  #drag: Drag | null = null
  #parts: readonly SelectedPart[] = []
  #anchor: SelectionEnd | null = null
  #focus: SelectionEnd | null = null
  #ours: { readonly anchor: Node; readonly from: number; readonly focus: Node; readonly to: number } | null = null
  #frame = 0
  #coming: Promise<boolean> | null = null
  readonly #keys: KeySelection

  constructor(view: PaperView, texts: PageTexts, events: SelectionEvents) {
    this.#view = view
    this.#texts = texts
    this.#events = events
    const { container } = view
    this.#keys = new KeySelection({
      view,
      texts,
      busy: () => this.#drag !== null,
      selecting: () => this.#parts.length > 0,
      onMoved: (from, to, extend) => this.#keyed(from, to, extend),
      onSettled: () => events.onKeySelection(this.text()),
    })
    const options = { signal: this.#lifetime.signal }
    container.addEventListener('mousedown', (event) => this.#down(event), options)
    container.addEventListener('mousemove', (event) => this.#hover(event), options)
    container.addEventListener('scroll', () => this.#drag && this.#follow(), options)
    document.addEventListener('mousemove', (event) => this.#move(event), options)
    document.addEventListener('mouseup', (event) => this.#up(event), options)
    document.addEventListener('selectionchange', () => this.#changed(), options)
    document.addEventListener('copy', (event) => this.#copy(event), { ...options, capture: true })
  }

  destroy(): void {
    this.#lifetime.abort()
    cancelAnimationFrame(this.#frame)
    this.#keys.destroy()
  }

  get parts(): readonly SelectedPart[] {
    return this.#parts
  }

  /**
   * What the browser has selected while the text of its pages is still on its way: true once it is our selection too,
   * false where another took its place. Null when nothing is on its way.
   */
  get coming(): Promise<boolean> | null {
    return this.#coming
  }

  /** The clean text of the selection. */
  text(): string {
    return textOfParts(this.#parts)
  }

  clear(): void {
    this.#anchor = this.#focus = this.#ours = null
    this.#coming = null
    if (this.#parts.length > 0) this.#set([], true)
    const selection = getSelection()
    if (selection && !selection.isCollapsed && this.#view.container.contains(selection.anchorNode))
      selection.removeAllRanges()
  }

  /** Selects between two places, in either order; the text of their pages must have come. */
  choose(a: SelectionEnd, b: SelectionEnd): void {
    this.#anchor = a
    this.#focus = b
    this.#ours = null
    this.#set(
      partsBetween(a, b, (page) => this.#texts.now(page)),
      true,
    )
  }

  /** Caret mode on or off; says which it is now. */
  toggleCaret(): Promise<boolean> {
    return this.#keys.toggle()
  }

  #down(event: MouseEvent): void {
    if (event.button !== 0 || !isPageSurface(event.target)) return
    this.#coming = null
    const point = pointOnPage(this.#view, event.clientX, event.clientY)
    const text = point && this.#texts.now(point.page)
    if (!point || !text) return
    const unit = unitForClicks(event.detail)
    // Twice on the white of the page: the column is meant, not a word near it.
    if (event.detail === 2 && !isOnWord(text, point)) {
      event.preventDefault()
      return this.#events.onColumn(point)
    }
    const end = this.#endAt(point, unit, null)
    if (!end) return
    const anchor = event.shiftKey && this.#anchor ? this.#anchor : end
    this.#drag = { anchor, unit, moved: event.shiftKey || unit !== 'glyph', x: event.clientX, y: event.clientY }
    this.#anchor = anchor
    if (this.#drag.moved) this.#extend(end)
    else if (this.#parts.length > 0) this.#set([], false)
  }

  #move(event: MouseEvent): void {
    const drag = this.#drag
    if (!drag) return
    if ((event.buttons & 1) === 0) return this.#up(event)
    if (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 3) return
    drag.moved = true
    drag.x = event.clientX
    drag.y = event.clientY
    this.#follow()
  }

  /** Follows the pointer once a frame. */
  #follow(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      this.#reach()
    })
  }

  #reach(): void {
    const drag = this.#drag
    if (!drag?.moved) return
    const point = pointOnPage(this.#view, drag.x, drag.y)
    const end = point && this.#endAt(point, drag.unit, drag.anchor)
    if (end) this.#extend(end)
  }

  #up(event: MouseEvent): void {
    const drag = this.#drag
    if (!drag) return
    if (drag.moved) {
      drag.x = event.clientX
      drag.y = event.clientY
      this.#reach()
    }
    this.#drag = null
    this.#putCaret(drag.moved ? (this.#focus ?? drag.anchor) : drag.anchor)
    if (drag.moved && this.#parts.length > 0) {
      // After the browser's own handling of the release, so that ours is the last word.
      requestAnimationFrame(() => {
        this.#mirror()
        this.#events.onSelection(this.#parts, true)
      })
      return
    }
    this.#events.onSelection([], true)
    const point = pointOnPage(this.#view, event.clientX, event.clientY)
    if (point) this.#events.onClick(point, event)
  }

  #hover(event: MouseEvent): void {
    if (this.#drag || event.buttons !== 0) return
    this.#events.onHover(isPageSurface(event.target) ? pointOnPage(this.#view, event.clientX, event.clientY) : null)
  }

  #endAt(point: PagePoint, unit: Unit, from: SelectionEnd | null): SelectionEnd | null {
    const text = this.#texts.now(point.page)
    if (!text) return null
    const meant = from && from.page === point.page ? steered(text, point, from.from) : point
    const caret = caretAt(text, meant)
    const glyph = glyphAt(text, meant)
    return caret === null || glyph === null ? null : endAt(text, caret, glyph, unit)
  }

  #extend(focus: SelectionEnd): void {
    const anchor = this.#drag?.anchor ?? this.#anchor
    if (!anchor) return
    this.#focus = focus
    for (let page = Math.min(anchor.page, focus.page); page <= Math.max(anchor.page, focus.page); page++) {
      if (!this.#texts.now(page)) void this.#texts.get(page).then(() => this.#drag && this.#follow())
    }
    this.#set(
      partsBetween(anchor, focus, (page) => this.#texts.now(page)),
      false,
    )
  }

  /** A key moved the caret from one place to another; with `extend` the selection goes along. */
  #keyed(from: Caret, to: Caret, extend: boolean): void {
    const focus: SelectionEnd = { page: to.page, from: to.at, to: to.at }
    if (!extend) {
      this.#anchor = this.#focus = focus
      if (this.#parts.length > 0) this.#set([], true)
      getSelection()?.removeAllRanges()
      return
    }
    if (!this.#anchor || this.#parts.length === 0) this.#anchor = { page: from.page, from: from.at, to: from.at }
    this.#focus = focus
    this.#set(
      partsBetween(this.#anchor, focus, (page) => this.#texts.now(page)),
      true,
    )
    this.#mirror()
  }

  /** The next key goes on from this end of the selection. */
  #putCaret(end: SelectionEnd): void {
    const backward = this.#anchor !== null && isBefore(end, this.#anchor)
    this.#keys.put(end.page, backward ? end.from : end.to, this.#parts.length > 0 && !backward)
  }

  #set(parts: readonly SelectedPart[], done: boolean): void {
    this.#parts = parts
    this.#events.onSelection(parts, done)
  }

  /** Sets the browser's selection to ours. */
  #mirror(): void {
    const [first, last] = [this.#parts[0], this.#parts.at(-1)]
    if (!first || !last) return
    const start = this.#domPoint(first, first.from, 'start')
    const end = this.#domPoint(last, last.to, 'end')
    if (!start || !end) return
    const backward = this.#anchor !== null && this.#focus !== null && isBefore(this.#focus, this.#anchor)
    const [anchor, focus] = backward ? [end, start] : [start, end]
    this.#ours = { anchor: anchor.node, from: anchor.offset, focus: focus.node, to: focus.offset }
    getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset)
  }

  #domPoint({ page }: SelectedPart, caret: number, side: 'start' | 'end') {
    const layer = this.#view.pageElement(page.page)?.querySelector<HTMLElement>(':scope > .textLayer')
    if (!layer) return null
    const units = side === 'end' && caret > 0 ? nonSpaceCountOf(page, caret - 1) + 1 : nonSpaceCountOf(page, caret)
    return pointAfter(layer, units, side)
  }

  /** The browser's selection changed, and not by us: read it into glyphs. */
  #changed(): void {
    if (this.#drag) return
    const selection = getSelection()
    if (!selection || selection.rangeCount === 0) return
    const { anchorNode, focusNode, anchorOffset, focusOffset } = selection
    if (!anchorNode || !focusNode) return
    const ours = this.#ours
    if (
      ours &&
      ours.anchor === anchorNode &&
      ours.focus === focusNode &&
      ours.from === anchorOffset &&
      ours.to === focusOffset
    )
      return
    const inside = this.#view.container.contains(anchorNode) && this.#view.container.contains(focusNode)
    if (!inside) return
    this.#coming = null
    if (selection.isCollapsed) {
      // A page that scrolled away took the nodes with it: what is selected stays selected.
      const element = anchorNode instanceof Element ? anchorNode : anchorNode.parentElement
      if (this.#parts.length > 0 && element?.closest('.textLayer')) this.#set([], true)
      return
    }
    const coming: Promise<boolean> = this.#readBack(selection.getRangeAt(0), () => this.#coming === coming)
    this.#coming = coming
    void coming.finally(() => {
      if (this.#coming === coming) this.#coming = null
    })
  }

  /** `wanted` says whether this is still what is selected. */
  async #readBack(range: Range, wanted: () => boolean): Promise<boolean> {
    const [start, end] = await Promise.all([
      this.#glyphEnd(range.startContainer, range.startOffset),
      this.#glyphEnd(range.endContainer, range.endOffset),
    ])
    if (!start || !end) return false
    for (let page = start.page; page <= end.page; page++) await this.#texts.get(page)
    if (!wanted() || this.#drag || this.#lifetime.signal.aborted) return false
    this.#anchor = start
    this.#focus = end
    this.#ours = null
    this.#keys.put(end.page, end.to, true)
    this.#set(
      partsBetween(start, end, (page) => this.#texts.now(page)),
      true,
    )
    return this.#parts.length > 0
  }

  async #glyphEnd(node: Node, offset: number): Promise<SelectionEnd | null> {
    const element = node instanceof Element ? node : node.parentElement
    const layer = element?.closest<HTMLElement>('.textLayer')
    const page = Number(layer?.closest<HTMLElement>('.page')?.dataset['pageNumber'])
    if (!layer || !page) return null
    const text = await this.#texts.get(page)
    if (!text) return null
    const caret = glyphFromNonSpaceCount(text, unitsBefore(layer, node, offset))
    return { page, from: caret, to: caret }
  }

  #copy(event: ClipboardEvent): void {
    const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]')
    if (this.#parts.length === 0 || inField || !event.clipboardData) return
    // The pages of a long selection need not all be drawn; only a selection elsewhere has its own copy.
    const selection = getSelection()
    if (selection && !selection.isCollapsed && !this.#view.container.contains(selection.anchorNode)) return
    event.clipboardData.setData('text/plain', this.text())
    event.preventDefault()
    event.stopImmediatePropagation()
  }
}
