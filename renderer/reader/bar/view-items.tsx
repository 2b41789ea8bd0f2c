// The ways to look at the pages, in the bar's menu.
import { BookOpenText, Maximize, Presentation, RotateCw } from 'lucide-react'
import { Spread } from '../../../preload/model/reading.ts'
import { runCommand } from '../../app/commands.ts'
import { useWords } from '../../app/words/words.ts'
import { MenuGroup, MenuItem } from '../../ui/menu.tsx'
import { showPanels, usePanels } from '../state/panels.ts'
import { useReader, useSession } from '../state/use-reader.ts'

export function ViewItems() {
  const t = useWords()
  const session = useSession()
  const spread = useReader((state) => state.spread)
  return (
    <>
      <MenuGroup title={t('reader:view.pages')}>
        {Spread.options.map((each) => (
          <MenuItem key={each} ticked={spread === each} onAction={() => session.modes.setSpread(each)}>
            {t(`reader:view.${each}`)}
          </MenuItem>
        ))}
        <MenuItem
          icon={<RotateCw size={15} aria-hidden />}
          command="reader.rotate"
          onAction={() => session.modes.rotate()}
        >
          {t('reader:bar.rotate')}
        </MenuItem>
      </MenuGroup>
      <MenuGroup title={t('reader:view.whole')}>
        <MenuItem
          icon={<BookOpenText size={15} aria-hidden />}
          command="reader.text"
          onAction={() => runCommand('reader.text')}
        >
          {t('reader:view.text')}
        </MenuItem>
        <MenuItem
          icon={<Maximize size={15} aria-hidden />}
          command="reader.focus"
          onAction={() => showPanels({ focus: !usePanels.getState().focus })}
        >
          {t('reader:bar.focus')}
        </MenuItem>
        <MenuItem
          icon={<Presentation size={15} aria-hidden />}
          command="reader.present"
          onAction={() => session.modes.present(true)}
        >
          {t('reader:view.present')}
        </MenuItem>
      </MenuGroup>
    </>
  )
}
