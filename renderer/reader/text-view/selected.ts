// What is selected in the text view, as glyphs of the pages: so that it can be marked like text on the page.
import type { SelectionEnd } from '../selection/glyph-range.ts'
import type { BlockPart } from './blocks.ts'

/** Finds the part an element shows. */
export type PartOf = (element: HTMLElement) => BlockPart | null

/** The two ends of the browser's selection inside `root`; null where there is none. */
export function selectedEnds(root: HTMLElement, partOf: PartOf): readonly [SelectionEnd, SelectionEnd] | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  const start = endOf(range.startContainer, range.startOffset, partOf, 'start')
  const end = endOf(range.endContainer, range.endOffset, partOf, 'end')
  return start && end ? [start, end] : null
}

function endOf(node: Node, offset: number, partOf: PartOf, side: 'start' | 'end'): SelectionEnd | null {
  const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-glyph]')
  const part = element ? partOf(element) : null
  if (!element || !part) return null
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(node, offset)
  const unit = before.toString().length
  const glyph = side === 'start' ? part.glyphs[unit] : part.glyphs[unit - 1]
  const last = part.glyphs.at(-1) ?? 0
  const at = side === 'start' ? (glyph ?? last + 1) : glyph === undefined ? (part.glyphs[0] ?? 0) : glyph + 1
  return { page: part.page, from: at, to: at }
}
