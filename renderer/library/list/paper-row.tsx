// One paper in a list of papers: status, title, who and when, where it belongs, what is on disk. Drawn only when it changes.
import { Highlighter, NotebookPen, Star } from 'lucide-react'
import { memo } from 'react'
import type { DownloadItem } from '../../../preload/model/app.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import { shareOf, useDownloads } from '../../app/downloads/downloads-store.ts'
import { toldProblem } from '../../app/words/told.ts'
import { currentLanguage, t as words, useWords, type Words } from '../../app/words/words.ts'
import { shortAuthors } from '../../ui/format.ts'
import { PdfGlyph } from '../../ui/pdf-glyph.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import css from './paper-row.module.css'
import { usePaper } from '../paper-store.ts'
import { TagNames } from '../../tags/tag-names.tsx'

interface PaperRowProps {
  readonly id: PaperId | null
  readonly compact: boolean
}

/** The inside of a row. While a paper's window is on its way, the shape of one. */
export const PaperRow = memo(function PaperRow({ id, compact }: PaperRowProps) {
  const t = useWords()
  const paper = usePaper(id)
  if (!paper) {
    return (
      <div className={css.row} data-compact={compact || undefined} aria-hidden>
        <span className={css.shape} />
      </div>
    )
  }
  const { status } = paper
  return (
    <div className={css.row} data-compact={compact || undefined} data-status={status.value}>
      <span className={css.glyph} data-act="status">
        <StatusGlyph status={status.value} progress={paper.progress} label={statusLabel(paper, t)} />
      </span>
      <div className={css.body}>
        <div className={css.title}>{paper.title}</div>
        <div className={css.meta}>
          <Authors paper={paper} />
          <Facts paper={paper} />
          {!compact && <Place paper={paper} />}
        </div>
      </div>
      <span className={css.signs}>
        <Signs paper={paper} />
      </span>
    </div>
  )
})

/** "Reading, 40 % of the pages seen". */
export function statusLabel(paper: PaperSummary, t: Words): string {
  return paper.status.value === 'reading' && paper.progress > 0
    ? t('status.progress', { percent: Math.round(paper.progress * 100) })
    : t(`status.${paper.status.value}`)
}

/** "Zhuo, Vu, Chim + 30", or why nobody is named. */
export function Authors({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  if (paper.authors.length === 0) {
    const why = {
      wanted: 'paper.wanted',
      'no-such-paper': 'paper.unknown',
      ready: 'paper.noAuthors',
      none: 'paper.ownFile',
    } as const
    return <span className={css.authors}>{t(why[paper.metadata])}</span>
  }
  const { names, more } = shortAuthors(paper.authors)
  return (
    <span className={css.authors}>
      {names}
      {more > 0 && ` ${andMore(more, paper.authors.length)}`}
    </span>
  )
}

/** "+ 30": words with numbers in them are dear, and there are few numbers. */
function andMore(count: number, total: number): string {
  const key = `${currentLanguage()} ${count} ${total}`
  const text = counted.get(key) ?? words('paper.andMore', { count, total })
  counted.set(key, text)
  return text
}
const counted = new Map<string, string>()

/** Year and category. */
export function Facts({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  return (
    <>
      {paper.year && <span className={css.fact}>{paper.year}</span>}
      {paper.primaryCategory && <span className={css.fact}>{paper.primaryCategory}</span>}
      {paper.withdrawn && <span className={css.withdrawn}>{t('paper.withdrawn')}</span>}
    </>
  )
}

function Place({ paper }: { readonly paper: PaperSummary }) {
  const list = paper.lists[0]
  if (!list && paper.tags.length === 0) return null
  return (
    <>
      {list && (
        <span className={css.place}>
          <span className={css.list}>{list.title}</span>
          {list.section && <span className={css.section}> › {list.section}</span>}
        </span>
      )}
      {paper.tags.length > 0 && (
        <span className={css.tags} data-act="tags">
          <TagNames tags={paper.tags} />
        </span>
      )}
    </>
  )
}

/** Star, notes, marks, and the sheet that tells whether the PDF is on disk. */
export function Signs({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  return (
    <>
      {paper.starred && <Star size={13} className={css.star} role="img" aria-label={t('paper.starred')} />}
      {paper.hasNotes && <NotebookPen size={13} role="img" aria-label={t('paper.notes')} />}
      {paper.marks > 0 && (
        <span className={css.marks} role="img" aria-label={t('paper.marks', { count: paper.marks })}>
          <Highlighter size={13} aria-hidden />
          {paper.marks}
        </span>
      )}
      <DiskSign paper={paper} />
    </>
  )
}

/** Whether the PDF is on disk, and how far it has come while it downloads. */
export function DiskSign({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  const item = useDownloads(({ items }) =>
    items.find(({ paperId, state }) => paperId === paper.id && state === 'downloading'),
  )
  const state = item ? 'downloading' : paper.pdf.state
  return (
    <span title={(paper.pdf.problem ? toldProblem(paper.pdf.problem) : null) ?? t(`paper.pdf.${state}`)}>
      <PdfGlyph state={state} share={shareOfItem(item)} label={t(`paper.pdf.${state}`)} />
    </span>
  )
}

function shareOfItem(item: DownloadItem | undefined): number | null {
  return item ? shareOf(item) : null
}
