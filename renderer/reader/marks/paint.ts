// Marks as drawings: one path a kind and colour, whatever their number, in whole units of a page 10,000 wide. A thousand marks
// are a few elements, and zooming is the browser's work alone. Pure.
import type { MarkColor, MarkKind, PdfRect } from '../../../preload/model/mark.ts'
import type { Viewport } from './geometry.ts'

/** What painting needs of a mark: its look and its rectangles on the page. */
export interface Painted {
  readonly mark: { readonly kind: MarkKind; readonly color: MarkColor }
  readonly rects: readonly PdfRect[]
}

/** One path: everything of a kind and colour on a page. */
export interface Stroke {
  readonly kind: MarkKind
  readonly color: MarkColor
  readonly path: string
}

/** The units a page is wide. */
export const PAGE_UNITS = 10_000

/** How high a page is in the same units. */
export function unitsHigh({ width, height }: Viewport): number {
  return (PAGE_UNITS * height) / width
}

/** Pages with more rectangles than this are drawn with square corners: four curves each are what a full page costs. */
const MOST_ROUNDED = 200

/** The paths of a page's marks; pins are no paths. Larger ones come first, so that no kind hides another. */
export function strokesOf(marks: readonly Painted[], viewport: Viewport): readonly Stroke[] {
  const units = unitsOf(viewport)
  let count = 0
  for (const { rects } of marks) count += rects.length
  const rounded = count <= MOST_ROUNDED
  const strokes = new Map<string, { readonly kind: MarkKind; readonly color: MarkColor; path: string }>()
  for (const { mark, rects } of marks) {
    const { kind, color } = mark
    if (kind === 'pin') continue
    const key = `${kind} ${color}`
    let stroke = strokes.get(key)
    if (!stroke) strokes.set(key, (stroke = { kind, color, path: '' }))
    for (const rect of rects) {
      stroke.path += shape(kind === 'underline' ? lineUnder(rect) : rect, units, rounded && kind === 'highlight')
    }
  }
  const order = ['area', 'highlight', 'underline']
  return [...strokes.values()].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** From PDF points to a page's units: `x` is `x * ax + y * bx + cx`, `y` alike. */
interface Units {
  readonly ax: number
  readonly bx: number
  readonly cx: number
  readonly ay: number
  readonly by: number
  readonly cy: number
}

/** Pages are turned and scaled, never bent: three of their points tell where all are. */
function unitsOf(viewport: Viewport): Units {
  const across = PAGE_UNITS / viewport.width
  const down = unitsHigh(viewport) / viewport.height
  const [x0 = 0, y0 = 0] = viewport.convertToViewportPoint(0, 0)
  const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(1, 0)
  const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(0, 1)
  return {
    ax: (x1 - x0) * across,
    bx: (x2 - x0) * across,
    cx: x0 * across,
    ay: (y1 - y0) * down,
    by: (y2 - y0) * down,
    cy: y0 * down,
  }
}

/** The line under a bar of text, in PDF points: along its lower side, at the right of text that runs upwards. */
function lineUnder([x1, y1, x2, y2]: PdfRect): PdfRect {
  const upwards = y2 - y1 > 2.5 * (x2 - x1)
  const thick = Math.max(1.1, 0.09 * (upwards ? x2 - x1 : y2 - y1))
  return upwards ? [x2 - thick, y1, x2, y2] : [x1, y1, x2, y1 + thick]
}

/** Corners as relative arcs, the same for every rectangle: numbers made into text are what painting many marks costs. */
const RADIUS = 30
const CORNERS = [
  [RADIUS, RADIUS],
  [-RADIUS, RADIUS],
  [-RADIUS, -RADIUS],
  [RADIUS, -RADIUS],
].map(([dx, dy]) => `a${RADIUS} ${RADIUS} 0 0 1 ${dx} ${dy}`)
const [RIGHT_DOWN, LEFT_DOWN, LEFT_UP, RIGHT_UP] = CORNERS

function shape(rect: PdfRect, { ax, bx, cx, ay, by, cy }: Units, rounded: boolean): string {
  const fromX = rect[0] * ax + rect[1] * bx + cx
  const fromY = rect[0] * ay + rect[1] * by + cy
  const toX = rect[2] * ax + rect[3] * bx + cx
  const toY = rect[2] * ay + rect[3] * by + cy
  const [x, y] = [Math.round(Math.min(fromX, toX)), Math.round(Math.min(fromY, toY))]
  const [w, h] = [Math.round(Math.abs(fromX - toX)), Math.round(Math.abs(fromY - toY))]
  const [straightX, straightY] = [w - 2 * RADIUS, h - 2 * RADIUS]
  if (!rounded || straightX < 0 || straightY < 0) return `M${x} ${y}h${w}v${h}h${-w}z`
  const top = `M${x + RADIUS} ${y}h${straightX}${RIGHT_DOWN}v${straightY}${LEFT_DOWN}`
  return `${top}h${-straightX}${LEFT_UP}v${-straightY}${RIGHT_UP}z`
}
