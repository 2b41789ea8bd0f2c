// The way around: shelves by status, reading lists with their thin line, saved searches, tags; adding, downloads and settings at the ends.
import { ChartNoAxesColumn, Copy, Inbox, Keyboard, Library, Plus, Settings, Star, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Status } from '../../../preload/model/paper.ts'
import { markToken } from '../../reader/marks/colors.ts'
import { changeTags } from '../../library/paper-actions.ts'
import { usePaperDrop, type PaperDrop } from '../../library/list/use-paper-drop.ts'
import { ListTree } from '../../lists/tree/list-tree.tsx'
import { SavedSearches } from '../../search/saved-searches.tsx'
import { IconButton } from '../../ui/button.tsx'
import { cx } from '../../ui/class-names.ts'
import controls from '../../ui/controls.module.css'
import { wholeNumber } from '../../ui/format.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { useApp } from '../app-store.ts'
import { DownloadsButton } from '../downloads/downloads-button.tsx'
import { formatRoute, useRouteIs, type Route } from '../routes.ts'
import css from './sidebar.module.css'
import { useTagColor } from '../tag-colors.ts'
import { showView } from '../view-store.ts'
import { currentLanguage, useWords } from '../words/words.ts'

const MOST_TAGS = 60

/** The sidebar. Every entry is a link: it can be opened in the keyboard's way and says where one is. */
export function Sidebar() {
  const t = useWords()
  const counts = useApp((state) => state.counts)
  const shelfCounts = {
    unread: counts?.unread,
    reading: counts?.reading,
    read: counts?.read,
    'set-aside': counts?.setAside,
  }
  return (
    <div className={css.sidebar}>
      <div className={css.head}>
        <a className={css.name} href="#/">
          {t('app.name')}
        </a>
        <a className={cx(controls.button, css.add)} href="#/add">
          <Plus size={15} aria-hidden />
          {t('sidebar.add')}
        </a>
      </div>
      <nav className={css.scroll} aria-label={t('sidebar.navigation')}>
        <ul className={css.group}>
          <Entry to={{ at: 'library', filter: {} }} icon={<Library size={16} aria-hidden />} count={counts?.all}>
            {t('sidebar.all')}
          </Entry>
          <Entry
            to={{ at: 'library', filter: { inbox: true } }}
            icon={<Inbox size={16} aria-hidden />}
            count={counts?.inbox}
          >
            {t('sidebar.inbox')}
          </Entry>
          {Status.options.map((status) => (
            <Entry
              key={status}
              to={{ at: 'library', filter: { status } }}
              icon={<StatusGlyph status={status} progress={0.4} />}
              count={shelfCounts[status]}
            >
              {t(`status.${status}`)}
            </Entry>
          ))}
          <Entry
            to={{ at: 'library', filter: { starred: true } }}
            icon={<Star size={16} aria-hidden />}
            count={counts?.starred}
          >
            {t('sidebar.starred')}
          </Entry>
          <Entry to={{ at: 'duplicates', about: null }} icon={<Copy size={15} aria-hidden />}>
            {t('lists:duplicates.title')}
          </Entry>
          <Entry to={{ at: 'history' }} icon={<ChartNoAxesColumn size={16} aria-hidden />}>
            {t('history.open')}
          </Entry>
          <Entry to={{ at: 'bin' }} icon={<Trash2 size={16} aria-hidden />}>
            {t('library:bin.title')}
          </Entry>
        </ul>
        <ListTree headingClass={css.heading} hintClass={css.hint} />
        <SavedSearches headingClass={css.heading} />
        {counts && counts.tags.length > 0 && (
          <>
            <div className={css.headed}>
              <h2 className={css.heading}>{t('sidebar.tags')}</h2>
              <a className={css.headLink} href="#/tags">
                {t('lists:tags.manage')}
              </a>
            </div>
            <ul className={css.group}>
              {mostUsed(counts.tags).map(({ tag, count }) => (
                <TagEntry key={tag} tag={tag} count={count} />
              ))}
            </ul>
          </>
        )}
      </nav>
      <div className={css.foot}>
        <DownloadsButton />
        <span className={css.tools}>
          <IconButton label={t('sidebar.help')} command="app.help" onPress={() => showView({ help: true })}>
            <Keyboard size={16} aria-hidden />
          </IconButton>
          <a
            className={cx(controls.button, controls.quiet, controls.icon)}
            href="#/settings"
            aria-label={t('sidebar.settings')}
            title={t('sidebar.settings')}
          >
            <Settings size={16} aria-hidden />
          </a>
        </span>
      </div>
    </div>
  )
}

function Entry(props: {
  readonly to: Route
  readonly icon: ReactNode
  readonly count?: number | undefined
  /** Listeners of a place that papers can be dropped on. */
  readonly drop?: PaperDrop
  readonly children: string
}) {
  const href = formatRoute(props.to)
  const current = useRouteIs((here) => here.at === props.to.at && formatRoute(here) === href)
  return (
    <li>
      <a className={css.entry} href={href} aria-current={current ? 'page' : undefined} {...props.drop}>
        <span className={css.icon}>{props.icon}</span>
        <span className={css.words}>{props.children}</span>
        {props.count ? <span className={css.count}>{wholeNumber(props.count, currentLanguage())}</span> : null}
      </a>
    </li>
  )
}

function TagSign({ tag }: { readonly tag: string }) {
  const color = useTagColor(tag)
  if (!color) return <span className={css.hash}>#</span>
  return <span className={css.swatch} style={{ background: markToken(color) }} />
}

/** A tag; papers dropped on it are given it. */
function TagEntry({ tag, count }: { readonly tag: string; readonly count: number }) {
  const drop = usePaperDrop((ids) => void changeTags(ids, { add: [tag], remove: [] }))
  return (
    <Entry to={{ at: 'library', filter: { tag } }} icon={<TagSign tag={tag} />} count={count} drop={drop}>
      {tag}
    </Entry>
  )
}

/** The tags that stand here, in their order; all of them are a step away. */
function mostUsed<Tag extends { readonly count: number }>(tags: readonly Tag[]): readonly Tag[] {
  if (tags.length <= MOST_TAGS) return tags
  const least = tags.map(({ count }) => count).toSorted((a, b) => b - a)[MOST_TAGS] ?? 0
  const more = tags.filter(({ count }) => count > least)
  return more.length > 0 ? more : tags.slice(0, MOST_TAGS)
}
