// The element the pages live in, and what floats over them. React makes the two elements; everything inside the first
// belongs to the session.
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../../app/words/words.ts'
import type { ReaderSession } from '../state/session.ts'
import css from './island.module.css'
import './pdf-layers.css'

/** `children` scroll with the pages, positioned in the content's own pixels. */
export function Island(props: {
  readonly session: ReaderSession
  readonly margin: number
  /** Something else is read over the pages: they are out of reach until it goes. */
  readonly covered: boolean
  readonly children?: ReactNode
}) {
  const t = useWords()
  const container = useRef<HTMLDivElement>(null)
  const viewer = useRef<HTMLDivElement>(null)
  const { session } = props
  // Its last picture is taken while the pages are still in the window.
  useLayoutEffect(() => () => session.leaving(), [session])
  useEffect(() => {
    if (container.current && viewer.current)
      void session.start({ container: container.current, viewer: viewer.current })
    return () => session.destroy()
  }, [session])
  return (
    <div className={css.island} inert={props.covered}>
      <div
        ref={container}
        className={css.container}
        tabIndex={0}
        role="document"
        aria-label={t('reader:bar.label')}
        data-reader-pages
      >
        <div ref={viewer} className="pdfViewer" style={{ paddingRight: props.margin }} />
        <div tabIndex={-1} data-after-pages />
        {props.children}
      </div>
    </div>
  )
}
