// Tags of marks: how they are written, and which complete what is typed. Pure.

const MOST_OFFERED = 6

/** A tag as it is kept: no leading #, one space between words. Empty for nothing. */
export function plainTag(text: string): string {
  return text.trim().replace(/^#+/u, '').replace(/\s+/gu, ' ').trim().slice(0, 100)
}

/** The tags with one more; a tag that is there in other letters stays as it is. */
export function withTag(tags: readonly string[], text: string): readonly string[] {
  const tag = plainTag(text)
  const there = tags.some((other) => other.toLocaleLowerCase() === tag.toLocaleLowerCase())
  return tag === '' || there ? tags : [...tags, tag]
}

/** Known tags that go on from `text`, or have a word that does; not those the mark has, nor the very same. */
export function completions(text: string, known: readonly string[], has: readonly string[]): readonly string[] {
  const typed = plainTag(text).toLocaleLowerCase()
  const free = known.filter((tag) => !has.includes(tag) && tag.toLocaleLowerCase() !== typed)
  const begins = free.filter((tag) => tag.toLocaleLowerCase().startsWith(typed))
  const within = free.filter((tag) => !begins.includes(tag) && tag.toLocaleLowerCase().includes(typed))
  return [...begins, ...(typed === '' ? [] : within)].slice(0, MOST_OFFERED)
}
