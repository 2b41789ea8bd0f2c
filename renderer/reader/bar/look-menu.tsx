// How the pages look: five grounds, for this paper or for all of them.
import { Contrast } from 'lucide-react'
import type { PaperRecord } from '../../../preload/model/paper.ts'
import { PageLook } from '../../../preload/model/reading.ts'
import { useApp } from '../../app/app-store.ts'
import { useWords } from '../../app/words/words.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { saveLook, usePageLook } from '../state/page-look.ts'

export function LookMenu({ record }: { readonly record: PaperRecord }) {
  const t = useWords()
  const own = record.view.look
  const { look } = usePageLook(own)
  const forAll = useApp((state) => state.settings.pageLook)
  const scope = own === null ? null : record.id
  return (
    <Menu
      label={t('reader:look.label')}
      trigger={
        <IconButton label={t('reader:look.label')} command="reader.look">
          <Contrast size={16} aria-hidden />
        </IconButton>
      }
    >
      <MenuGroup title={t('reader:look.label')}>
        {PageLook.options.map((each) => (
          <MenuItem key={each} ticked={look === each} onAction={() => saveLook(scope, each)}>
            {t(`reader:look.${each}`)}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuLine />
      <MenuItem ticked={own === null && forAll === 'theme'} onAction={() => letThemeDecide(record)}>
        {t('reader:look.theme')}
      </MenuItem>
      <MenuItem ticked={own !== null} onAction={() => saveLook(record.id, own === null ? look : 'theme')}>
        {t('reader:look.onlyThis')}
      </MenuItem>
    </Menu>
  )
}

/** Neither the paper nor all papers have a look of their own any more. */
function letThemeDecide(record: PaperRecord): void {
  if (record.view.look !== null) saveLook(record.id, 'theme')
  saveLook(null, 'theme')
}
