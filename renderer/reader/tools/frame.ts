// The frame of an area, or the point of a pin, while it is placed, moved and sized. Directions are the screen's, so that
// they mean the same on turned pages; what comes out is PDF points. Pure.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { Viewport } from '../marks/geometry.ts'

/** A page's viewport that can be asked both ways. */
export interface TwoWayViewport extends Viewport {
  convertToPdfPoint(x: number, y: number): readonly number[]
}

/** A box in CSS pixels of a page element. */
export interface ScreenBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Which edges of a frame are held, as on a compass of the screen. */
export const grips = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Grip = (typeof grips)[number]

/** Frames smaller than this, in CSS pixels, are slips of the hand. */
const SMALLEST = 8

export function screenBox(rect: PdfRect, viewport: TwoWayViewport): ScreenBox {
  const [ax = 0, ay = 0] = viewport.convertToViewportPoint(rect[0], rect[1])
  const [bx = 0, by = 0] = viewport.convertToViewportPoint(rect[2], rect[3])
  return { left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) }
}

/** The rectangle of a box, 3 decimals. */
export function pdfRect({ left, top, right, bottom }: ScreenBox, viewport: TwoWayViewport): PdfRect {
  const [ax = 0, ay = 0] = viewport.convertToPdfPoint(left, top)
  const [bx = 0, by = 0] = viewport.convertToPdfPoint(right, bottom)
  const rounded = (value: number): number => Math.round(value * 1000) / 1000
  return [rounded(Math.min(ax, bx)), rounded(Math.min(ay, by)), rounded(Math.max(ax, bx)), rounded(Math.max(ay, by))]
}

/** The frame between two corners, within the page; null for a slip of the hand. */
export function between(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
  viewport: TwoWayViewport,
): ScreenBox | null {
  const box = within(
    { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) },
    viewport,
  )
  return box.right - box.left < SMALLEST || box.bottom - box.top < SMALLEST ? null : box
}

/** The box moved, as far as the page goes. */
export function moved(box: ScreenBox, dx: number, dy: number, viewport: TwoWayViewport): ScreenBox {
  const x = Math.min(Math.max(dx, -box.left), viewport.width - box.right)
  const y = Math.min(Math.max(dy, -box.top), viewport.height - box.bottom)
  return { left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y }
}

/** The box with the held edges moved; it never turns inside out or leaves the page. */
export function pulled(box: ScreenBox, grip: Grip, dx: number, dy: number, viewport: TwoWayViewport): ScreenBox {
  const next = {
    left: grip.includes('w') ? Math.min(box.left + dx, box.right - SMALLEST) : box.left,
    top: grip.includes('n') ? Math.min(box.top + dy, box.bottom - SMALLEST) : box.top,
    right: grip.includes('e') ? Math.max(box.right + dx, box.left + SMALLEST) : box.right,
    bottom: grip.includes('s') ? Math.max(box.bottom + dy, box.top + SMALLEST) : box.bottom,
  }
  return within(next, viewport)
}

/** A frame to begin with by keyboard: in the middle of what is seen of a page. */
export function firstFrame(seen: ScreenBox): ScreenBox {
  const [width, height] = [(seen.right - seen.left) * 0.5, (seen.bottom - seen.top) * 0.3]
  const [x, y] = [(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2]
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 }
}

function within(box: ScreenBox, { width, height }: Viewport): ScreenBox {
  return {
    left: Math.max(0, box.left),
    top: Math.max(0, box.top),
    right: Math.min(width, box.right),
    bottom: Math.min(height, box.bottom),
  }
}
