// What arXiv says of a paper: its versions with their dates and what of them is on disk, id, categories by name, comment,
// journal, DOI.
import type { ReactNode } from 'react'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { openOutside } from '../../app/open-outside.ts'
import { paperHref } from '../../app/routes.ts'
import { currentLanguage, useWords } from '../../app/words/words.ts'
import { fileSize } from '../../ui/format.ts'
import { MathText } from '../../ui/math-text.tsx'
import { PdfGlyph } from '../../ui/pdf-glyph.tsx'
import { When } from '../../ui/when.tsx'
import css from './details-pane.module.css'
import { useCategoryNames } from './use-category-names.ts'

/** Every version that is known of, the newest first: its day, and whether it can be opened from disk. */
export function Versions({ record }: { readonly record: PaperRecord }) {
  const t = useWords()
  const language = currentLanguage()
  if (!record.arxivId) return null
  const files = new Map(record.files.map((file) => [file.version, file]))
  const told = new Map(record.versions.map((version) => [version.version, version]))
  const first = told.get(1)
  const latest = Math.max(record.metadata.latest ?? 0, ...told.keys(), ...[...files.keys()].filter((at) => at < 900))
  if (latest < 1) return null
  // Of very many only the ends are told: a paper may have a hundred versions.
  const numbers = Array.from({ length: latest }, (_, at) => latest - at).filter(
    (version, at) => at < 8 || files.has(version) || version === 1,
  )
  const published = first?.published ?? record.versions.at(-1)?.published
  return (
    <section>
      <h3 className={css.heading}>{t('details.versions')}</h3>
      <ul className={css.versions}>
        {numbers.map((version) => {
          const file = files.get(version)
          const day = version === 1 ? published : told.get(version)?.updated
          return (
            <li key={version}>
              <span className={css.versionName}>
                {file ? <a href={paperHref(record.id, version)}>v{version}</a> : `v${version}`}
              </span>
              <span>{day ? <When moment={day} as="day" /> : t('library:details.noDay')}</span>
              <span className={css.onDisk}>
                {file && fileSize(file.bytes, language)}
                <PdfGlyph
                  state={file ? 'ready' : 'absent'}
                  label={file ? t('paper.pdf.ready') : t('paper.pdf.absent')}
                />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Id, categories, comment, journal, DOI. */
export function Facts({ record }: { readonly record: PaperRecord }) {
  const t = useWords()
  const newest = record.versions.at(-1)
  const names = useCategoryNames()
  const { arxivId } = record
  const doi = newest?.doi
  const categories = newest
    ? [...new Set([newest.primaryCategory, ...newest.categories].filter((each) => each !== null))]
    : []
  if (!arxivId && !newest?.comment && !newest?.journalRef && !doi) return null
  return (
    <section>
      <h3 className={css.heading}>{t('library:details.facts')}</h3>
      <dl className={css.facts}>
        {arxivId && (
          <Fact name={t('details.id')}>
            <Outside url={`https://arxiv.org/abs/${arxivId}`}>{arxivId}</Outside>
          </Fact>
        )}
        {categories.length > 0 && (
          <Fact name={t('details.category')}>
            {categories.map((category) => (
              <span key={category} className={css.category}>
                {category} {names?.get(category) && <span className={css.quiet}>{names.get(category)}</span>}
              </span>
            ))}
          </Fact>
        )}
        {newest?.comment && (
          <Fact name={t('details.comment')}>
            <MathText text={newest.comment} />
          </Fact>
        )}
        {newest?.journalRef && <Fact name={t('details.journal')}>{newest.journalRef}</Fact>}
        {doi && (
          <Fact name={t('details.doi')}>
            <Outside url={`https://doi.org/${encodeURI(doi)}`}>{doi}</Outside>
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  )
}

function Outside(props: { readonly url: string; readonly children: string }) {
  return (
    <a
      href={props.url}
      rel="noopener noreferrer"
      onClick={(event) => {
        event.preventDefault()
        openOutside(props.url)
      }}
    >
      {props.children}
    </a>
  )
}
