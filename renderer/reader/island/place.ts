// A place in a paper: page, point and zoom. Pure: how a place compares, how a zoom is stepped and fitted.
import type { Position } from '../../../preload/model/paper.ts'

/** A zoom as the person chose it: a factor (1 = 100 %), or one that follows the window. */
export type Zoom = Position['scale']

/** Where the top left corner of the window stands: page (1-based) and PDF points of that page. */
export interface Place {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly zoom: Zoom
}

export const MIN_ZOOM = 0.1
export const MAX_ZOOM = 10
/** CSS pixels in a PDF point at 100 %. */
export const CSS_UNITS = 96 / 72
/** Above this, `auto` leaves air beside the page instead of growing it. */
export const MAX_AUTO_ZOOM = 1.35

const STEPS = [0.1, 0.25, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The next zoom up (`1`) or down (`-1`) from a factor, on the steps browsers use. */
export function nextZoom(factor: number, direction: 1 | -1): number {
  const found =
    direction > 0 ? STEPS.find((step) => step > factor * 1.01) : STEPS.findLast((step) => step < factor * 0.99)
  return found ?? (direction > 0 ? MAX_ZOOM : MIN_ZOOM)
}

/** What a fit is measured on: the room for the page in CSS pixels and the page in PDF points, as it stands. */
export interface Fit {
  readonly room: { readonly width: number; readonly height: number }
  readonly page: { readonly width: number; readonly height: number }
}

/** The factor a zoom means in a window. */
export function zoomFactor(zoom: Zoom, { room, page }: Fit): number {
  if (typeof zoom === 'number') return clampZoom(zoom)
  const width = room.width / (page.width * CSS_UNITS)
  const height = room.height / (page.height * CSS_UNITS)
  if (zoom === 'page-fit') return clampZoom(Math.min(width, height))
  if (zoom === 'page-width') return clampZoom(width)
  return clampZoom(Math.min(MAX_AUTO_ZOOM, page.width > page.height ? Math.min(width, height) : width))
}

export function clampZoom(factor: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, factor))
}

/** Whether two places look the same: same page and zoom, less than `points` apart. */
export function samePlace(a: Place, b: Place, points = 2): boolean {
  return a.page === b.page && a.zoom === b.zoom && Math.abs(a.x - b.x) < points && Math.abs(a.y - b.y) < points
}
