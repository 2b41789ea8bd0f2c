// A table of amounts: what the chart shows, and reading by list and by category with a line as long as its share.
import type { ReactNode } from 'react'
import type { ReadingAmount } from '../../preload/model/history.ts'
import { useWords } from '../app/words/words.ts'
import { ProgressLine } from '../ui/progress-line.tsx'
import { cell, duration } from './history-words.ts'
import css from './history-page.module.css'

interface Row extends ReadingAmount {
  readonly key: string
  readonly name: ReactNode
}

/** `shares` draws a line under each name: its time against the largest. */
export function AmountsTable(props: {
  readonly caption: string
  readonly head: string
  readonly rows: readonly Row[]
  readonly shares?: boolean
}) {
  const t = useWords()
  const most = Math.max(1, ...props.rows.map(({ seconds }) => seconds))
  return (
    <table className={css.table} aria-label={props.caption}>
      <thead>
        <tr>
          <th scope="col">{props.head}</th>
          <th scope="col">{t('history.table.time')}</th>
          <th scope="col">{t('history.table.pages')}</th>
          <th scope="col">{t('history.table.papers')}</th>
          <th scope="col">{t('history.table.finished')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.name}
              {props.shares && <ProgressLine value={row.seconds} total={most} />}
            </th>
            <td>{row.seconds === 0 ? '' : duration(row.seconds)}</td>
            <td>{cell(row.pages)}</td>
            <td>{cell(row.papers)}</td>
            <td>{cell(row.finished)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
