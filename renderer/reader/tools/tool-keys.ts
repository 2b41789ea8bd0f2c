// What an arrow key means to a tool or a handle. Pure.

export interface KeyStep {
  readonly x: -1 | 0 | 1
  /** Down is 1, as on the screen. */
  readonly y: -1 | 0 | 1
  readonly shift: boolean
  /** Words instead of letters, large steps instead of small ones. */
  readonly large: boolean
  /** Which end or edges: Alt takes the first. */
  readonly side: 'start' | 'end'
}

/** The part of a keyboard event that matters. */
type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

const arrows: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The step of an arrow key; null for other keys. */
export function keyStep({ key, shiftKey, ctrlKey, metaKey, altKey }: Press): KeyStep | null {
  const arrow = arrows[key]
  // Alt with an arrow alone goes along the trail.
  if (!arrow || (altKey && !shiftKey)) return null
  const [x, y] = arrow
  return { x, y, shift: shiftKey, large: ctrlKey || metaKey, side: altKey ? 'start' : 'end' }
}
