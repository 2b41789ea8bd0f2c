// Rows of a long list, drawn as they come into view. Short lists are drawn whole: find-in-page and screen readers have all of them.
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

/** Lists up to this long are drawn whole. */
const DRAWN_WHOLE = 150

export type Rows = Virtualizer<HTMLDivElement, Element>

/** `margin` is what stands above the rows in the scroller, in pixels. */
export function useRows(options: {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly count: number
  readonly estimate: (index: number) => number
  readonly keyOf?: (index: number) => string | number
  readonly margin?: number
}): Rows {
  const { scroller, count, estimate, keyOf, margin = 0 } = options
  // oxlint-disable-next-line react/incompatible-library -- Only the React Compiler would mind, and it is not in use.
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: estimate,
    overscan: count <= DRAWN_WHOLE ? count : 10,
    scrollMargin: margin,
    ...(keyOf ? { getItemKey: keyOf } : {}),
  })
}
