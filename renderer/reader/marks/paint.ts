// Marks as drawings: one path a kind and colour, whatever their number, in the units of a page 1000 wide. A thousand marks
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
export const PAGE_UNITS = 1000

/** How high a page is in the same units. */
export function unitsHigh({ width, height }: Viewport): number {
  return (PAGE_UNITS * height) / width
}

/** The paths of a page's marks; pins are no paths. Larger ones come first, so that no kind hides another. */
export function strokesOf(marks: readonly Painted[], viewport: Viewport): readonly Stroke[] {
  const paths = new Map<string, { readonly kind: MarkKind; readonly color: MarkColor; readonly parts: string[] }>()
  for (const { mark, rects } of marks) {
    const { kind, color } = mark
    if (kind === 'pin') continue
    const key = `${kind} ${color}`
    const path = paths.get(key) ?? { kind, color, parts: [] }
    paths.set(key, path)
    for (const rect of rects) {
      path.parts.push(shape(pageBox(kind === 'underline' ? lineUnder(rect) : rect, viewport), viewport, kind))
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

function shape(box: PageBox, viewport: Viewport, kind: MarkKind): string {
  const high = unitsHigh(viewport)
  const [x, y, w, h] = [box.left * PAGE_UNITS, box.top * high, box.width * PAGE_UNITS, box.height * high]
  const r = kind === 'highlight' ? Math.min(3, w / 2, h / 2) : 0
  if (r === 0) return `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}z`
  const corner = (dx: number, dy: number): string => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`
  const top = `M${n(x + r)} ${n(y)}h${n(w - 2 * r)}${corner(r, r)}v${n(h - 2 * r)}${corner(-r, r)}`
  return `${top}h${n(2 * r - w)}${corner(-r, -r)}v${n(2 * r - h)}${corner(r, -r)}z`
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}
