// The caret one sees in caret mode: a bar over its page, in percent of it, so that zooming needs nothing of us.
import type { PdfRect } from '../../../preload/model/mark.ts'
import type { PaperView } from '../island/paper-view.ts'
import { pageBox } from '../marks/geometry.ts'

export class CaretMark {
  readonly #view: PaperView
  readonly #bar = document.createElement('div')

  constructor(view: PaperView) {
    this.#view = view
    this.#bar.className = 'caret'
  }

  show(page: number, rect: PdfRect): void {
    const view = this.#view.pageView(page)
    if (!view) return this.hide()
    const { left, top, width, height } = pageBox(rect, view.viewport)
    const percent = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`
    this.#bar.style.cssText = `left:${percent(left)};top:${percent(top)};width:max(2px,${percent(width)});height:max(2px,${percent(height)})`
    view.div.append(this.#bar)
  }

  hide(): void {
    this.#bar.remove()
  }
}
