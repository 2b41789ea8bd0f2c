// The receipt: what happened to each line, countable at a glance, filling in as details and PDFs arrive.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PaperId } from '../../preload/model/ids.ts'
import type { Outcome, ReceiptLine } from '../../preload/model/list.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'
import { api } from '../app/api.ts'
import { coalesce } from '../app/coalesce.ts'
import { reportFailure } from '../app/failures.ts'
import { listHref, paperHref } from '../app/routes.ts'
import { told } from '../app/words/told.ts'
import { useWords } from '../app/words/words.ts'
import { Authors, DiskSign, Facts } from '../library/list/paper-row.tsx'
import { keepPapers, usePaper, usePapers } from '../library/paper-store.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Segments } from '../ui/choices.tsx'
import { ProgressLine } from '../ui/progress-line.tsx'
import { useRows } from '../ui/use-rows.ts'
import { startOver, useIntake } from './intake-store.ts'
import css from './receipt-screen.module.css'

const none: readonly ReceiptLine[] = []

export function ReceiptScreen() {
  const t = useWords()
  const receipt = useIntake((state) => state.receipt)
  const byId = usePapers((state) => state.byId)
  const [only, setOnly] = useState<Outcome | 'all'>('all')
  const results = receipt?.results ?? none
  useFollowPapers(results)

  const lines = useMemo(() => results.map((line) => asItStands(line, byId)), [results, byId])
  const counts = useMemo(() => count(lines), [lines])
  const papers = results.flatMap(({ paperId }) => (paperId ? [byId.get(paperId)] : []))
  const described = papers.filter((paper) => paper && paper.metadata === 'ready').length
  const ready = papers.filter((paper) => paper?.pdf.state === 'ready').length
  const shown = only === 'all' ? lines : lines.filter(({ outcome }) => outcome === only)
  const first = results.find(({ paperId }) => paperId !== null)?.paperId
  if (!receipt) return null
  return (
    <div className={css.screen}>
      <header className={css.head}>
        <h1 className={css.title}>{t('receipt.added', { count: counts.get('added') ?? 0 })}</h1>
        {papers.length > 0 && (
          <div className={css.progress}>
            <ProgressLine
              value={ready}
              begun={described - ready}
              total={papers.length}
              kind="work"
              thick
              label={t('receipt.pdfsReady', { ready, total: papers.length })}
            />
            <p className={css.facts}>
              <span>{t('receipt.detailsReady', { ready: described, total: papers.length })}</span>
              <span>{t('receipt.pdfsReady', { ready, total: papers.length })}</span>
            </p>
          </div>
        )}
        <div className={css.actions}>
          {first && (
            <a className={buttonClass('primary')} href={paperHref(first)} onClick={startOver}>
              {t('receipt.start')}
            </a>
          )}
          {receipt.listId && (
            <a className={buttonClass()} href={listHref(receipt.listId)} onClick={startOver}>
              {t('receipt.openList')}
            </a>
          )}
          <a className={buttonClass('quiet')} href="#/" onClick={startOver}>
            {t('receipt.toLibrary')}
          </a>
          <Button look="quiet" onPress={startOver}>
            {t('receipt.again')}
          </Button>
        </div>
        {counts.size > 1 && (
          <Segments
            label={t('receipt.lines')}
            value={only}
            options={[
              { value: 'all', text: `${t('receipt.all')} ${results.length}` },
              ...[...counts].map(([outcome, number]) => ({
                value: outcome,
                text: `${t(`receipt.outcomes.${outcome}`)} ${number}`,
              })),
            ]}
            onChange={setOnly}
          />
        )}
      </header>
      <Lines lines={shown} />
    </div>
  )
}

function Lines({ lines }: { readonly lines: readonly ReceiptLine[] }) {
  const t = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useRows({ scroller, count: lines.length, estimate: () => 60 })
  return (
    <div ref={scroller} className={css.scroller} tabIndex={0} role="group" aria-label={t('receipt.lines')}>
      <ol className={css.canvas} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]
          return (
            line && (
              <li
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                className={css.line}
                style={{ transform: `translateY(${start}px)` }}
              >
                <LineView line={line} />
              </li>
            )
          )
        })}
      </ol>
    </div>
  )
}

function LineView({ line }: { readonly line: ReceiptLine }) {
  const t = useWords()
  const paper = usePaper(line.paperId)
  return (
    <>
      <span className={css.outcome} data-tone={tone[line.outcome]}>
        {t(`receipt.outcomes.${line.outcome}`)}
      </span>
      <span className={css.what}>
        {paper ? (
          <>
            <a className={css.name} href={paperHref(paper.id)}>
              {paper.title}
            </a>
            <span className={css.meta}>
              <Authors paper={paper} />
              <Facts paper={paper} />
            </span>
          </>
        ) : (
          <>
            <span className={css.name}>{line.input}</span>
            <span className={css.meta}>{told(line)}</span>
          </>
        )}
        {paper && tone[line.outcome] === 'bad' && line.message !== '' && <span className={css.meta}>{told(line)}</span>}
      </span>
      {paper && <DiskSign paper={paper} />}
    </>
  )
}

/** A line as it stands now: what was added may turn out not to be at arXiv. */
function asItStands(line: ReceiptLine, papers: ReadonlyMap<PaperId, PaperSummary>): ReceiptLine {
  if (line.outcome !== 'added' || !line.paperId) return line
  const paper = papers.get(line.paperId)
  if (paper?.metadata === 'no-such-paper') return { ...line, outcome: 'no-such-paper', message: '', said: undefined }
  return paper?.withdrawn ? { ...line, outcome: 'withdrawn', message: '', said: undefined } : line
}

const tone: Readonly<Record<Outcome, 'good' | 'same' | 'bad'>> = {
  added: 'good',
  downloaded: 'good',
  updated: 'good',
  'already-here': 'same',
  withdrawn: 'bad',
  'no-such-paper': 'bad',
  invalid: 'bad',
  throttled: 'bad',
  offline: 'bad',
  failed: 'bad',
}

function count(results: readonly ReceiptLine[]): ReadonlyMap<Outcome, number> {
  const counts = new Map<Outcome, number>()
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return counts
}

/** Keeps the summaries of the receipt's papers up to date: the newest are asked for first. */
function useFollowPapers(results: readonly ReceiptLine[]): void {
  useEffect(() => {
    const fetchAll = async (): Promise<void> => {
      const wanted = new Set(results.flatMap(({ paperId }) => paperId ?? []))
      for (let offset = 0; wanted.size > 0; offset += 1000) {
        const { papers, total } = await api().request('papers.query', { sort: 'added', offset, limit: 1000 })
        keepPapers(papers.filter(({ id }) => wanted.delete(id)))
        if (offset + 1000 >= total) return
      }
    }
    const soon = coalesce(400, () => void fetchAll().catch(reportFailure))
    soon()
    const stops = [api().on('library.changed', soon), api().onResync(soon)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [results])
}
