// The smaller parts of the details pane: tags, lists with the curator's words, and where the paper came from.
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { PaperDetail, PaperSummary, Provenance } from '../../../preload/model/paper.ts'
import { useApp } from '../../app/app-store.ts'
import { formatRoute, listHref } from '../../app/routes.ts'
import { useTagColors } from '../../app/tag-colors.ts'
import { useWords, type Words } from '../../app/words/words.ts'
import { Clamped } from '../../ui/clamped.tsx'
import controls from '../../ui/controls.module.css'
import { When } from '../../ui/when.tsx'
import css from './details-pane.module.css'
import { changeTags } from '../paper-actions.ts'
import { completions } from '../../tags/tag-completions.ts'

/** Tags that the field completes with at once. */
const MOST_OFFERED = 40

/** Tags as removable labels, and a field for one more. */
export function Tags({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  const colors = useTagColors((state) => state.colors)
  return (
    <section>
      <h3 className={css.heading}>{t('details.tags')}</h3>
      {paper.tags.length > 0 && (
        <ul className={css.tags}>
          {paper.tags.map((tag) => (
            <li key={tag} className={css.tag} data-color={colors.get(tag)}>
              <a href={formatRoute({ at: 'library', filter: { tag } })}>{tag}</a>
              <button
                type="button"
                aria-label={t('details.removeTag', { tag })}
                onClick={() => void changeTags([paper.id], { add: [], remove: [tag] })}
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TagField paper={paper} />
    </section>
  )
}

/** The field for one more tag; it completes those that are known. */
function TagField({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  const known = useApp((state) => state.counts?.tags)
  const [text, setText] = useState('')
  const names = useMemo(() => known?.map(({ tag }) => tag) ?? [], [known])
  const offered = useMemo(() => completions(names, text, MOST_OFFERED).options, [names, text])
  return (
    <form
      className={css.tagField}
      onSubmit={(event) => {
        event.preventDefault()
        const tag = text.trim().replace(/^#/, '')
        if (tag) void changeTags([paper.id], { add: [tag], remove: [] })
        setText('')
      }}
    >
      <input
        className={controls.input}
        value={text}
        maxLength={100}
        list="known-tags"
        aria-label={t('details.tagHint')}
        placeholder={t('details.tagHint')}
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id="known-tags">{offered.map(({ tag, fresh }) => !fresh && <option key={tag} value={tag} />)}</datalist>
    </form>
  )
}

/** Each list the paper is in, with what that list's curator said of it. */
export function InLists({ detail }: { readonly detail: PaperDetail }) {
  const t = useWords()
  if (detail.inLists.length === 0) return null
  return (
    <section>
      <h3 className={css.heading}>{t('details.inLists')}</h3>
      <ul className={css.stack}>
        {detail.inLists.map((place, at) => (
          <li key={`${place.id}-${at}`}>
            <a className={css.where} href={listHref(place.id)}>
              {place.title}
            </a>
            {place.section && <span className={css.section}>{place.section}</span>}
            {place.summary ? (
              <Clamped className={css.words} text={place.summary} lines={6} />
            ) : (
              <p className={css.quiet}>{t('details.noWords')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "Why do I have this?": every way the paper came in, oldest first. */
export function Why({ detail }: { readonly detail: PaperDetail }) {
  const t = useWords()
  if (detail.record.provenance.length === 0) return null
  return (
    <section>
      <h3 className={css.heading}>{t('details.why')}</h3>
      <ul className={css.came}>
        {detail.record.provenance.map((came, at) => (
          <li key={at}>
            {cameBy(came, detail, t)} <When moment={came.at} />
            {came.input && came.input !== detail.record.arxivId && (
              <small>{t('details.gave', { input: came.input })}</small>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function cameBy(came: Provenance, detail: PaperDetail, t: Words): string {
  if (came.kind === 'list') {
    const list = detail.inLists.find(({ id }) => id === came.listId)?.title
    if (!list) return t('details.came.added')
    return came.section
      ? t('details.came.listSection', { list, section: came.section })
      : t('details.came.list', { list })
  }
  if (came.kind === 'reference') {
    const from = came.from ?? ''
    return came.page === undefined
      ? t('details.came.reference', { from })
      : t('details.came.referencePage', { from, page: came.page })
  }
  return t(`details.came.${came.kind}`)
}
