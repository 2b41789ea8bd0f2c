// The saved searches in the sidebar: under their own heading, each with what it counts now. Nothing where there are none.
import { Ellipsis, Search } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { formatRoute, useRouteIs } from '../app/routes.ts'
import { currentLanguage, useWords } from '../app/words/words.ts'
import { wholeNumber } from '../ui/format.ts'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { ListNameDialog } from './list-of-search.tsx'
import { NameDialog } from './saved-dialog.tsx'
import { removeSearch, renameSearch, useSaved, type CountedSearch } from './saved-store.ts'
import css from './saved.module.css'

/** `headingClass` is how the sidebar's headings look. */
export function SavedSearches(props: { readonly headingClass: string | undefined }) {
  const t = useWords()
  const searches = useSaved((state) => state.searches)
  if (searches.length === 0) return null
  return (
    <>
      <h2 className={props.headingClass}>{t('search:saved.heading')}</h2>
      <ul className={css.list}>
        {searches.map((search) => (
          <Entry key={search.id} search={search} />
        ))}
      </ul>
    </>
  )
}

function Entry({ search }: { readonly search: CountedSearch }) {
  const t = useWords()
  const current = useRouteIs((here) => here.at === 'search' && here.text === search.query)
  const [renaming, setRenaming] = useState(false)
  const [listing, setListing] = useState(false)
  const { name, query, count } = search
  return (
    <li className={css.item}>
      <a
        className={css.entry}
        href={formatRoute({ at: 'search', text: query })}
        aria-current={current ? 'page' : undefined}
        title={query}
      >
        <Search size={15} aria-hidden className={css.icon} />
        <span className={css.words}>{name}</span>
        {count !== null && <span className={css.count}>{wholeNumber(count, currentLanguage())}</span>}
      </a>
      <span className={css.menu}>
        <Menu
          label={t('search:saved.options', { name })}
          trigger={
            <AriaButton className={css.more ?? ''} aria-label={t('search:saved.options', { name })}>
              <Ellipsis size={15} aria-hidden />
            </AriaButton>
          }
        >
          <MenuItem onAction={() => setRenaming(true)}>{t('search:saved.rename')}</MenuItem>
          <MenuItem onAction={() => setListing(true)}>{t('lists:search.toList')}</MenuItem>
          <MenuItem danger onAction={() => void removeSearch(search)}>
            {t('search:saved.remove')}
          </MenuItem>
        </Menu>
      </span>
      {listing && <ListNameDialog name={name} query={query} onClose={() => setListing(false)} />}
      {renaming && (
        <NameDialog
          title={t('search:saved.renameTitle')}
          name={name}
          onName={(next) => void renameSearch(search, next)}
          onClose={() => setRenaming(false)}
        />
      )}
    </li>
  )
}
