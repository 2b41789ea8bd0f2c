// How the library is looked at: the filter's words, the order. The order is remembered in this browser.
import { create } from 'zustand'
import type { PaperSortKey } from '../../preload/model/paper-query.ts'

export const sorts = [
  'added',
  'published',
  'opened',
  'title',
  'authors',
  'status',
] as const satisfies readonly PaperSortKey[]
export type Sort = (typeof sorts)[number]

interface ViewOptions {
  readonly text: string
  readonly sort: Sort
  readonly descending: boolean
}

const KEY = 'offprint:order'

export const useViewOptions = create<ViewOptions>(() => ({
  text: '',
  sort: 'added',
  descending: true,
  ...remembered(),
}))

/** Narrows to papers that match some words. */
export function filterBy(text: string): void {
  useViewOptions.setState({ text })
}

/** Orders the list: by dates newest first, by names from A; `descending` may say otherwise. */
export function orderBy(sort: Sort, descending = sort === 'added' || sort === 'published' || sort === 'opened'): void {
  useViewOptions.setState({ sort, descending })
  try {
    localStorage.setItem(KEY, JSON.stringify({ sort, descending }))
  } catch {
    // Not remembered: the next start orders by the date added.
  }
}

function remembered(): Partial<Pick<ViewOptions, 'sort' | 'descending'>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof value !== 'object' || value === null || !('sort' in value) || !('descending' in value)) return {}
    const sort = sorts.find((each) => each === value.sort)
    return sort && typeof value.descending === 'boolean' ? { sort, descending: value.descending } : {}
  } catch {
    return {}
  }
}
