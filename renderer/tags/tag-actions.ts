// What a person does to tags of the whole library: rename, merge, remove, colour. Each says how far it is, and is undone in one step.
import { create } from 'zustand'
import type { MarkColor } from '../../preload/model/mark.ts'
import { api } from '../app/api.ts'
import { reportFailure } from '../app/failures.ts'
import { toast } from '../app/toasts.ts'
import { t } from '../app/words/words.ts'

interface Working {
  readonly done: number
  readonly total: number
  readonly cancel: () => void
}

/** What is under way; null when nothing is. */
export const useTagWork = create<{ readonly working: Working | null }>(() => ({ working: null }))

/** Renames one tag, or makes several one. */
export async function renameTags(from: readonly string[], to: string): Promise<void> {
  const name = to.trim().replace(/^#/, '')
  const old = from.filter((tag) => tag !== name)
  const [first] = old
  if (first === undefined || name === '') return
  const did = (count: number): string =>
    from.length === 1
      ? t('lists:tags.renamed', { count, from: first, to: name })
      : t('lists:tags.merged', { count, to: name })
  await work('tags.rename', { from: old, to: name }, did, () => renameTags(from, to))
}

/** Takes tags off every paper and mark. */
export async function removeTags(tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return
  const did = (count: number): string => t('lists:tags.removed', { count })
  await work('tags.remove', { tags: [...tags] }, did, () => removeTags(tags))
}

export async function colorTag(tag: string, color: MarkColor | null): Promise<void> {
  try {
    await api().request('tags.setColor', { tag, color })
  } catch (error) {
    reportFailure(error)
  }
}

async function work(
  ...[method, input, did, again]:
    | ['tags.rename', { from: string[]; to: string }, (papers: number) => string, () => Promise<void>]
    | ['tags.remove', { tags: string[] }, (papers: number) => string, () => Promise<void>]
): Promise<void> {
  const stop = new AbortController()
  const options = {
    signal: stop.signal,
    onProgress: (value: unknown) => useTagWork.setState({ working: { ...shareOf(value), cancel: () => stop.abort() } }),
  }
  try {
    const { undo, papers } =
      method === 'tags.rename'
        ? await api().request(method, input, options)
        : await api().request(method, input, options)
    toast(did(papers), { undo: () => api().request('undo.run', { token: undo }), again })
  } catch (error) {
    reportFailure(error)
  } finally {
    useTagWork.setState({ working: null })
  }
}

function shareOf(value: unknown): { readonly done: number; readonly total: number } {
  if (typeof value !== 'object' || value === null || !('done' in value) || !('total' in value))
    return { done: 0, total: 0 }
  return { done: Number(value.done), total: Number(value.total) }
}
