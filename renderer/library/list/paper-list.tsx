// The list of papers itself: cards or a table, grouped or not, moved through by keys and pointer. It draws the lines on
// screen and listens for all of them; its own focus is the list, the active line is told by `aria-activedescendant`.
import { useEffect, useLayoutEffect, useMemo, useRef, type CSSProperties } from 'react'
import type { ViewChoice } from '../../../preload/model/view.ts'
import { useApp } from '../../app/app-store.ts'
import { gridOf, shownColumns } from '../view/columns.ts'
import { lineHeights, TABLE_HEAD } from './heights.ts'
import { GroupHeading, GroupLine, PaperLine, type LineRole } from './list-row.tsx'
import { lineAt } from './lines.ts'
import { idAt, needLines, useLibrary } from '../library-store.ts'
import { keysAt } from '../../reader/warm-up.ts'
import css from './paper-list.module.css'
import { rememberPlace, rememberedPlace } from './scroll-place.ts'
import { isSelected } from './selection.ts'
import { TableHead } from './table-head.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useListPointer } from './use-list-pointer.ts'
import { useViewport } from './use-viewport.ts'

/** The papers of the current query, as `choice` wants them. `view` names whose choice it is, `folds` whose folded groups. */
export function PaperList(props: {
  readonly label: string
  readonly view: string
  readonly folds: string
  readonly choice: ViewChoice
}) {
  const { choice, view, folds } = props
  const lines = useLibrary((state) => state.lines)
  const selection = useLibrary((state) => state.selection)
  useLibrary((state) => state.windows)
  const compact = useApp((state) => state.settings.density === 'compact')
  const turn = useLibrary((state) => state.turn)
  const scroller = useRef<HTMLDivElement>(null)
  const table = choice.as === 'table'
  const columns = useMemo(() => (table ? shownColumns(choice) : null), [table, choice])
  const heights = lineHeights({ table, compact })
  const head = table ? TABLE_HEAD : 0
  const viewport = useViewport(scroller, { lines, heights, head, turn, place: rememberedPlace, onLook: needLines })
  useScrollPlace(scroller, heights.paper, viewport.reveal)
  useEffect(() => keysAt(selection.cursorId), [selection.cursorId])
  const keys = useListKeys({ folds, scroller, reveal: viewport.reveal, lineHeight: heights.paper })
  const pointer = useListPointer({ folds, reveal: viewport.reveal, open: keys.open })

  const grouped = lines.blocks.length > 0
  const role = roleOf({ table, grouped })
  const stuck = viewport.stuck === null ? null : lines.blocks.find(({ group }) => group.key === viewport.stuck)
  const width = columns?.reduce((sum, column) => sum + column.width, 0) ?? 0
  const { from } = viewport
  const to = Math.min(viewport.to, lines.count - 1)
  return (
    <div
      ref={scroller}
      className={css.scroller}
      role={role.list}
      aria-label={props.label}
      aria-multiselectable
      aria-activedescendant={selection.cursor >= from && selection.cursor <= to ? `row-${selection.cursor}` : undefined}
      {...(columns ? { 'aria-rowcount': lines.count + 1, 'aria-colcount': columns.length } : {})}
      tabIndex={0}
      data-papers
      data-table={table || undefined}
      data-compact={(compact && !table) || undefined}
      style={variables({
        '--group': `${heights.group}px`,
        ...(columns ? { '--columns': gridOf(columns), '--width': `${width}px` } : {}),
      })}
      {...keys.listeners}
      {...pointer}
    >
      {columns && <TableHead columns={columns} choice={choice} view={view} />}
      {stuck && choice.groupBy && (
        <div className={css.stuck} style={{ top: head }} aria-hidden data-group={stuck.group.key}>
          <GroupHeading group={stuck.group} by={choice.groupBy} open />
        </div>
      )}
      <div
        className={css.canvas}
        role={table ? 'rowgroup' : 'presentation'}
        style={{ height: lines.count * heights.paper + lines.blocks.length * (heights.group - heights.paper) }}
      >
        {slots(from, to).map(({ slot, line }) => {
          const at = lineAt(lines, line)
          if (!at) return null
          const block = at.kind === 'group' ? at.group : null
          const place = { line, top: viewport.topOf(line), role: role.line, cursor: selection.cursor === line }
          if (block && at.kind === 'group' && choice.groupBy) {
            return (
              <GroupLine
                key={slot}
                {...place}
                height={heights.group}
                group={block}
                by={choice.groupBy}
                open={at.open}
              />
            )
          }
          const id = idAt(line)
          return (
            <PaperLine
              key={slot}
              {...place}
              height={heights.paper}
              id={id}
              compact={compact}
              columns={columns}
              selected={id !== null && isSelected(selection, id)}
              position={at.kind === 'paper' ? at.index + 1 : 0}
              total={lines.papers}
              grouped={grouped}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The top of another order; where one was, on the way back; further on, where papers came in above. */
function useScrollPlace(
  scroller: React.RefObject<HTMLDivElement | null>,
  height: number,
  reveal: (line: number) => void,
): void {
  const turn = useLibrary((state) => state.turn)
  const shift = useLibrary((state) => state.shift)
  const goTo = useLibrary((state) => state.goTo)
  const seen = useRef({ shift, goTo })
  const top = useRef(0)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    // Scrolling, even to where it is, makes the browser lay everything out at once and then again.
    const place = rememberedPlace(turn)
    if (place !== top.current) element.scrollTo({ top: place })
    top.current = place
    const remember = (): void => {
      top.current = element.scrollTop
      rememberPlace(turn, top.current)
    }
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, turn])
  useLayoutEffect(() => {
    if (shift && shift !== seen.current.shift) scroller.current?.scrollBy({ top: shift.lines * height })
    seen.current.shift = shift
  }, [scroller, shift, height])
  useEffect(() => {
    if (goTo && goTo !== seen.current.goTo) reveal(goTo.line)
    seen.current.goTo = goTo
  }, [goTo, reveal])
}

function roleOf(how: { readonly table: boolean; readonly grouped: boolean }): {
  readonly list: 'listbox' | 'tree' | 'grid' | 'treegrid'
  readonly line: LineRole
} {
  if (how.table) return { list: how.grouped ? 'treegrid' : 'grid', line: 'row' }
  return how.grouped ? { list: 'tree', line: 'treeitem' } : { list: 'listbox', line: 'option' }
}

/**
 * The lines from one to another by the slots they are drawn in: a line takes the slot of the one that many before it, so
 * that a scroll writes other words into the elements that are there and makes none.
 */
function slots(from: number, to: number): readonly { readonly slot: number; readonly line: number }[] {
  const size = Math.max(0, to - from + 1)
  return Array.from({ length: size }, (_, slot) => ({ slot, line: from + ((slot - (from % size) + size) % size) }))
}

/** React's types know no custom properties. */
function variables(values: Readonly<Record<`--${string}`, string>>): CSSProperties {
  return values as CSSProperties
}
