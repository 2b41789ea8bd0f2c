// The two menus over the list: in which order and groups, and in which form with which columns.
import { ArrowDownUp, Columns3 } from 'lucide-react'
import { PaperGrouping } from '../../../preload/model/paper-query.ts'
import { saveSettings, useApp } from '../../app/app-store.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { columns, firstChoice, shownColumns, sortedBy, toggleColumn, type ColumnId } from './columns.ts'
import { nameOf } from '../list/table-head.tsx'
import { changeView, useViewChoice } from './view-options.ts'

/** Orders that the menu offers; a table's head offers all. */
const sorts = [
  'added',
  'published',
  'opened',
  'title',
  'authors',
  'year',
  'status',
  'progress',
] as const satisfies readonly ColumnId[]

export function OrderMenu({ view }: { readonly view: string }) {
  const t = useWords()
  const { order, groupBy } = useViewChoice(view)
  const [first] = order
  const by = columns.find(({ id }) => id === first?.by)?.id ?? 'added'
  const turn = (descending: boolean): void =>
    changeView(view, (before) => ({
      ...before,
      order: before.order.map((key, at) => (at === 0 ? { ...key, descending } : key)),
    }))
  return (
    <Menu
      label={t('library.sort')}
      trigger={
        <IconButton label={t('library.sortBy', { by: nameOf(by, t) })}>
          <ArrowDownUp size={16} aria-hidden />
        </IconButton>
      }
    >
      <MenuGroup title={t('library.sort')}>
        {sorts.map((each) => (
          <MenuItem
            key={each}
            ticked={each === by}
            onAction={() => {
              if (each === by) return
              changeView(view, (before) => ({ ...before, order: sortedBy([], each, { adding: false }) }))
            }}
          >
            {nameOf(each, t)}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuLine />
      <MenuItem ticked={first?.descending === false} onAction={() => turn(false)}>
        {t('library.ascending')}
      </MenuItem>
      <MenuItem ticked={first?.descending === true} onAction={() => turn(true)}>
        {t('library.descending')}
      </MenuItem>
      <MenuLine />
      <MenuGroup title={t('library:group.by')}>
        <MenuItem
          ticked={groupBy === null}
          onAction={() => changeView(view, (before) => ({ ...before, groupBy: null }))}
        >
          {t('library:group.none')}
        </MenuItem>
        {PaperGrouping.options.map((each) => (
          <MenuItem
            key={each}
            ticked={each === groupBy}
            onAction={() => changeView(view, (before) => ({ ...before, groupBy: each }))}
          >
            {t(`library:group.${each}`)}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  )
}

export function ViewMenu({ view }: { readonly view: string }) {
  const t = useWords()
  const choice = useViewChoice(view)
  const density = useApp((state) => state.settings.density)
  const shown = new Set(shownColumns(choice).map(({ id }) => id))
  return (
    <Menu
      label={t('library:view.label')}
      trigger={
        <IconButton label={t('library:view.label')}>
          <Columns3 size={16} aria-hidden />
        </IconButton>
      }
    >
      <MenuGroup title={t('library:view.as')}>
        {(['rows', 'table'] as const).map((as) => (
          <MenuItem
            key={as}
            ticked={as === choice.as}
            onAction={() => changeView(view, (before) => ({ ...before, as }))}
          >
            {t(`library:view.${as}`)}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuLine />
      <MenuGroup title={t('library.density')}>
        {(['comfortable', 'compact'] as const).map((each) => (
          <MenuItem key={each} ticked={each === density} onAction={() => void saveSettings({ density: each })}>
            {t(`library.${each}`)}
          </MenuItem>
        ))}
      </MenuGroup>
      {choice.as === 'table' && (
        <>
          <MenuLine />
          <MenuGroup title={t('library:view.columns')}>
            {columns
              .filter(({ id }) => id !== 'title')
              .map(({ id }) => (
                <MenuItem
                  key={id}
                  ticked={shown.has(id)}
                  onAction={() => changeView(view, (before) => toggleColumn(before, id))}
                >
                  {nameOf(id, t)}
                </MenuItem>
              ))}
          </MenuGroup>
          <MenuLine />
          <MenuItem onAction={() => changeView(view, (before) => ({ ...before, columns: firstChoice.columns }))}>
            {t('library:view.reset')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
