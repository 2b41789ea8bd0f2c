// Narrowing a list of marks, and counting its colours, kinds and tags. Pure.
import { MarkColor, MarkKind, type Mark } from '../../../preload/model/mark.ts'

export interface MarkFilter {
  readonly words: string
  readonly color: MarkColor | null
  readonly kind: MarkKind | null
  readonly tag: string | null
}

export const noFilter: MarkFilter = { words: '', color: null, kind: null, tag: null }

/** A choice to narrow by, and how many marks have it. */
export interface Counted<Value> {
  readonly value: Value
  readonly count: number
}

/**
 * The marks of the colour, kind and tag that have every word, in the text, the comment or a tag (`#tag` means only tags);
 * case and accents do not count.
 */
export function filterMarks(marks: readonly Mark[], { words, color, kind, tag }: MarkFilter): readonly Mark[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean)
  return marks.filter((mark) => {
    if (color !== null && mark.color !== color) return false
    if (kind !== null && mark.kind !== kind) return false
    if (tag !== null && !mark.tags.includes(tag)) return false
    if (wanted.length === 0) return true
    const tags = mark.tags.map((each) => `#${each}`)
    const text = fold([mark.anchor.quote?.exact ?? '', mark.comment, ...tags].join('\n'))
    return wanted.every((word) => text.includes(word))
  })
}

/** The colours there are, in their own order. */
export function countColors(marks: readonly Mark[]): readonly Counted<MarkColor>[] {
  return counted(MarkColor.options, marks, (mark, color) => mark.color === color)
}

/** The kinds there are, in their own order. */
export function countKinds(marks: readonly Mark[]): readonly Counted<MarkKind>[] {
  return counted(MarkKind.options, marks, (mark, kind) => mark.kind === kind)
}

/** The tags there are, the most used first. */
export function countTags(marks: readonly Mark[]): readonly Counted<string>[] {
  const counts = new Map<string, number>()
  for (const tag of marks.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value))
}

function counted<Value>(
  values: readonly Value[],
  marks: readonly Mark[],
  has: (mark: Mark, value: Value) => boolean,
): readonly Counted<Value>[] {
  return values
    .map((value) => ({ value, count: marks.filter((mark) => has(mark, value)).length }))
    .filter(({ count }) => count > 0)
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}
