// One difference of a source that came again: its box, what it is about, and what it was before.
import type { SourceChange } from '../../preload/model/again.ts'
import { useWords, type Words } from '../app/words/words.ts'
import { Tick } from '../ui/choices.tsx'
import { Clamped } from '../ui/clamped.tsx'
import css from './again-screen.module.css'
import { wordDiff } from './word-diff.ts'

export function AgainChange(props: {
  readonly change: SourceChange
  readonly taken: boolean
  /** The list remembers its source, so that the person's own changes are known for certain. */
  readonly sure: boolean
  readonly onTake: (on: boolean) => void
}) {
  const t = useWords()
  const { change, taken, sure } = props
  const name = nameOf(change, t)
  return (
    <div className={css.change} data-out={taken ? undefined : ''} data-kind={change.kind}>
      <Tick checked={taken} label={name} onChange={props.onTake} />
      <div className={css.text}>
        <Body change={change} name={name} />
        {(change.yours || (change.kind === 'added' && change.inLibrary)) && (
          <p className={css.flags}>
            {change.yours && (
              <span className={css.yours}>{t(sure ? 'lists:again.yours' : 'lists:again.yoursUnsure')}</span>
            )}
            {change.kind === 'added' && change.inLibrary && <span>{t('lists:again.here')}</span>}
          </p>
        )}
      </div>
    </div>
  )
}

function Body({ change, name }: { readonly change: SourceChange; readonly name: string }) {
  const t = useWords()
  const section = (title: string | null): string => title ?? t('lists:again.noSection')
  switch (change.kind) {
    case 'added':
      return (
        <>
          <p className={css.name}>{name}</p>
          {change.summary && <Clamped className={css.words} text={change.summary} lines={2} />}
          <p className={css.where}>{t('lists:again.inSection', { section: section(change.section) })}</p>
        </>
      )
    case 'dropped':
      return (
        <>
          <p className={css.name}>{name}</p>
          <p className={css.where}>{t('lists:again.inSection', { section: section(change.section) })}</p>
        </>
      )
    case 'moved':
      return (
        <>
          <p className={css.name}>{name}</p>
          <p className={css.where}>
            {change.from === change.to ? (
              t('lists:again.within', { section: section(change.to) })
            ) : (
              <>
                <del>{section(change.from)}</del> {t('lists:again.to', { section: section(change.to) })}
              </>
            )}
          </p>
        </>
      )
    case 'words':
      return (
        <>
          <p className={css.name}>
            <Diff before={change.title ?? ''} after={change.next.title ?? change.title ?? ''} />
          </p>
          <p className={css.words}>
            <Diff before={change.summary ?? ''} after={change.next.summary ?? change.summary ?? ''} />
          </p>
        </>
      )
    case 'title':
    case 'section':
      return (
        <p className={css.name}>
          <Diff before={section(change.from)} after={section(change.to)} />
        </p>
      )
    case 'intro':
      return (
        <p className={css.words}>
          <Diff before={change.from ?? ''} after={change.to} />
        </p>
      )
    case 'order':
      return <p className={css.where}>{change.to.map(section).join(' · ')}</p>
  }
}

function Diff(props: { readonly before: string; readonly after: string }) {
  return wordDiff(props.before, props.after).map(({ kind, text }, at) => {
    if (kind === 'gone') return <del key={at}>{text}</del>
    return kind === 'new' ? <ins key={at}>{text}</ins> : <span key={at}>{text}</span>
  })
}

function nameOf(change: SourceChange, t: Words): string {
  switch (change.kind) {
    case 'title':
    case 'intro':
    case 'order':
      return t(`lists:again.kinds.${change.kind}`)
    case 'section':
      return `${change.from ?? t('lists:again.noSection')} → ${change.to ?? t('lists:again.noSection')}`
    default:
      return change.title ?? change.paperId
  }
}
