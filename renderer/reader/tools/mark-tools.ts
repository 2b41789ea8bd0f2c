// Hands on the page beside selecting: drawing a frame, putting a pin, pulling a mark by its handles, all with the pointer
// or with keys. Listens before the selection does and lets everything else through.
import type { Mark, MarkKind, PdfRect } from '../../../preload/model/mark.ts'
import { caretAt } from '../../../preload/text/select.ts'
import type { PaperView } from '../island/paper-view.ts'
import { boundsOf } from '../marks/geometry.ts'
import type { MarkLayers } from '../marks/layers.ts'
import { pointOnPage } from '../selection/pointer.ts'
import type { ReaderSession } from '../state/session.ts'
import { between, firstFrame, grips, moved, pdfRect, pulled, screenBox, type Grip, type ScreenBox } from './frame.ts'
import { keyStep, type KeyStep } from './tool-keys.ts'
import { stepFrom } from './end-steps.ts'

export interface ToolEvents {
  /** A frame or a pin was placed. */
  onPlaced(kind: 'area' | 'pin', page: number, rect: PdfRect): void
  /** An end of a text mark, or a frame, is elsewhere now. */
  onPulled(mark: Mark): void
}

type Drag =
  | { readonly what: 'draw'; readonly page: number; readonly x: number; readonly y: number }
  | { readonly what: 'end'; readonly mark: Mark; readonly side: 'start' | 'end' }
  | {
      readonly what: 'frame'
      readonly mark: Mark
      readonly grip: Grip | null
      readonly page: number
      readonly box: ScreenBox
      readonly x: number
      readonly y: number
    }

/** Steps of a frame by key, in CSS pixels. */
const SMALL_STEP = 4
const LARGE_STEP = 24

export class MarkTools {
  readonly #session: ReaderSession
  readonly #view: PaperView
  readonly #layers: MarkLayers
  readonly #events: ToolEvents
  readonly #lifetime = new AbortController()
  #drag: Drag | null = null
  #pulled: Mark | null = null
  #rect: { readonly page: number; readonly rect: PdfRect } | null = null

  constructor(session: ReaderSession, view: PaperView, layers: MarkLayers, events: ToolEvents) {
    this.#session = session
    this.#view = view
    this.#layers = layers
    this.#events = events
    const before = { signal: this.#lifetime.signal, capture: true }
    view.container.addEventListener('mousedown', (event) => this.#down(event), before)
    document.addEventListener('mousemove', (event) => this.#move(event), before)
    document.addEventListener('mouseup', () => this.#up(), before)
    document.addEventListener('keydown', (event) => this.#key(event), before)
  }

  destroy(): void {
    this.#lifetime.abort()
  }

  /** The tool changed: what was being placed is dropped. */
  toolChanged(): void {
    this.#setRect(null)
    this.#view.container.dataset['tool'] = this.#tool ?? ''
  }

  get #tool(): 'area' | 'pin' | null {
    return this.#session.store.getState().tool
  }

  get #active(): Mark | null {
    const { active } = this.#session.store.getState()
    const mark = active && this.#session.marks.get(active.id)
    // A mark of another version is changed where it was made.
    return mark?.anchor.version === this.#session.options.version ? mark : null
  }

  #down(event: MouseEvent): void {
    const { target } = event
    if (event.button !== 0 || !(target instanceof Element)) return
    const drag = this.#dragFrom(event, target)
    if (!drag) return
    event.preventDefault()
    event.stopPropagation()
    if (drag === 'done') return
    this.#drag = drag
    this.#view.container.toggleAttribute('data-dragging', drag.what !== 'draw')
  }

  #dragFrom(event: MouseEvent, target: Element): Drag | 'done' | null {
    const active = this.#active
    const grip = target instanceof HTMLElement ? target.dataset['handle'] : undefined
    if (grip && active) return this.#pull(event, active, grip)
    if (target.closest('[data-floating], a, button, input, textarea')) return null
    const point = pointOnPage(this.#view, event.clientX, event.clientY)
    if (!point) return null
    const tool = this.#tool
    if (tool === 'pin') {
      if (point.inside) this.#placed('pin', point.page, [point.x, point.y, point.x, point.y])
      return 'done'
    }
    if (tool === 'area') {
      const at = this.#onPage(point.page, event)
      return at ? { what: 'draw', page: point.page, ...at } : 'done'
    }
    const held = active && (active.kind === 'area' || active.kind === 'pin') ? active : null
    const [mark] = held && point.inside ? this.#layers.marksAt(point.page, point.x, point.y) : []
    return held && mark?.id === held.id ? this.#hold(event, held, null) : null
  }

  #pull(event: MouseEvent, mark: Mark, grip: string): Drag | null {
    if (grip === 'start' || grip === 'end') return { what: 'end', mark, side: grip }
    const found = grips.find((each) => each === grip)
    return found ? this.#hold(event, mark, found) : null
  }

  #hold(event: MouseEvent, mark: Mark, grip: Grip | null): Drag | null {
    const part = mark.anchor.parts[0]
    const rect = part && boundsOf(part.rects)
    const viewport = part && this.#view.pageView(part.page)?.viewport
    const at = part && this.#onPage(part.page, event)
    if (!part || !rect || !viewport || !at) return null
    return { what: 'frame', mark, grip, page: part.page, box: screenBox(rect, viewport), ...at }
  }

  #move(event: MouseEvent): void {
    const drag = this.#drag
    if (!drag) return
    if ((event.buttons & 1) === 0) return this.#up()
    event.stopPropagation()
    if (drag.what === 'end') return this.#pullEnd(drag, event)
    const viewport = this.#view.pageView(drag.page)?.viewport
    const at = this.#onPage(drag.page, event)
    if (!viewport || !at) return
    if (drag.what === 'draw') {
      const box = between(drag, at, viewport)
      this.#setRect(box && { page: drag.page, rect: pdfRect(box, viewport) })
      return
    }
    const [dx, dy] = [at.x - drag.x, at.y - drag.y]
    if (!this.#pulled && Math.hypot(dx, dy) < 3) return
    const box = drag.grip ? pulled(drag.box, drag.grip, dx, dy, viewport) : moved(drag.box, dx, dy, viewport)
    this.#preview(withRect(drag.mark, pdfRect(box, viewport)))
  }

  #pullEnd({ mark, side }: Extract<Drag, { what: 'end' }>, event: MouseEvent): void {
    // A little above the hand, which holds the knob under the line.
    const point = pointOnPage(this.#view, event.clientX, event.clientY - 8)
    const text = point && this.#session.texts.now(point.page)
    const glyph = text && caretAt(text, point)
    if (!point || !text || glyph === null) return
    const next = this.#session.actions.withEnd(mark, side, { page: point.page, glyph })
    if (next) this.#preview(next)
  }

  #up(): void {
    const drag = this.#drag
    if (!drag) return
    this.#drag = null
    this.#view.container.removeAttribute('data-dragging')
    if (drag.what === 'draw') {
      if (this.#rect) this.#placed('area', this.#rect.page, this.#rect.rect)
      return
    }
    const next = this.#pulled
    this.#preview(null)
    if (next) this.#events.onPulled(next)
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || isTaken(event.target)) return
    if (event.key === 'Escape' && (this.#drag || this.#tool)) {
      this.#drag = null
      this.#view.container.removeAttribute('data-dragging')
      this.#preview(null)
      if (this.#tool) this.#session.setTool(null)
      return handled(event)
    }
    const tool = this.#tool
    const step = keyStep(event)
    if (tool) {
      const onControl = event.target instanceof Element && event.target.closest('button, a') !== null
      if (event.key === 'Enter' && !onControl) {
        if (this.#rect) this.#placed(tool, this.#rect.page, this.#rect.rect)
        else this.#begin(tool)
        return handled(event)
      }
      if (!step || step.side === 'start') return
      this.#placeByKey(tool, step)
      return handled(event)
    }
    const active = this.#active
    if (!active || !step?.shift) return
    this.#pullByKey(active, step)
    handled(event)
  }

  #begin(tool: 'area' | 'pin'): void {
    const page = this.#view.visiblePages().toSorted((a, b) => b.share - a.share)[0]?.page ?? this.#view.page
    const viewport = this.#view.pageView(page)?.viewport
    const element = this.#view.pageElement(page)
    if (!viewport || !element) return
    const [sheet, room] = [element.getBoundingClientRect(), this.#view.container.getBoundingClientRect()]
    const seen = {
      left: Math.max(0, room.left - sheet.left),
      top: Math.max(0, room.top - sheet.top),
      right: Math.min(viewport.width, room.right - sheet.left),
      bottom: Math.min(viewport.height, room.bottom - sheet.top),
    }
    const rect = pdfRect(firstFrame(seen), viewport)
    const [x, y] = [(rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2]
    this.#setRect({ page, rect: tool === 'pin' ? [x, y, x, y] : rect })
  }

  #placeByKey(tool: 'area' | 'pin', step: KeyStep): void {
    if (!this.#rect) return this.#begin(tool)
    const { page, rect } = this.#rect
    const next = this.#stepped(rect, page, step, tool === 'area' && step.shift ? 'size' : 'move')
    if (next) this.#setRect({ page, rect: next })
  }

  #stepped(rect: PdfRect, page: number, { x, y, large, side }: KeyStep, how: 'move' | 'size'): PdfRect | null {
    const viewport = this.#view.pageView(page)?.viewport
    if (!viewport) return null
    const step = large ? LARGE_STEP : SMALL_STEP
    const box = screenBox(rect, viewport)
    if (how === 'move') return pdfRect(moved(box, x * step, y * step, viewport), viewport)
    const grip = side === 'start' ? (x === 0 ? 'n' : 'w') : x === 0 ? 's' : 'e'
    return pdfRect(pulled(box, grip, x * step, y * step, viewport), viewport)
  }

  #pullByKey(mark: Mark, step: KeyStep): void {
    if (mark.kind === 'area' || mark.kind === 'pin') {
      const part = mark.anchor.parts[0]
      const rect = part?.rects[0]
      const next = part && rect && this.#stepped(rect, part.page, step, mark.kind === 'pin' ? 'move' : 'size')
      if (next) this.#events.onPulled(withRect(mark, next))
      return
    }
    const { actions, texts } = this.#session
    const caret = actions.endsOf(mark)?.[step.side]
    const unit = step.y !== 0 ? 'line' : step.large ? 'word' : 'glyph'
    const direction = step.x + step.y > 0 ? 1 : -1
    const to = caret && stepFrom(caret, direction, unit, (page) => texts.now(page))
    const next = to && actions.withEnd(mark, step.side, to)
    if (next) this.#events.onPulled(next)
  }

  #preview(mark: Mark | null): void {
    this.#pulled = mark
    this.#layers.preview(mark)
  }

  #setRect(rect: { readonly page: number; readonly rect: PdfRect } | null): void {
    this.#rect = rect
    const kind: MarkKind = this.#tool ?? 'area'
    this.#layers.setFrame(rect && { ...rect, kind })
    this.#session.set({ placing: rect !== null && this.#drag === null })
  }

  #placed(kind: 'area' | 'pin', page: number, rect: PdfRect): void {
    this.#session.setTool(null)
    this.#events.onPlaced(kind, page, rect)
  }

  #onPage(page: number, event: MouseEvent): { readonly x: number; readonly y: number } | null {
    const box = this.#view.pageElement(page)?.getBoundingClientRect()
    return box ? { x: event.clientX - box.left, y: event.clientY - box.top } : null
  }
}

/** An area or a pin with its rectangle elsewhere, the rest to be settled when it is kept. */
function withRect(mark: Mark, rect: PdfRect): Mark {
  const [part] = mark.anchor.parts
  return part ? { ...mark, anchor: { ...mark.anchor, parts: [{ ...part, rects: [rect] }] } } : mark
}

function handled(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

/** Keys that belong to a field, a menu or a dialog over everything. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [aria-modal]',
    ) !== null
  )
}
