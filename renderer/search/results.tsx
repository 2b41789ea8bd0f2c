// What was found, as one listbox in groups. The focus stays in the box above; the cursor's row is told by
// `aria-activedescendant`, and keys and pointer mean the same rows.
import { memo, useEffect } from 'react'
import type { SearchGroup } from '../../preload/model/search.ts'
import { currentLanguage, useWords } from '../app/words/words.ts'
import { wholeNumber } from '../ui/format.ts'
import { Hit } from './hit.tsx'
import css from './results.module.css'
import { placeCursor, rowsOf, useSearch, type Row } from './search-store.ts'

/** The id of the listbox, for the box that controls it. */
export const RESULTS_ID = 'search-results'

/** The element id of a row. */
export function rowId(key: string): string {
  return `hit-${key.replace(/[^\w-]/g, '_')}`
}

/** All groups. `onOpen` is what Enter and a click do. Drawn for another answer or cursor, not for each key. */
export const Results = memo(function Results(props: { readonly onOpen: (row: Row) => void }) {
  const t = useWords()
  const groups = useSearch((state) => state.groups)
  const cursor = useSearch((state) => state.cursor)
  useEffect(() => {
    if (cursor !== null) document.getElementById(rowId(cursor))?.scrollIntoView({ block: 'nearest' })
  }, [cursor])
  return (
    <div
      id={RESULTS_ID}
      className={css.results}
      role="listbox"
      tabIndex={0}
      aria-activedescendant={cursor !== null ? rowId(cursor) : undefined}
      aria-label={t('search:results')}
    >
      {groups.map((group) => (
        <Group key={group.kind} group={group} cursor={cursor} onOpen={props.onOpen} />
      ))}
    </div>
  )
})

function Group(props: {
  readonly group: SearchGroup
  readonly cursor: string | null
  readonly onOpen: (row: Row) => void
}) {
  const t = useWords()
  const { group, cursor, onOpen } = props
  return (
    <div role="group" aria-labelledby={`group-${group.kind}`} className={css.group}>
      <div id={`group-${group.kind}`} role="presentation" className={css.heading}>
        {t(`search:groups.${group.kind}`)}{' '}
        <span className={css.count}>
          {wholeNumber(group.total, currentLanguage())}
          {group.capped && '+'}
        </span>
      </div>
      {rowsOf(group).map((row) => (
        <div
          key={row.key}
          id={rowId(row.key)}
          role="option"
          aria-selected={row.key === cursor}
          className={css.row}
          data-kind={row.kind}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (window.getSelection()?.isCollapsed === false) return
            placeCursor(row.key)
            onOpen(row)
          }}
        >
          {row.kind === 'hit' ? <Hit hit={row.hit} /> : t('search:more', { count: row.left })}
        </div>
      ))}
    </div>
  )
}
