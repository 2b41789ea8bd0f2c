// The marks of the paper in reading order, narrowed as one likes; each leads to its place. Below them the file's own.
// Drawn as they come into view: a thousand marks cost what is seen.
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Mark } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { useRows } from '../../ui/use-rows.ts'
import { FileMarkEntry, FileMarksHead } from '../file-marks/file-marks-section.tsx'
import type { FileMark } from '../file-marks/read-annotations.ts'
import type { MarkElsewhere } from '../marks/placed-marks.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { filterMarks, noFilter, type MarkFilter } from './filter-marks.ts'
import { MarkEntry } from './mark-entry.tsx'
import { MarkFilters } from './mark-filters.tsx'
import css from './marks-list.module.css'
import rail from './rail.module.css'

type Row =
  | { readonly what: 'mark'; readonly mark: Mark }
  | { readonly what: 'elsewhere'; readonly mark: Mark }
  | { readonly what: 'elsewhere-head'; readonly lost: boolean }
  | { readonly what: 'head'; readonly files: readonly FileMark[] }
  | { readonly what: 'file'; readonly file: FileMark }

export function MarkList() {
  const t = useWords()
  const session = useSession()
  const marks = useReader((state) => state.marks)
  const { marks: files, complete } = useReader((state) => state.fileMarks)
  const elsewhere = useReader((state) => state.elsewhere)
  const [filter, setFilter] = useState<MarkFilter>(noFilter)
  const [expanded, setExpanded] = useState(false)
  const shown = useMemo(() => filterMarks(marks, filter), [marks, filter])
  useEffect(() => void session.fileMarks?.readAll(), [session])
  const rows = useMemo(
    (): readonly Row[] => [
      ...shown.map((mark): Row => ({ what: 'mark', mark })),
      ...elsewhereRows(elsewhere, filter),
      ...(files.length > 0 ? [{ what: 'head', files } as const] : []),
      ...files.map((file): Row => ({ what: 'file', file })),
    ],
    [shown, elsewhere, filter, files],
  )
  if (marks.length + elsewhere.length + files.length === 0) {
    return <p className={rail.empty}>{t(complete ? 'reader:rail.noMarks' : 'reader:fileMarks.reading')}</p>
  }
  const narrowed = shown.length < marks.length
  return (
    <div className={css.pane}>
      {marks.length > 0 && (
        <MarkFilters
          marks={marks}
          filter={filter}
          expanded={expanded}
          onFilter={(change) => setFilter((before) => ({ ...before, ...change }))}
          onExpand={setExpanded}
        />
      )}
      {marks.length > 0 && (
        <p className={css.count} role="status">
          {narrowed
            ? t('reader:marksList.some', { shown: shown.length, count: marks.length })
            : t('reader:rail.count', { count: shown.length })}
          {narrowed && (
            <Button look="link" onPress={() => setFilter(noFilter)}>
              {t('reader:marksList.clear')}
            </Button>
          )}
        </p>
      )}
      {marks.length > 0 && shown.length === 0 && <p className={rail.empty}>{t('reader:rail.noMatch')}</p>}
      <Rows rows={rows} expanded={expanded} />
    </div>
  )
}

function Rows({ rows, expanded }: { readonly rows: readonly Row[]; readonly expanded: boolean }) {
  const t = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const active = useReader((state) => state.active?.id ?? null)
  const drawn = useRows({
    scroller,
    count: rows.length,
    estimate: (index) => estimate(rows[index]),
    keyOf: (index) => keyOf(rows[index]),
  })
  useEffect(() => {
    const index = rows.findIndex((row) => row.what === 'mark' && row.mark.id === active)
    if (index >= 0) drawn.scrollToIndex(index, { align: 'auto' })
    // Only when another mark opens: a list that moves while one reads it would be in the way.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [active])
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const { target } = event
    if (!(target instanceof HTMLElement) || !('entry' in target.dataset)) return
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'])
    event.preventDefault()
    event.stopPropagation()
    focusRow(scroller.current, drawn.scrollToIndex.bind(drawn), index, event.key === 'ArrowDown' ? 1 : -1, rows.length)
  }
  return (
    <div ref={scroller} className={css.scroller} onKeyDown={onKeyDown}>
      <ul className={css.rows} style={{ height: drawn.getTotalSize() }} aria-label={t('reader:rail.marks')}>
        {drawn.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <li key={item.key} ref={drawn.measureElement} data-index={item.index} style={{ top: item.start }}>
              {row.what === 'mark' && (
                <MarkEntry mark={row.mark} expanded={expanded} editing={editing === row.mark.id} onEdit={setEditing} />
              )}
              {row.what === 'elsewhere' && (
                <MarkEntry
                  mark={row.mark}
                  elsewhere
                  expanded={expanded}
                  editing={editing === row.mark.id}
                  onEdit={setEditing}
                />
              )}
              {row.what === 'elsewhere-head' && <ElsewhereHead lost={row.lost} />}
              {row.what === 'head' && <FileMarksHead files={row.files} />}
              {row.what === 'file' && <FileMarkEntry file={row.file} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Puts the keys on the next entry that has something to press. */
function focusRow(
  scroller: HTMLElement | null,
  scrollTo: (index: number) => void,
  from: number,
  step: 1 | -1,
  count: number,
  tries = 3,
): void {
  const index = from + step
  if (index < 0 || index >= count || tries === 0) return
  scrollTo(index)
  requestAnimationFrame(() => {
    const entry = scroller?.querySelector<HTMLElement>(`[data-index="${index}"] [data-entry]`)
    if (entry) entry.focus()
    else focusRow(scroller, scrollTo, index, step, count, tries - 1)
  })
}

/** The marks that are not on these pages: those whose words are gone, then those nobody could look for. */
function elsewhereRows(elsewhere: readonly MarkElsewhere[], filter: MarkFilter): readonly Row[] {
  return [true, false].flatMap((lost): readonly Row[] => {
    const marks = elsewhere.flatMap((each) => (each.lost === lost ? [each.mark] : []))
    const shown = filterMarks(marks, filter)
    if (shown.length === 0) return []
    return [{ what: 'elsewhere-head', lost }, ...shown.map((mark): Row => ({ what: 'elsewhere', mark }))]
  })
}

function ElsewhereHead({ lost }: { readonly lost: boolean }) {
  const t = useWords()
  return (
    <div className={css.elsewhere}>
      <h2>{t(lost ? 'reader:placed.lostTitle' : 'reader:placed.waitingTitle')}</h2>
      <p>{t(lost ? 'reader:placed.lostAbout' : 'reader:placed.waitingAbout')}</p>
    </div>
  )
}

function keyOf(row: Row | undefined): string {
  if (!row || row.what === 'head') return 'head'
  if (row.what === 'elsewhere-head') return `elsewhere ${row.lost}`
  return row.what === 'file' ? `file ${row.file.id}` : row.mark.id
}

function estimate(row: Row | undefined): number {
  if (row?.what !== 'mark') return 64
  return row.mark.kind === 'area' ? 150 : 76 + (row.mark.comment === '' ? 0 : 30)
}
