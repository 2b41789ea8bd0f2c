// One list in the sidebar: its link, how far it is, what is done to it; papers and other lists are dropped on it.
import { ChevronRight, Ellipsis } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ListSummary } from '../../../preload/model/list.ts'
import { useApp } from '../../app/app-store.ts'
import { listHref, useRouteIs } from '../../app/routes.ts'
import { useWords } from '../../app/words/words.ts'
import { addToList } from '../../library/paper-actions.ts'
import { usePaperDrop } from '../../library/list/use-paper-drop.ts'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { archiveList, newList, placeList, removeList, renameList } from './tree-actions.ts'
import { mayEnter, placeAt, stepped } from './tree-shape.ts'
import { closeBranch, useTree } from './tree-store.ts'
import css from './tree.module.css'

/** The list that is being dragged in this window. */
let dragged: ListSummary | null = null

type Where = 'before' | 'after' | 'inside'

export function TreeEntry(props: {
  readonly list: ListSummary
  readonly depth: number
  /** How many lists stand directly in it. */
  readonly branches: number
  readonly open: boolean
}) {
  const t = useWords()
  const { list, depth, branches, open } = props
  const current = useRouteIs((here) => here.at === 'list' && here.id === list.id)
  const renaming = useTree((state) => state.renaming === list.id)
  const papers = usePaperDrop((ids) => void addToList(ids, list))
  const lists = useListDrop(list)
  const { total, read, reading } = list.progress
  const { title } = list
  return (
    <div className={css.item} style={{ paddingInlineStart: depth * 14 }} data-where={lists.where ?? undefined}>
      {branches > 0 && (
        <AriaButton
          className={css.toggle ?? ''}
          aria-expanded={open}
          aria-label={t(open ? 'lists:tree.close' : 'lists:tree.open', { title })}
          style={{ insetInlineStart: depth * 14 - 3 }}
          onPress={() => closeBranch(list.id, open)}
        >
          <ChevronRight size={13} aria-hidden />
        </AriaButton>
      )}
      {renaming ? (
        <NameField list={list} />
      ) : (
        <a
          className={css.entry}
          href={listHref(list.id)}
          aria-current={current ? 'page' : undefined}
          title={title}
          data-tree-list={list.id}
          data-drop={papers['data-drop']}
          draggable
          onDragStart={(event) => {
            dragged = list
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData('text/plain', title)
          }}
          onDragEnd={() => (dragged = null)}
          onDragOver={(event) => (dragged ? lists.over(event) : papers.onDragOver(event))}
          onDragLeave={() => {
            lists.leave()
            papers.onDragLeave()
          }}
          onDrop={(event) => (dragged ? lists.drop(event) : papers.onDrop(event))}
        >
          <span className={css.words}>{title}</span>
          <span className={css.count} aria-label={t('sidebar.progress', { read, total })} role="img">
            {read}/{total}
          </span>
          <span className={css.line}>
            <ProgressLine value={read} begun={reading} total={total} />
          </span>
        </a>
      )}
      <span className={css.menu}>
        <EntryMenu list={list} />
      </span>
    </div>
  )
}

function EntryMenu({ list }: { readonly list: ListSummary }) {
  const t = useWords()
  const label = t('lists:tree.options', { title: list.title })
  const step = (by: -1 | 1): void => {
    const place = stepped(useApp.getState().lists ?? [], list.id, by)
    if (place) void placeList(list, place)
  }
  return (
    <Menu
      label={label}
      trigger={
        <AriaButton className={css.more ?? ''} aria-label={label}>
          <Ellipsis size={15} aria-hidden />
        </AriaButton>
      }
    >
      <MenuItem onAction={() => useTree.setState({ renaming: list.id })}>{t('lists:tree.rename')}</MenuItem>
      <MenuItem onAction={() => void newList(list.id)}>{t('lists:tree.newInside')}</MenuItem>
      <MenuLine />
      <MenuItem onAction={() => useTree.setState({ dialog: { kind: 'move', list } })}>{t('lists:tree.move')}</MenuItem>
      <MenuItem onAction={() => step(-1)}>{t('lists:tree.up')}</MenuItem>
      <MenuItem onAction={() => step(1)}>{t('lists:tree.down')}</MenuItem>
      <MenuItem onAction={() => useTree.setState({ dialog: { kind: 'merge', list } })}>
        {t('lists:tree.merge')}
      </MenuItem>
      <MenuLine />
      <MenuItem onAction={() => void archiveList(list, !list.archived)}>
        {t(list.archived ? 'lists:tree.unarchive' : 'lists:tree.archive')}
      </MenuItem>
      <MenuItem danger onAction={() => void removeList(list)}>
        {t('lists:tree.remove')}
      </MenuItem>
    </Menu>
  )
}

function NameField({ list }: { readonly list: ListSummary }) {
  const t = useWords()
  const done = (value: string | null): void => {
    if (useTree.getState().renaming !== list.id) return
    useTree.setState({ renaming: null })
    const title = value?.trim()
    if (title && title !== list.title) void renameList(list.id, title)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tree-list="${list.id}"]`)?.focus())
  }
  return (
    <input
      className={css.field}
      defaultValue={list.title}
      maxLength={1000}
      autoFocus
      aria-label={t('list.renameList')}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => done(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') done(event.currentTarget.value)
        if (event.key === 'Escape') done(null)
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
        }
      }}
    />
  )
}

function useListDrop(list: ListSummary) {
  const [where, setWhere] = useState<Where | null>(null)
  const over = (event: DragEvent): void => {
    const lists = useApp.getState().lists ?? []
    const at = whereOf(event)
    const place = placeAt(lists, list, at)
    if (!dragged || dragged.id === list.id || !mayEnter(lists, dragged.id, place.parent)) return setWhere(null)
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setWhere(at)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setWhere(null)
    if (dragged) void placeList(dragged, placeAt(useApp.getState().lists ?? [], list, whereOf(event)))
    dragged = null
  }
  return { where, over, drop, leave: () => setWhere(null) }
}

/** The upper and lower quarter of an entry are the places before and after it. */
function whereOf(event: DragEvent): Where {
  const { top, height } = event.currentTarget.getBoundingClientRect()
  const share = (event.clientY - top) / height
  return share < 0.25 ? 'before' : share > 0.75 ? 'after' : 'inside'
}
