// Marks as drawings: one path a kind and colour, whatever their number, in whole units of a page 10,000 wide. A thousand marks
// are a few elements, and zooming is the browser's work alone. Pure.
import type { MarkColor, MarkKind, PdfRect } from '../../../preload/model/mark.ts'
import { pageBox, type PageBox, type Viewport } from './geometry.ts'

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
  const high = unitsHigh(viewport)
  const rounded = marks.reduce((sum, { rects }) => sum + rects.length, 0) <= MOST_ROUNDED
  const paths = new Map<string, { readonly kind: MarkKind; readonly color: MarkColor; readonly parts: string[] }>()
  for (const { mark, rects } of marks) {
    const { kind, color } = mark
    if (kind === 'pin') continue
    const key = `${kind} ${color}`
    const path = paths.get(key) ?? { kind, color, parts: [] }
    paths.set(key, path)
    for (const rect of rects) {
      path.parts.push(
        shape(pageBox(kind === 'underline' ? lineUnder(rect) : rect, viewport), high, rounded && kind === 'highlight'),
      )
    }
  }
  const order = ['area', 'highlight', 'underline']
  return [...paths.values()]
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ kind, color, parts }) => ({ kind, color, path: parts.join('') }))
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

function shape(box: PageBox, high: number, rounded: boolean): string {
  const [x, y] = [Math.round(box.left * PAGE_UNITS), Math.round(box.top * high)]
  const [w, h] = [Math.round(box.width * PAGE_UNITS), Math.round(box.height * high)]
  const [straightX, straightY] = [w - 2 * RADIUS, h - 2 * RADIUS]
  if (!rounded || straightX < 0 || straightY < 0) return `M${x} ${y}h${w}v${h}h${-w}z`
  const top = `M${x + RADIUS} ${y}h${straightX}${RIGHT_DOWN}v${straightY}${LEFT_DOWN}`
  return `${top}h${-straightX}${LEFT_UP}v${-straightY}${RIGHT_UP}z`
}
