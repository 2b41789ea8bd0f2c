// A reading list like the contents page of a magazine: sections in order, the curator's words, one's own progress.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ListId } from '../../preload/model/ids.ts'
import type { ListDetail, ListItem, Progress } from '../../preload/model/list.ts'
import { useCommands } from '../app/commands.ts'
import { announce } from '../app/announce.ts'
import { paperHref } from '../app/routes.ts'
import { toast } from '../app/toasts.ts'
import { t as words, useWords } from '../app/words/words.ts'
import { DetailsPane } from '../library/details-pane.tsx'
import { usePaperKeys } from '../library/paper-keys.ts'
import { usePapers } from '../library/paper-store.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Editable } from '../ui/editable.tsx'
import { Message } from '../ui/message.tsx'
import { RowShapes } from '../ui/shape.tsx'
import { useRows } from '../ui/use-rows.ts'
import { moveItem, nextToRead, placeOf, removeItem, renameSection } from './arrange.ts'
import { ListEntry } from './list-entry.tsx'
import { ListHeader } from './list-header.tsx'
import css from './list-page.module.css'
import { arrange, fetchList, useFollowList, useList } from './list-store.ts'

/** The screen of one list. */
export function ListPage({ id }: { readonly id: ListId }) {
  const t = useWords()
  useFollowList(id)
  const { detail, failure } = useList()
  if (failure) {
    return (
      <Message
        tone="alert"
        title={failure.gone ? t('list.gone') : t('list.failed')}
        action={
          failure.gone ? (
            <a className={buttonClass()} href="#/">
              {t('list.toLibrary')}
            </a>
          ) : (
            <Button onPress={() => void fetchList(id)}>{t('app.retry')}</Button>
          )
        }
      >
        {failure.gone ? t('list.goneBody') : failure.message}
      </Message>
    )
  }
  if (detail?.list.id !== id) return <RowShapes rows={7} label={t('app.loading')} />
  return <Contents detail={detail} />
}

type Line =
  | {
      readonly kind: 'section'
      readonly id: string
      readonly section: string
      readonly title: string | null
      readonly progress: Progress | undefined
    }
  | { readonly kind: 'item'; readonly id: string; readonly item: ListItem }

function Contents({ detail }: { readonly detail: ListDetail }) {
  const t = useWords()
  const { list } = detail
  const byId = usePapers((state) => state.byId)
  const [current, setCurrent] = useState<string | null>(null)
  const [peek, setPeek] = useState(false)
  const [hideRead, setHideRead] = useState(false)
  // Statuses only matter to the lines while read papers are hidden.
  const hiddenBy = hideRead ? byId : null
  const lines = useMemo(
    () => linesOf(detail, (item) => hiddenBy?.get(item.paperId)?.status.value !== 'read'),
    [detail, hiddenBy],
  )
  const items = lines.filter((line) => line.kind === 'item')
  const hidden = list.sections.reduce((sum, section) => sum + section.items.length, 0) - items.length
  const currentItem = items.find((line) => line.id === current)?.item ?? null

  const scroller = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => setMargin(canvas.current?.offsetTop ?? 0), [detail, lines.length])
  const virtual = useRows({
    scroller,
    count: lines.length,
    estimate: (index) => (lines[index]?.kind === 'section' ? 76 : 150),
    keyOf: (index) => lines[index]?.id ?? index,
    margin,
  })

  const focusItem = (itemId: string): void => {
    setCurrent(itemId)
    const link = document.getElementById(`item-${itemId}`)
    if (link) {
      link.focus({ preventScroll: true })
      link.closest('article')?.scrollIntoView({ block: 'nearest' })
      return
    }
    virtual.scrollToIndex(
      lines.findIndex((line) => line.id === itemId),
      { align: 'center' },
    )
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`item-${itemId}`)?.focus()))
  }
  const step = (by: number): void => {
    const at = items.findIndex(({ id }) => id === current)
    const to = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.max(0, Math.min(items.length - 1, at + by))]
    if (to) focusItem(to.id)
  }
  const onMove = useCallback((itemId: string, by: -1 | 1) => {
    const now = useList.getState().detail?.list
    const moved = now && moveItem(now.sections, itemId, by)
    if (!moved) return
    const { section, place } = placeOf(moved, itemId)
    announce(words('list.moved', { section: section ?? words('list.untitledSection'), place }))
    void arrange(now, moved).then(() => document.getElementById(`item-${itemId}`)?.focus())
  }, [])
  const onRemove = useCallback((itemId: string) => {
    const now = useList.getState().detail?.list
    if (!now) return
    const before = now.sections
    void arrange(now, removeItem(before, itemId)).then((kept) => {
      if (kept) toast(words('did.itemRemoved'), { undo: () => arrange(now, before) })
    })
  }, [])
  useCommands({
    'list.next': () => step(1),
    'list.previous': () => step(-1),
    'list.open': () => (currentItem ? void (window.location.hash = paperHref(currentItem.paperId)) : false),
    'list.details': () => (currentItem ? setPeek(!peek) : false),
    'list.clear': () => (peek ? setPeek(false) : false),
    'list.moveUp': () => (current ? onMove(current, -1) : false),
    'list.moveDown': () => (current ? onMove(current, 1) : false),
    'list.remove': () => (current ? onRemove(current) : false),
  })
  usePaperKeys(() => (currentItem ? [currentItem.paperId] : []))
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
  }, [list.id])

  const next = nextToRead(list.sections, (id) => byId.get(id))
  return (
    <div className={css.page}>
      <div ref={scroller} className={css.scroller}>
        <div className={css.column}>
          <ListHeader detail={detail} next={next} hideRead={hideRead} onHideRead={setHideRead} />
          {items.length === 0 && hidden === 0 && <Message title={t('list.empty')}>{t('list.emptyHint')}</Message>}
          <div ref={canvas} className={css.canvas} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, key, start }) => {
              const line = lines[index]
              if (!line) return null
              return (
                <div
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  className={css.line}
                  style={{ transform: `translateY(${start - margin}px)` }}
                >
                  {line.kind === 'section' ? (
                    <SectionHead line={line} detail={detail} only={list.sections.length === 1} />
                  ) : (
                    <ListEntry
                      item={line.item}
                      current={line.id === current}
                      onCurrent={setCurrent}
                      onMove={onMove}
                      onRemove={onRemove}
                    />
                  )}
                </div>
              )
            })}
          </div>
          {hideRead && hidden > 0 && (
            <p className={css.after}>
              {t('list.hiddenRead', { count: hidden })}{' '}
              <Button look="link" onPress={() => setHideRead(false)}>
                {t('list.showAll')}
              </Button>
            </p>
          )}
          {list.mentions.length > 0 && (
            <p className={css.after}>
              {t('list.mentions', { count: list.mentions.length })}: {list.mentions.join(', ')}
            </p>
          )}
        </div>
      </div>
      <DetailsPane ids={currentItem ? [currentItem.paperId] : []} open={peek} over onClose={() => setPeek(false)} />
    </div>
  )
}

function SectionHead(props: {
  readonly line: Extract<Line, { kind: 'section' }>
  readonly detail: ListDetail
  readonly only: boolean
}) {
  const t = useWords()
  const { section, title, progress } = props.line
  const { list } = props.detail
  if (props.only && title === null) return <div className={css.rule} />
  return (
    <div className={css.section}>
      <Editable
        value={title ?? ''}
        label={t('list.renameSection')}
        editLabel={t('list.renameSection')}
        mayBeEmpty
        className={css.sectionTitle}
        onSave={(value) => void arrange(list, renameSection(list.sections, section, value))}
      >
        <h2 className={css.sectionTitle}>{title ?? t('list.untitledSection')}</h2>
      </Editable>
      {progress && (
        <span className={css.sectionCount}>
          <span aria-hidden>{t('list.read', { read: progress.read, total: progress.total })}</span>
          <span className="visually-hidden">{t('list.progress', { read: progress.read, total: progress.total })}</span>
        </span>
      )}
    </div>
  )
}

function linesOf(detail: ListDetail, shows: (item: ListItem) => boolean): readonly Line[] {
  return detail.list.sections.flatMap(({ id, title, items }): Line[] => {
    const shown = items.filter(shows)
    if (shown.length === 0) return []
    const progress = detail.sections.find((section) => section.id === id)?.progress
    return [
      { kind: 'section', id: `section-${id}`, section: id, title, progress },
      ...shown.map((item): Line => ({ kind: 'item', id: item.id, item })),
    ]
  })
}
