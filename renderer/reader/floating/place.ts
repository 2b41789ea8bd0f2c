// Where a floating thing goes: below its box or above it, never out of the window. Pure; CSS pixels of one plane.
import type { ContentBox } from '../state/reader-state.ts'

const GAP = 8
const EDGE = 8

/** The top left corner of something of `size` that belongs to `box`, in the part of the plane that is on screen. */
export function floatingPlace(
  box: ContentBox,
  size: { readonly width: number; readonly height: number },
  screen: ContentBox,
): { readonly left: number; readonly top: number } {
  const below = box.top + box.height + GAP
  const above = box.top - GAP - size.height
  const fitsBelow = below + size.height <= screen.top + screen.height - EDGE
  const fitsAbove = above >= screen.top + EDGE
  const top = fitsBelow || !fitsAbove ? below : above
  const centred = box.left + box.width / 2 - size.width / 2
  const left = Math.max(screen.left + EDGE, Math.min(centred, screen.left + screen.width - EDGE - size.width))
  return { left, top: Math.max(top, EDGE) }
}
