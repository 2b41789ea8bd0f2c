// The screen of papers that may be one: each group side by side, why they match, which stays.
import { useEffect, useRef } from 'react'
import type { PaperId } from '../../preload/model/ids.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { useRows } from '../ui/use-rows.ts'
import { DuplicateGroupView } from './duplicate-group.tsx'
import css from './duplicates.module.css'
import { findDuplicates, useDuplicates } from './duplicates-store.ts'

/** `about` is a paper whose group comes into view. */
export function DuplicatesPage({ about }: { readonly about: PaperId | null }) {
  const t = useWords()
  const { groups, looking, failure } = useDuplicates()
  useEffect(() => {
    const stop = new AbortController()
    void findDuplicates(stop.signal)
    return () => stop.abort()
  }, [])
  if (groups && groups.length > 0 && !failure) return <Groups about={about} />
  return (
    <>
      <h1 className="visually-hidden">{t('lists:duplicates.title')}</h1>
      <NoGroups groups={groups} looking={looking} failure={failure} />
    </>
  )
}

/** What stands there while nothing is found: why, or how far it is. */
function NoGroups(props: Pick<ReturnType<typeof useDuplicates.getState>, 'groups' | 'looking' | 'failure'>) {
  const t = useWords()
  const { groups, looking, failure } = props
  const again = <Button onPress={() => void findDuplicates()}>{t('lists:duplicates.find')}</Button>
  if (failure) {
    return (
      <Message tone="alert" title={t('state.failed')} action={again}>
        {failure}
      </Message>
    )
  }
  if (!groups) {
    return (
      <p className={css.looking} role="status">
        {looking ? t('lists:duplicates.looking', looking) : t('app.loading')}
      </p>
    )
  }
  return (
    <Message title={t('lists:duplicates.none')} action={again}>
      {t('lists:duplicates.noneBody')}
    </Message>
  )
}

function Groups({ about }: { readonly about: PaperId | null }) {
  const t = useWords()
  const groups = useDuplicates((state) => state.groups) ?? []
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useRows({
    scroller,
    count: groups.length,
    estimate: () => 420,
    keyOf: (index) => groups[index]?.papers.map(({ id }) => id).join(' ') ?? index,
    margin: 130,
  })
  const at = groups.findIndex(({ papers }) => papers.some(({ id }) => id === about))
  useEffect(() => {
    if (at > 0) virtual.scrollToIndex(at, { align: 'start' })
    // Only when another paper is asked for: the list moves under the person otherwise.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [about])
  return (
    <div ref={scroller} className={css.scroller}>
      <div className={css.column}>
        <header className={css.head}>
          <h1 className={css.title}>{t('lists:duplicates.title')}</h1>
          <p className={css.note}>
            {t('lists:duplicates.count', { count: groups.length })} {t('lists:duplicates.mergeBody')}
          </p>
        </header>
        <div className={css.canvas} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const group = groups[index]
            return (
              group && (
                <div
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  className={css.place}
                  style={{ transform: `translateY(${start - 130}px)` }}
                >
                  <DuplicateGroupView group={group} />
                </div>
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}
