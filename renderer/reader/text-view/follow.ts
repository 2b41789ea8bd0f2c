// The text view and the pages behind it stand at the same place: whichever moves, the other follows.
import type { PaperView } from '../island/paper-view.ts'
import type { PageTexts } from '../selection/page-texts.ts'
import { lineIndexOf } from '../../../preload/text/flow.ts'

/** A follower's own movement is heard this long as an echo, in milliseconds. */
const ECHO_MS = 250

export interface FollowOptions {
  readonly view: PaperView
  readonly texts: PageTexts
  /** The scrolling element of the text view; parts of it carry `data-page` and `data-glyph`. */
  readonly scroller: HTMLElement
}

/** Keeps both together until the returned function is called. `toText` moves the text to where the pages are. */
export function follow({ view, texts, scroller }: FollowOptions): {
  readonly toText: () => void
  readonly end: () => void
} {
  let movedText = -Infinity
  let movedPages = -Infinity
  let frame = 0
  const toText = (): void => {
    if (!view.ready) return
    const { page, y } = view.place()
    const part = partAt(scroller, page, glyphBelow(texts, page, y))
    if (!part) return
    movedText = performance.now()
    scroller.scrollTop += part.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 24
  }
  const toPages = (): void => {
    const part = topPart(scroller)
    const page = Number(part?.dataset['page'])
    const text = page ? texts.now(page) : null
    if (!part || !text || !view.ready) return
    const line = text.lines[lineIndexOf(text, Number(part.dataset['glyph']))]
    const { x, zoom } = view.place()
    movedPages = performance.now()
    if (line) view.show({ page, x, y: line.rect[3] + 4, zoom })
  }
  const heard = (moved: number, run: () => void) => (): void => {
    if (performance.now() - moved < ECHO_MS) return
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(run)
  }
  const onText = (): void => heard(movedText, toPages)()
  const onPages = (): void => heard(movedPages, toText)()
  scroller.addEventListener('scroll', onText, { passive: true })
  view.container.addEventListener('scroll', onPages, { passive: true })
  return {
    toText,
    end: () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', onText)
      view.container.removeEventListener('scroll', onPages)
    },
  }
}

/** The first glyph of the running text at or below a height of a page. */
function glyphBelow(texts: PageTexts, page: number, y: number): number {
  const lines = texts.now(page)?.lines ?? []
  return lines.find(({ rect, kind }) => (kind === 'body' || kind === 'heading') && rect[3] <= y + 6)?.from ?? 0
}

function partAt(scroller: HTMLElement, page: number, glyph: number): HTMLElement | null {
  let found: HTMLElement | null = null
  for (const part of scroller.querySelectorAll<HTMLElement>(`[data-page="${page}"]`)) {
    if (found && Number(part.dataset['glyph']) > glyph) break
    found = part
  }
  return found
}

/** The part at the top of the window. */
function topPart(scroller: HTMLElement): HTMLElement | null {
  const top = scroller.getBoundingClientRect().top
  const parts = scroller.querySelectorAll<HTMLElement>('[data-glyph]')
  let [low, high] = [0, parts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.getBoundingClientRect().bottom ?? 0) < top + 20) low = middle + 1
    else high = middle
  }
  return parts[low] ?? null
}
