// What can be done to the selected papers: their count, and the deeds that take any number of them.
import { ListPlus, Star, Tag, X } from 'lucide-react'
import type { PaperId } from '../../../preload/model/ids.ts'
import { Status } from '../../../preload/model/paper.ts'
import { useCommands } from '../../app/commands.ts'
import { useWords } from '../../app/words/words.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { useLibrary } from '../library-store.ts'
import { downloadPapers, refreshPapers, removePapers, setStatus, toggleStar } from '../paper-actions.ts'
import { showPaperDialog } from '../paper-dialogs.tsx'
import { select } from '../list/select.ts'
import { clearChosen } from '../list/selection.ts'
import { statusCommand } from '../status-command.ts'
import css from './toolbar.module.css'

export function BulkBar({ chosen }: { readonly chosen: ReadonlySet<PaperId> }) {
  const t = useWords()
  const ids = (): readonly PaperId[] => [...chosen]
  const clear = (): void => select(clearChosen(useLibrary.getState().selection))
  useCommands({
    'app.search': () => {
      clear()
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="search"] input')?.focus())
    },
  })
  return (
    <>
      <IconButton label={t('actions.clearSelection')} command="list.clear" onPress={clear}>
        <X size={16} aria-hidden />
      </IconButton>
      <h1 className={css.selected} aria-live="polite">
        {t('library.selected', { count: chosen.size })}
      </h1>
      <Menu label={t('actions.markAs')} trigger={<Button>{t('actions.markAs')}</Button>}>
        {Status.options.map((status) => (
          <MenuItem
            key={status}
            icon={<StatusGlyph status={status} progress={0.4} />}
            command={statusCommand[status]}
            onAction={() => void setStatus(ids(), status)}
          >
            {t(`status.${status}`)}
          </MenuItem>
        ))}
      </Menu>
      <IconButton label={t('actions.star')} command="paper.star" onPress={() => void toggleStar(ids())}>
        <Star size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('actions.editTags')}
        command="paper.tags"
        onPress={() => showPaperDialog({ kind: 'tags', ids: ids() })}
      >
        <Tag size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('actions.addToList')}
        command="paper.lists"
        onPress={() => showPaperDialog({ kind: 'lists', ids: ids() })}
      >
        <ListPlus size={16} aria-hidden />
      </IconButton>
      <Menu label={t('app.more')} trigger={<Button>{t('app.more')}</Button>}>
        <MenuItem onAction={() => void downloadPapers({ ids: ids() })}>{t('actions.downloadMany')}</MenuItem>
        <MenuItem onAction={() => void refreshPapers(ids())}>{t('actions.refresh')}</MenuItem>
        <MenuLine />
        <MenuItem danger command="list.remove" onAction={() => void removePapers(ids())}>
          {t('actions.remove')}
        </MenuItem>
      </Menu>
      <span className={css.space} />
    </>
  )
}
