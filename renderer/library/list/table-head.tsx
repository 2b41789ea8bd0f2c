// The table's row of column names: a click sorts, Shift and click adds a key, an edge is dragged for the width, a name for
// the order of columns. By keys: ← → from name to name, Alt ← → moves the column, Shift ← → makes it narrower or wider.
import { ArrowDown, ArrowUp, Highlighter, NotebookPen, Star } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { ViewChoice } from '../../../preload/model/view.ts'
import { announce } from '../../app/announce.ts'
import { useWords, type Words } from '../../app/words/words.ts'
import {
  gridOf,
  moveColumn,
  resizeColumn,
  sortedBy,
  toggleColumn,
  type Column,
  type ColumnId,
} from '../view/columns.ts'
import css from './table.module.css'
import { changeView } from '../view/view-options.ts'

/** A key press changes a width by this many pixels. */
const WIDTH_STEP = 16
/** A pointer that moved less than this has clicked. */
const CLICK = 5

interface Drag {
  readonly id: ColumnId
  readonly from: number
  /** Where the column would go: before this place. */
  readonly to: number | null
}

export function TableHead(props: {
  readonly columns: readonly Column[]
  readonly choice: ViewChoice
  readonly view: string
}) {
  const t = useWords()
  const { columns, choice, view } = props
  const row = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<ColumnId>('title')
  const [drag, setDrag] = useState<Drag | null>(null)
  const dragged = useRef(false)
  const reachable = columns.some(({ id }) => id === current) ? current : columns[0]?.id

  const sort = (id: ColumnId, adding: boolean): void =>
    changeView(view, (before) => ({ ...before, order: sortedBy(before.order, id, { adding }) }))
  const focusOn = (id: ColumnId | undefined): void => {
    if (!id) return
    setCurrent(id)
    row.current?.querySelector<HTMLElement>(`[data-name="${id}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const column = columns[at]
    if (!column) return
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      sort(column.id, event.shiftKey)
    } else if (event.key === 'Delete' && column.id !== 'title') {
      event.preventDefault()
      changeView(view, (before) => toggleColumn(before, column.id))
      focusOn(columns[at + 1]?.id ?? columns[at - 1]?.id)
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      row.current?.parentElement?.focus()
    } else if (by !== 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (event.altKey) {
        changeView(view, (before) => moveColumn(before, column.id, by))
        const place = Math.max(1, Math.min(columns.length, at + by + 1))
        announce(t('library:column.moved', { name: nameOf(column.id, t), place, total: columns.length }))
      } else if (event.shiftKey) {
        const width = column.width + by * WIDTH_STEP
        changeView(view, (before) => resizeColumn(before, column.id, width))
        announce(t('library:column.resized', { name: nameOf(column.id, t), width: Math.max(column.least, width) }))
      } else focusOn(columns[at + by]?.id)
    }
    // What was answered here is not the list's; every other key goes on to its command.
    if (event.defaultPrevented) event.stopPropagation()
  }

  const onPointerMove = (event: PointerEvent, column: Column): void => {
    if (drag?.id !== column.id || Math.abs(event.clientX - drag.from) < CLICK) return
    dragged.current = true
    const cells = [...(row.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
    const to = cells.findIndex((cell) => {
      const { left, width } = cell.getBoundingClientRect()
      return event.clientX < left + width / 2
    })
    setDrag({ ...drag, to: to < 0 ? cells.length : to })
  }
  const onPointerUp = (column: Column, at: number): void => {
    if (drag?.to !== null && drag?.to !== undefined) {
      const to = drag.to > at ? drag.to - 1 : drag.to
      changeView(view, (before) => moveColumn(before, column.id, to - at))
    }
    setDrag(null)
  }

  return (
    <div ref={row} role="row" aria-rowindex={1} className={css.head}>
      {columns.map((column, at) => {
        const key = choice.order.findIndex(({ by }) => by === column.id)
        const order = choice.order[key]
        const name = nameOf(column.id, t)
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={order === undefined ? 'none' : order.descending ? 'descending' : 'ascending'}
            data-column={column.id}
            data-numeric={column.numeric}
            data-before={drag?.to === at || undefined}
            data-after={(drag?.to === columns.length && at === columns.length - 1) || undefined}
            className={css.headCell}
          >
            <button
              type="button"
              className={css.name}
              data-name={column.id}
              title={name}
              tabIndex={column.id === reachable ? 0 : -1}
              onFocus={() => setCurrent(column.id)}
              onKeyDown={(event) => onKeyDown(event, at)}
              onPointerDown={(event) => {
                if (event.button !== 0) return
                dragged.current = false
                event.currentTarget.setPointerCapture(event.pointerId)
                setDrag({ id: column.id, from: event.clientX, to: null })
              }}
              onPointerMove={(event) => onPointerMove(event, column)}
              onPointerUp={() => onPointerUp(column, at)}
              onPointerCancel={() => setDrag(null)}
              onClick={(event) => {
                event.stopPropagation()
                // A press of Enter or Space was answered as a key, and a drag is no click.
                if (event.detail > 0 && !dragged.current) sort(column.id, event.shiftKey)
              }}
            >
              <span className={css.nameText}>
                {icons[column.id] ? (
                  <>
                    {icons[column.id]}
                    <span className="visually-hidden">{name}</span>
                  </>
                ) : (
                  name
                )}
              </span>
              {order && (order.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
              {order && choice.order.length > 1 && (
                <span className={css.key}>
                  <span className="visually-hidden">{t('library:column.key')} </span>
                  {key + 1}
                </span>
              )}
            </button>
            <Edge column={column} columns={columns} view={view} />
          </div>
        )
      })}
    </div>
  )
}

/** The edge that is dragged for the width. The keyboard has Shift ← →. */
function Edge(props: { readonly column: Column; readonly columns: readonly Column[]; readonly view: string }) {
  const { column, columns, view } = props
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const widthAt = (event: PointerEvent): number =>
    Math.max(column.least, (start.current?.width ?? column.width) + event.clientX - (start.current?.x ?? 0))
  return (
    <span
      className={css.edge}
      aria-hidden
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? column.width }
      }}
      onPointerMove={(event) => {
        if (!start.current) return
        // While it is dragged only the tracks change: no row is drawn again.
        const width = widthAt(event)
        const tracks = gridOf(columns.map((each) => (each.id === column.id ? { ...each, width } : each)))
        event.currentTarget.closest<HTMLElement>('[data-table]')?.style.setProperty('--columns', tracks)
      }}
      onPointerUp={(event) => {
        if (!start.current) return
        const width = widthAt(event)
        start.current = null
        changeView(view, (before) => resizeColumn(before, column.id, width))
      }}
    />
  )
}

const icons: Partial<Readonly<Record<ColumnId, React.ReactNode>>> = {
  status: <span className={css.statusName} />,
  starred: <Star size={13} aria-hidden />,
  marks: <Highlighter size={13} aria-hidden />,
  notes: <NotebookPen size={13} aria-hidden />,
}

/** What a column is called. */
export function nameOf(id: ColumnId, t: Words): string {
  return t(`library:columns.${id}`)
}
