// Which of several boxes lies next in a direction, as a person sees it. Pure.

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** How much farther a step aside is than a step ahead. */
const ASIDE = 1.5
/** Boxes that overlap by less than this share of the lower one stand on different lines. */
const SAME_LINE = 0.5

/** The index of the box that is next; null where there is none in that direction. Left and right stay on their line first. */
export function nextBox(boxes: readonly Box[], from: Box, direction: Direction): number | null {
  let best: number | null = null
  let least = Infinity
  for (const [index, box] of boxes.entries()) {
    const cost = costOf(from, box, direction)
    if (cost === null || cost >= least) continue
    best = index
    least = cost
  }
  return best
}

function costOf(from: Box, to: Box, direction: Direction): number | null {
  const [dx, dy] = [middle(to.left, to.right) - middle(from.left, from.right), middleY(to) - middleY(from)]
  const level = overlap(from.top, from.bottom, to.top, to.bottom) >= SAME_LINE
  const across = gap(from.left, from.right, to.left, to.right)
  const along = gap(from.top, from.bottom, to.top, to.bottom)
  switch (direction) {
    case 'right':
      return dx > 1 ? Math.abs(dx) + (level ? 0 : 1000 + ASIDE * along) : null
    case 'left':
      return dx < -1 ? Math.abs(dx) + (level ? 0 : 1000 + ASIDE * along) : null
    case 'down':
      return dy > 1 && !level ? along + ASIDE * across + Math.abs(dx) / 100 : null
    case 'up':
      return dy < -1 && !level ? along + ASIDE * across + Math.abs(dx) / 100 : null
  }
}

function middle(a: number, b: number): number {
  return (a + b) / 2
}

function middleY({ top, bottom }: Box): number {
  return middle(top, bottom)
}

/** The distance between two stretches; 0 where they overlap. */
function gap(a1: number, a2: number, b1: number, b2: number): number {
  return Math.max(0, b1 - a2, a1 - b2)
}

/** The share of the smaller stretch that both have. */
function overlap(a1: number, a2: number, b1: number, b2: number): number {
  const smaller = Math.min(a2 - a1, b2 - b1)
  return smaller <= 0 ? 0 : Math.max(0, Math.min(a2, b2) - Math.max(a1, b1)) / smaller
}
