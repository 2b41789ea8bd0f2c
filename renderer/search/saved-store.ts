// The saved searches with what they count now: a snapshot that follows the index. Saving, renaming, removing with undo.
import { create } from 'zustand'
import type { Output } from '../../preload/contract.ts'
import { api } from '../app/api.ts'
import { coalesce } from '../app/coalesce.ts'
import { reportFailure } from '../app/failures.ts'
import { toast } from '../app/toasts.ts'
import { t } from '../app/words/words.ts'

/** A saved search and how many papers it matches; null while the index cannot tell. */
export type CountedSearch = Output<'search.saved'>['searches'][number]

interface SavedState {
  readonly searches: readonly CountedSearch[]
}

export const useSaved = create<SavedState>(() => ({ searches: [] }))

/** Fetches the saved searches and follows what changes them, for as long as the window lives. */
export async function startSaved(): Promise<void> {
  const soon = coalesce(600, () => {
    refresh().catch(reportFailure)
  })
  api().on('search.changed', soon)
  api().onResync(soon)
  await refresh()
}

/** Keeps a query under a name. */
export async function saveSearch(name: string, query: string): Promise<void> {
  await guarded(async () => {
    const { id } = await api().request('search.save', { id: null, name, query })
    toast(t('search:saved.done'), { undo: () => api().request('search.removeSaved', { id }) })
  })
}

/** Gives a saved search another name. */
export async function renameSearch(search: CountedSearch, name: string): Promise<void> {
  const { id, query } = search
  await guarded(async () => {
    await api().request('search.save', { id, name, query })
    toast(t('search:saved.renamed', { name }), {
      undo: () => api().request('search.save', { id, name: search.name, query }),
    })
  })
}

/** Takes a saved search away; undo saves it again. */
export async function removeSearch({ id, name, query }: CountedSearch): Promise<void> {
  await guarded(async () => {
    await api().request('search.removeSaved', { id })
    toast(t('search:saved.removed', { name }), {
      undo: () => api().request('search.save', { id: null, name, query }),
    })
  })
}

async function refresh(): Promise<void> {
  useSaved.setState(await api().request('search.saved', {}))
}

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work()
    await refresh()
  } catch (error) {
    reportFailure(error)
  }
}
