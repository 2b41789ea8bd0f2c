// The status of a paper as a choice of four.
import type { PaperSummary } from '../../preload/model/paper.ts'
import { Status } from '../../preload/model/paper.ts'
import { useWords } from '../app/words/words.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { StatusGlyph } from '../ui/status-glyph.tsx'
import { setStatus } from './paper-actions.ts'
import { statusLabel } from './list/paper-row.tsx'
import { statusCommand } from './status-command.ts'

/** A button that shows the status and opens the other three. */
export function StatusChoice({ paper }: { readonly paper: PaperSummary }) {
  const t = useWords()
  const { value } = paper.status
  return (
    <Menu
      label={t('status.label')}
      trigger={
        <Button aria-label={`${t('status.label')}: ${statusLabel(paper, t)}`}>
          <StatusGlyph status={value} progress={paper.progress} />
          {t(`status.${value}`)}
        </Button>
      }
    >
      {Status.options.map((status) => (
        <MenuItem
          key={status}
          icon={<StatusGlyph status={status} progress={paper.progress || 0.4} />}
          ticked={status === value}
          command={statusCommand[status]}
          onAction={() => void setStatus([paper.id], status)}
        >
          {t(`status.${status}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}
