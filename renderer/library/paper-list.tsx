// The list of papers itself: a listbox of rows, virtual, moved through by keys and pointer. Small lists are drawn whole,
// so that find-in-page and screen readers have all of them.
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useApp } from '../app/app-store.ts'
import { useCommands } from '../app/commands.ts'
import { reportFailure } from '../app/failures.ts'
import { isMac } from '../app/platform.ts'
import { paperHref } from '../app/routes.ts'
import { toggleDetails } from '../app/view-store.ts'
import { useRows } from '../ui/use-rows.ts'
import { idAt, idsBetween, needRows, select, useLibrary } from './library-store.ts'
import css from './paper-list.module.css'
import { PaperRow } from './paper-row.tsx'
import { actingIds, chooseAll, clearChosen, extend, isSelected, placeCursor, step, toggle } from './selection.ts'

/** The rows of the current query. Its own focus is the listbox; the active row is told by `aria-activedescendant`. */
export function PaperList(props: { readonly label: string }) {
  const { total, selection } = useLibrary()
  useLibrary((state) => state.windows)
  const compact = useApp((state) => state.settings.density === 'compact')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useRows({
    scroller,
    count: total,
    estimate: () => (compact ? 35 : 68),
    keyOf: (index) => idAt(index) ?? index,
  })
  const rows = virtual.getVirtualItems()
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0]
  useEffect(() => needRows(first, last), [first, last, total])
  useEffect(() => virtual.measure(), [compact, virtual])

  const show = (index: number): void => virtual.scrollToIndex(index, { align: 'auto' })
  const moveTo = (index: number, extending: boolean): void => {
    if (index < 0) return
    show(index)
    const current = useLibrary.getState().selection
    if (!extending) return select(placeCursor(index, idAt(index)))
    idsBetween(current.anchor < 0 ? index : current.anchor, index)
      .then((ids) => select(extend(current, index, idAt(index), ids)))
      .catch(reportFailure)
  }
  const move = (by: number): void => {
    moveTo(step(useLibrary.getState().selection, by, total), false)
    // Or Enter and Space would go on meaning the link or button that still has the focus.
    scroller.current?.focus({ preventScroll: true })
  }
  const open = (): void | false => {
    const [id] = actingIds(useLibrary.getState().selection)
    if (!id) return false
    window.location.hash = paperHref(id)
  }
  useCommands({
    'list.next': () => move(1),
    'list.previous': () => move(-1),
    'list.open': open,
    'list.details': toggleDetails,
    'list.selectAll': () => {
      idsBetween(0, total - 1)
        .then((ids) => select(chooseAll(useLibrary.getState().selection, ids)))
        .catch(reportFailure)
    },
    'list.clear': () => (selection.chosen.size > 0 ? select(clearChosen(selection)) : false),
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, last - first - 1)
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total }[event.key]
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    moveTo(step(selection, by, total), event.shiftKey)
  }
  const onClick = (event: MouseEvent, index: number): void => {
    const id = idAt(index)
    if (!id) return
    if (event.shiftKey) return moveTo(index, true)
    if (isMac() ? event.metaKey : event.ctrlKey) return select(toggle(selection, index, id))
    select(placeCursor(index, id))
  }

  return (
    <div
      ref={scroller}
      className={css.scroller}
      role="listbox"
      aria-label={props.label}
      aria-multiselectable
      aria-activedescendant={
        selection.cursor >= first && selection.cursor <= last ? `row-${selection.cursor}` : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (selection.cursor < 0 && total > 0) select(placeCursor(0, idAt(0)))
      }}
    >
      <div className={css.canvas} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const id = idAt(index)
          const selected = id !== null && isSelected(selection, id)
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              id={`row-${index}`}
              data-index={index}
              data-cursor={selection.cursor === index || undefined}
              className={css.option}
              role="option"
              aria-selected={selected}
              aria-posinset={index + 1}
              aria-setsize={total}
              style={{ transform: `translateY(${start}px)` }}
              onMouseDown={(event) => {
                if (event.shiftKey) event.preventDefault()
              }}
              onClick={(event) => onClick(event, index)}
              onDoubleClick={() => open()}
            >
              <PaperRow id={id} compact={compact} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
