// All keys on one sheet, drawn from the command table; each can be changed here.
import { useState } from 'react'
import { commands, type CommandId, type CommandPlace } from '../../../preload/commands.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { saveSettings, useApp } from '../app-store.ts'
import css from './help-sheet.module.css'
import { KeyRow } from './key-row.tsx'
import { showView } from '../view-store.ts'
import { useWords } from '../words/words.ts'

const places: readonly CommandPlace[] = ['anywhere', 'papers', 'list', 'reader']

export function HelpSheet() {
  const t = useWords()
  const [changing, setChanging] = useState<CommandId | null>(null)
  const changed = useApp((state) => Object.keys(state.settings.keys).length > 0)
  return (
    <Dialog title={t('help.title')} width={860} onClose={() => showView({ help: false })}>
      <p className={css.hint}>
        {t('help.hint')}{' '}
        {changed && (
          <Button look="link" onPress={() => void saveSettings({ keys: {} })}>
            {t('help.resetAll')}
          </Button>
        )}
      </p>
      <div className={css.columns}>
        {places.map((place) => (
          <section key={place} className={css.group}>
            <h3 className={css.place}>{t(`help.places.${place}`)}</h3>
            <ul>
              {commands
                .filter((command) => command.place === place)
                .map((command) => (
                  <KeyRow
                    key={command.id}
                    command={command}
                    changing={changing === command.id}
                    onChanging={(on) => setChanging(on ? command.id : null)}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
