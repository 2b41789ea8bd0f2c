// Small pictures of the pages: only those in view are drawn, one after the other, when nothing else is.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../app/words/words.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { thumbnail } from './thumbnail-images.ts'
import css from './rail.module.css'

const WIDTH = 132

export function Thumbnails() {
  const session = useSession()
  const pages = useReader((state) => state.pages)
  const page = useReader((state) => state.page)
  const scroller = useRef<HTMLDivElement>(null)
  const first = session.view?.pageView(1)
  const ratio = first ? first.height / first.width : 1.3
  // oxlint-disable-next-line react/incompatible-library -- nothing of the virtualizer is passed to memoised parts
  const rows = useVirtualizer({
    count: pages,
    getScrollElement: () => scroller.current,
    estimateSize: () => Math.round(WIDTH * ratio) + 34,
    overscan: 2,
  })
  useEffect(() => rows.scrollToIndex(page - 1, { align: 'auto' }), [rows, page])
  return (
    <div ref={scroller} className={css.thumbnails}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <Thumbnail
            key={index}
            page={index + 1}
            top={start}
            height={Math.round(WIDTH * ratio)}
            current={page === index + 1}
          />
        ))}
      </div>
    </div>
  )
}

function Thumbnail(props: {
  readonly page: number
  readonly top: number
  readonly height: number
  readonly current: boolean
}) {
  const t = useWords()
  const session = useSession()
  const labels = useReader((state) => state.labels)
  const [src, setSrc] = useState<string | null>(null)
  const { page } = props
  useEffect(() => {
    const controller = new AbortController()
    const { pdf } = session
    if (pdf) {
      thumbnail(pdf, page, WIDTH * Math.min(devicePixelRatio, 2), controller.signal).then(
        (url) => !controller.signal.aborted && setSrc(url),
        () => undefined,
      )
    }
    return () => controller.abort()
  }, [session, page])
  return (
    <button
      type="button"
      className={css.thumbnail}
      style={{ top: props.top, '--height': `${props.height}px` } as React.CSSProperties}
      aria-label={t('reader:rail.thumbnail', { page })}
      aria-current={props.current ? 'page' : undefined}
      onClick={() => session.jumps.toPage(page)}
    >
      <span className={css.picture}>{src && <img src={src} alt="" draggable={false} />}</span>
      <span className={css.number}>{labels?.[page - 1] ?? page}</span>
    </button>
  )
}
