// One tag: its box, its colour, its name (changed where it stands), how many papers have it.
import { Button as AriaButton } from 'react-aria-components'
import { MarkColor } from '../../preload/model/mark.ts'
import { formatRoute } from '../app/routes.ts'
import { useTagColor } from '../app/tag-colors.ts'
import { useWords } from '../app/words/words.ts'
import { markToken } from '../reader/marks/colors.ts'
import { Tick } from '../ui/choices.tsx'
import { Editable } from '../ui/editable.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { colorTag, renameTags } from './tag-actions.ts'
import css from './tags.module.css'

export function TagRow(props: {
  readonly tag: string
  readonly count: number
  readonly chosen: boolean
  readonly onChoose: (on: boolean) => void
}) {
  const t = useWords()
  const { tag, count } = props
  const color = useTagColor(tag)
  return (
    <div className={css.row}>
      <Tick checked={props.chosen} label={t('lists:tags.select', { tag })} onChange={props.onChoose} />
      <Menu
        label={t('lists:tags.color', { tag })}
        trigger={
          <AriaButton className={css.swatchButton ?? ''} aria-label={t('lists:tags.color', { tag })}>
            <Swatch color={color} />
          </AriaButton>
        }
      >
        {MarkColor.options.map((each) => (
          <MenuItem
            key={each}
            icon={<Swatch color={each} />}
            ticked={each === color}
            onAction={() => void colorTag(tag, each)}
          >
            {t(`lists:tags.colors.${each}`)}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem ticked={color === null} onAction={() => void colorTag(tag, null)}>
          {t('lists:tags.noColor')}
        </MenuItem>
      </Menu>
      <Editable
        value={tag}
        label={t('lists:tags.renameLabel', { tag })}
        editLabel={t('lists:tags.rename', { tag })}
        className={css.name}
        onSave={(name) => void renameTags([tag], name)}
      >
        <a className={css.name} href={formatRoute({ at: 'library', filter: { tag } })}>
          {tag}
        </a>
      </Editable>
      <span className={css.papers}>{t('lists:tags.papers', { count })}</span>
    </div>
  )
}

function Swatch({ color }: { readonly color: MarkColor | null }) {
  return (
    <span
      className={css.swatch}
      data-none={color === null || undefined}
      style={color ? { background: markToken(color) } : {}}
    />
  )
}
