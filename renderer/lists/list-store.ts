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

/** Says which list is on the screen. */
export function followList(id: ListId): void {
  followed = id
  if (useList.getState().detail?.list.id !== id) useList.setState({ detail: null, failure: null })
}

/** Shows a list and follows it while the component is there. */
export function useFollowList(id: ListId): void {
  useEffect(() => {
    followList(id)
    const soon = coalesce(120, () => void fetchList(id))
    const stops = [
      api().on('library.changed', ({ papers, lists }) => {
        const known = useList.getState().detail?.papers
        const about = lists.includes(id) || (papers.length === 0 && lists.length === 0)
        const changed = new Set(papers)
        if (about || !known || known.some((paper) => changed.has(paper.id))) soon()
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
  return keep(api().request('lists.change', { id, change }))
}

/** Arrangements on their way, by list: until the last is acknowledged, what is shown is newer than what main says. */
const arranging = new Map<ListId, number>()

/** Puts sections in place of those of `list` at once, then keeps them; a failure brings the old ones back. */
export async function arrange(list: ReadingList, sections: Sections): Promise<boolean> {
  const { detail } = useList.getState()
  if (detail?.list.id === list.id) {
    useList.setState({ detail: { ...detail, list: { ...detail.list, sections: plain(sections) } } })
  }
  const left = new Set(itemIds(sections))
  const without = itemIds(list.sections).filter((id) => !left.has(id))
  arranging.set(list.id, (arranging.get(list.id) ?? 0) + 1)
  const answer = api().request('lists.change', { id: list.id, change: { sections: plain(sections), without } })
  const kept = await keep(answer.finally(() => arranging.set(list.id, (arranging.get(list.id) ?? 1) - 1)))
  if (!kept && list.id === followed) await fetchList(list.id)
  return kept
}

/** The same as a person's own step, which is taken back by key. */
export async function rearrange(list: ReadingList, sections: Sections): Promise<boolean> {
  const kept = await arrange(list, sections)
  if (kept) canUndo({ undo: () => arrange(list, list.sections), again: () => rearrange(list, sections) })
  return kept
}

async function keep(answer: Promise<ListDetail>): Promise<boolean> {
  try {
    take(await answer)
    return true
  } catch (error) {
    reportFailure(error)
    return false
  }
}

function take(detail: ListDetail): void {
  keepPapers(detail.papers)
  const { id } = detail.list
  if (id !== followed) return
  const shown = useList.getState().detail?.list
  const sections = shown?.id === id && arranging.get(id) ? shown.sections : detail.list.sections
  useList.setState({ detail: { ...detail, list: { ...detail.list, sections } }, failure: null })
}

function itemIds(sections: Sections): readonly string[] {
  return sections.flatMap(({ items }) => items.map(({ id }) => id))
}

function plain(sections: Sections): ReadingList['sections'] {
  return sections.map((section) => ({ ...section, items: [...section.items] }))
}
