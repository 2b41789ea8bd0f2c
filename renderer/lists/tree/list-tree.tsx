// The reading lists in the sidebar: one in another, each with its thin line. Links, so that each can be opened in the keyboard's
// way; arrows go through them, open and close; Alt with arrows moves, F2 renames, Delete removes.
import { Plus } from 'lucide-react'
import { useMemo, type KeyboardEvent } from 'react'
import type { ListId } from '../../../preload/model/ids.ts'
import { useApp } from '../../app/app-store.ts'
import { useWords } from '../../app/words/words.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { newList, placeList, removeList } from './tree-actions.ts'
import { TreeDialogs } from './tree-dialogs.tsx'
import { TreeEntry } from './tree-entry.tsx'
import { branchesOf, stepped, type Branch } from './tree-shape.ts'
import { closeBranch, useTree } from './tree-store.ts'
import css from './tree.module.css'

/** `headingClass` and `hintClass` are how the sidebar's headings and hints look. */
export function ListTree(props: { readonly headingClass: string | undefined; readonly hintClass: string | undefined }) {
  const t = useWords()
  const lists = useApp((state) => state.lists)
  const archived = useApp((state) => state.archivedLists)
  const showArchived = useTree((state) => state.showArchived)
  const branches = useMemo(() => branchesOf(lists ?? []), [lists])
  const archivedBranches = useMemo(() => branchesOf(archived), [archived])
  return (
    <>
      <div className={css.head}>
        <h2 className={props.headingClass}>{t('sidebar.lists')}</h2>
        <span className={css.new}>
          <IconButton label={t('lists:tree.new')} onPress={() => void newList(null)}>
            <Plus size={15} aria-hidden />
          </IconButton>
        </span>
      </div>
      {lists?.length === 0 && <p className={props.hintClass}>{t('sidebar.noLists')}</p>}
      <div onKeyDown={onTreeKey}>
        {branches.length > 0 && (
          <ul className={css.group} aria-label={t('lists:tree.label')}>
            {branches.map((branch) => (
              <BranchView key={branch.list.id} branch={branch} depth={0} />
            ))}
          </ul>
        )}
        {archived.length > 0 && (
          <>
            <span className={css.archived}>
              <Button
                look="link"
                aria-expanded={showArchived}
                onPress={() => useTree.setState({ showArchived: !showArchived })}
              >
                {t('lists:tree.showArchived', { count: archived.length })}
              </Button>
            </span>
            {showArchived && (
              <ul className={css.group} aria-label={t('lists:tree.archived')}>
                {archivedBranches.map((branch) => (
                  <BranchView key={branch.list.id} branch={branch} depth={0} />
                ))}
              </ul>
            )}
          </>
        )}
      </div>
      <TreeDialogs />
    </>
  )
}

function BranchView({ branch, depth }: { readonly branch: Branch; readonly depth: number }) {
  const closed = useTree((state) => state.closed.has(branch.list.id))
  const { list, inside } = branch
  return (
    <li>
      <TreeEntry list={list} depth={depth} branches={inside.length} open={!closed} />
      {inside.length > 0 && !closed && (
        <ul className={css.group}>
          {inside.map((child) => (
            <BranchView key={child.list.id} branch={child} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}

function onTreeKey(event: KeyboardEvent<HTMLElement>): void {
  const link = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-tree-list]') : null
  const { lists, archivedLists } = useApp.getState()
  const all = [...(lists ?? []), ...archivedLists]
  const list = all.find(({ id }) => id === link?.dataset['treeList'])
  if (!link || !list || event.ctrlKey || event.metaKey || event.shiftKey) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tree-list]')]
  const at = links.indexOf(link)
  const hasInside = all.some(({ parent }) => parent === list.id)
  const { closed } = useTree.getState()
  const focus = (id: ListId | null | undefined): void => links.find((each) => each.dataset['treeList'] === id)?.focus()
  const deeds: Readonly<Record<string, () => void>> = event.altKey
    ? {
        ArrowUp: () => move(-1),
        ArrowDown: () => move(1),
      }
    : {
        ArrowDown: () => links[at + 1]?.focus(),
        ArrowUp: () => links[at - 1]?.focus(),
        Home: () => links[0]?.focus(),
        End: () => links.at(-1)?.focus(),
        ArrowRight: () => {
          if (!hasInside) return
          if (closed.has(list.id)) closeBranch(list.id, false)
          else links[at + 1]?.focus()
        },
        ArrowLeft: () => {
          if (hasInside && !closed.has(list.id)) closeBranch(list.id, true)
          else focus(list.parent)
        },
        F2: () => useTree.setState({ renaming: list.id }),
        Delete: () => {
          const next = links[at + 1] ?? links[at - 1]
          void removeList(list).then(() => next?.focus())
        },
      }
  const deed = deeds[event.key]
  if (!deed) return
  event.preventDefault()
  event.stopPropagation()
  deed()

  function move(by: -1 | 1): void {
    const place = list && stepped(all, list.id, by)
    if (!list || !place) return
    void placeList(list, place).then(() => requestAnimationFrame(() => link?.focus()))
  }
}
