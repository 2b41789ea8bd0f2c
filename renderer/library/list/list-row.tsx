// One line of the library's list: a paper as a card or as a table's row, or the heading of a group. Lines hold no
// handlers: the list listens for all of them, so that a line is drawn again only when what it shows has changed.
import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperGroup, PaperGrouping } from '../../../preload/model/paper-query.ts'
import { Status } from '../../../preload/model/paper.ts'
import { currentLanguage, useWords, type Words } from '../../app/words/words.ts'
import { wholeNumber } from '../../ui/format.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import type { Column } from '../view/columns.ts'
import css from './paper-list.module.css'
import { PaperRow } from './paper-row.tsx'
import { TableRow } from './table-row.tsx'

/** What a line is for assistive technology: of a listbox, a tree (grouped cards), a grid or a grouped grid. */
export type LineRole = 'option' | 'treeitem' | 'row'

interface PlaceProps {
  readonly line: number
  /** Pixels from the list's top. */
  readonly top: number
  readonly height: number
  readonly role: LineRole
  readonly cursor: boolean
}

/** A paper's line. `columns` null draws a card. */
export const PaperLine = memo(function PaperLine(
  props: PlaceProps & {
    readonly id: PaperId | null
    readonly compact: boolean
    readonly columns: readonly Column[] | null
    readonly selected: boolean
    /** 1-based among `total` papers. */
    readonly position: number
    readonly total: number
    readonly grouped: boolean
  },
) {
  const { line, role, columns } = props
  const place =
    role === 'row' ? { 'aria-rowindex': line + 2 } : { 'aria-posinset': props.position, 'aria-setsize': props.total }
  return (
    <div
      id={`row-${line}`}
      data-line={line}
      data-paper={props.id ?? undefined}
      data-cursor={props.cursor || undefined}
      className={css.line}
      role={role}
      aria-selected={props.selected}
      {...place}
      {...(props.grouped ? { 'aria-level': 2 } : {})}
      draggable={props.id !== null}
      style={{ transform: `translateY(${props.top}px)`, height: props.height }}
    >
      {columns ? <TableRow id={props.id} columns={columns} /> : <PaperRow id={props.id} compact={props.compact} />}
    </div>
  )
})

/** The line of a group's heading. */
export const GroupLine = memo(function GroupLine(
  props: PlaceProps & { readonly group: PaperGroup; readonly by: PaperGrouping; readonly open: boolean },
) {
  return (
    <div
      id={`row-${props.line}`}
      data-line={props.line}
      data-cursor={props.cursor || undefined}
      className={css.line}
      role={props.role}
      aria-expanded={props.open}
      aria-level={1}
      aria-selected={false}
      {...(props.role === 'row' ? { 'aria-rowindex': props.line + 2 } : {})}
      style={{ transform: `translateY(${props.top}px)`, height: props.height }}
    >
      {props.role === 'row' ? (
        <div role="gridcell" className={css.groupCell}>
          <GroupHeading {...props} />
        </div>
      ) : (
        <GroupHeading {...props} />
      )}
    </div>
  )
})

/** A group's name and how many papers it has. */
export function GroupHeading(props: {
  readonly group: PaperGroup
  readonly by: PaperGrouping
  readonly open: boolean
}) {
  const t = useWords()
  const { group, by, open } = props
  const status = by === 'status' ? Status.safeParse(group.key).data : undefined
  return (
    <span className={css.group} data-open={open || undefined}>
      <ChevronRight size={14} aria-hidden className={css.chevron} />
      {status && <StatusGlyph status={status} progress={0.4} size={14} />}
      <span className={css.groupName}>{groupName(group, by, t)}</span>
      <span className={css.groupCount}>{wholeNumber(group.count, currentLanguage())}</span>
    </span>
  )
}

function groupName(group: PaperGroup, by: PaperGrouping, t: Words): string {
  const status = by === 'status' ? Status.safeParse(group.key).data : undefined
  if (status) return t(`status.${status}`)
  if (by === 'year') return group.key === '-' ? t('library:group.noYear') : group.key
  return group.title ?? (group.key === '-' ? t('library:group.noList') : t('list.untitledSection'))
}
