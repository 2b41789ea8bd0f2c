// The tree of lists in this window: which are closed, which is being renamed, which dialog is open.
import { create } from 'zustand'
import { ListId } from '../../../preload/model/ids.ts'
import type { ListSummary } from '../../../preload/model/list.ts'
import { keepHere, keptHere } from '../../app/kept-here.ts'

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
  keepHere(KEY, [...closed].slice(-1000))
}

function remembered(): ReadonlySet<ListId> {
  const value = keptHere(KEY)
  return new Set(Array.isArray(value) ? value.flatMap((id) => ListId.safeParse(id).data ?? []) : [])
}
