// A short light on the lines one was led to, so that the eye finds them.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { PaperView } from '../island/paper-view.ts'
import { pageBox } from '../marks/geometry.ts'
import css from './previews.module.css'

const SHOWN_MS = 2400

/** Lights rectangles of a page up, and lets them go out by themselves. */
export function flash(view: PaperView | null, page: number, rects: readonly PdfRect[]): void {
  const pageView = view?.pageView(page)
  if (!pageView || rects.length === 0) return
  const light = document.createElement('div')
  light.className = css['flash'] ?? ''
  light.append(
    ...rects.map((rect) => {
      const { left, top, width, height } = pageBox(rect, pageView.viewport)
      const share = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`
      const bar = document.createElement('div')
      bar.style.cssText = `left:${share(left)};top:${share(top)};width:${share(width)};height:${share(height)}`
      return bar
    }),
  )
  pageView.div.append(light)
  setTimeout(() => light.remove(), SHOWN_MS)
}
