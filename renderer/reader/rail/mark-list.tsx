// The marks of the paper in reading order, narrowed by colour, words and comment; each leads to its place.
import { Quote, Trash2 } from 'lucide-react'
import { useState, type CSSProperties } from 'react'
import type { Mark, MarkColor } from '../../../preload/model/mark.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { NoteText } from '../../notes/note-text.tsx'
import { markToken } from '../marks/colors.ts'
import { useMarkDeeds } from '../marks/use-mark-deeds.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { countColors, filterMarks } from './filter-marks.ts'
import css from './rail.module.css'

export function MarkList() {
  const t = useWords()
  const marks = useReader((state) => state.marks)
  const [words, setWords] = useState('')
  const [color, setColor] = useState<MarkColor | null>(null)
  if (marks.length === 0) return <p className={css.empty}>{t('reader:rail.noMarks')}</p>
  const shown = filterMarks(marks, { words, color })
  return (
    <>
      <div className={css.filters}>
        <input
          className={css.filter}
          type="search"
          value={words}
          placeholder={t('reader:rail.filter')}
          aria-label={t('reader:rail.filter')}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className={css.dots} role="group" aria-label={t('reader:rail.filter')}>
          {countColors(marks).map(({ color: each, count }) => (
            <button
              key={each}
              type="button"
              className={css.dot}
              style={{ '--mark': markToken(each) } as CSSProperties}
              aria-pressed={color === each}
              aria-label={`${t('reader:rail.colorFilter', { color: t(`reader:colors.${each}`) })}, ${count}`}
              onClick={() => setColor(color === each ? null : each)}
            >
              {count}
            </button>
          ))}
        </div>
      </div>
      <p className={css.count}>{t('reader:rail.count', { count: shown.length })}</p>
      {shown.length === 0 && <p className={css.empty}>{t('reader:rail.noMatch')}</p>}
      <ul className={css.marks}>
        {shown.map((mark) => (
          <MarkEntry key={mark.id} mark={mark} />
        ))}
      </ul>
    </>
  )
}

function MarkEntry({ mark }: { readonly mark: Mark }) {
  const t = useWords()
  const session = useSession()
  const deeds = useMarkDeeds()
  const open = useReader((state) => state.active?.id === mark.id)
  const page = mark.anchor.parts[0]?.page ?? 1
  return (
    <li className={css.mark} style={{ '--mark': markToken(mark.color) } as CSSProperties} data-open={open || undefined}>
      <button
        type="button"
        className={css.goto}
        onClick={() => {
          session.jumps.toMark(mark)
          requestAnimationFrame(() => session.openMark(mark.id))
        }}
      >
        <span className={css.meta}>
          {t('reader:mark.page', { page })}
          <span className="visually-hidden">
            {t(`reader:colors.${mark.color}`)} {t(`reader:kinds.${mark.kind}`)}
          </span>
        </span>
        <span className={css.quote} data-kind={mark.kind}>
          {mark.anchor.quote?.exact ?? t(`reader:kinds.${mark.kind}`)}
        </span>
      </button>
      {mark.comment !== '' && <NoteText text={mark.comment} small />}
      <span className={css.deeds}>
        <IconButton label={t('reader:mark.quote')} onPress={() => void deeds.quote(mark)}>
          <Quote size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('reader:mark.delete')} onPress={() => deeds.remove(mark)}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </span>
    </li>
  )
}
