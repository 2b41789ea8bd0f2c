// The open papers as a slim bar over the window; hidden while there is only one. Drag to reorder, middle button to close.
import { Columns2, Library, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Tab } from '../../../preload/model/tabs.ts'
import { announce } from '../../app/announce.ts'
import { formatRoute } from '../../app/routes.ts'
import { t as words, useWords } from '../../app/words/words.ts'
import { cameFrom } from '../came-from.ts'
import css from './tab-bar.module.css'
import { change, changeAndShow, useTabs } from './tabs-store.ts'
import { useTabCommands } from './use-tab-commands.ts'
import { closed, looked, moved } from './workspace.ts'

/** Pointer movement that begins a drag, CSS pixels. */
const DRAG_FROM = 6

/** The bar. `reading` says that a paper is on the screen: else no tab is the one shown. */
export function TabBar({ reading }: { readonly reading: boolean }) {
  const t = useWords()
  const { tabs, current } = useTabs((state) => state.tabs)
  const list = useRef<HTMLDivElement>(null)
  useTabCommands(reading)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current, tabs.length, reading])
  if (tabs.length < 2) return null
  const home = reading ? formatRoute(cameFrom()) : undefined
  return (
    <div className={css.bar} data-tab-bar>
      <a
        className={css.home}
        href={home}
        aria-label={t('reader:tabs.library')}
        title={t('reader:tabs.library')}
        aria-current={reading ? undefined : 'page'}
      >
        <Library size={15} aria-hidden />
      </a>
      <div ref={list} className={css.list} role="tablist" aria-label={t('reader:tabs.label')} onKeyDown={onKeyDown}>
        {tabs.map((tab, index) => (
          <TabItem
            key={tab.id}
            tab={tab}
            index={index}
            selected={reading && tab.id === current}
            reachable={tab.id === current}
          />
        ))}
      </div>
    </div>
  )
}

interface TabItemProps {
  readonly tab: Tab
  readonly index: number
  readonly selected: boolean
  /** The one tab that Tab reaches; arrows lead to the others. */
  readonly reachable: boolean
}

function TabItem({ tab, index, selected, reachable }: TabItemProps) {
  const t = useWords()
  const [dragging, drag] = useDrag(tab.id)
  const title = titleOf(tab)
  return (
    <div
      className={css.item}
      role="presentation"
      data-selected={selected || undefined}
      data-dragging={dragging || undefined}
      onAuxClick={(event) => {
        if (event.button !== 1) return
        event.preventDefault()
        close(tab)
      }}
      // The middle button would start to scroll.
      onMouseDown={(event) => event.button === 1 && event.preventDefault()}
      {...drag}
    >
      <button
        type="button"
        role="tab"
        className={css.tab}
        aria-selected={selected}
        tabIndex={reachable ? 0 : -1}
        title={title}
        data-tab={tab.id}
        data-index={index}
        onClick={() => changeAndShow((tabs) => ({ ...looked(tabs, tab.id) }))}
      >
        {tab.panes.length > 1 && <Columns2 size={13} aria-hidden className={css.split} />}
        <span className={css.title}>{title}</span>
      </button>
      {/* By keys a tab is closed with Delete. */}
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        className={css.close}
        title={t('reader:tabs.close')}
        onClick={() => close(tab)}
      >
        <X size={13} aria-hidden />
      </button>
    </div>
  )
}

function titleOf(tab: Tab): string {
  const names = tab.panes.map(({ title, paper }) => title || paper)
  return [...new Set(names)].join(' · ')
}

/** Closes a tab; the paper on the screen changes only where it was the one. */
function close(tab: Tab): void {
  const { current } = useTabs.getState().tabs
  if (tab.id === current && document.querySelector('[data-reader]')) changeAndShow((tabs) => closed(tabs, tab.id))
  else change((tabs) => closed(tabs, tab.id))
  announce(words('reader:tabs.closed', { title: titleOf(tab) }))
}

/** Arrows go along the bar, Alt with them moves the tab, Delete closes it. */
function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const focused = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-tab]') : null
  const { tabs } = useTabs.getState().tabs
  const at = tabs.findIndex(({ id }) => id === focused?.dataset['tab'])
  const tab = tabs[at]
  if (!tab || event.ctrlKey || event.metaKey) return
  const bar = event.currentTarget
  const focus = (id: string | undefined): void => {
    requestAnimationFrame(() => bar.querySelector<HTMLElement>(`[data-tab="${id}"]`)?.focus())
  }
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key]
  if (event.key === 'Delete') {
    close(tab)
    focus((tabs[at + 1] ?? tabs[at - 1])?.id)
  } else if (to === undefined) {
    return
  } else if (event.altKey) {
    change((now) => moved(now, tab.id, to))
    focus(tab.id)
    announce(words('reader:tabs.moved', { place: Math.max(0, Math.min(tabs.length - 1, to)) + 1, total: tabs.length }))
  } else {
    focus(tabs[(to + tabs.length) % tabs.length]?.id)
  }
  event.preventDefault()
  event.stopPropagation()
}

/** Dragging a tab along the bar: it takes the place it is held over, while it is held. */
function useDrag(id: string) {
  const [dragging, setDragging] = useState(false)
  const from = useRef<number | null>(null)
  const end = (): void => {
    from.current = null
    setDragging(false)
  }
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (from.current === null) return
    if (!dragging && Math.abs(event.clientX - from.current) < DRAG_FROM) return
    if (!dragging) {
      setDragging(true)
      event.currentTarget.setPointerCapture(event.pointerId)
    }
    const items = [...(event.currentTarget.parentElement?.children ?? [])]
    const mine = items.indexOf(event.currentTarget)
    const over = items.findIndex((item) => {
      const { left, right } = item.getBoundingClientRect()
      return event.clientX >= left && event.clientX < right
    })
    const box = items[over]?.getBoundingClientRect()
    if (over < 0 || over === mine || !box) return
    // Past the middle, or tabs of different widths would change places for ever.
    const past = over > mine ? event.clientX > box.left + box.width / 2 : event.clientX < box.left + box.width / 2
    if (past) change((tabs) => moved(tabs, id, over))
  }
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0) from.current = event.clientX
    },
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: end,
    // A drag is no click on what it ends over.
    onClickCapture: (event: { stopPropagation(): void }) => dragging && event.stopPropagation(),
  }
  return [dragging, handlers] as const
}
