// Papers that may be one: what was found, and what a person does about it.
import { create } from 'zustand'
import type { DuplicateGroup } from '../../preload/model/duplicates.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import { api } from '../app/api.ts'
import { failureMessage, reportFailure } from '../app/failures.ts'
import { go } from '../app/routes.ts'
import { toast } from '../app/toasts.ts'
import { t } from '../app/words/words.ts'

interface DuplicatesState {
  readonly groups: readonly DuplicateGroup[] | null
  readonly looking: { readonly done: number; readonly total: number } | null
  readonly failure: string | null
  /** A group is being merged. */
  readonly busy: boolean
}

export const useDuplicates = create<DuplicatesState>(() => ({
  groups: null,
  looking: null,
  failure: null,
  busy: false,
}))

/** Looks the library through until `signal` aborts. */
export async function findDuplicates(signal?: AbortSignal): Promise<void> {
  useDuplicates.setState({ looking: { done: 0, total: 0 }, failure: null })
  try {
    const { groups } = await api().request(
      'duplicates.find',
      {},
      { ...(signal && { signal }), onProgress: (value) => useDuplicates.setState({ looking: share(value) }) },
    )
    useDuplicates.setState({ groups, looking: null })
  } catch (error) {
    if (!signal?.aborted) useDuplicates.setState({ looking: null, failure: failureMessage(error) })
  }
}

/** Makes papers one; undo takes them apart again, the last first. */
export async function mergeGroup(keep: PaperId, others: readonly PaperId[], title: string): Promise<void> {
  useDuplicates.setState({ busy: true })
  try {
    const { merged } = await api().request('duplicates.merge', { keep, others: [...others] })
    await findDuplicates()
    toast(t('lists:duplicates.merged', { title }), {
      undo: async () => {
        for (const id of merged.toReversed()) await api().request('papers.bringBack', { ids: [id] })
        await findDuplicates()
      },
      again: () => mergeGroup(keep, others, title),
    })
  } catch (error) {
    reportFailure(error)
  } finally {
    useDuplicates.setState({ busy: false })
  }
}

/** Remembers that these are no duplicates. */
export async function keepApart(ids: readonly PaperId[]): Promise<void> {
  const leave = (apart: boolean): Promise<unknown> => api().request('duplicates.leave', { ids: [...ids], apart })
  try {
    await leave(true)
    await findDuplicates()
    toast(t('lists:duplicates.left'), {
      undo: async () => {
        await leave(false)
        await findDuplicates()
      },
      again: () => keepApart(ids),
    })
  } catch (error) {
    reportFailure(error)
  }
}

/** Says it when a paper comes in that is here already, with the way to compare the two. */
export function startDuplicates(): void {
  api().on('duplicates.found', ({ paper, title, otherTitle }) => {
    toast(t('lists:duplicates.found', { title, other: otherTitle }), {
      topic: 'duplicates',
      action: { label: t('lists:duplicates.compare'), run: () => go({ at: 'duplicates', about: paper }) },
    })
  })
}

function share(value: unknown): { readonly done: number; readonly total: number } {
  const of = (name: string): number => {
    const number: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : 0
    return typeof number === 'number' ? number : 0
  }
  return { done: of('done'), total: of('total') }
}
