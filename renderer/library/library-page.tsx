// The library: papers of a shelf or a tag, with their details beside. With no papers at all, the ways in.
import { useEffect, useMemo } from 'react'
import { useApp } from '../app/app-store.ts'
import { useCommands } from '../app/commands.ts'
import { formatRoute, type LibraryFilter } from '../app/routes.ts'
import { useMedia } from '../app/use-media.ts'
import { MEDIUM, toggleDetails, useView } from '../app/view-store.ts'
import { useWords, type Words } from '../app/words/words.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { RowShapes } from '../ui/shape.tsx'
import { Pane } from '../ui/pane.tsx'
import { DetailsPane } from './details/details-pane.tsx'
import css from './library-page.module.css'
import { InPlaceHost } from './list/in-place-host.tsx'
import { foldGroups, queryOf, refreshLibrary, showQuery, useLibrary } from './library-store.ts'
import { removePapers } from './paper-actions.ts'
import { usePaperKeys } from './paper-keys.ts'
import { PaperList } from './list/paper-list.tsx'
import { actOnSelected, takeSelected } from './list/select.ts'
import { actingIds } from './list/selection.ts'
import { Toolbar } from './view/toolbar.tsx'
import { filterBy, useClosedGroups, useViewChoice, useViewOptions, viewKey } from './view/view-options.ts'

/** The papers of `filter`, narrowed by what stands in the filter box. */
export function LibraryPage({ filter }: { readonly filter: LibraryFilter }) {
  const t = useWords()
  const text = useViewOptions((options) => options.text)
  const view = viewKey(filter)
  const choice = useViewChoice(view)
  const { order, groupBy } = choice
  const query = useMemo(() => queryOf(filter, { text, order, groupBy }), [filter, text, order, groupBy])
  const folds = `${view} ${groupBy ?? ''}`
  const closed = useClosedGroups(folds)
  useEffect(() => foldGroups(closed), [closed])
  useEffect(() => void showQuery(query), [query])
  useEffect(() => () => filterBy(''), [filter])

  const state = useLibrary((library) => library.state)
  const total = useLibrary((library) => library.total)
  const message = useLibrary((library) => library.message)
  const selection = useLibrary((library) => library.selection)
  const ids = actingIds(selection)
  const over = useMedia(MEDIUM)
  const open = useView((view) => (over ? view.peek : view.details))
  usePaperKeys(actOnSelected)
  useCommands({ 'list.remove': () => takeSelected((gone) => void removePapers(gone)) })

  const title = shelfTitle(filter, t)
  return (
    <div className={css.page}>
      <section className={css.middle} aria-label={title}>
        <Toolbar title={title} text={text} onText={filterBy} view={view} />
        {state === 'failed' ? (
          <Message
            tone="alert"
            title={t('library.failed')}
            action={<Button onPress={() => void refreshLibrary()}>{t('app.retry')}</Button>}
          >
            {message}
          </Message>
        ) : state === 'loading' && total === 0 ? (
          <RowShapes rows={8} label={t('app.loading')} />
        ) : total === 0 ? (
          <Empty filter={filter} text={text} />
        ) : (
          <PaperList label={t('library.results')} view={view} folds={folds} choice={choice} />
        )}
      </section>
      <InPlaceHost />
      <Pane about={ids[0] ?? ''}>
        <DetailsPane ids={ids} open={open} over={over} onClose={toggleDetails} />
      </Pane>
    </div>
  )
}

function Empty({ filter, text }: { readonly filter: LibraryFilter; readonly text: string }) {
  const t = useWords()
  const all = useApp((state) => state.counts?.all ?? 0)
  const toAll = (
    <a className={buttonClass()} href="#/">
      {t('library.showAll')}
    </a>
  )
  if (text) {
    return (
      <Message
        title={t('library.emptySearch', { text })}
        action={
          <>
            <Button onPress={() => filterBy('')}>{t('library.clearFilter')}</Button>{' '}
            <a className={buttonClass()} href={formatRoute({ at: 'search', text: text.trim() })}>
              {t('search:everything')}
            </a>
          </>
        }
      />
    )
  }
  if (all === 0) {
    return (
      <Message
        title={t('sidebar.noLists')}
        action={
          <a className={buttonClass('primary')} href="#/add">
            {t('sidebar.add')}
          </a>
        }
      />
    )
  }
  return <Message title={emptyShelf(filter, t)} action={toAll} />
}

function shelfTitle(filter: LibraryFilter, t: Words): string {
  if (filter.status) return t(`status.${filter.status}`)
  if (filter.inbox) return t('sidebar.inbox')
  if (filter.starred) return t('sidebar.starred')
  return filter.tag ? `#${filter.tag}` : t('sidebar.all')
}

function emptyShelf(filter: LibraryFilter, t: Words): string {
  if (filter.status) return t(`library.emptyStatus.${filter.status}`)
  if (filter.inbox) return t('library.emptyInbox')
  return filter.starred ? t('library.emptyStarred') : t('library.emptyTag')
}
