// What a person does to whole lists: new ones, names, places, archive, merging, removing. Each can be undone in one step.
import type { ListId } from '../../../preload/model/ids.ts'
import type { ListSummary } from '../../../preload/model/list.ts'
import { announce } from '../../app/announce.ts'
import { api } from '../../app/api.ts'
import { useApp } from '../../app/app-store.ts'
import { reportFailure } from '../../app/failures.ts'
import { currentRoute, go } from '../../app/routes.ts'
import { toast } from '../../app/toasts.ts'
import { t } from '../../app/words/words.ts'
import { countInside, mayEnter, type Place } from './tree-shape.ts'
import { closeBranch, useTree } from './tree-store.ts'

type Named = Pick<ListSummary, 'id' | 'title'>

/** Makes an empty list, shows it, and asks for its name where it stands. */
export async function newList(parent: ListId | null): Promise<void> {
  await guarded(async () => {
    const { id } = await api().request('lists.create', { title: t('lists:tree.new'), parent })
    if (parent !== null) closeBranch(parent, false)
    go({ at: 'list', id })
    useTree.setState({ renaming: id })
  })
}

export async function renameList(id: ListId, title: string): Promise<void> {
  await guarded(() => api().request('lists.change', { id, change: { title } }))
}

/** Puts a list somewhere else; says so, and how it is undone. */
export async function placeList(list: Named, place: Place): Promise<void> {
  const lists = allLists()
  const before = lists.find(({ id }) => id === list.id)
  if (!before || !mayEnter(lists, list.id, place.parent)) return
  await guarded(async () => {
    const { undo } = await api().request('lists.place', { id: list.id, ...place })
    if (place.parent !== null) closeBranch(place.parent, false)
    const parent = lists.find(({ id }) => id === place.parent)
    const text =
      place.parent === before.parent
        ? t('lists:tree.placed', { title: list.title })
        : parent
          ? t('lists:tree.moved', { title: list.title, parent: parent.title })
          : t('lists:tree.movedTop', { title: list.title })
    if (place.parent === before.parent) announce(text)
    toast(text, {
      topic: 'list-place',
      undo: () => api().request('undo.run', { token: undo }),
      again: () => placeList(list, place),
    })
  })
}

export async function archiveList(list: Named, archived: boolean): Promise<void> {
  const { id, title } = list
  await guarded(async () => {
    await api().request('lists.change', { id, change: { archived } })
    toast(t(archived ? 'lists:tree.didArchive' : 'lists:tree.didUnarchive', { title }), {
      undo: () => api().request('lists.change', { id, change: { archived: !archived } }),
      again: () => archiveList(list, archived),
    })
  })
}

/** Puts all of a list into another one, and shows that. */
export async function mergeList(list: Named, into: Named, sections: 'keep' | 'join'): Promise<void> {
  await guarded(async () => {
    const { undo } = await api().request('lists.merge', { id: list.id, into: into.id, sections })
    go({ at: 'list', id: into.id })
    toast(t('lists:tree.merged', { title: list.title, into: into.title }), {
      undo: async () => {
        await api().request('undo.run', { token: undo })
        go({ at: 'list', id: list.id })
      },
      again: () => mergeList(list, into, sections),
    })
  })
}

/** Takes a list away with those in it; their papers stay, and undo brings all of them back. */
export async function removeList(list: Named): Promise<void> {
  const { id, title } = list
  const inside = countInside(allLists(), id)
  await guarded(async () => {
    await api().request('lists.remove', { id })
    const here = currentRoute()
    const shown = here.at === 'list' && here.id === id
    if (shown) go({ at: 'library', filter: {} })
    const text = inside > 0 ? t('lists:tree.removedMany', { title, count: inside }) : t('lists:tree.removed', { title })
    toast(text, {
      undo: async () => {
        await api().request('lists.bringBack', { id })
        if (shown) go({ at: 'list', id })
      },
      again: () => removeList(list),
    })
  })
}

/** Every list there is, those in the archive too. */
export function allLists(): readonly ListSummary[] {
  const { lists, archivedLists } = useApp.getState()
  return [...(lists ?? []), ...archivedLists]
}

async function guarded(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    reportFailure(error)
  }
}
