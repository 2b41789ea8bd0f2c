// Which tags fit what is being typed. Pure.

/** A tag to choose; `fresh` where nobody has it yet. */
export interface TagOption {
  readonly tag: string
  readonly fresh: boolean
}

/** What is offered: `left` counts the tags that would fit too, and are a letter or two away. */
export interface TagCompletions {
  readonly options: readonly TagOption[]
  readonly left: number
}

/**
 * Tags that begin with the text, then those that hold it, each in the order given, at most `most` of them; the text
 * itself last, as a new tag.
 */
export function completions(tags: readonly string[], text: string, most = Infinity): TagCompletions {
  const wanted = text.trim().replace(/^#/, '')
  const found = wanted === '' ? tags : fitting(tags, wanted)
  const options = found.slice(0, most).map((tag) => ({ tag, fresh: false }))
  const known = wanted === '' || found[0] === wanted
  return { options: known ? options : [...options, { tag: wanted, fresh: true }], left: found.length - options.length }
}

/** The very tag first, then those that begin so, then the others. */
function fitting(tags: readonly string[], wanted: string): readonly string[] {
  const low = folded(wanted)
  const [same, begin, hold]: string[][] = [[], [], []]
  for (const tag of tags) {
    const at = tag === wanted ? -1 : folded(tag).indexOf(low)
    if (tag === wanted) same?.push(tag)
    else if (at === 0) begin?.push(tag)
    else if (at > 0) hold?.push(tag)
  }
  return [...(same ?? []), ...(begin ?? []), ...(hold ?? [])]
}

// oxlint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007F]*$/

function folded(text: string): string {
  const low = text.toLowerCase()
  return ASCII.test(low) ? low : low.normalize('NFKD').replace(/\p{M}+/gu, '')
}
