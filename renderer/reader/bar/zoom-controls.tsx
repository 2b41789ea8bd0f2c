// Zoom: a step out, the factor with its choices, a step in.
import { Minus, Plus } from 'lucide-react'
import { useWords } from '../../app/words/words.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import type { Zoom } from '../island/place.ts'
import { useReader, useSession } from '../state/use-reader.ts'
import css from './bar.module.css'

const FACTORS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4]

export function ZoomControls() {
  const t = useWords()
  const session = useSession()
  const factor = useReader((state) => state.factor)
  const zoom = useReader((state) => state.zoom)
  const percent = `${Math.round(factor * 100)}%`
  const choose = (wanted: Zoom) => () => session.view?.setZoom(wanted)
  return (
    <span className={css.zoom}>
      <span className={css.step}>
        <IconButton label={t('reader:bar.zoomOut')} command="reader.zoomOut" onPress={() => session.view?.stepZoom(-1)}>
          <Minus size={15} aria-hidden />
        </IconButton>
      </span>
      <span className={css.percent}>
        <Menu
          label={t('reader:bar.zoom')}
          trigger={
            <Button look="quiet" aria-label={`${t('reader:bar.zoom')}: ${percent}`}>
              {percent}
            </Button>
          }
        >
          <MenuItem ticked={zoom === 'auto'} command="reader.zoomReset" onAction={choose('auto')}>
            {t('reader:bar.autoZoom')}
          </MenuItem>
          <MenuItem ticked={zoom === 'page-width'} command="reader.fitWidth" onAction={choose('page-width')}>
            {t('reader:bar.fitWidth')}
          </MenuItem>
          <MenuItem ticked={zoom === 'page-fit'} command="reader.fitPage" onAction={choose('page-fit')}>
            {t('reader:bar.fitPage')}
          </MenuItem>
          <MenuItem command="reader.fitColumn" onAction={() => void session.modes.fitColumn()}>
            {t('reader:bar.fitColumn')}
          </MenuItem>
          <MenuLine />
          {FACTORS.map((each) => (
            <MenuItem
              key={each}
              ticked={zoom === each}
              {...(each === 1 ? { command: 'reader.actualSize' } : {})}
              onAction={choose(each)}
            >
              {`${Math.round(each * 100)}%`}
            </MenuItem>
          ))}
        </Menu>
      </span>
      <span className={css.step}>
        <IconButton label={t('reader:bar.zoomIn')} command="reader.zoomIn" onPress={() => session.view?.stepZoom(1)}>
          <Plus size={15} aria-hidden />
        </IconButton>
      </span>
    </span>
  )
}
