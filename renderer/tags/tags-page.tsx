// The tags of the whole library: their colours, names and papers; several made one; those written in two ways.
import { useMemo, useRef, useState } from 'react'
import { useApp } from '../app/app-store.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import controls from '../ui/controls.module.css'
import { Message } from '../ui/message.tsx'
import { useRows } from '../ui/use-rows.ts'
import { tagsAlike, type TagCount } from './alike.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { removeTags, renameTags, useTagWork } from './tag-actions.ts'
import { TagRow } from './tag-row.tsx'
import css from './tags.module.css'

const none: readonly TagCount[] = []

export function TagsPage() {
  const t = useWords()
  const tags = useApp((state) => state.counts?.tags) ?? none
  const [find, setFind] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [merging, setMerging] = useState(false)
  const alike = useMemo(() => tagsAlike(tags), [tags])
  const shown = useMemo(() => {
    const wanted = find.trim().toLowerCase()
    return wanted === '' ? tags : tags.filter(({ tag }) => tag.toLowerCase().includes(wanted))
  }, [tags, find])
  const selected = tags.flatMap(({ tag }) => (chosen.has(tag) ? [tag] : []))
  const choose = (tag: string, on: boolean): void => {
    const next = new Set(chosen)
    if (on) next.add(tag)
    else next.delete(tag)
    setChosen(next)
  }
  if (tags.length === 0) {
    return (
      <>
        <h1 className="visually-hidden">{t('lists:tags.title')}</h1>
        <Message title={t('lists:tags.none')}>{t('lists:tags.noneBody')}</Message>
      </>
    )
  }
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 className={css.title}>{t('lists:tags.title')}</h1>
        <div className={css.tools}>
          <input
            type="search"
            className={controls.input}
            value={find}
            aria-label={t('lists:tags.find')}
            placeholder={t('lists:tags.find')}
            onChange={(event) => setFind(event.target.value)}
          />
          <span className={css.count} role="status">
            {selected.length > 0
              ? t('lists:tags.selected', { count: selected.length })
              : t('lists:tags.count', { count: shown.length })}
          </span>
          <Button isDisabled={selected.length < 2} onPress={() => setMerging(true)}>
            {t('lists:tags.mergeInto')}
          </Button>
          <Button
            danger
            isDisabled={selected.length === 0}
            onPress={() => {
              setChosen(new Set())
              void removeTags(selected)
            }}
          >
            {t('lists:tags.remove')}
          </Button>
        </div>
        <Work />
        {alike.length > 0 && find === '' && <Alike groups={alike} />}
      </header>
      <Rows tags={shown} chosen={chosen} onChoose={choose} />
      {merging && (
        <MergeDialog
          tags={selected}
          onClose={() => setMerging(false)}
          onMerge={(name) => {
            setChosen(new Set())
            setMerging(false)
            void renameTags(selected, name)
          }}
        />
      )}
    </div>
  )
}

function Work() {
  const t = useWords()
  const working = useTagWork((state) => state.working)
  if (!working || working.total < 50) return null
  return (
    <p className={css.work} role="status">
      {t('lists:tags.working', { done: working.done, total: working.total })}{' '}
      <Button look="link" onPress={working.cancel}>
        {t('app.cancel')}
      </Button>
    </p>
  )
}

/** At most this many suggestions at once; more come as these are dealt with. */
const MOST_ALIKE = 5

function Alike({ groups }: { readonly groups: readonly (readonly TagCount[])[] }) {
  const t = useWords()
  return (
    <section className={css.alike} aria-label={t('lists:tags.alike')}>
      <h2 className={css.alikeTitle}>{t('lists:tags.alike')}</h2>
      <p className={css.note}>{t('lists:tags.alikeBody')}</p>
      <ul>
        {groups.slice(0, MOST_ALIKE).map((group) => {
          const name = group[0]?.tag ?? ''
          return (
            <li key={name} className={css.suggestion}>
              <span className={css.names}>{group.map(({ tag, count }) => `${tag} (${count})`).join(' · ')}</span>
              <Button
                look="link"
                onPress={() =>
                  void renameTags(
                    group.map(({ tag }) => tag),
                    name,
                  )
                }
              >
                {t('lists:tags.makeOne', { tag: name })}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Rows(props: {
  readonly tags: readonly TagCount[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (tag: string, on: boolean) => void
}) {
  const t = useWords()
  const { tags, chosen, onChoose } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useRows({
    scroller,
    count: tags.length,
    estimate: () => 42,
    keyOf: (index) => tags[index]?.tag ?? index,
  })
  if (tags.length === 0) return <Message title={t('lists:tags.noneFound')} />
  return (
    <div ref={scroller} className={css.scroller}>
      <ul className={css.canvas} style={{ height: virtual.getTotalSize() }} aria-label={t('lists:tags.title')}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const each = tags[index]
          return (
            each && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={css.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <TagRow {...each} chosen={chosen.has(each.tag)} onChoose={(on) => onChoose(each.tag, on)} />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}
