// One item of a draft: ticked or not, its title and the curator's words changed where they stand, its place in the menu.
import { Ellipsis } from 'lucide-react'
import { memo } from 'react'
import { useWords } from '../app/words/words.ts'
import { IconButton } from '../ui/button.tsx'
import { Tick } from '../ui/choices.tsx'
import { Clamped } from '../ui/clamped.tsx'
import { Editable } from '../ui/editable.tsx'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../ui/menu.tsx'
import type { EditItem, EditSection } from './draft-edit.ts'
import css from './draft-pane.module.css'
import { edit } from './intake-store.ts'
import { light, useLit } from './lit.ts'

export const DraftItemRow = memo(function DraftItemRow(props: {
  readonly item: EditItem
  readonly section: string
  readonly sections: readonly Pick<EditSection, 'key' | 'title'>[]
}) {
  const t = useWords()
  const { item } = props
  const lit = useLit((state) => state.item === item.key)
  const title = item.title ?? item.arxivId
  return (
    <article
      className={css.item}
      aria-label={title}
      data-lit={lit || undefined}
      data-out={!item.included || undefined}
      onPointerEnter={() => light(item.key, 'draft')}
      onFocus={() => light(item.key, 'draft')}
    >
      <span className={css.tick}>
        <Tick
          checked={item.included}
          label={t('draft.include', { title })}
          onChange={(on) => edit({ do: 'include', item: item.key, on })}
        />
      </span>
      <div className={css.text}>
        <Editable
          value={item.title ?? ''}
          label={t('draft.itemTitle')}
          editLabel={`${t('draft.edit')}: ${t('draft.itemTitle')}`}
          mayBeEmpty
          className={css.title}
          onSave={(value) => edit({ do: 'item-title', item: item.key, title: value })}
        >
          <h3 className={css.title}>{item.title ?? <span className={css.bare}>arXiv:{item.arxivId}</span>}</h3>
        </Editable>
        <Editable
          value={item.summary ?? ''}
          label={t('draft.itemWords')}
          editLabel={`${t('draft.edit')}: ${t('draft.itemWords')}`}
          multiline
          mayBeEmpty
          className={css.words}
          onSave={(value) => edit({ do: 'item-words', item: item.key, summary: value })}
        >
          {item.summary ? (
            <Clamped className={css.words} text={item.summary} lines={2} />
          ) : (
            <p className={css.none}>{t('draft.noWords')}</p>
          )}
        </Editable>
        {(item.title !== null || item.version !== null) && (
          <p className={css.id}>
            {item.title !== null && `arXiv:${item.arxivId} `}
            {item.version !== null && t('draft.version', { version: item.version })}
          </p>
        )}
      </div>
      <Menu
        label={t('draft.options')}
        trigger={
          <IconButton label={`${t('draft.options')}: ${title}`}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onAction={() => edit({ do: 'move', item: item.key, by: -1 })}>{t('draft.moveUp')}</MenuItem>
        <MenuItem onAction={() => edit({ do: 'move', item: item.key, by: 1 })}>{t('draft.moveDown')}</MenuItem>
        <MenuLine />
        <MenuGroup title={t('draft.moveTo')}>
          {props.sections.map(({ key, title: name }, at) => (
            <MenuItem
              key={key}
              ticked={key === props.section}
              onAction={() => edit({ do: 'move-to', item: item.key, section: key })}
            >
              {name ?? `${at + 1}. ${t('draft.noSection')}`}
            </MenuItem>
          ))}
          <MenuItem onAction={() => edit({ do: 'move-to-new', item: item.key, title: t('draft.newSection') })}>
            {t('draft.newSection')}…
          </MenuItem>
        </MenuGroup>
      </Menu>
    </article>
  )
})
