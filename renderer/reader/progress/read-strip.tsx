// What was read, along the scroll bar: a tick a page, the stronger the longer it was on screen.
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { depthOf, readPagesOf } from './read-pages.ts'
import css from './progress.module.css'

export function ReadStrip({ record }: { readonly record: PaperRecord }) {
  const session = useSession()
  // Heights come from the pages as they lie; `layout` says when they moved.
  const layout = useReader((state) => state.layout)
  const read = readPagesOf(record, session.options.version)
  const { view } = session
  if (!view?.ready || read.size === 0) return null
  const height = view.container.scrollHeight
  const ticks = [...read].flatMap(([page, seconds]) => {
    const element = view.pageElement(page)
    if (!element || height === 0) return []
    return [{ page, depth: depthOf(seconds), top: element.offsetTop / height, share: element.offsetHeight / height }]
  })
  return (
    <div className={css.strip} data-layout={layout} aria-hidden>
      {ticks.map(({ page, depth, top, share }) => (
        <span
          key={page}
          className={css.tick}
          style={{ top: `${top * 100}%`, height: `${share * 100}%`, opacity: depth }}
        />
      ))}
    </div>
  )
}
