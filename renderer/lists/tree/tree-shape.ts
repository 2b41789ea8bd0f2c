// Lists in one another as the sidebar draws them: branches in order, and where one goes when it is moved. Pure.
import type { ListId } from '../../../preload/model/ids.ts'
import type { ListSummary } from '../../../preload/model/list.ts'

export interface Branch {
  readonly list: ListSummary
  readonly inside: readonly Branch[]
}

/** Where a list is put: into which, and before which of its lists; null is the top, and the end. */
export interface Place {
  readonly parent: ListId | null
  readonly before: ListId | null
}

/** The lists as a tree. One whose parent is not among them stands at the top. */
export function branchesOf(lists: readonly ListSummary[]): readonly Branch[] {
  const here = new Set(lists.map(({ id }) => id))
  const inside = Map.groupBy(lists, ({ parent }) => (parent !== null && here.has(parent) ? parent : null))
  const branch = (list: ListSummary): Branch => ({ list, inside: (inside.get(list.id) ?? []).map(branch) })
  return (inside.get(null) ?? []).map(branch)
}

/** Lists that a person has out, and those that are in the archive, themselves or within one that is. */
export function byArchive(lists: readonly ListSummary[]): {
  readonly out: readonly ListSummary[]
  readonly archived: readonly ListSummary[]
} {
  const known = new Map(lists.map((list) => [list.id, list]))
  const isArchived = (list: ListSummary | undefined): boolean =>
    list !== undefined && (list.archived || isArchived(list.parent === null ? undefined : known.get(list.parent)))
  const { out = [], archived = [] } = Object.groupBy(lists, (list) => (isArchived(list) ? 'archived' : 'out'))
  return { out, archived }
}

/** The place one step up or down among a list's siblings; null at the edge. */
export function stepped(lists: readonly ListSummary[], id: ListId, by: -1 | 1): Place | null {
  const list = lists.find((each) => each.id === id)
  if (!list) return null
  const siblings = siblingsOf(lists, list.parent)
  const at = siblings.findIndex((each) => each.id === id)
  const to = at + by
  if (to < 0 || to >= siblings.length) return null
  return { parent: list.parent, before: siblings[by < 0 ? to : to + 1]?.id ?? null }
}

/** The place beside another list, or in it. */
export function placeAt(
  lists: readonly ListSummary[],
  target: ListSummary,
  where: 'before' | 'after' | 'inside',
): Place {
  if (where === 'inside') return { parent: target.id, before: null }
  if (where === 'before') return { parent: target.parent, before: target.id }
  const siblings = siblingsOf(lists, target.parent)
  return { parent: target.parent, before: siblings[siblings.findIndex(({ id }) => id === target.id) + 1]?.id ?? null }
}

/** Whether a list may be put into `parent`: not into itself, nor into what stands in it. */
export function mayEnter(lists: readonly ListSummary[], id: ListId, parent: ListId | null): boolean {
  const known = new Map(lists.map((list) => [list.id, list]))
  for (let at = parent; at !== null; at = known.get(at)?.parent ?? null) if (at === id) return false
  return true
}

/** How many lists stand in one, at any depth. */
export function countInside(lists: readonly ListSummary[], id: ListId): number {
  return lists.filter((list) => list.id !== id && !mayEnter(lists, id, list.id)).length
}

function siblingsOf(lists: readonly ListSummary[], parent: ListId | null): readonly ListSummary[] {
  return lists.filter((each) => each.parent === parent)
}
