// Between pdf.js's text layer and counts of its non-space UTF-16 units, which is how glyphs and the DOM find each other.

/** A place in the DOM, as `Selection` wants it. */
export interface DomPoint {
  readonly node: Node
  readonly offset: number
}

/** How many non-space units of a text layer stand before a place in it. */
export function unitsBefore(layer: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(layer, 0)
  try {
    range.setEnd(node, offset)
  } catch {
    return 0
  }
  let count = 0
  for (const text of textNodes(layer)) {
    const order = range.comparePoint(text, 0)
    if (order > 0) break
    const inside = text === node ? offset : text.data.length
    count += unitsIn(text.data.slice(0, inside))
    if (text === node) break
  }
  return count
}

/** The place after `units` non-space units. `end` chooses the end of one text node over the start of the next. */
export function pointAfter(layer: HTMLElement, units: number, side: 'start' | 'end'): DomPoint | null {
  let left = units
  let last: DomPoint | null = null
  for (const text of textNodes(layer)) {
    const here = unitsIn(text.data)
    if (here === 0) continue
    if (left < here || (side === 'end' && left === here))
      return { node: text, offset: offsetAfter(text.data, left, side) }
    left -= here
    last = { node: text, offset: text.data.length }
  }
  return last
}

/** The number of UTF-16 units that are not white space. */
export function unitsIn(text: string): number {
  return text.replace(/\s+/gu, '').length
}

function offsetAfter(text: string, units: number, side: 'start' | 'end'): number {
  let left = units
  for (let offset = 0; offset < text.length; offset++) {
    const space = /\s/u.test(text.charAt(offset))
    if (left === 0 && (side === 'end' || !space)) return offset
    if (!space) left--
  }
  return text.length
}

function* textNodes(layer: HTMLElement): Generator<Text> {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) yield node
}
