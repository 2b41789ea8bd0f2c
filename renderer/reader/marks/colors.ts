// The colours a mark can have, in the order of their keys, and the one used last.
import { MarkColor } from '../../../preload/model/mark.ts'

/** The eight colours; key 1 is the first. */
export const colors = MarkColor.options
/** How many stand in the bar before "more". */
export const FIRST_COLORS = 4

const KEY = 'offprint:mark-color'

export function lastColor(): MarkColor {
  try {
    return MarkColor.catch('yellow').parse(localStorage.getItem(KEY))
  } catch {
    return 'yellow'
  }
}

export function rememberColor(color: MarkColor): void {
  try {
    localStorage.setItem(KEY, color)
  } catch {
    // A browser that keeps nothing starts with yellow again.
  }
}

/** The token of a colour, for `style`. */
export function markToken(color: MarkColor): string {
  return `var(--mark-${color})`
}
