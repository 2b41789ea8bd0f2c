// The paper's status: what it is, and the four it can be.
import type { PaperId } from '../../../preload/model/ids.ts'
import { Status } from '../../../preload/model/paper.ts'
import type { CommandId } from '../../../preload/commands.ts'
import { useWords } from '../../app/words/words.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { setStatus } from '../state/status.ts'
import css from './bar.module.css'

const commandOf: Readonly<Record<Status, CommandId>> = {
  unread: 'paper.unread',
  reading: 'paper.reading',
  read: 'paper.read',
  'set-aside': 'paper.setAside',
}

export function StatusMenu(props: { readonly id: PaperId; readonly status: Status; readonly progress: number }) {
  const t = useWords()
  const { id, status, progress } = props
  const name = t(`status.${status}`)
  return (
    <Menu
      label={t('status.label')}
      trigger={
        <Button look="quiet" aria-label={t('reader:bar.status', { status: name })}>
          <StatusGlyph status={status} progress={progress} />
          <span className={css.statusText}>{name}</span>
        </Button>
      }
    >
      {Status.options.map((each) => (
        <MenuItem
          key={each}
          icon={<StatusGlyph status={each} progress={0.4} />}
          ticked={each === status}
          command={commandOf[each]}
          onAction={() => void setStatus(id, each)}
        >
          {t(`status.${each}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}
