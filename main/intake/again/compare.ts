// A source that came again against the list it made: three states (what it said last, what the list is, what it says now),
// so that the source's changes are told apart from the person's own. Pure.
import type { Comparison, SourceChange } from '../../../preload/model/again.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { ListItem, ReadingList, SaidSource, ToldSource } from '../../../preload/model/list.ts'
import { plainTitle } from '../../library/lists/list-changes.ts'
import { outOfOrder } from './order.ts'
import { saidSections, toldByList, wordsOf, type SaidPaper, type SaidSection } from './said.ts'

interface Place<Item> {
  readonly section: string | null
  readonly index: number
  readonly item: Item
}

type Told = Pick<ToldSource, 'title' | 'intro' | 'sections'>

/** Every difference, in the order a reader meets it; `inLibrary` says which papers are here already. */
export function compareSource(list: ReadingList, said: SaidSource, inLibrary: (id: PaperId) => boolean): Comparison {
  const sure = list.told !== null
  const told: Told = list.told ?? toldByList(list)
  const now = saidSections(said)
  const [was, here, next] = [placesOf(told.sections), placesOf(list.sections), placesOf(now)]
  const renamed = renamedSections(told, now, next)
  const after = (section: string | null): string | null => nameNow(renamed, section)
  const ownOrder = sectionsOrderedByPerson(told, here)
  const shuffled = shuffledPapers(told, now, after)

  const changes: SourceChange[] = [...headChanges(list, said, told, sure), ...sectionChanges(list, now, renamed)]
  let [same, leftOut] = [0, 0]
  for (const [paperId, { section: to, item }] of next) {
    const [before, mine] = [was.get(paperId), here.get(paperId)]
    if (!mine) {
      if (before) leftOut++
      else
        changes.push({
          kind: 'added',
          ...about('added', item),
          yours: false,
          section: to,
          inLibrary: inLibrary(paperId),
        })
      continue
    }
    const found = [
      ...(before && moved(before, mine, to) ? [movedChange(mine, to, item, before)] : []),
      ...wordsChange(mine.item, item, before?.item.words ?? null, sure),
    ]
    changes.push(...found)
    if (found.length === 0) same++
  }
  for (const [paperId, { section, item }] of was) {
    const mine = here.get(paperId)
    if (next.has(paperId) || !mine) continue
    const touched = wordsOf(mine.item) !== item.words || plainTitle(mine.section) !== plainTitle(section)
    changes.push({ kind: 'dropped', ...about('dropped', mine.item), yours: !sure || touched, section: mine.section })
  }
  const own = [...here.keys()].filter((id) => !was.has(id) && !next.has(id)).length
  return {
    list: { id: list.id, title: list.title },
    since: list.told?.at ?? null,
    changes: changes.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
    same,
    leftOut,
    own,
  }

  function moved(before: Place<unknown>, mine: Place<ListItem>, to: string | null): boolean {
    const wentOver = plainTitle(after(before.section)) !== plainTitle(to)
    if (wentOver) return plainTitle(mine.section) !== plainTitle(to)
    return shuffled.has(mine.item.paperId) && plainTitle(after(mine.section)) === plainTitle(to)
  }

  function movedChange(
    mine: Place<ListItem>,
    to: string | null,
    item: SaidPaper,
    before: Place<unknown>,
  ): SourceChange {
    const yours =
      !sure || plainTitle(mine.section) !== plainTitle(before.section) || ownOrder.has(plainTitle(mine.section))
    return { kind: 'moved', ...about('moved', withWords(item, mine.item)), yours, from: mine.section, to }
  }
}

const kinds: readonly SourceChange['kind'][] = [
  'title',
  'intro',
  'section',
  'order',
  'added',
  'moved',
  'words',
  'dropped',
]

function about(kind: string, { paperId, title, summary }: Pick<SaidPaper, 'paperId' | 'title' | 'summary'>) {
  return { id: `${kind} ${paperId}`, paperId, title, summary }
}

function withWords(item: SaidPaper, mine: ListItem): SaidPaper {
  return { ...item, title: mine.title ?? item.title }
}

function wordsChange(mine: ListItem, next: SaidPaper, before: string | null, sure: boolean): readonly SourceChange[] {
  const [own, now] = [wordsOf(mine), wordsOf(next)]
  if (own === now || before === now) return []
  // What the source has no words for, it does not take away.
  if (next.title === null && next.summary === null) return []
  const lacked = mine.title === null && mine.summary === null
  const yours = !lacked && (!sure || before !== own)
  const { title, summary } = mine
  return [
    {
      kind: 'words',
      ...about('words', mine),
      yours,
      title,
      summary,
      next: { title: next.title, summary: next.summary },
    },
  ]
}

function headChanges(list: ReadingList, said: SaidSource, told: Told, sure: boolean): readonly SourceChange[] {
  if (!sure) return []
  const changes: SourceChange[] = []
  if (said.title !== null && said.title !== told.title && said.title !== list.title)
    changes.push({ kind: 'title', id: 'title', yours: list.title !== told.title, from: list.title, to: said.title })
  if (said.intro !== null && said.intro !== told.intro && said.intro !== list.intro)
    changes.push({ kind: 'intro', id: 'intro', yours: list.intro !== told.intro, from: list.intro, to: said.intro })
  return changes
}

function sectionChanges(
  list: ReadingList,
  now: readonly SaidSection[],
  renamed: ReadonlyMap<string, string | null>,
): readonly SourceChange[] {
  const titles = new Set(list.sections.map(({ title }) => plainTitle(title)))
  const names = [...renamed].flatMap(([from, to]): readonly SourceChange[] => {
    const here = list.sections.find(({ title }) => plainTitle(title) === from)
    return here && !titles.has(plainTitle(to))
      ? [{ kind: 'section', id: `section ${from}`, yours: false, from: here.title, to }]
      : []
  })
  const order = now.map(({ title }) => plainTitle(title))
  const mine = list.sections.map(({ title }) => plainTitle(nameNow(renamed, title)))
  const told = (list.told ?? toldByList(list)).sections.map(({ title }) => plainTitle(nameNow(renamed, title)))
  const common = (of: readonly string[], also: readonly string[]): string =>
    of.filter((title) => also.includes(title)).join('\n')
  if (common(order, told) === common(told, order) || common(order, mine) === common(mine, order)) return names
  const yours = list.told === null || common(mine, told) !== common(told, mine)
  return [...names, { kind: 'order', id: 'order', yours, to: now.map(({ title }) => title) }]
}

/** The name a section has now; null is a name as well. */
function nameNow(renamed: ReadonlyMap<string, string | null>, title: string | null): string | null {
  const to = renamed.get(plainTitle(title))
  return to === undefined ? title : to
}

/** Sections that are there no more while most of their papers are in one that is new: by the plain old title. */
function renamedSections(
  told: Told,
  now: readonly SaidSection[],
  next: ReadonlyMap<PaperId, Place<SaidPaper>>,
): ReadonlyMap<string, string | null> {
  const before = new Set(told.sections.map(({ title }) => plainTitle(title)))
  const later = new Set(now.map(({ title }) => plainTitle(title)))
  const renamed = new Map<string, string | null>()
  const taken = new Set<string>()
  for (const { title, items } of told.sections) {
    if (later.has(plainTitle(title))) continue
    const counts = new Map<string | null, number>()
    for (const { paperId } of items) {
      const place = next.get(paperId)
      if (place) counts.set(place.section, (counts.get(place.section) ?? 0) + 1)
    }
    const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
    if (!most || most[1] * 2 <= items.length || before.has(plainTitle(most[0])) || taken.has(plainTitle(most[0])))
      continue
    taken.add(plainTitle(most[0]))
    renamed.set(plainTitle(title), most[0])
  }
  return renamed
}

/** Papers that the source put elsewhere within their section: as few as tell the new order from the old. */
function shuffledPapers(
  told: Told,
  now: readonly SaidSection[],
  after: (section: string | null) => string | null,
): ReadonlySet<PaperId> {
  const was = new Map(told.sections.map(({ title, items }) => [plainTitle(after(title)), items]))
  return new Set(
    now.flatMap(({ title, items }) => {
      const index = new Map((was.get(plainTitle(title)) ?? []).map(({ paperId }, at) => [paperId, at]))
      const stayed = items.flatMap(({ paperId }) => (index.has(paperId) ? [paperId] : []))
      return outOfOrder(stayed, (paperId) => index.get(paperId) ?? 0)
    }),
  )
}

/** Plain titles of the sections whose papers a person put in another order than the source had them. */
function sectionsOrderedByPerson(told: Told, here: ReadonlyMap<PaperId, Place<ListItem>>): ReadonlySet<string> {
  const ordered = told.sections.filter(({ title, items }) => {
    const places = items
      .flatMap(({ paperId }) => here.get(paperId) ?? [])
      .filter(({ section }) => plainTitle(section) === plainTitle(title))
    return places.some(({ index }, at) => index < (places[at - 1]?.index ?? -1))
  })
  return new Set(ordered.map(({ title }) => plainTitle(title)))
}

function placesOf<Item extends { readonly paperId: PaperId }>(
  sections: readonly { readonly title: string | null; readonly items: readonly Item[] }[],
): ReadonlyMap<PaperId, Place<Item>> {
  const places = new Map<PaperId, Place<Item>>()
  for (const { title, items } of sections) {
    items.forEach((item, index) => {
      if (!places.has(item.paperId)) places.set(item.paperId, { section: title, index, item })
    })
  }
  return places
}
