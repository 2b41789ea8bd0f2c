// One entry of a reading list: its title, the curator's words, who and when, and what is on disk.
import { Ellipsis, GripVertical } from 'lucide-react'
import { memo, useState } from 'react'
import type { ListItem } from '../../preload/model/list.ts'
import { Status } from '../../preload/model/paper.ts'
import { paperHref } from '../app/routes.ts'
import { useWords } from '../app/words/words.ts'
import { dragPapers } from '../library/list/drag-papers.ts'
import { setStatus } from '../library/paper-actions.ts'
import { Authors, Facts, Signs, statusLabel } from '../library/list/paper-row.tsx'
import { usePaper } from '../library/paper-store.ts'
import { statusCommand } from '../library/status-command.ts'
import { IconButton } from '../ui/button.tsx'
import { Clamped } from '../ui/clamped.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { StatusGlyph } from '../ui/status-glyph.tsx'
import { sameTitle } from './arrange.ts'
import { handleOf } from './list-drag.ts'
import css from './list-entry.module.css'
import { MissingEntry } from './missing-entry.tsx'
import { WordsField } from './words-field.tsx'

export interface ListEntryProps {
  readonly item: ListItem
  /** Whether its paper is in the library. */
  readonly here: boolean
  readonly current: boolean
  readonly onCurrent: (itemId: string) => void
  readonly onMove: (itemId: string, by: -1 | 1) => void
  readonly onRemove: (itemId: string) => void
  readonly onMoveTo: (itemId: string) => void
  readonly onWords: (itemId: string, words: string) => void
}

export const ListEntry = memo(function ListEntry(props: ListEntryProps) {
  const { item, current, onCurrent, onMove, onRemove } = props
  const t = useWords()
  const [writing, setWriting] = useState(false)
  const paper = usePaper(item.paperId)
  if (!paper || !props.here) return <MissingEntry item={item} onRemove={onRemove} />
  const title = item.title ?? paper.title
  const differs = item.title !== null && paper.metadata === 'ready' && !sameTitle(item.title, paper.title)
  const titleId = `item-${item.id}`
  return (
    <article
      className={css.entry}
      aria-labelledby={titleId}
      data-status={paper.status.value}
      data-current={current || undefined}
      onFocus={() => onCurrent(item.id)}
    >
      <span className={css.handle} title={t('lists:page.drag')} {...handleOf({ kind: 'item', id: item.id }, 'article')}>
        <GripVertical size={14} aria-hidden />
      </span>
      <span className={css.glyph}>
        <StatusGlyph status={paper.status.value} progress={paper.progress} label={statusLabel(paper, t)} size={18} />
      </span>
      <div className={css.text}>
        <h3 className={css.entryTitle}>
          <a
            id={titleId}
            href={paperHref(item.paperId, item.version)}
            data-item={item.id}
            onDragStart={(event) => dragPapers(event.nativeEvent, [item.paperId])}
          >
            {title}
          </a>
        </h3>
        {differs && (
          <p className={css.differs}>
            {t('list.arxivTitle')} <cite>{paper.title}</cite>
          </p>
        )}
        {writing ? (
          <WordsField
            words={item.summary ?? ''}
            onDone={(words) => {
              setWriting(false)
              if (words !== null && words.trim() !== (item.summary ?? '')) props.onWords(item.id, words)
              requestAnimationFrame(() => document.getElementById(titleId)?.focus())
            }}
          />
        ) : (
          item.summary && <Clamped className={css.words} text={item.summary} lines={3} />
        )}
        <p className={css.meta}>
          <Authors paper={paper} />
          <Facts paper={paper} />
        </p>
      </div>
      <div className={css.signs}>
        <Signs paper={paper} />
        <Menu
          label={t('list.itemOptions', { title })}
          trigger={
            <IconButton label={t('list.itemOptions', { title })}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        >
          {Status.options.map((status) => (
            <MenuItem
              key={status}
              icon={<StatusGlyph status={status} progress={paper.progress || 0.4} />}
              ticked={status === paper.status.value}
              command={statusCommand[status]}
              onAction={() => void setStatus([paper.id], status)}
            >
              {t(`status.${status}`)}
            </MenuItem>
          ))}
          <MenuLine />
          <MenuItem command="list.moveUp" onAction={() => onMove(item.id, -1)}>
            {t('list.moveUp')}
          </MenuItem>
          <MenuItem command="list.moveDown" onAction={() => onMove(item.id, 1)}>
            {t('list.moveDown')}
          </MenuItem>
          <MenuItem onAction={() => props.onMoveTo(item.id)}>{t('lists:page.moveTo')}</MenuItem>
          <MenuItem onAction={() => setWriting(true)}>
            {t(item.summary ? 'lists:page.editWords' : 'lists:page.addWords')}
          </MenuItem>
          <MenuLine />
          <MenuItem danger command="list.remove" onAction={() => onRemove(item.id)}>
            {t('list.removeItem')}
          </MenuItem>
        </Menu>
      </div>
    </article>
  )
})
