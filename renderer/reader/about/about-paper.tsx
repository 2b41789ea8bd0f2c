// A paper without its PDF: what is known of it, what the PDF's state is in words, and the one thing to do about it.
import type { PaperDetail } from '../../../preload/model/paper.ts'
import { currentLanguage, useWords } from '../../app/words/words.ts'
import { Clamped } from '../../ui/clamped.tsx'
import { longDate } from '../../ui/format.ts'
import css from './about-paper.module.css'
import { PdfStatus } from './pdf-status.tsx'

export function AboutPaper({ detail, version }: { readonly detail: PaperDetail; readonly version: number | null }) {
  const t = useWords()
  const { record, summary, inLists } = detail
  const known = record.versions.find((each) => each.version === version) ?? record.versions.at(-1)
  const language = currentLanguage()
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={summary.title}>
      <article className={css.about}>
        <PdfStatus detail={detail} version={version} />
        <Clamped as="h2" className={css.title} text={summary.title} lines={6} />
        <p className={css.authors}>{summary.authors.join(', ')}</p>
        <p className={css.facts}>
          {[
            record.id.startsWith('pdf-') ? null : `arXiv:${record.id}`,
            known?.primaryCategory,
            known?.published ? t('reader:about.published', { date: longDate(known.published, language) }) : null,
            known?.updated && known.version > 1
              ? t('reader:about.updated', { version: known.version, date: longDate(known.updated, language) })
              : null,
          ]
            .filter((fact) => fact !== null && fact !== undefined)
            .join(' · ')}
        </p>
        {inLists.map((list) =>
          list.summary === null ? null : (
            <section key={list.id} className={css.curator}>
              <h3>{t('reader:about.curator', { list: list.title })}</h3>
              <p>{list.summary}</p>
            </section>
          ),
        )}
        <section>
          <h3>{t('reader:about.abstract')}</h3>
          <p className={css.abstract}>{known?.abstract ?? t('reader:about.noAbstract')}</p>
        </section>
        {known?.comment && <Fact name={t('reader:about.comment')} text={known.comment} />}
        {known?.journalRef && <Fact name={t('reader:about.journal')} text={known.journalRef} />}
      </article>
    </div>
  )
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <section>
      <h3>{name}</h3>
      <p>{text}</p>
    </section>
  )
}
