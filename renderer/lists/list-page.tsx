// A reading list like the contents page of a magazine: sections in order, the curator's words, one's own progress.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ListId, PaperId } from '../../preload/model/ids.ts'
import type { ListDetail } from '../../preload/model/list.ts'
import { useCommands } from '../app/commands.ts'
import { announce } from '../app/announce.ts'
import { go } from '../app/routes.ts'
import { toast } from '../app/toasts.ts'
import { t as words, useWords } from '../app/words/words.ts'
import { DetailsPane } from '../library/details/details-pane.tsx'
import { usePaperKeys } from '../library/paper-keys.ts'
import { usePapers } from '../library/paper-store.ts'
import { openBeside, openInTab } from '../reader/tabs/tabs-store.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { RowShapes } from '../ui/shape.tsx'
import { useRows } from '../ui/use-rows.ts'
import { changeWords, moveItem, nextToRead, placeOf, removeItem } from './arrange.ts'
import { useClosedSections } from './closed-sections.ts'
import { Inside } from './inside.tsx'
import { useLineDrops } from './list-drag.ts'
import { ListEntry } from './list-entry.tsx'
import { linesOf } from './list-lines.ts'
import { ListHeader } from './list-header.tsx'
import css from './list-page.module.css'
import { MoveDialog } from './move-dialog.tsx'
import { SectionHead } from './section-head.tsx'
import { arrange, fetchList, rearrange, useFollowList, useList } from './list-store.ts'
import { farSteps, focusWhenDrawn } from './walk-keys.ts'

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

/** Takes an item out of the list that is shown. */
async function dropItem(itemId: string): Promise<void> {
  const now = useList.getState().detail?.list
  if (!now || !(await arrange(now, removeItem(now.sections, itemId)))) return
  toast(words('did.itemRemoved'), { undo: () => arrange(now, now.sections), again: () => dropItem(itemId) })
}

function goToPaper(id: PaperId): void {
  go({ at: 'paper', id, version: null, query: new URLSearchParams() })
}

function Contents({ detail }: { readonly detail: ListDetail }) {
  const t = useWords()
  const { list } = detail
  const byId = usePapers((state) => state.byId)
  const [current, setCurrent] = useState<string | null>(null)
  const [peek, setPeek] = useState(false)
  const [hideRead, setHideRead] = useState(false)
  // Statuses only matter to the lines while read papers are hidden.
  const hiddenBy = hideRead ? byId : null
  const { closed, closeSection, closeAll } = useClosedSections(list.id)
  const lines = useMemo(
    () => linesOf(detail, { shows: (item) => hiddenBy?.get(item.paperId)?.status.value !== 'read', closed }),
    [detail, hiddenBy, closed],
  )
  const here = useMemo(() => new Set(detail.papers.map(({ id }) => id)), [detail.papers])
  const dropOf = useLineDrops()
  const [moving, setMoving] = useState<string | null>(null)
  const items = lines.filter((line) => line.kind === 'item')
  const hidden = hideRead
    ? list.sections.reduce(
        (sum, section) => sum + section.items.filter((item) => byId.get(item.paperId)?.status.value === 'read').length,
        0,
      )
    : 0
  const currentItem = items.find((line) => line.id === current)?.item ?? null

  const scroller = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => setMargin(canvas.current?.offsetTop ?? 0), [detail, lines.length])
  const virtual = useRows({
    scroller,
    count: lines.length,
    estimate: (index) => (lines[index]?.kind === 'item' ? 150 : 76),
    keyOf: (index) => lines[index]?.id ?? index,
    margin,
  })

  /** The item that is being gone to. */
  const walking = useRef<string | null>(null)
  const focusItem = (itemId: string): void => {
    setCurrent(itemId)
    walking.current = null
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
    walking.current = itemId
    focusWhenDrawn(`item-${itemId}`, () => walking.current === itemId)
  }
  const step = (by: number): void => {
    const at = items.findIndex(({ id }) => id === current)
    const from = at >= 0 ? at : by > 0 ? -1 : items.length
    const to = items[Math.max(0, Math.min(items.length - 1, from + by))]
    if (to) focusItem(to.id)
  }
  const onMove = useCallback((itemId: string, by: -1 | 1) => {
    const now = useList.getState().detail?.list
    const moved = now && moveItem(now.sections, itemId, by)
    if (!moved) return
    const { section, place } = placeOf(moved, itemId)
    announce(words('list.moved', { section: section ?? words('list.untitledSection'), place }))
    void rearrange(now, moved).then(() => document.getElementById(`item-${itemId}`)?.focus())
  }, [])
  const onRemove = useCallback((itemId: string) => void dropItem(itemId), [])
  useCommands({
    'list.next': () => step(1),
    'list.previous': () => step(-1),
    'list.open': () => (currentItem ? goToPaper(currentItem.paperId) : false),
    'list.openTab': () => (currentItem ? openInTab(currentItem.paperId, currentItem.version) : false),
    'list.openBeside': () => (currentItem ? openBeside(currentItem.paperId, currentItem.version) : false),
    'list.details': () => (currentItem ? setPeek(!peek) : false),
    'list.clear': () => (peek ? setPeek(false) : false),
    'list.moveUp': () => (current ? onMove(current, -1) : false),
    'list.moveDown': () => (current ? onMove(current, 1) : false),
    'list.remove': () => (current ? onRemove(current) : false),
  })
  usePaperKeys((work) => (currentItem ? work([currentItem.paperId]) : false))
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
  }, [list.id])

  const onWords = useCallback((itemId: string, text: string) => {
    const now = useList.getState().detail?.list
    if (now) void rearrange(now, changeWords(now.sections, itemId, text))
  }, [])
  const next = detail.inside.length > 0 ? detail.next : nextToRead(list.sections, (id) => byId.get(id))
  const movingItem = items.find((line) => line.id === moving)?.item
  return (
    <div className={css.page}>
      <div
        ref={scroller}
        className={css.scroller}
        onKeyDown={(event) => {
          const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
          const steps = farSteps({ key: event.key, target: event.target, modified })
          if (steps === null || items.length === 0) return
          event.preventDefault()
          step(steps)
        }}
      >
        <div className={css.column}>
          <ListHeader detail={detail} next={next} hideRead={hideRead} onHideRead={setHideRead} onCloseAll={closeAll} />
          <Inside lists={detail.inside} />
          {list.sections.length === 0 && detail.inside.length === 0 && (
            <Message title={t('list.empty')}>{t('list.emptyHint')}</Message>
          )}
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
                  {...dropOf(line)}
                  style={{ transform: `translateY(${start - margin}px)` }}
                >
                  {line.kind === 'section' ? (
                    <SectionHead line={line} detail={detail} only={list.sections.length === 1} onClose={closeSection} />
                  ) : line.kind === 'empty' ? (
                    <p className={css.emptySection}>{t('lists:page.emptySection')}</p>
                  ) : (
                    <ListEntry
                      item={line.item}
                      here={here.has(line.item.paperId)}
                      current={line.id === current}
                      onCurrent={setCurrent}
                      onMove={onMove}
                      onRemove={onRemove}
                      onMoveTo={setMoving}
                      onWords={onWords}
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
      {movingItem && (
        <MoveDialog
          list={list}
          itemId={movingItem.id}
          title={movingItem.title ?? byId.get(movingItem.paperId)?.title ?? movingItem.paperId}
          onClose={() => setMoving(null)}
        />
      )}
      <DetailsPane ids={currentItem ? [currentItem.paperId] : []} open={peek} over onClose={() => setPeek(false)} />
    </div>
  )
}
