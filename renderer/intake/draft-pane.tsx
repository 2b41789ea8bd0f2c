// The draft: title, sections and items as they were understood, all of it changeable; after them what is only mentioned
// and what was not understood. Virtual beyond a screenful or two.
import { useMemo, useRef } from 'react'
import { told } from '../app/words/told.ts'
import { currentLanguage, useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choices.tsx'
import { cx } from '../ui/class-names.ts'
import { Clamped } from '../ui/clamped.tsx'
import { Editable } from '../ui/editable.tsx'
import { longDate } from '../ui/format.ts'
import type { DraftProblem } from '../../preload/model/list.ts'
import { tickState, ticked, type DraftEdit, type EditItem, type EditMention, type EditSection } from './draft-edit.ts'
import { useRows } from '../ui/use-rows.ts'
import { DraftItemRow } from './draft-item.tsx'
import css from './draft-pane.module.css'
import { edit, titleOfDay } from './intake-store.ts'
import { showLine } from './lit.ts'

type Line =
  | { readonly kind: 'head' }
  | { readonly kind: 'section'; readonly section: EditSection; readonly number: number }
  | { readonly kind: 'item'; readonly section: EditSection; readonly item: EditItem }
  | { readonly kind: 'mentions' }
  | { readonly kind: 'mention'; readonly mention: EditMention }
  | { readonly kind: 'problems' }
  | { readonly kind: 'problem'; readonly problem: DraftProblem }

/** About how high each kind of line is, in pixels, before it is measured. */
const heights = { head: 170, item: 130, section: 60, mentions: 90, problems: 90, mention: 36, problem: 60 } as const

/** `alone` when no source stands beside it: then it is a column in the middle. */
export function DraftPane({ draft, alone }: { readonly draft: DraftEdit; readonly alone: boolean }) {
  const t = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(draft), [draft])
  const sections = useMemo(() => draft.sections.map(({ key, title }) => ({ key, title })), [draft.sections])
  const virtual = useRows({
    scroller,
    count: lines.length,
    estimate: (index) => heights[lines[index]?.kind ?? 'item'],
    keyOf: (index) => keyOf(lines[index], index),
  })
  const showKind = (kind: Line['kind']): void =>
    virtual.scrollToIndex(
      lines.findIndex((line) => line.kind === kind),
      { align: 'start' },
    )
  return (
    <section ref={scroller} className={cx(css.pane, alone && css.alone)} aria-label={t('draft.title')}>
      <div className={css.canvas} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index]
          return (
            line && (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={css.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <LineView line={line} draft={draft} sections={sections} onShow={showKind} />
              </div>
            )
          )
        })}
      </div>
    </section>
  )
}

function LineView(props: {
  readonly line: Line
  readonly draft: DraftEdit
  readonly sections: readonly Pick<EditSection, 'key' | 'title'>[]
  readonly onShow: (kind: Line['kind']) => void
}) {
  const t = useWords()
  const { line } = props
  switch (line.kind) {
    case 'head':
      return <Head draft={props.draft} onShow={props.onShow} />
    case 'section':
      return <SectionRow section={line.section} number={line.number} only={props.draft.sections.length === 1} />
    case 'item':
      return <DraftItemRow item={line.item} section={line.section.key} sections={props.sections} />
    case 'mentions':
      return (
        <div className={css.aside}>
          <h2 className={css.sectionTitle}>{t('draft.mentionsTitle')}</h2>
          <p className={css.note}>{t('draft.mentionsBody')}</p>
        </div>
      )
    case 'mention': {
      const { arxivId, included, line: number } = line.mention
      return (
        <div className={css.small}>
          <Tick checked={included} onChange={(on) => edit({ do: 'include-mention', arxivId, on })}>
            arXiv:{arxivId}
          </Tick>
          <LineLink number={number} />
        </div>
      )
    }
    case 'problems':
      return (
        <div className={css.aside}>
          <h2 className={css.sectionTitle}>{t('draft.problemsTitle')}</h2>
          <p className={css.note}>{t('draft.problemsBody')}</p>
        </div>
      )
    case 'problem':
      return (
        <div className={css.small} data-problem="">
          <span>
            <span className={css.problemText}>{line.problem.text}</span>
            <span className={css.reason}>{told({ message: line.problem.reason, said: line.problem.said })}</span>
          </span>
          <LineLink number={line.problem.line} />
        </div>
      )
  }
}

function Head({ draft, onShow }: { readonly draft: DraftEdit; readonly onShow: (kind: Line['kind']) => void }) {
  const t = useWords()
  const count = draft.sections.reduce((sum, { items }) => sum + items.length, 0)
  const included = draft.sections.reduce((sum, section) => sum + ticked(section), 0)
  return (
    <header className={css.head}>
      <Editable
        value={draft.title ?? ''}
        label={t('draft.listTitle')}
        editLabel={`${t('draft.edit')}: ${t('draft.listTitle')}`}
        mayBeEmpty
        className={css.listTitle}
        onSave={(title) => edit({ do: 'title', title })}
      >
        <h1 className={css.listTitle}>
          {draft.title ?? <span className={css.none}>{titleOfDay(draft) ?? t('draft.untitled')}</span>}
        </h1>
      </Editable>
      <p className={css.counts}>
        {draft.date && <span>{longDate(draft.date, currentLanguage())}</span>}
        <span>{t('draft.summary', { count })}</span>
        {draft.sections.length > 1 && <span>{t('draft.sections', { count: draft.sections.length })}</span>}
        {draft.mentions.length > 0 && (
          <Button look="link" onPress={() => onShow('mentions')}>
            {t('draft.mentions', { count: draft.mentions.length })}
          </Button>
        )}
        {draft.problems.length > 0 && (
          <Button look="link" danger onPress={() => onShow('problems')}>
            {t('draft.problems', { count: draft.problems.length })}
          </Button>
        )}
      </p>
      {draft.intro && <Clamped className={css.words} text={draft.intro} lines={3} />}
      {count > 1 && (
        <Tick checked={tickState(included, count)} onChange={(on) => edit({ do: 'include-all', on })}>
          {t('draft.includeAll')}
        </Tick>
      )}
    </header>
  )
}

function SectionRow(props: { readonly section: EditSection; readonly number: number; readonly only: boolean }) {
  const t = useWords()
  const { section, number } = props
  if (props.only && section.title === null) return <div className={css.rule} />
  return (
    <div className={css.section}>
      <Tick
        checked={tickState(ticked(section), section.items.length)}
        label={`${t('draft.includeSection')}: ${section.title ?? number}`}
        onChange={(on) => edit({ do: 'include-section', section: section.key, on })}
      />
      <Editable
        value={section.title ?? ''}
        label={t('draft.sectionTitle', { number })}
        editLabel={`${t('draft.edit')}: ${t('draft.sectionTitle', { number })}`}
        mayBeEmpty
        className={css.sectionTitle}
        onSave={(title) => edit({ do: 'section-title', section: section.key, title })}
      >
        <h2 className={css.sectionTitle}>
          {section.title ?? <span className={css.none}>{t('draft.noSection')}</span>}
        </h2>
      </Editable>
      <span className={css.sectionCount}>{section.items.length}</span>
    </div>
  )
}

function LineLink({ number }: { readonly number: number }) {
  const t = useWords()
  return (
    <Button look="link" aria-label={t('draft.showLine', { line: number })} onPress={() => showLine(number)}>
      {t('draft.line', { line: number })}
    </Button>
  )
}

function linesOf(draft: DraftEdit): readonly Line[] {
  return [
    { kind: 'head' },
    ...draft.sections.flatMap((section, at): Line[] => [
      { kind: 'section', section, number: at + 1 },
      ...section.items.map((item): Line => ({ kind: 'item', section, item })),
    ]),
    ...(draft.mentions.length > 0 ? [{ kind: 'mentions' } as const] : []),
    ...draft.mentions.map((mention): Line => ({ kind: 'mention', mention })),
    ...(draft.problems.length > 0 ? [{ kind: 'problems' } as const] : []),
    ...draft.problems.map((problem): Line => ({ kind: 'problem', problem })),
  ]
}

function keyOf(line: Line | undefined, index: number): string {
  if (line?.kind === 'item') return line.item.key
  if (line?.kind === 'section') return `section ${line.section.key}`
  return `${line?.kind} ${index}`
}
