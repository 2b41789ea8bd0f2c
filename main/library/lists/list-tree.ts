// Reading lists in one another: who stands in whom, without circles and without parents that are not there. Pure.
import type { ListId } from '../../../preload/model/ids.ts'
import type { ReadingList } from '../../../preload/model/list.ts'

type Node = Pick<ReadingList, 'id' | 'parent'>

/** Each list's parent as it counts: null where it is not there, or where following it would lead back to the list. */
export function parentsOf(lists: readonly Node[]): ReadonlyMap<ListId, ListId | null> {
  const named = new Map(lists.map(({ id, parent }) => [id, parent]))
  const parents = new Map<ListId, ListId | null>()
  for (const { id } of lists) {
    const way = new Set<ListId>()
    let at: ListId | null = id
    // Walks up over what counts already; the first step that would close a circle is the one left out.
    while (at !== null && !parents.has(at) && !way.has(at)) {
      way.add(at)
      const up: ListId | null = named.get(at) ?? null
      at = up !== null && named.has(up) ? up : null
    }
    for (const step of [...way].toReversed()) {
      const up = named.get(step) ?? null
      parents.set(step, up !== null && named.has(up) && !isWithin(parents, up, step) && up !== step ? up : null)
    }
  }
  return parents
}

/** The lists that stand in one, at any depth, itself first: in the order of the lists, each before what is in it. */
export function withInside(lists: readonly Node[], id: ListId): readonly ListId[] {
  const inside = childrenOf(lists)
  const found: ListId[] = []
  const visit = (at: ListId): void => {
    found.push(at)
    for (const child of inside.get(at) ?? []) visit(child)
  }
  visit(id)
  return found
}

/** The lists directly in each list; those at the top are under null. */
export function childrenOf(lists: readonly Node[]): ReadonlyMap<ListId | null, readonly ListId[]> {
  const children = new Map<ListId | null, ListId[]>()
  for (const [id, parent] of parentsOf(lists)) {
    const siblings = children.get(parent)
    if (siblings) siblings.push(id)
    else children.set(parent, [id])
  }
  const place = new Map(lists.map(({ id }, index) => [id, index]))
  for (const siblings of children.values()) siblings.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
  return children
}

/**
 * The lists with one put into `parent`, before one of its lists or at the end. Null where that cannot be: into itself
 * or into a list that stands in it.
 */
export function placed(
  lists: readonly ReadingList[],
  id: ListId,
  to: { readonly parent: ListId | null; readonly before: ListId | null },
): readonly ReadingList[] | null {
  const list = lists.find((each) => each.id === id)
  if (!list || id === to.before) return list ? lists : null
  if (to.parent !== null && withInside(lists, id).includes(to.parent)) return null
  const others = lists.filter((each) => each !== list)
  const before = others.findIndex((each) => each.id === to.before)
  return others.toSpliced(before === -1 ? others.length : before, 0, { ...list, parent: to.parent })
}

function isWithin(parents: ReadonlyMap<ListId, ListId | null>, id: ListId, ancestor: ListId): boolean {
  for (let at: ListId | null = id; at !== null; at = parents.get(at) ?? null) if (at === ancestor) return true
  return false
}
