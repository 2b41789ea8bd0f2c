// All matches with the words around them, in reading order: a list beside the pages while find is open.
import { useVirtualizer } from '@tanstack/react-virtual'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import rail from '../rail/rail.module.css'
import { showPanels } from '../state/panels.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import css from './find-list.module.css'
import type { Hit } from './hits.ts'

const ROW = 62

export function FindList() {
  const t = useWords()
  const session = useSession()
  const { hits, current, state, query } = useReader((reader) => reader.search)
  return (
    <aside className={rail.rail} aria-label={t('reader:find.list')}>
      <header className={rail.head}>
        <h2 className={css.title}>{t('reader:find.listTitle', { count: hits.length })}</h2>
        <IconButton label={t('reader:find.closeList')} onPress={() => showPanels({ findList: false })}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      {hits.length === 0 ? (
        <p className={rail.empty}>
          {query === '' ? t('reader:find.listEmpty') : state === 'pending' ? '' : t('reader:find.none')}
        </p>
      ) : (
        <Rows hits={hits} current={current} onChoose={(index) => session.find?.select(index)} />
      )}
    </aside>
  )
}

function Rows(props: {
  readonly hits: readonly Hit[]
  readonly current: number
  readonly onChoose: (index: number) => void
}) {
  const t = useWords()
  const session = useSession()
  const { hits, current, onChoose } = props
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing of the virtualizer is passed to memoised parts
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
  })
  useEffect(() => {
    if (current > 0) rows.scrollToIndex(current - 1, { align: 'auto' })
  }, [rows, current])
  const step = (key: string): number | null => {
    if (key === 'ArrowDown') return Math.min(current, hits.length - 1)
    if (key === 'ArrowUp') return Math.max(current - 2, 0)
    if (key === 'PageDown') return Math.min(current + 8, hits.length - 1)
    if (key === 'PageUp') return Math.max(current - 10, 0)
    if (key === 'Home') return 0
    return key === 'End' ? hits.length - 1 : null
  }
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('reader:find.list')}
      aria-activedescendant={current > 0 ? `offprint-hit-${current - 1}` : undefined}
      data-find-list
      className={css.list}
      onKeyDown={(event) => {
        const to = step(event.key)
        if (to !== null) onChoose(to)
        else if (event.key === 'Enter') session.view?.container.focus({ preventScroll: true })
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const hit = hits[index]
          return hit ? (
            <Row
              key={index}
              hit={hit}
              index={index}
              total={hits.length}
              top={start}
              current={index === current - 1}
              onChoose={() => onChoose(index)}
            />
          ) : null
        })}
      </div>
    </div>
  )
}

function Row(props: {
  readonly hit: Hit
  readonly index: number
  readonly total: number
  readonly top: number
  readonly current: boolean
  readonly onChoose: () => void
}) {
  const { hit, index } = props
  const labels = useReader((state) => state.labels)
  const page = hit.parts[0]?.page ?? 1
  return (
    // The listbox has the keys; a row is for the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`offprint-hit-${index}`}
      role="option"
      aria-selected={props.current}
      aria-posinset={index + 1}
      aria-setsize={props.total}
      tabIndex={-1}
      className={css.hit}
      style={{ top: props.top, height: ROW }}
      onClick={props.onChoose}
    >
      <span className={css.words}>
        {hit.before}
        <mark className={css.match}>{hit.match}</mark>
        {hit.after}
      </span>
      <span className={css.page}>{labels?.[page - 1] ?? page}</span>
    </div>
  )
}
