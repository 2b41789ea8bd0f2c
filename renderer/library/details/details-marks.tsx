// What one wrote in a paper: the notes as one reads them, and every mark with its words, each leading to its place.
import { useState } from 'react'
import { compareMarks, type Mark } from '../../../preload/model/mark.ts'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { formatRoute } from '../../app/routes.ts'
import { useWords } from '../../app/words/words.ts'
import { NoteText } from '../../notes/note-text.tsx'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/when.tsx'
import css from './details-pane.module.css'

/** Marks shown before "show all". */
const MOST_MARKS = 6

export function MarksAndNotes({ record }: { readonly record: PaperRecord }) {
  const t = useWords()
  const [all, setAll] = useState(false)
  const { notes } = record
  const marks = record.marks.toSorted(compareMarks)
  const written = notes.text.trim() !== ''
  if (!written && marks.length === 0) return null
  const shown = all ? marks : marks.slice(0, MOST_MARKS)
  const place = (mark: Mark): string =>
    formatRoute({
      at: 'paper',
      id: record.id,
      version: mark.anchor.version,
      query: new URLSearchParams({ page: String(pageOf(mark)), mark: mark.id }),
    })
  return (
    <section>
      <h3 className={css.heading}>{t('details.marks')}</h3>
      {written && (
        <div className={css.notes}>
          <NoteText
            text={notes.text}
            small
            onMark={(id) => {
              const mark = marks.find((each) => each.id === id || each.formerly.some((former) => former === id))
              if (mark) window.location.hash = place(mark)
            }}
          />
          {notes.updatedAt && (
            <p className={css.quiet}>
              <When moment={notes.updatedAt} />
            </p>
          )}
        </div>
      )}
      <ul className={css.marks}>
        {shown.map((mark) => (
          <li key={mark.id}>
            <a className={css.mark} data-color={mark.color} href={place(mark)}>
              <span className={css.quote}>{mark.anchor.quote?.exact || t(`library:details.kinds.${mark.kind}`)}</span>
              {mark.comment && <span className={css.comment}>{mark.comment}</span>}
              <span className={css.page}>{t('library:details.page', { page: pageOf(mark) })}</span>
            </a>
          </li>
        ))}
      </ul>
      {marks.length > MOST_MARKS && (
        <Button look="link" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? t('list.less') : t('library:details.allMarks', { count: marks.length })}
        </Button>
      )}
    </section>
  )
}

function pageOf(mark: Mark): number {
  return mark.anchor.parts[0]?.page ?? 1
}
