// The changes of a source that a person takes over, put into their list; all else of it stays as it is. Pure.
import type { SourceChange } from '../../../preload/model/again.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { ListItem, ListSection, ReadingList, SaidSource } from '../../../preload/model/list.ts'
import { plainTitle } from '../../library/lists/list-changes.ts'
import { saidSections, toldBy, type SaidPaper, type SaidSection } from './said.ts'

/** The list with those of `all` the changes of its comparison with `said` that are taken. The rest counts as decided, too. */
export function takeChanges(
  list: ReadingList,
  said: SaidSource,
  all: readonly SourceChange[],
  options: { readonly take: ReadonlySet<string>; readonly now: Date; readonly newId: () => string },
): ReadingList {
  const changes = all.filter(({ id }) => options.take.has(id))
  // A section that keeps its old name still is the one that the source calls otherwise now.
  const oldName = new Map(
    all.flatMap((change) =>
      change.kind === 'section' && !options.take.has(change.id) ? [[plainTitle(change.to), change.from]] : [],
    ),
  )
  const now = saidSections(said).map((section) => ({
    ...section,
    title: oldName.has(plainTitle(section.title)) ? (oldName.get(plainTitle(section.title)) ?? null) : section.title,
  }))
  const words = new Map(now.flatMap(({ items }) => items.map((item) => [item.paperId, item])))
  const of = (kind: SourceChange['kind']): ReadonlySet<PaperId> =>
    new Set(changes.flatMap((change) => (change.kind === kind && 'paperId' in change ? [change.paperId] : [])))
  const [dropped, moved, added, reworded] = [of('dropped'), of('moved'), of('added'), of('words')]
  const renamed = new Map(
    changes.flatMap((change) => (change.kind === 'section' ? [[plainTitle(change.from), change.to]] : [])),
  )
  const hadItems = new Set(list.sections.flatMap(({ id, items }) => (items.length > 0 ? [id] : [])))
  const taken = new Map<PaperId, ListItem>()
  const sections = list.sections.map((section): ListSection => {
    const items = section.items.map((item) => (reworded.has(item.paperId) ? withNewWords(item, words) : item))
    for (const item of items) if (moved.has(item.paperId)) taken.set(item.paperId, item)
    const to = renamed.get(plainTitle(section.title))
    return {
      ...section,
      title: to === undefined ? section.title : to,
      items: items.filter(({ paperId }) => !dropped.has(paperId) && !moved.has(paperId)),
    }
  })
  const toPlace = new Map<PaperId, ListItem>(taken)
  for (const [paperId, item] of words) if (added.has(paperId)) toPlace.set(paperId, { id: options.newId(), ...item })

  place(sections, now, toPlace, options.newId)
  const titles = new Set(now.map(({ title }) => plainTitle(title)))
  const left = sections.filter(
    ({ id, title, items }) => items.length > 0 || !hadItems.has(id) || titles.has(plainTitle(title)),
  )
  const title = changes.find((change) => change.kind === 'title')?.to ?? list.title
  const intro = changes.find((change) => change.kind === 'intro')?.to ?? list.intro
  const order = changes.some((change) => change.kind === 'order')
  return {
    ...list,
    title,
    intro,
    sections: order ? ordered(left, now) : left,
    told: toldBy(said, options.now),
    updatedAt: options.now.toISOString(),
  }
}

function withNewWords(item: ListItem, words: ReadonlyMap<PaperId, SaidPaper>): ListItem {
  const next = words.get(item.paperId)
  return next ? { ...item, title: next.title ?? item.title, summary: next.summary ?? item.summary } : item
}

/** Puts items where the source has them: each after the one before it that is in the same section, else first in it. */
function place(
  sections: ListSection[],
  now: readonly SaidSection[],
  toPlace: ReadonlyMap<PaperId, ListItem>,
  newId: () => string,
): void {
  let previous: ListSection | null = null
  for (const { title, items } of now) {
    let section = sections.find((each) => plainTitle(each.title) === plainTitle(title))
    if (!section && items.some(({ paperId }) => toPlace.has(paperId))) {
      section = { id: newId(), title, items: [] }
      sections.splice(previous ? sections.indexOf(previous) + 1 : 0, 0, section)
    }
    if (!section) continue
    previous = section
    section.items = withPlaced(section.items, items, toPlace)
  }
}

function withPlaced(
  here: readonly ListItem[],
  said: readonly SaidPaper[],
  toPlace: ReadonlyMap<PaperId, ListItem>,
): ListItem[] {
  const stays = new Set(here.map(({ paperId }) => paperId))
  /** What goes behind each item that stays; null is the start of the section. */
  const behind = new Map<PaperId | null, ListItem[]>()
  let after: PaperId | null = null
  for (const { paperId } of said) {
    if (stays.has(paperId)) after = paperId
    const item = toPlace.get(paperId)
    if (!item) continue
    const group = behind.get(after) ?? []
    behind.set(after, group)
    group.push(item)
  }
  return [...(behind.get(null) ?? []), ...here.flatMap((item) => [item, ...(behind.get(item.paperId) ?? [])])]
}

/** Sections in the source's order; one of the person's own stays behind the section it stood behind. */
function ordered(sections: readonly ListSection[], now: readonly SaidSection[]): ListSection[] {
  const place = new Map(now.map(({ title }, index) => [plainTitle(title), index]))
  let last = -1
  return sections
    .map((section) => {
      last = place.get(plainTitle(section.title)) ?? last
      return { section, at: last }
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ section }) => section)
}
