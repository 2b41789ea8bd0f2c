// One group of papers that may be one: side by side, what each has, which stays and which come into it.
import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { PaperId } from '../../preload/model/ids.ts'
import type { DuplicateGroup } from '../../preload/model/duplicates.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'
import { paperHref } from '../app/routes.ts'
import { useWords, type Words } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choices.tsx'
import { shortAuthors } from '../ui/format.ts'
import { When } from '../ui/when.tsx'
import css from './duplicates.module.css'
import { keepApart, mergeGroup, useDuplicates } from './duplicates-store.ts'

export function DuplicateGroupView({ group }: { readonly group: DuplicateGroup }) {
  const t = useWords()
  const busy = useDuplicates((state) => state.busy)
  const { papers, pairs } = group
  const [keep, setKeep] = useState<PaperId>(group.keep)
  const [left, setLeft] = useState<ReadonlySet<PaperId>>(new Set())
  const stays = papers.find(({ id }) => id === keep) ?? papers[0]
  if (!stays) return null
  const others = papers.filter(({ id }) => id !== stays.id && !left.has(id)).map(({ id }) => id)
  const reasons = [...new Set(pairs.map(({ why }) => t(`lists:duplicates.why.${why}`)))]
  return (
    <section className={css.group} aria-label={stays.title}>
      <p className={css.why}>{reasons.join(' · ')}</p>
      <RadioGroup
        aria-label={t('lists:duplicates.keep')}
        className={css.papers ?? ''}
        value={stays.id}
        onChange={(value) => setKeep(PaperId.parse(value))}
      >
        {papers.map((paper) => (
          <article key={paper.id} className={css.paper} data-stays={paper.id === stays.id || undefined}>
            <div className={css.choice}>
              <Radio value={paper.id} className={css.radio ?? ''}>
                <span className={css.dot} aria-hidden />
                {paper.id === stays.id ? t('lists:duplicates.stays') : t('lists:duplicates.keep')}
              </Radio>
              {papers.length > 2 && paper.id !== stays.id && (
                <Tick checked={!left.has(paper.id)} onChange={(on) => setLeft(toggled(left, paper.id, !on))}>
                  {t('lists:duplicates.include')}
                </Tick>
              )}
            </div>
            <h2 className={css.name}>
              <a href={paperHref(paper.id)}>{paper.title}</a>
            </h2>
            <Facts paper={paper} />
          </article>
        ))}
      </RadioGroup>
      <div className={css.actions}>
        <Button
          look="primary"
          isDisabled={busy || others.length === 0}
          onPress={() => void mergeGroup(stays.id, others, stays.title)}
        >
          {t('lists:duplicates.merge', { count: others.length + 1 })}
        </Button>
        <Button isDisabled={busy} onPress={() => void keepApart(papers.map(({ id }) => id))}>
          {t('lists:duplicates.leave')}
        </Button>
      </div>
    </section>
  )
}

function Facts({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  const none = t('lists:duplicates.facts.none')
  return (
    <dl className={css.facts}>
      <dt>{t('lists:duplicates.facts.authors')}</dt>
      <dd>{authorsOf(paper) || none}</dd>
      <dt>{t('lists:duplicates.facts.year')}</dt>
      <dd>{paper.year ?? none}</dd>
      <dt>{t('lists:duplicates.facts.id')}</dt>
      <dd>{paper.arxivId ? `arXiv:${paper.arxivId}` : t('lists:duplicates.own')}</dd>
      <dt>{t('lists:duplicates.facts.file')}</dt>
      <dd>{fileOf(paper, t)}</dd>
      <dt>{t('lists:duplicates.facts.marks')}</dt>
      <dd>
        {[paper.marks || null, paper.hasNotes ? t('lists:duplicates.facts.notesYes') : null]
          .filter(Boolean)
          .join(' · ') || none}
      </dd>
      <dt>{t('lists:duplicates.facts.status')}</dt>
      <dd>{t(`status.${paper.status.value}`)}</dd>
      <dt>{t('lists:duplicates.facts.lists')}</dt>
      <dd>{[...new Set(paper.lists.map(({ title }) => title))].join(' · ') || none}</dd>
      <dt>{t('lists:duplicates.facts.tags')}</dt>
      <dd>{paper.tags.join(' · ') || none}</dd>
      <dt>{t('lists:duplicates.facts.added')}</dt>
      <dd>
        <When moment={paper.addedAt} as="day" />
      </dd>
    </dl>
  )
}

function authorsOf(paper: PaperSummary): string {
  const { names, more } = shortAuthors(paper.authors)
  return more > 0 ? `${names} + ${more}` : names
}

function fileOf({ pdf }: PaperSummary, t: Words): string {
  if (pdf.state !== 'ready') return t(`paper.pdf.${pdf.state}`)
  return pdf.pages ? `${t('paper.pdf.ready')}, ${t('details.pages', { count: pdf.pages })}` : t('paper.pdf.ready')
}

function toggled(set: ReadonlySet<PaperId>, id: PaperId, on: boolean): ReadonlySet<PaperId> {
  const next = new Set(set)
  if (on) next.add(id)
  else next.delete(id)
  return next
}
