// Which tags fit what is being typed. Pure.

/** A tag to choose; `fresh` where nobody has it yet. */
export interface TagOption {
  readonly tag: string
  readonly fresh: boolean
}

/** Tags that begin with the text, then those that hold it, each in the order given; the text itself last, as a new tag. */
export function completions(tags: readonly string[], text: string): readonly TagOption[] {
  const wanted = text.trim().replace(/^#/, '')
  if (wanted === '') return tags.map((tag) => ({ tag, fresh: false }))
  const low = fold(wanted)
  const begin = tags.filter((tag) => fold(tag).startsWith(low))
  const hold = tags.filter((tag) => !fold(tag).startsWith(low) && fold(tag).includes(low))
  const exact = tags.includes(wanted)
  const found = [...begin, ...hold].map((tag) => ({ tag, fresh: false }))
  return exact
    ? found.toSorted((a, b) => Number(b.tag === wanted) - Number(a.tag === wanted))
    : [...found, { tag: wanted, fresh: true }]
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}
