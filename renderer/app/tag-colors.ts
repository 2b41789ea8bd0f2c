// The colours of tags, for every place that shows one: a snapshot of main's, kept up to date.
import { create } from 'zustand'
import type { MarkColor } from '../../preload/model/mark.ts'
import { api } from './api.ts'
import { reportFailure } from './failures.ts'

export const useTagColors = create<{ readonly colors: ReadonlyMap<string, MarkColor> }>(() => ({ colors: new Map() }))

/** The colour of a tag, or null; a part drawn by it is drawn anew only when that changes. */
export function useTagColor(tag: string): MarkColor | null {
  return useTagColors(({ colors }) => colors.get(tag) ?? null)
}

/** Fetches the colours and follows their changes for as long as the window lives. */
export function startTagColors(): void {
  const fetch = (): void => void refresh().catch(reportFailure)
  api().on('tags.changed', fetch)
  api().onResync(fetch)
  fetch()
}

async function refresh(): Promise<void> {
  const { colors } = await api().request('tags.colors', {})
  useTagColors.setState({ colors: new Map(colors.map(({ tag, color }) => [tag, color])) })
}
