// Reading over time: how much was read, when, from which lists; what is left and how long it takes. It tells, and asks nothing.
import { useMemo, useState } from 'react'
import { daysInARow, type ReadingHistory } from '../../preload/model/history.ts'
import { listHref } from '../app/routes.ts'
import { useWords } from '../app/words/words.ts'
import { useCategoryNames } from '../library/details/use-category-names.ts'
import { Segments } from '../ui/choices.tsx'
import { Message } from '../ui/message.tsx'
import { AmountsTable } from './amounts-table.tsx'
import { BarChart } from './bar-chart.tsx'
import { barsOf, firstDay, heightOf, measures, periods, stepOf, total, type Measure, type Period } from './bars.ts'
import { amountOf, duration, shortWhen, when } from './history-words.ts'
import { useHistory } from './use-history.ts'
import css from './history-page.module.css'

/** The screen at `#/history`. */
export function HistoryPage() {
  const t = useWords()
  const [period, setPeriod] = useState<Period>('month')
  const [today] = useState(() => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date()))
  const { history, message } = useHistory(firstDay(period, today))
  if (message !== null && history === null) return <Message title={message} tone="alert" />
  return (
    <div className={css.scroller}>
      <div className={css.column}>
        <h1 className={css.title}>{t('history.title')}</h1>
        <p className={css.second}>{t('history.stays')}</p>
        {history && history.days.length === 0 && <Message title={t('history.empty')}>{t('history.emptyBody')}</Message>}
        {history && history.days.length > 0 && (
          <Read history={history} period={period} onPeriod={setPeriod} today={today} />
        )}
        {history && <Left history={history} />}
      </div>
    </div>
  )
}

interface ReadProps {
  readonly history: ReadingHistory
  readonly period: Period
  readonly onPeriod: (period: Period) => void
  readonly today: string
}

function Read({ history, period, onPeriod, today }: ReadProps) {
  const t = useWords()
  const names = useCategoryNames()
  const [measure, setMeasure] = useState<Measure>('pages')
  const step = stepOf(period)
  const bars = useMemo(() => barsOf(history.days, { period, today }), [history.days, period, today])
  const sum = total(bars)
  const row = daysInARow(
    history.days.flatMap(({ date, seconds }) => (seconds > 0 ? [date] : [])),
    today,
  )
  const peak = bars.toSorted((a, b) => heightOf(b, measure) - heightOf(a, measure))[0]
  const drawn = useMemo(
    () =>
      bars.map((bar) => ({
        short: shortWhen(bar.from, step),
        title: when(bar.from, step),
        said: amountOf(bar, measure),
        height: heightOf(bar, measure),
      })),
    [bars, step, measure],
  )
  return (
    <>
      <div className={css.choices}>
        <Segments
          label={t('history.period')}
          value={period}
          options={periods.map((value) => ({ value, text: t(`history.periods.${value}`) }))}
          onChange={onPeriod}
        />
        <Segments
          label={t('history.measure')}
          value={measure}
          options={measures.map((value) => ({ value, text: t(`history.measures.${value}`) }))}
          onChange={setMeasure}
        />
      </div>
      <p className={css.totals}>
        <strong>{amountOf(sum, 'pages')}</strong>
        <strong>{duration(sum.seconds)}</strong>
        <strong>{amountOf(sum, 'finished')}</strong>
      </p>
      {row.longest > 1 && (
        <p className={css.second}>
          {row.now > 0
            ? t('history.row', { count: row.now, longest: row.longest })
            : t('history.noRow', { longest: row.longest })}
        </p>
      )}
      {sum.seconds === 0 && sum.finished === 0 ? (
        <Message title={t('history.quiet')} />
      ) : (
        <BarChart
          label={t('history.chart', {
            measure: t(`history.measures.${measure}`),
            step: t(`history.step.${step}`),
            total: amountOf(sum, measure),
            peak: peak ? when(peak.from, step) : '',
          })}
          bars={drawn}
        />
      )}
      <details className={css.details}>
        <summary>{t('history.asTable')}</summary>
        <AmountsTable
          caption={t('history.title')}
          head={t('history.table.when')}
          rows={bars.toReversed().map((bar) => ({ ...bar, key: bar.from, name: when(bar.from, step) }))}
        />
      </details>
      {history.lists.length > 0 && (
        <section className={css.part}>
          <h2 className={css.heading}>{t('history.byList')}</h2>
          <AmountsTable
            caption={t('history.byList')}
            head={t('history.list')}
            rows={history.lists.map((list) => ({
              ...list,
              key: list.id,
              name: <a href={listHref(list.id)}>{list.title}</a>,
            }))}
            shares
          />
        </section>
      )}
      {history.categories.length > 0 && (
        <section className={css.part}>
          <h2 className={css.heading}>{t('history.byCategory')}</h2>
          <AmountsTable
            caption={t('history.byCategory')}
            head={t('history.category')}
            rows={history.categories.map((row) => ({
              ...row,
              key: row.category ?? '',
              name: <Category code={row.category} name={names?.get(row.category ?? '') ?? null} />,
            }))}
            shares
          />
        </section>
      )}
    </>
  )
}

function Category({ code, name }: { readonly code: string | null; readonly name: string | null }) {
  const t = useWords()
  if (code === null) return t('history.noCategory')
  return name === null ? code : `${code} · ${name}`
}

function Left({ history: { left, pace } }: { readonly history: ReadingHistory }) {
  const t = useWords()
  const known = left.papers - left.withoutPages
  // Papers without a PDF are taken for papers like the others.
  const pages = known === 0 ? null : Math.round(left.pages + (left.pages / known) * left.withoutPages)
  const papers = t('history.leftPapers', { count: left.papers })
  return (
    <section className={css.part}>
      <h2 className={css.heading}>{t('history.left')}</h2>
      {left.papers === 0 && <p>{t('history.nothingLeft')}</p>}
      {left.papers > 0 && pages === null && <p>{t('history.leftUnknown', { papers })}</p>}
      {left.papers > 0 && pages !== null && (
        <p>
          {t('history.leftBody', { papers, pages: t('history.leftPages', { count: pages }) })}{' '}
          {pace.secondsPerPage === null
            ? t('history.noPace')
            : t('history.leftTime', {
                pace: duration(pace.secondsPerPage),
                time: duration(pace.secondsPerPage * pages),
              })}
        </p>
      )}
      {pages !== null && left.withoutPages > 0 && (
        <p className={css.second}>{t('history.unknownPages', { count: left.withoutPages })}</p>
      )}
    </section>
  )
}
