// A reading list as the lines that are drawn: headings, items, and the empty places of sections without any. Pure.
import type { ListDetail, ListItem, Progress } from '../../preload/model/list.ts'

export type Line =
  | {
      readonly kind: 'section'
      readonly id: string
      readonly section: string
      readonly title: string | null
      readonly progress: Progress | undefined
      readonly closed: boolean
    }
  | { readonly kind: 'item'; readonly id: string; readonly section: string; readonly item: ListItem }
  | { readonly kind: 'empty'; readonly id: string; readonly section: string }

/** The lines of a list. `shows` hides items; a section all of whose items are hidden is hidden with them. */
export function linesOf(
  detail: ListDetail,
  options: { readonly shows: (item: ListItem) => boolean; readonly closed: ReadonlySet<string> },
): readonly Line[] {
  const progress = new Map(detail.sections.map((section) => [section.id, section.progress]))
  return detail.list.sections.flatMap(({ id, title, items }): Line[] => {
    const shown = items.filter(options.shows)
    if (shown.length === 0 && items.length > 0) return []
    const closed = options.closed.has(id)
    const head: Line = { kind: 'section', id: `section-${id}`, section: id, title, progress: progress.get(id), closed }
    if (closed) return [head]
    if (items.length === 0) return [head, { kind: 'empty', id: `empty-${id}`, section: id }]
    return [head, ...shown.map((item): Line => ({ kind: 'item', id: item.id, section: id, item }))]
  })
}
