// One side of a tab, and what two sides need: a strip with each title, the grip between them, the keys on one side only.
import { ArrowLeftRight, X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import type { Tab } from '../../../preload/model/tabs.ts'
import { AnswersCommands } from '../../app/commands.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import css from './tab-sides.module.css'
import { change, changeAndShow } from './tabs-store.ts'
import { focused, swapped, tabChanged, unsplit } from './workspace.ts'

const [NARROWEST, WIDEST] = [0.2, 0.8]
const STEP = 0.04

/** A side: whoever clicks into it, or moves the focus there, gives it the keys. */
export function TabSide(props: { readonly tab: Tab; readonly index: number; readonly children: ReactNode }) {
  const t = useWords()
  const { tab, index } = props
  const root = useRef<HTMLDivElement>(null)
  const active = index === tab.active
  const before = useRef<boolean | null>(null)
  useEffect(() => {
    // The keys came by a command: the focus comes along.
    if (before.current === false && active && !root.current?.contains(document.activeElement)) focusPages(root.current)
    before.current = active
  }, [active])
  const pane = tab.panes[index]
  const sides = tab.panes.length > 1
  const take = (): void => void changeAndShow((tabs) => focused(tabs, index))
  const title = pane?.title || pane?.paper || ''
  return (
    <AnswersCommands value={active}>
      <div
        ref={root}
        className={css.side}
        data-side={index + 1}
        data-active-side={(sides && active) || undefined}
        onPointerDownCapture={active ? undefined : take}
        onFocusCapture={active ? undefined : take}
      >
        {sides && (
          <div className={css.strip}>
            <span className={css.title} title={title}>
              {title}
            </span>
            {active && (
              <IconButton label={t('commands.split.swap')} command="split.swap" onPress={() => change(swapped)}>
                <ArrowLeftRight size={13} aria-hidden />
              </IconButton>
            )}
            <IconButton
              label={t('reader:tabs.closeSide', { title })}
              onPress={() => changeAndShow((tabs, newId) => unsplit(tabs, 1 - index, newId))}
            >
              <X size={13} aria-hidden />
            </IconButton>
          </div>
        )}
        {props.children}
      </div>
    </AnswersCommands>
  )
}

/** The line between two sides, to be dragged. */
export function SideGrip({ share }: { readonly share: number }) {
  const t = useWords()
  const dragging = useRef(false)
  const to = (wanted: number): void =>
    change((tabs) => tabChanged(tabs, { share: Math.min(WIDEST, Math.max(NARROWEST, wanted)) }))
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (!dragging.current) return
    const [first, second] = [1, 2].map((side) =>
      event.currentTarget.parentElement?.querySelector(`[data-side="${side}"] > div`)?.getBoundingClientRect(),
    )
    if (first && second) to((event.clientX - first.left) / (second.right - first.left))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    to(share + by)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('reader:tabs.grip')}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={NARROWEST * 100}
      aria-valuemax={WIDEST * 100}
      tabIndex={0}
      className={css.grip}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        dragging.current = true
        event.preventDefault()
      }}
      onPointerMove={move}
      onPointerUp={() => {
        dragging.current = false
      }}
      onDoubleClick={() => to(0.5)}
      onKeyDown={onKeyDown}
    />
  )
}

function focusPages(side: HTMLElement | null): void {
  side?.querySelector<HTMLElement>('[data-reader-pages]')?.focus({ preventScroll: true })
}
