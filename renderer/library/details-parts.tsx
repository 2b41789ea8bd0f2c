// The smaller parts of the details pane: tags, lists with the curator's words, facts, files, and where the paper came from.
import { X } from 'lucide-react'
import { useState } from 'react'
import type { PaperDetail, PaperRecord, PaperSummary, PdfState, Provenance } from '../../preload/model/paper.ts'
import { useApp } from '../app/app-store.ts'
import { formatRoute, listHref } from '../app/routes.ts'
import { toldProblem } from '../app/words/told.ts'
import { currentLanguage, useWords, type Words } from '../app/words/words.ts'
import { Clamped } from '../ui/clamped.tsx'
import controls from '../ui/controls.module.css'
import { fileSize } from '../ui/format.ts'
import { When } from '../ui/when.tsx'
import css from './details-pane.module.css'
import { changeTags } from './paper-actions.ts'

/** Tags as removable labels, and a field for one more. */
export function Tags({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  const known = useApp((state) => state.counts?.tags)
  const [text, setText] = useState('')
  return (
    <section>
      <h3 className={css.heading}>{t('details.tags')}</h3>
      {paper.tags.length > 0 && (
        <ul className={css.tags}>
          {paper.tags.map((tag) => (
            <li key={tag} className={css.tag}>
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
      <form
        style={{ marginTop: paper.tags.length > 0 ? 8 : 0 }}
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
        <datalist id="known-tags">
          {known?.map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </form>
    </section>
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

/** What arXiv says: id, dates, versions, category, comment, journal. */
export function Facts({ record }: { readonly record: PaperRecord }) {
  const t = useWords()
  const newest = record.versions.at(-1)
  const latest = record.metadata.latest
  // What somebody said of a PDF of their own stands above already.
  if (!record.arxivId) return null
  return (
    <section>
      <h3 className={css.heading}>{t('details.versions')}</h3>
      <dl className={css.facts}>
        {record.arxivId && <Fact name={t('details.id')}>{record.arxivId}</Fact>}
        {newest?.published && (
          <Fact name={t('details.first')}>
            <When moment={newest.published} as="day" />
          </Fact>
        )}
        {newest?.updated && newest.updated !== newest.published && (
          <Fact name={t('details.version', { version: newest.version })}>
            <When moment={newest.updated} as="day" />
          </Fact>
        )}
        {latest !== null && newest && latest > newest.version && (
          <Fact name={t('details.version', { version: latest })}>—</Fact>
        )}
        {newest?.primaryCategory && (
          <Fact name={t('details.category')}>
            {[newest.primaryCategory, ...newest.categories.filter((each) => each !== newest.primaryCategory)].join(
              ', ',
            )}
          </Fact>
        )}
        {newest?.comment && <Fact name={t('details.comment')}>{newest.comment}</Fact>}
        {newest?.journalRef && <Fact name={t('details.journal')}>{newest.journalRef}</Fact>}
        {newest?.doi && <Fact name={t('details.doi')}>{newest.doi}</Fact>}
      </dl>
    </section>
  )
}

function Fact(props: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  )
}

/** The PDFs on disk, or why there is none. */
export function Files({ record, pdf }: { readonly record: PaperRecord; readonly pdf: PdfState }) {
  const t = useWords()
  const language = currentLanguage()
  return (
    <section>
      <h3 className={css.heading}>{t('details.files')}</h3>
      <ul>
        {record.files.map((file) => (
          <li key={file.version}>
            {[
              // A PDF of one's own has no versions to tell apart.
              record.arxivId && `v${file.version}`,
              file.pages && t('details.pages', { count: file.pages }),
              fileSize(file.bytes, language),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
      {record.files.length === 0 && (
        <p className={css.quiet}>{pdf.state === 'absent' ? t('details.noFiles') : t(`paper.pdf.${pdf.state}`)}</p>
      )}
      {pdf.problem && <p className={css.problem}>{toldProblem(pdf.problem)}</p>}
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
