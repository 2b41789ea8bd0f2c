// Which lines of a source were recognised as what, and of which item: for tinting and for lighting the other side. Pure.
import type { Lines } from '../../preload/model/list.ts'
import type { DraftEdit } from './draft-edit.ts'

export type Part = 'title' | 'words' | 'link' | 'section' | 'mention' | 'problem'

export interface Tint {
  readonly part: Part
  /** The item the line belongs to; null for sections, mentions and problems. */
  readonly item: string | null
}

/** Line number (from 1) → what it was taken for. A title wins over a link, a link over words. */
export function tintsOf(draft: Pick<DraftEdit, 'sections' | 'mentions' | 'problems'>): ReadonlyMap<number, Tint> {
  const tints = new Map<number, Tint>()
  const put = (lines: Lines | null, part: Part, item: string | null): void => {
    if (!lines) return
    for (let line = lines.from; line <= lines.to; line++) {
      const there = tints.get(line)
      if (!there || strength[part] >= strength[there.part]) tints.set(line, { part, item })
    }
  }
  for (const section of draft.sections) {
    if (section.line !== null) put({ from: section.line, to: section.line }, 'section', null)
    for (const { key, lines } of section.items) {
      put(lines.summary, 'words', key)
      put(lines.link, 'link', key)
      put(lines.title, 'title', key)
    }
  }
  for (const { line } of draft.mentions) if (!tints.has(line)) put({ from: line, to: line }, 'mention', null)
  for (const { line } of draft.problems) put({ from: line, to: line }, 'problem', null)
  return tints
}

const strength: Readonly<Record<Part, number>> = { mention: 0, words: 1, link: 2, section: 3, title: 4, problem: 5 }

/** The first line of an item, to bring it into view; null where the source has none. */
export function firstLine(lines: { readonly [part: string]: Lines | null }): number | null {
  const starts = Object.values(lines).flatMap((part) => (part ? [part.from] : []))
  return starts.length > 0 ? Math.min(...starts) : null
}

/** Most lines and characters that are shown; all of it is read nevertheless. */
export const MOST_LINES = 20_000
const MOST_IN_LINE = 2000

/** The text as lines to show. `cut` when it is longer than what is shown. */
export function shownLines(text: string): { readonly lines: readonly string[]; readonly cut: boolean } {
  const all = text.split(/\r\n|\r|\n/, MOST_LINES + 1)
  return {
    lines: all
      .slice(0, MOST_LINES)
      .map((line) => (line.length > MOST_IN_LINE ? `${line.slice(0, MOST_IN_LINE)}…` : line)),
    cut: all.length > MOST_LINES,
  }
}
