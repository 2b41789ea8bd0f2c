// The tree of lists in this window: which are closed, which is being renamed, which dialog is open.
import { create } from 'zustand'
import type { ListId } from '../../../preload/model/ids.ts'
import type { ListSummary } from '../../../preload/model/list.ts'

interface TreeState {
  readonly closed: ReadonlySet<ListId>
  readonly renaming: ListId | null
  readonly showArchived: boolean
  readonly dialog: { readonly kind: 'move' | 'merge'; readonly list: ListSummary } | null
}

const KEY = 'offprint:closed-lists'

export const useTree = create<TreeState>(() => ({
  closed: remembered(),
  renaming: null,
  showArchived: false,
  dialog: null,
}))

/** Closes a list in the tree, or opens it. */
export function closeBranch(id: ListId, close: boolean): void {
  const closed = new Set(useTree.getState().closed)
  if (close) closed.add(id)
  else closed.delete(id)
  useTree.setState({ closed })
  try {
    localStorage.setItem(KEY, JSON.stringify([...closed].slice(-1000)))
  } catch {
    // A browser that keeps nothing opens every list next time.
  }
}

function remembered(): ReadonlySet<ListId> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return new Set(Array.isArray(value) ? (value.filter((id) => typeof id === 'string') as ListId[]) : [])
  } catch {
    return new Set()
  }
}
