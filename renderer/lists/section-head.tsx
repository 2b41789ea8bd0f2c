// The heading of a section: its name, how far it is, closed and opened, moved by its handle or Alt with arrows.
import { ChevronRight, Ellipsis, GripVertical } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ListDetail } from '../../preload/model/list.ts'
import { announce } from '../app/announce.ts'
import { toast } from '../app/toasts.ts'
import { t as words, useWords } from '../app/words/words.ts'
import { IconButton } from '../ui/button.tsx'
import { Editable } from '../ui/editable.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { moveSection, removeSection, renameSection } from './arrange.ts'
import { handleOf } from './list-drag.ts'
import type { Line } from './list-lines.ts'
import css from './section-head.module.css'
import { arrange, rearrange, useList } from './list-store.ts'

export function SectionHead(props: {
  readonly line: Extract<Line, { kind: 'section' }>
  readonly detail: ListDetail
  readonly only: boolean
  readonly onClose: (sectionId: string, close: boolean) => void
}) {
  const t = useWords()
  const { section, title, progress, closed } = props.line
  const { list } = props.detail
  if (props.only && title === null) return <div className={css.rule} />
  const name = title ?? t('list.untitledSection')
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    stepSection(section, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <div className={css.section} data-section={section} onKeyDown={onKeyDown}>
      <span
        className={css.handle}
        title={t('lists:page.drag')}
        {...handleOf({ kind: 'section', id: section }, '[data-section]')}
      >
        <GripVertical size={14} aria-hidden />
      </span>
      <AriaButton
        className={css.toggle ?? ''}
        aria-expanded={!closed}
        aria-label={t(closed ? 'lists:page.expand' : 'lists:page.collapse', { title: name })}
        onPress={() => props.onClose(section, !closed)}
      >
        <ChevronRight size={15} aria-hidden />
      </AriaButton>
      <Editable
        value={title ?? ''}
        label={t('list.renameSection')}
        editLabel={t('list.renameSection')}
        mayBeEmpty
        className={css.sectionTitle}
        onSave={(value) => void rearrange(list, renameSection(list.sections, section, value))}
      >
        <h2 className={css.sectionTitle}>{name}</h2>
      </Editable>
      {progress && progress.total > 0 && (
        <span className={css.sectionCount}>
          <span aria-hidden>{t('list.read', { read: progress.read, total: progress.total })}</span>
          <span className="visually-hidden">{t('list.progress', { read: progress.read, total: progress.total })}</span>
        </span>
      )}
      <span className={css.sectionMenu}>
        <Menu
          label={t('lists:page.sectionOptions', { title: name })}
          trigger={
            <IconButton label={t('lists:page.sectionOptions', { title: name })}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onAction={() => stepSection(section, -1)}>{t('lists:page.sectionUp')}</MenuItem>
          <MenuItem onAction={() => stepSection(section, 1)}>{t('lists:page.sectionDown')}</MenuItem>
          <MenuLine />
          <MenuItem onAction={() => dropSection(section, true)}>{t('lists:page.removeSectionKeep')}</MenuItem>
          <MenuItem danger onAction={() => dropSection(section, false)}>
            {t('lists:page.removeSection')}
          </MenuItem>
        </Menu>
      </span>
    </div>
  )
}

function stepSection(sectionId: string, by: -1 | 1): void {
  const list = useList.getState().detail?.list
  const moved = list && moveSection(list.sections, sectionId, by)
  if (!moved) return
  const place = moved.findIndex(({ id }) => id === sectionId)
  const title = moved[place]?.title ?? words('list.untitledSection')
  announce(words('lists:page.sectionMoved', { title, place: place + 1, total: moved.length }))
  const focused = document.activeElement?.getAttribute('aria-label')
  void rearrange(list, moved).then(() => {
    const head = document.querySelector(`[data-section="${sectionId}"]`)
    const buttons = [...(head?.querySelectorAll('button') ?? [])]
    buttons.find((button) => button.getAttribute('aria-label') === focused)?.focus()
  })
}

function dropSection(sectionId: string, keep: boolean): void {
  const list = useList.getState().detail?.list
  if (!list) return
  const before = list.sections
  const count = before.find(({ id }) => id === sectionId)?.items.length ?? 0
  void arrange(list, removeSection(before, sectionId, { keep })).then((kept) => {
    if (!kept) return
    const text = keep ? words('lists:page.sectionMerged') : words('lists:page.sectionRemoved', { count })
    toast(text, { undo: () => arrange(list, before), again: () => Promise.resolve(dropSection(sectionId, keep)) })
  })
}
