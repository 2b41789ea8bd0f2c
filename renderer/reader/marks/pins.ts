// Where pins are caught: their heads have the same size on the screen at every zoom and stand upright on turned pages.
import type { MarkKind, PdfRect } from '../../../preload/model/mark.ts'
import type { Viewport } from './geometry.ts'

/** The head over the point, in CSS pixels (page-layer.module.css draws it). */
const HALF = 12
const HIGH = 26
const LOW = 4

/** The pins whose head or point is at a place of the page (PDF points), the nearest first. */
export function pinsAt<M extends { readonly mark: { readonly kind: MarkKind }; readonly rects: readonly PdfRect[] }>(
  marks: readonly M[],
  x: number,
  y: number,
  viewport: Viewport,
): readonly M[] {
  const [px = 0, py = 0] = viewport.convertToViewportPoint(x, y)
  const near: { readonly at: M; readonly distance: number }[] = []
  for (const at of marks) {
    if (at.mark.kind !== 'pin') continue
    for (const rect of at.rects) {
      const [vx = 0, vy = 0] = viewport.convertToViewportPoint(rect[0], rect[1])
      if (Math.abs(px - vx) > HALF || py < vy - HIGH || py > vy + LOW) continue
      near.push({ at, distance: Math.hypot(px - vx, py - vy + HIGH / 2) })
    }
  }
  return near.toSorted((a, b) => a.distance - b.distance).map(({ at }) => at)
}
