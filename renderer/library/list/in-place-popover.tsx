// The status menu and the tags of a line, opened where they were clicked.
import { useRef } from 'react'
import { Dialog, Menu as AriaMenu, Popover } from 'react-aria-components'
import { Status } from '../../../preload/model/paper.ts'
import { useWords } from '../../app/words/words.ts'
import controls from '../../ui/controls.module.css'
import { MenuItem } from '../../ui/menu.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { hideInPlace, type InPlaceChange } from './in-place.ts'
import css from '../paper-dialogs.module.css'
import { setStatus } from '../paper-actions.ts'
import { knownPaper } from '../paper-store.ts'
import { statusCommand } from '../status-command.ts'
import { TagEditor } from '../../tags/tag-editor.tsx'

export function InPlacePopover({ change }: { readonly change: InPlaceChange }) {
  const t = useWords()
  const beside = useRef<HTMLElement>(change.beside)
  const { ids, kind } = change
  const [only] = ids
  const now = ids.length === 1 && only ? knownPaper(only)?.status.value : undefined
  return (
    <Popover
      triggerRef={beside}
      isOpen
      placement="bottom start"
      offset={4}
      className={controls.popover ?? ''}
      onOpenChange={(open) => {
        if (!open) hideInPlace()
      }}
    >
      {kind === 'status' ? (
        <AriaMenu
          aria-label={t('status.label')}
          className={controls.menu ?? ''}
          autoFocus="first"
          onClose={hideInPlace}
        >
          {Status.options.map((status) => (
            <MenuItem
              key={status}
              icon={<StatusGlyph status={status} progress={0.4} />}
              ticked={status === now}
              command={statusCommand[status]}
              onAction={() => void setStatus(ids, status)}
            >
              {t(`status.${status}`)}
            </MenuItem>
          ))}
        </AriaMenu>
      ) : (
        <Dialog aria-label={t('tags.title')} className={css.popover ?? ''}>
          <TagEditor ids={ids} />
        </Dialog>
      )}
    </Popover>
  )
}
