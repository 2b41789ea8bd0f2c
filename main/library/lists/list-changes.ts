// Changes that touch several reading lists at once, as values: two made one, items moved over, and taking such a change
// back. Pure; nothing a list holds is lost by any of them.
import { AppError } from '../../../preload/errors.ts'
import type { ListId } from '../../../preload/model/ids.ts'
import type { ListItem, ListSection, ReadingList } from '../../../preload/model/list.ts'
import { say } from '../../../preload/said.ts'
import { withInside } from './list-tree.ts'
import { papersOf } from './lists.ts'

type Lists = readonly ReadingList[]

/** A section's title as it is compared: case, width, spaces and punctuation do not count. */
export function plainTitle(title: string | null): string {
  return (title ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
}

/**
 * The lists after one was put into another: `keep` appends its sections, `join` puts items into sections of the same
 * name. A paper that is in both stays where it was, with the words of both. Lists inside the one move along.
 */
export function mergedLists(
  lists: Lists,
  id: ListId,
  into: ListId,
  options: { readonly sections: 'keep' | 'join'; readonly now: Date; readonly newId: () => string },
): Lists {
  const [from, target] = [mustFind(lists, id), mustFind(lists, into)]
  if (from === target) throw new AppError('conflict', say('lists.mergeItself'))
  const known = new Map(from.sections.flatMap(({ items }) => items.map((item) => [item.paperId, item])))
  const here = new Set(papersOf(target))
  const sections: ListSection[] = target.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => withWordsOf(item, known.get(item.paperId))),
  }))
  for (const section of from.sections) {
    const items = section.items.filter(({ paperId }) => !here.has(paperId))
    for (const { paperId } of items) here.add(paperId)
    const twin =
      options.sections === 'join' && sections.find(({ title }) => plainTitle(title) === plainTitle(section.title))
    if (twin) twin.items = [...twin.items, ...items]
    else if (items.length > 0) {
      const title = section.title ?? (options.sections === 'keep' ? from.title : null)
      sections.push({ id: options.newId(), title, items })
    }
  }
  const merged: ReadingList = {
    ...target,
    intro: joinedWords(target.intro, from.intro),
    sections,
    mentions: [...new Set([...target.mentions, ...from.mentions])],
    updatedAt: options.now.toISOString(),
  }
  return lists.flatMap((list) => {
    if (list === from) return []
    const kept = list === target ? merged : list
    if (kept.parent !== id) return [kept]
    // Where the target stands inside the list that goes, the way to it moves up; everything else moves in.
    return [{ ...kept, parent: withInside(lists, list.id).includes(into) ? from.parent : into }]
  })
}

/** The lists after items went from one to another with their words; a paper that is there already gets the words. */
export function movedItems(
  lists: Lists,
  move: {
    readonly from: ListId
    readonly items: readonly string[]
    readonly to: ListId
    readonly section: string | null
  },
  options: { readonly now: Date; readonly newId: () => string },
): Lists {
  const [from, to] = [mustFind(lists, move.from), mustFind(lists, move.to)]
  if (from === to) throw new AppError('conflict', say('lists.sameList'))
  const wanted = new Set(move.items)
  const moving = from.sections.flatMap(({ items }) => items.filter(({ id }) => wanted.has(id)))
  const here = new Set(papersOf(to))
  const words = new Map(moving.map((item) => [item.paperId, item]))
  const fresh = [...words.values()].filter(({ paperId }) => !here.has(paperId))
  const sections = to.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => withWordsOf(item, words.get(item.paperId))),
  }))
  const target = sections.find(({ id }) => id === move.section) ?? sections.at(-1)
  if (target) target.items = [...target.items, ...fresh]
  else sections.push({ id: options.newId(), title: null, items: fresh })
  const updatedAt = options.now.toISOString()
  return lists.map((list) => {
    if (list === to) return { ...to, sections, updatedAt }
    if (list !== from) return list
    const left = from.sections.map((section) => ({
      ...section,
      items: section.items.filter(({ id }) => !wanted.has(id)),
    }))
    return { ...from, sections: left, updatedAt }
  })
}

/**
 * Takes a change of lists back: what it changed is as before, lists it made go, lists it took come back to their place.
 * Throws `conflict` where one of them was changed since, because that would be lost.
 */
export function takenBack(now: Lists, before: Lists, after: Lists): Lists {
  const [then, later] = [byId(before), byId(after)]
  const touched = new Set([...then.keys(), ...later.keys()].filter((id) => !sameList(then.get(id), later.get(id))))
  for (const id of touched) {
    if (sameList(byId(now).get(id), later.get(id))) continue
    throw new AppError('conflict', say('lists.changedSince'))
  }
  const current = byId(now)
  const restored = (id: ListId): ReadingList | undefined => (touched.has(id) ? then.get(id) : current.get(id))
  // The order from before, with lists that came since where they stand now.
  const order = sameOrder(now, after) ? before.map(({ id }) => id) : now.map(({ id }) => id)
  const back = [...touched].filter((id) => then.has(id) && !order.includes(id))
  for (const id of back)
    order.splice(
      Math.min(
        before.findIndex((list) => list.id === id),
        order.length,
      ),
      0,
      id,
    )
  return order.flatMap((id) => restored(id) ?? [])
}

/** The words of two curators on one paper: both, the second after the first, unless they say the same. */
export function joinedWords(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a.includes(b) ? a : `${a}\n\n${b}`
}

/** An item with the words another list has on the same paper added to its own. */
export function withWordsOf(item: ListItem, other: ListItem | undefined): ListItem {
  if (!other) return item
  return {
    ...item,
    version: item.version ?? other.version,
    title: item.title ?? other.title,
    summary: joinedWords(item.summary, other.summary),
  }
}

function mustFind(lists: Lists, id: ListId): ReadingList {
  const list = lists.find((each) => each.id === id)
  if (!list) throw new AppError('not-found', say('library.listGone'))
  return list
}

function byId(lists: Lists): ReadonlyMap<ListId, ReadingList> {
  return new Map(lists.map((list) => [list.id, list]))
}

function sameOrder(a: Lists, b: Lists): boolean {
  return a.length === b.length && a.every((list, at) => list.id === b[at]?.id)
}

function sameList(a: ReadingList | undefined, b: ReadingList | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
