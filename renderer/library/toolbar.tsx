// Over the list: what it shows and how many, the filter, the order, the details pane. With several papers selected,
// what can be done to them takes its place.
import { ArrowDownUp, PanelRight, X } from 'lucide-react'
import type { PaperId } from '../../preload/model/ids.ts'
import { Status } from '../../preload/model/paper.ts'
import { useApp } from '../app/app-store.ts'
import { saveSettings } from '../app/app-store.ts'
import { useCommands } from '../app/commands.ts'
import { useMedia } from '../app/use-media.ts'
import { MEDIUM, toggleDetails, useView } from '../app/view-store.ts'
import { currentLanguage, useWords } from '../app/words/words.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { wholeNumber } from '../ui/format.ts'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../ui/menu.tsx'
import { StatusGlyph } from '../ui/status-glyph.tsx'
import { FilterBox } from './filter-box.tsx'
import { clearChosen } from './selection.ts'
import { select, useLibrary } from './library-store.ts'
import { downloadPapers, removePapers, setStatus } from './paper-actions.ts'
import { showPaperDialog } from './paper-dialogs.tsx'
import { statusCommand } from './status-command.ts'
import css from './toolbar.module.css'
import { orderBy, sorts, useViewOptions } from './view-options.ts'

export function Toolbar(props: {
  readonly title: string
  readonly text: string
  readonly onText: (text: string) => void
}) {
  const t = useWords()
  const { total, state, selection } = useLibrary()
  const over = useMedia(MEDIUM)
  const details = useView((view) => (over ? view.peek : view.details))
  return (
    <header className={css.toolbar}>
      {selection.chosen.size > 1 ? (
        <Bulk ids={[...selection.chosen]} />
      ) : (
        <>
          <h1 className={css.title}>
            <span className={css.name}>{props.title}</span>{' '}
            <span className={css.count} aria-live="polite">
              {state === 'ready' && (
                <>
                  {wholeNumber(total, currentLanguage())}
                  <span className="visually-hidden"> {t('library.papers', { count: total })}</span>
                </>
              )}
            </span>
          </h1>
          <FilterBox value={props.text} onChange={props.onText} />
          <OrderMenu />
        </>
      )}
      <IconButton label={t('library.details')} command="list.details" aria-pressed={details} onPress={toggleDetails}>
        <PanelRight size={16} aria-hidden />
      </IconButton>
    </header>
  )
}

function OrderMenu() {
  const t = useWords()
  const { sort, descending } = useViewOptions()
  const density = useApp((state) => state.settings.density)
  return (
    <Menu
      label={t('library.sort')}
      trigger={
        <IconButton label={t('library.sortBy', { by: t(`library.sorts.${sort}`) })}>
          <ArrowDownUp size={16} aria-hidden />
        </IconButton>
      }
    >
      <MenuGroup title={t('library.sort')}>
        {sorts.map((each) => (
          <MenuItem key={each} ticked={each === sort} onAction={() => orderBy(each)}>
            {t(`library.sorts.${each}`)}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuLine />
      <MenuItem ticked={!descending} onAction={() => orderBy(sort, false)}>
        {t('library.ascending')}
      </MenuItem>
      <MenuItem ticked={descending} onAction={() => orderBy(sort, true)}>
        {t('library.descending')}
      </MenuItem>
      <MenuLine />
      <MenuGroup title={t('library.density')}>
        {(['comfortable', 'compact'] as const).map((each) => (
          <MenuItem key={each} ticked={each === density} onAction={() => void saveSettings({ density: each })}>
            {t(`library.${each}`)}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  )
}

function Bulk({ ids }: { readonly ids: readonly PaperId[] }) {
  const t = useWords()
  const selection = useLibrary((state) => state.selection)
  useCommands({
    'app.search': () => {
      select(clearChosen(selection))
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="search"] input')?.focus())
    },
  })
  return (
    <>
      <IconButton
        label={t('actions.clearSelection')}
        command="list.clear"
        onPress={() => select(clearChosen(selection))}
      >
        <X size={16} aria-hidden />
      </IconButton>
      <h1 className={css.selected} aria-live="polite">
        {t('library.selected', { count: ids.length })}
      </h1>
      <Menu label={t('actions.markAs')} trigger={<Button>{t('actions.markAs')}</Button>}>
        {Status.options.map((status) => (
          <MenuItem
            key={status}
            icon={<StatusGlyph status={status} progress={0.4} />}
            command={statusCommand[status]}
            onAction={() => void setStatus(ids, status)}
          >
            {t(`status.${status}`)}
          </MenuItem>
        ))}
      </Menu>
      <Button onPress={() => void downloadPapers({ ids })}>{t('actions.downloadMany')}</Button>
      <Menu label={t('app.more')} trigger={<Button>{t('app.more')}</Button>}>
        <MenuItem command="paper.tags" onAction={() => showPaperDialog({ kind: 'tags', ids })}>
          {t('actions.editTags')}
        </MenuItem>
        <MenuItem command="paper.lists" onAction={() => showPaperDialog({ kind: 'lists', ids })}>
          {t('actions.addToList')}
        </MenuItem>
        <MenuLine />
        <MenuItem danger onAction={() => void removePapers(ids)}>
          {t('actions.remove')}
        </MenuItem>
      </Menu>
      <span className={css.space} />
    </>
  )
}
