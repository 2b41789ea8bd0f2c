// One paper as a row of the table: a cell a column, cheap to draw. Status, star and tags say in `data-act` what a click
// on them does; the list listens. For the keyboard there are the keys of each.
import { NotebookPen, Star } from 'lucide-react'
import { memo } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import { currentLanguage, useWords, type Words } from '../../app/words/words.ts'
import { fileSize, shortDate } from '../../ui/format.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import type { Column, ColumnId } from '../view/columns.ts'
import { Authors, DiskSign, statusLabel } from './paper-row.tsx'
import { usePaper } from '../paper-store.ts'
import css from './table.module.css'
import { TagNames } from '../../tags/tag-names.tsx'

/** The cells. While a paper's window is on its way, the shape of a title. */
export const TableRow = memo(function TableRow(props: {
  readonly id: PaperId | null
  readonly columns: readonly Column[]
}) {
  const t = useWords()
  const paper = usePaper(props.id)
  return (
    <div className={css.row} role="presentation" data-status={paper?.status.value}>
      {props.columns.map(({ id, numeric }) => (
        <div key={id} role="gridcell" className={css.cell} data-column={id} data-numeric={numeric}>
          {paper ? cellOf(id, paper, t) : id === 'title' && <span className={css.shape} />}
        </div>
      ))}
    </div>
  )
})

function cellOf(column: ColumnId, paper: PaperSummary, t: Words) {
  const language = currentLanguage()
  switch (column) {
    case 'status':
      return (
        <span data-act="status" className={css.act}>
          <StatusGlyph status={paper.status.value} progress={paper.progress} label={statusLabel(paper, t)} />
        </span>
      )
    case 'title':
      return <span title={paper.title}>{paper.title}</span>
    case 'authors':
      return <Authors paper={paper} />
    case 'year':
      return paper.year
    case 'category':
      return paper.withdrawn ? <span className={css.withdrawn}>{t('paper.withdrawn')}</span> : paper.primaryCategory
    case 'list':
      return paper.lists.map(({ title, section }) => (section ? `${title} › ${section}` : title)).join(', ')
    case 'tags':
      return (
        <span data-act="tags" className={css.act}>
          <TagNames tags={paper.tags} />
        </span>
      )
    case 'starred':
      return (
        <span data-act="star" className={css.star} data-on={paper.starred || undefined}>
          {paper.starred ? (
            <Star size={14} role="img" aria-label={t('paper.starred')} />
          ) : (
            <Star size={14} aria-hidden />
          )}
        </span>
      )
    case 'marks':
      return paper.marks || null
    case 'notes':
      return paper.hasNotes && <NotebookPen size={14} role="img" aria-label={t('paper.notes')} />
    case 'pdf':
      return (
        <>
          {paper.pdf.bytes !== null && <span>{fileSize(paper.pdf.bytes, language)}</span>} <DiskSign paper={paper} />
        </>
      )
    case 'added':
      return <Day moment={paper.addedAt} />
    case 'published':
      return paper.published && <Day moment={paper.published} />
    case 'opened':
      return paper.openedAt && <Day moment={paper.openedAt} />
    case 'pages':
      return paper.pdf.pages
    case 'progress':
      return paper.progress > 0 && t('library:percent', { percent: Math.round(paper.progress * 100) })
    case 'id':
      return paper.latestVersion && paper.arxivId ? `${paper.id}v${paper.latestVersion}` : paper.id
  }
}

function Day({ moment }: { readonly moment: string }) {
  return <time dateTime={moment}>{shortDate(moment, currentLanguage())}</time>
}
