// Reading lists when one paper takes another's place in them, and when it gives it back. Pure.
import { z } from 'zod'
import { ListId, type PaperId } from '../../preload/model/ids.ts'
import { ListItem, type ListSection, type ReadingList } from '../../preload/model/list.ts'
import { withWordsOf } from '../library/lists/list-changes.ts'

/** What was done to one item: it names the other paper now, or it went because that paper was in the list already. */
export const ListTrace = z.discriminatedUnion('did', [
  z.object({ did: z.literal('renamed'), list: ListId, item: z.string() }),
  z.object({
    did: z.literal('joined'),
    list: ListId,
    section: z.string(),
    index: z.number().int(),
    item: ListItem,
    /** The other paper's item, before and after it got the words. */
    before: ListItem,
    after: ListItem,
  }),
])
export type ListTrace = z.infer<typeof ListTrace>

/** The lists with `keep` in the place of `other`, and how that is given back. */
export function withPaperReplaced(
  lists: readonly ReadingList[],
  other: PaperId,
  keep: PaperId,
  now: Date,
): { readonly lists: readonly ReadingList[]; readonly traces: readonly ListTrace[] } {
  const traces: ListTrace[] = []
  const changed = lists.map((list) => {
    const items = list.sections.flatMap((section) => section.items)
    const going = items.filter(({ paperId }) => paperId === other)
    if (going.length === 0) return list
    let here = items.find(({ paperId }) => paperId === keep)
    let { sections } = list
    for (const item of going) {
      if (here) {
        const before = here
        const after = withWordsOf(before, item)
        here = after
        const section = sections.find((each) => each.items.some(({ id }) => id === item.id))
        const index = section?.items.findIndex(({ id }) => id === item.id) ?? 0
        traces.push({ did: 'joined', list: list.id, section: section?.id ?? '', index, item, before, after })
        sections = mapItems(sections, (each) => (each.id === item.id ? null : each.id === before.id ? after : each))
      } else {
        here = { ...item, paperId: keep, version: null }
        const replaced = here
        traces.push({ did: 'renamed', list: list.id, item: item.id })
        sections = mapItems(sections, (each) => (each.id === item.id ? replaced : each))
      }
    }
    return { ...list, sections, updatedAt: now.toISOString() }
  })
  return { lists: changed, traces }
}

/** The lists with `other` back in its places. What a person moved or took out since stays so. */
export function withPaperBack(
  lists: readonly ReadingList[],
  other: PaperId,
  keep: PaperId,
  traces: readonly ListTrace[],
): readonly ReadingList[] {
  return traces.toReversed().reduce<readonly ReadingList[]>(
    (all, trace) =>
      all.map((list) => {
        if (list.id !== trace.list) return list
        if (trace.did === 'renamed') {
          const sections = mapItems(list.sections, (each) =>
            each.id === trace.item && each.paperId === keep ? { ...each, paperId: other } : each,
          )
          return { ...list, sections }
        }
        const sections = mapItems(list.sections, (each) =>
          each.id === trace.after.id && same(each, trace.after) ? trace.before : each,
        )
        const at = sections.findIndex(({ id }) => id === trace.section)
        const target = sections[at] ?? sections.at(-1)
        if (!target) return list
        const items = target.items.toSpliced(Math.min(trace.index, target.items.length), 0, trace.item)
        return { ...list, sections: sections.map((each) => (each === target ? { ...each, items } : each)) }
      }),
    lists,
  )
}

function mapItems(sections: readonly ListSection[], change: (item: ListItem) => ListItem | null): ListSection[] {
  return sections.map((section) => ({ ...section, items: section.items.flatMap((item) => change(item) ?? []) }))
}

function same(a: ListItem, b: ListItem): boolean {
  return a.title === b.title && a.summary === b.summary && a.version === b.version && a.paperId === b.paperId
}
