// Which lines of a long list are drawn. Heights are known, so a scroll is arithmetic: nothing is measured, and the list is
// drawn anew only when what was drawn ahead is used up. Of another order the lines on screen come first, the rest a moment later.
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { lineAt, lineAtTop, topOf, type LineHeights, type Lines } from './lines.ts'

/** Lines drawn beyond each edge, and how few of them may be left before more are drawn. */
const AHEAD = 8
const LEFT = 3
/** Lists up to this long are drawn whole: find-in-page and screen readers have all of them. */
const DRAWN_WHOLE = 100
/** Milliseconds after the first lines of another order are there till those beyond the edges are drawn. */
const REST = 60

export interface Viewport {
  /** Lines to draw, `to` inclusive. */
  readonly from: number
  readonly to: number
  /** The group whose heading has gone by while its papers are on screen. */
  readonly stuck: string | null
  /** Where a line begins, in pixels from the first. */
  readonly topOf: (line: number) => number
  /** Brings a line into view by the shortest way. */
  readonly reveal: (line: number) => void
}

/**
 * `head` is the height of what stays at the top of the scroller; `onLook` is told the lines on screen at each scroll. An
 * order, by its number `turn`, begins `place` pixels from the top.
 */
export function useViewport(
  scroller: RefObject<HTMLDivElement | null>,
  options: {
    readonly lines: Lines
    readonly heights: LineHeights
    readonly head: number
    readonly turn: number
    readonly place: (turn: number) => number
    readonly onLook: (first: number, last: number) => void
  },
): Viewport {
  const { lines, heights, head, turn, place, onLook } = options
  const [range, setRange] = useState({ from: 0, to: 30 })
  const [stuck, setStuck] = useState<string | null>(null)
  const drawn = useRef(range)
  const [rested, setRested] = useState<number | null>(null)
  useEffect(() => {
    if (rested === turn) return undefined
    const timer = setTimeout(() => setRested(turn), REST)
    return () => clearTimeout(timer)
  }, [turn, rested])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const least = leastHeight(lines, heights)
    const look = (): void => {
      const { scrollTop, clientHeight } = element
      const first = lineAtTop(lines, scrollTop, heights)
      const last = lineAtTop(lines, scrollTop + clientHeight - head - 1, heights)
      const top = lineAt(lines, first)
      const gone = top?.kind === 'paper' || topOf(lines, first, heights) < scrollTop
      setStuck(top?.group && gone && (top.kind === 'paper' || top.open) ? top.group.key : null)
      onLook(first, last)
      const { from, to } = drawn.current
      const end = lines.count - 1
      // Always as many lines, so that each of them is drawn into the element of one that has gone.
      const size = lines.count <= DRAWN_WHOLE ? lines.count : Math.ceil(clientHeight / least) + 2 * AHEAD
      const whole = to - from + 1 === Math.min(size, lines.count) && to <= end
      if (whole && (from === 0 || first - LEFT >= from) && (to === end || last + LEFT <= to)) return
      const next = Math.max(0, Math.min(first - AHEAD, lines.count - size))
      drawn.current = { from: next, to: Math.min(end, next + size - 1) }
      setRange(drawn.current)
    }
    const scrolled = (): void => {
      setRested(turn)
      look()
    }
    element.addEventListener('scroll', scrolled, { passive: true })
    // Observing looks at once, before the frame is painted, and again when the size changes.
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', scrolled)
      observer.disconnect()
    }
  }, [scroller, lines, heights, head, turn, onLook])

  const reveal = (line: number): void => {
    const element = scroller.current
    if (!element || line < 0) return
    const [top, bottom] = [topOf(lines, line, heights), topOf(lines, line + 1, heights)]
    // A group's heading stays at the top and must not lie over the line.
    const over = lines.blocks.length > 0 && lineAt(lines, line)?.kind === 'paper' ? heights.group : 0
    const height = element.clientHeight - head
    if (top - over < element.scrollTop) element.scrollTo({ top: top - over })
    else if (bottom > element.scrollTop + height) element.scrollTo({ top: bottom - height })
  }
  const shown = rested === turn ? range : onScreen(lines, place(turn), heights)
  return { ...shown, stuck, topOf: (line) => topOf(lines, line, heights), reveal }
}

/** The lines that a window as high as ours can show from a place on. */
function onScreen(lines: Lines, top: number, heights: LineHeights): { readonly from: number; readonly to: number } {
  const from = Math.max(0, lineAtTop(lines, top, heights))
  return { from, to: from + Math.ceil(window.innerHeight / leastHeight(lines, heights)) }
}

/** No line of the list is lower. */
function leastHeight(lines: Lines, { paper, group }: LineHeights): number {
  return lines.blocks.length > 0 ? Math.min(paper, group) : paper
}
