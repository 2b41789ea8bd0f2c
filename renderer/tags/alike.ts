// Tags that were most likely meant to be one: they differ only in case, spaces, hyphens or width. Pure.

export interface TagCount {
  readonly tag: string
  readonly count: number
}

/** Groups of two and more, the most used first in each: the name they would get. */
export function tagsAlike(tags: readonly TagCount[]): readonly (readonly TagCount[])[] {
  const groups = new Map<string, TagCount[]>()
  for (const each of tags) {
    const plain = plainTag(each.tag)
    if (plain === '') continue
    const group = groups.get(plain)
    if (group) group.push(each)
    else groups.set(plain, [each])
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1)))
}

function plainTag(tag: string): string {
  return tag
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_‐-―#]+/gu, '')
}
