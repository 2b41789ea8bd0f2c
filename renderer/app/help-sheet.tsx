// All keys on one sheet, drawn from the command table.
import { commands, type CommandPlace } from '../../preload/commands.ts'
import { Dialog } from '../ui/dialog.tsx'
import { keysText } from '../ui/keys.tsx'
import css from './help-sheet.module.css'
import { isMac } from './platform.ts'
import { showView } from './view-store.ts'
import { useWords } from './words/words.ts'

const places: readonly CommandPlace[] = ['anywhere', 'papers', 'list', 'reader']

export function HelpSheet() {
  const t = useWords()
  const mac = isMac()
  return (
    <Dialog title={t('help.title')} width={860} onClose={() => showView({ help: false })}>
      <div className={css.columns}>
        {places.map((place) => (
          <section key={place} className={css.group}>
            <h3 className={css.place}>{t(`help.places.${place}`)}</h3>
            <dl>
              {commands
                .filter((command) => command.place === place)
                .map((command) => (
                  <div key={command.id} className={css.line}>
                    <dt>{t(`commands.${command.id}`)}</dt>
                    <dd>
                      {command.keys.map((keys) => (
                        <kbd key={keys}>{keysText(keys, { t, mac })}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
