// The reading list on the screen: its snapshot, and the changes a person makes to it.
import { useEffect } from 'react'
import { create } from 'zustand'
import type { Input } from '../../preload/contract.ts'
import { AppError } from '../../preload/errors.ts'
import type { ListId } from '../../preload/model/ids.ts'
import type { ListDetail, ReadingList } from '../../preload/model/list.ts'
import { api } from '../app/api.ts'
import { coalesce } from '../app/coalesce.ts'
import { failureMessage, reportFailure } from '../app/failures.ts'
import { canUndo } from '../app/toasts.ts'
import { keepPapers } from '../library/paper-store.ts'
import type { Sections } from './arrange.ts'

interface ListState {
  readonly detail: ListDetail | null
  readonly failure: { readonly gone: boolean; readonly message: string } | null
}

export const useList = create<ListState>(() => ({ detail: null, failure: null }))

/** The list on the screen: a change to another one, undone from here, is no reason to show that. */
let followed: ListId | null = null

/** Shows a list and follows it while the component is there. */
export function useFollowList(id: ListId): void {
  useEffect(() => {
    followed = id
    if (useList.getState().detail?.list.id !== id) useList.setState({ detail: null, failure: null })
    const soon = coalesce(120, () => void fetchList(id))
    const stops = [
      api().on('library.changed', ({ papers, lists }) => {
        const known = useList.getState().detail?.papers
        const about = lists.includes(id) || (papers.length === 0 && lists.length === 0)
        if (about || !known || known.some((paper) => papers.includes(paper.id))) soon()
      }),
      api().onResync(soon),
    ]
    void fetchList(id)
    return () => {
      for (const stop of stops) stop()
    }
  }, [id])
}

/** Asks main for the list again. */
export async function fetchList(id: ListId): Promise<void> {
  try {
    take(await api().request('lists.get', { id }))
  } catch (error) {
    if (followed !== id) return
    const gone = error instanceof AppError && error.code === 'not-found'
    useList.setState({ detail: null, failure: { gone, message: failureMessage(error) } })
  }
}

/** Changes the list; answers whether it was kept. */
export async function changeList(id: ListId, change: Input<'lists.change'>['change']): Promise<boolean> {
  try {
    take(await api().request('lists.change', { id, change }))
    return true
  } catch (error) {
    reportFailure(error)
    return false
  }
}

/** Puts sections in place at once, then keeps them; a failure brings the old ones back. */
export async function arrange(list: ReadingList, sections: Sections): Promise<boolean> {
  const { detail } = useList.getState()
  if (detail?.list.id === list.id) {
    useList.setState({ detail: { ...detail, list: { ...list, sections: plain(sections) } } })
  }
  const kept = await changeList(list.id, { sections: plain(sections) })
  if (!kept && list.id === followed) await fetchList(list.id)
  return kept
}

/** The same as a person's own step, which is taken back by key. */
export async function rearrange(list: ReadingList, sections: Sections): Promise<boolean> {
  const kept = await arrange(list, sections)
  if (kept) canUndo({ undo: () => arrange(list, list.sections), again: () => rearrange(list, sections) })
  return kept
}

function take(detail: ListDetail): void {
  keepPapers(detail.papers)
  if (detail.list.id === followed) useList.setState({ detail, failure: null })
}

function plain(sections: Sections): ReadingList['sections'] {
  return sections.map((section) => ({ ...section, items: [...section.items] }))
}
