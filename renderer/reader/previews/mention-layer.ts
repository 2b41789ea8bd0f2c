// Names in the text as links, where the PDF has none: elements over a page for the keyboard and screen readers. The
// pointer goes through them to the text, so that it can be selected; it is hit-tested by glyph.
import type { Mention } from '../../../preload/model/references.ts'
import { pageBox, type Viewport } from '../marks/geometry.ts'
import css from './previews.module.css'

/** The links over one page. `name` says what a mention is called. */
export class MentionLayer {
  readonly #root = document.createElement('div')

  constructor(
    mentions: readonly { readonly index: number; readonly mention: Mention }[],
    viewport: Viewport,
    name: (mention: Mention) => string,
  ) {
    this.#root.className = css['mentions'] ?? ''
    this.#root.append(
      ...mentions.map(({ index, mention }) => {
        const link = document.createElement('a')
        link.role = 'link'
        link.tabIndex = 0
        link.dataset['mention'] = String(index)
        link.setAttribute('aria-label', name(mention))
        const { left, top, width, height } = pageBox(mention.stretch.rect, viewport)
        const share = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`
        link.style.cssText = `left:${share(left)};top:${share(top)};width:${share(width)};height:${share(height)}`
        return link
      }),
    )
  }

  /** Puts the links on a page; pdf.js takes them away when it starts the page anew. */
  attach(page: HTMLElement): void {
    if (this.#root.parentElement !== page) page.append(this.#root)
  }

  remove(): void {
    this.#root.remove()
  }
}
