// What a source says otherwise than when it came before: each difference with a box, the person's own changes apart.
import { useMemo, useRef } from 'react'
import type { Comparison, SourceChange } from '../../preload/model/again.ts'
import { listHref } from '../app/routes.ts'
import { currentLanguage, useWords, type Words } from '../app/words/words.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Tick } from '../ui/choices.tsx'
import { longDate } from '../ui/format.ts'
import { Message } from '../ui/message.tsx'
import { useRows } from '../ui/use-rows.ts'
import { AgainChange } from './again-change.tsx'
import css from './again-screen.module.css'
import { takeOver } from './again-actions.ts'
import { take, useAgain } from './again-store.ts'
import { tickState } from './draft-edit.ts'
import { showDraft, startOver } from './intake-store.ts'

type Line =
  | { readonly kind: 'head' }
  | { readonly kind: 'group'; readonly of: SourceChange['kind']; readonly changes: readonly SourceChange[] }
  | { readonly kind: 'change'; readonly change: SourceChange }
  | { readonly kind: 'rest' }

export function AgainScreen() {
  const t = useWords()
  const { comparison, taken, busy, failure } = useAgain()
  if (!comparison) return null
  const { list, changes, since } = comparison
  const count = changes.filter(({ id }) => taken.has(id)).length
  if (changes.length === 0) {
    return (
      <Message
        title={t('lists:again.none', { list: list.title })}
        action={
          <span className={css.actions}>
            <a className={buttonClass('primary')} href={listHref(list.id)} onClick={startOver}>
              {t('lists:again.openList')}
            </a>
            <Button onPress={showDraft}>{t('lists:again.asNew')}</Button>
          </span>
        }
      >
        {since && t('lists:again.noneBody', { date: longDate(since, currentLanguage()) })}
      </Message>
    )
  }
  return (
    <div className={css.screen}>
      <Changes comparison={comparison} taken={taken} />
      <footer className={css.foot}>
        <Button look="quiet" onPress={showDraft}>
          {t('lists:again.asNew')}
        </Button>
        {failure && (
          <p role="alert" className={css.failure}>
            {failure}
          </p>
        )}
        <Button look="primary" isDisabled={busy} onPress={() => void takeOver()}>
          {busy ? t('lists:again.taking') : count === 0 ? t('lists:again.takeNone') : t('lists:again.take', { count })}
        </Button>
      </footer>
    </div>
  )
}

function Changes({ comparison, taken }: { readonly comparison: Comparison; readonly taken: ReadonlySet<string> }) {
  const t = useWords()
  const lines = useMemo(() => linesOf(comparison), [comparison])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useRows({
    scroller,
    count: lines.length,
    estimate: (index) => (lines[index]?.kind === 'change' ? 84 : 120),
    keyOf: (index) => keyOf(lines[index], index),
  })
  return (
    <div
      ref={scroller}
      className={css.scroller}
      role="region"
      aria-label={t('lists:again.title', { list: comparison.list.title })}
    >
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
                <LineView line={line} comparison={comparison} taken={taken} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

function LineView(props: {
  readonly line: Line
  readonly comparison: Comparison
  readonly taken: ReadonlySet<string>
}) {
  const t = useWords()
  const { line, comparison, taken } = props
  switch (line.kind) {
    case 'head':
      return <Head comparison={comparison} taken={taken} />
    case 'group': {
      const on = line.changes.filter(({ id }) => taken.has(id)).length
      const title = groupTitle(line.of, line.changes.length, t)
      return (
        <div className={css.group}>
          <Tick
            checked={tickState(on, line.changes.length)}
            label={title}
            onChange={(all) => take(line.changes, all)}
          />
          <h2 className={css.groupTitle}>{title}</h2>
          {line.of === 'dropped' && <p className={css.note}>{t('lists:again.droppedBody')}</p>}
        </div>
      )
    }
    case 'change':
      return (
        <AgainChange
          change={line.change}
          taken={taken.has(line.change.id)}
          sure={comparison.since !== null}
          onTake={(on) => take([line.change], on)}
        />
      )
    case 'rest':
      return <Rest comparison={comparison} />
  }
}

function Head({ comparison, taken }: { readonly comparison: Comparison; readonly taken: ReadonlySet<string> }) {
  const t = useWords()
  const { list, changes, since } = comparison
  const on = changes.filter(({ id }) => taken.has(id)).length
  return (
    <header className={css.head}>
      <h1 className={css.title}>{t('lists:again.title', { list: list.title })}</h1>
      <p className={css.note}>
        {since ? t('lists:again.since', { date: longDate(since, currentLanguage()) }) : t('lists:again.unsure')}
      </p>
      {changes.length > 1 && (
        <Tick checked={tickState(on, changes.length)} onChange={(all) => take(changes, all)}>
          {t('lists:again.all')}
        </Tick>
      )}
    </header>
  )
}

function Rest({ comparison: { leftOut, own, same } }: { readonly comparison: Comparison }) {
  const t = useWords()
  return (
    <p className={css.rest}>
      {same > 0 && <span>{t('lists:again.same', { count: same })}</span>}
      {leftOut > 0 && <span>{t('lists:again.leftOut', { count: leftOut })}</span>}
      {own > 0 && <span>{t('lists:again.own', { count: own })}</span>}
    </p>
  )
}

function groupTitle(kind: SourceChange['kind'], count: number, t: Words): string {
  switch (kind) {
    case 'title':
    case 'intro':
    case 'section':
    case 'order':
      return t(`lists:again.kinds.${kind}`)
    default:
      return t(`lists:again.kinds.${kind}`, { count })
  }
}

function linesOf({ changes }: Comparison): readonly Line[] {
  const groups = Map.groupBy(changes, ({ kind }) => kind)
  return [
    { kind: 'head' },
    ...[...groups].flatMap(([of, group]): Line[] => [
      { kind: 'group', of, changes: group },
      ...group.map((change): Line => ({ kind: 'change', change })),
    ]),
    { kind: 'rest' },
  ]
}

function keyOf(line: Line | undefined, index: number): string {
  if (line?.kind === 'change') return line.change.id
  return line?.kind === 'group' ? `group ${line.of}` : `line ${index}`
}
