// The works the paper cites: filtered by words, by what the library has; each leads to its entry and to where it is cited.
import { CornerDownRight } from 'lucide-react'
import { useState } from 'react'
import type { KnownReference, Mention, Reference } from '../../../preload/model/references.ts'
import { useWords } from '../../app/words/words.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { AddCited } from '../previews/cited-work.tsx'
import { mentionsOf } from '../previews/target.ts'
import { crossTo } from '../state/crossing.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import { filterReferences } from './filter-references.ts'
import css from './references.module.css'
import list from './marks-list.module.css'
import rail from './rail.module.css'

export function References() {
  const t = useWords()
  const places = useReader((state) => state.places)
  const known = useReader((state) => state.known)
  const [words, setWords] = useState('')
  const [hereOnly, setHereOnly] = useState(false)
  if (!places) return <p className={rail.empty}>{t('reader:references.reading')}</p>
  if (places.references.length === 0) return <p className={rail.empty}>{t('reader:references.none')}</p>
  const shown = filterReferences(places.references, known, { words, hereOnly })
  return (
    <>
      <div className={list.filters}>
        <input
          className={list.filter}
          type="search"
          value={words}
          placeholder={t('reader:references.filter')}
          aria-label={t('reader:references.filter')}
          onChange={(event) => setWords(event.target.value)}
        />
        {known.length > 0 && (
          <button type="button" className={css.toggle} aria-pressed={hereOnly} onClick={() => setHereOnly(!hereOnly)}>
            {t('reader:references.here', { count: known.length })}
          </button>
        )}
      </div>
      <p className={list.count}>{t('reader:references.count', { count: shown.length })}</p>
      <ol className={css.list}>
        {shown.map(({ reference, index }) => (
          <Entry
            key={index}
            reference={reference}
            known={known.find((each) => each.index === index)}
            cited={mentionsOf(places, index)}
          />
        ))}
      </ol>
    </>
  )
}

function Entry(props: {
  readonly reference: Reference
  readonly known: KnownReference | undefined
  readonly cited: readonly Mention[]
}) {
  const t = useWords()
  const session = useSession()
  const labels = useReader((state) => state.labels)
  const [open, setOpen] = useState(false)
  const { reference, known, cited } = props
  const { title, authors, year, label, text, parts } = reference
  const first = cited[0]
  const names = authors.length > 2 ? `${authors[0]} et al.` : authors.join(' & ')
  return (
    <li className={css.entry}>
      <button type="button" className={css.work} aria-expanded={open} onClick={() => setOpen(!open)}>
        {known && (
          <StatusGlyph
            status={known.paper.status.value}
            progress={known.paper.progress}
            size={13}
            label={`${t('reader:cited.here')}, ${t(`status.${known.paper.status.value}`)}`}
          />
        )}
        <span>
          <span className={css.title}>{title ?? text.slice(0, 140)}</span>
          <span className={css.by}>
            {[label === null ? '' : `[${label}]`, names, year ?? ''].filter((part) => part !== '').join(' ')}
          </span>
        </span>
      </button>
      {open && (
        <div className={css.more}>
          <p>{text}</p>
          <p className={css.places}>
            {cited.length > 0 ? t('reader:references.citedOn') : t('reader:references.notCited')}
            {cited.map(({ stretch }, at) => (
              <Button
                key={at}
                look="link"
                onPress={() => session.jumps.toStretch(stretch)}
                aria-label={t('reader:mark.page', { page: labels?.[stretch.page - 1] ?? stretch.page })}
              >
                {labels?.[stretch.page - 1] ?? stretch.page}
              </Button>
            ))}
          </p>
          <div className={css.deeds}>
            {known ? (
              <Button onPress={() => crossTo(session, known.paper.id)}>{t('reader:cited.open')}</Button>
            ) : (
              reference.arxivId && (
                <AddCited arxivId={reference.arxivId} input={text} page={first?.stretch.page ?? null} />
              )
            )}
            <IconButton
              label={t('reader:references.toEntry')}
              onPress={() => parts[0] && session.jumps.toStretch(parts[0])}
            >
              <CornerDownRight size={15} aria-hidden />
            </IconButton>
          </div>
        </div>
      )}
    </li>
  )
}
