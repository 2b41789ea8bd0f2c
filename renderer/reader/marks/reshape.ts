// What becomes of text marks when they meet or come apart: merged, split, their ends moved. Pure; the deeds are wishes
// for the mark book. A mark that goes on keeps its id, so that links to it lead on.
import type { Mark } from '../../../preload/model/mark.ts'
import type { SelectedPart } from '../../../preload/text/select.ts'
import type { Wish } from '../history/edits.ts'
import { anchorOf, newMark, type AnchorSource } from '../selection/anchor.ts'
import { partsBetween } from '../selection/glyph-range.ts'
import { partsOfMark } from './text-range.ts'

/** A caret in the paper: before a glyph of a page. */
export interface Caret {
  readonly page: number
  readonly glyph: number
}

/** Whether two selections share a glyph; ends that only touch do not. */
export function overlap(a: readonly SelectedPart[], b: readonly SelectedPart[]): boolean {
  return a.some((one) =>
    b.some((other) => one.page.page === other.page.page && one.from < other.to && other.from < one.to),
  )
}

/** Both selections as one, in page order, without overlaps. */
export function union(a: readonly SelectedPart[], b: readonly SelectedPart[]): readonly SelectedPart[] {
  const joined: SelectedPart[] = []
  for (const part of [...a, ...b].toSorted((one, other) => one.page.page - other.page.page || one.from - other.from)) {
    const last = joined.at(-1)
    if (last && last.page.page === part.page.page && part.from <= last.to) {
      joined[joined.length - 1] = { ...last, to: Math.max(last.to, part.to) }
    } else joined.push(part)
  }
  return joined
}

/** The marks of `all` that a stretch marked with `kind` and `color` runs into: same look, same version, shared glyphs. */
export function metBy(
  parts: readonly SelectedPart[],
  look: Pick<Mark, 'kind' | 'color'>,
  all: readonly Mark[],
  source: AnchorSource,
): readonly Mark[] {
  return all.filter((mark) => {
    if (mark.kind !== look.kind || mark.color !== look.color || mark.anchor.version !== source.version) return false
    const other = partsOfMark(mark, source.textOf)
    return other !== null && overlap(parts, other)
  })
}

/**
 * Marks as one over `parts` and all they cover: the oldest goes on, with every comment in reading order, every tag, and
 * the ids of the others. Null where the text is not known.
 */
export function merged(
  parts: readonly SelectedPart[],
  marks: readonly Mark[],
  source: AnchorSource,
): readonly Wish[] | null {
  const [oldest] = marks.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  let all = parts
  for (const mark of marks) all = union(all, partsOfMark(mark, source.textOf) ?? [])
  const anchor = anchorOf(all, source)
  if (!oldest || !anchor) return null
  const others = marks.filter((mark) => mark !== oldest)
  const comments = new Set(marks.map(({ comment }) => comment.trim()).filter((comment) => comment !== ''))
  const mark: Mark = {
    ...oldest,
    anchor,
    comment: [...comments].join('\n\n'),
    tags: [...new Set(marks.flatMap(({ tags }) => tags))].slice(0, 100),
    formerly: [...new Set([...marks.flatMap(({ formerly }) => formerly), ...others.map(({ id }) => id)])].slice(-1000),
  }
  return [[mark.id, mark], ...others.map((other): Wish => [other.id, null])]
}

/** A mark cut at carets; those outside it or at its ends cut nothing. The first piece keeps id and comment. */
export function split(mark: Mark, carets: readonly Caret[], source: AnchorSource): readonly Wish[] | null {
  const parts = partsOfMark(mark, source.textOf)
  if (!parts) return null
  let pieces: (readonly SelectedPart[])[] = [parts]
  for (const caret of carets) pieces = pieces.flatMap((piece) => cutAt(piece, caret))
  if (pieces.length < 2) return null
  const wishes: Wish[] = []
  for (const [index, piece] of pieces.entries()) {
    const anchor = anchorOf(piece, source)
    if (!anchor) return null
    const next = index === 0 ? { ...mark, anchor } : { ...newMark(mark.kind, mark.color, anchor), tags: mark.tags }
    wishes.push([next.id, next])
  }
  return wishes
}

/** A mark with one end elsewhere; an end may not pass the other. Null where nothing would be left. */
export function withEnd(mark: Mark, side: 'start' | 'end', to: Caret, source: AnchorSource): Mark | null {
  const parts = partsOfMark(mark, source.textOf)
  const [first, last] = [parts?.[0], parts?.at(-1)]
  if (!parts || !first || !last) return null
  const start = side === 'start' ? to : { page: first.page.page, glyph: first.from }
  const end = side === 'end' ? to : { page: last.page.page, glyph: last.to }
  if (start.page > end.page || (start.page === end.page && start.glyph >= end.glyph)) return null
  const next = partsBetween(
    { page: start.page, from: start.glyph, to: start.glyph },
    { page: end.page, from: end.glyph, to: end.glyph },
    source.textOf,
  )
  const anchor = anchorOf(next, source)
  return anchor && { ...mark, anchor }
}

function cutAt(parts: readonly SelectedPart[], { page, glyph }: Caret): readonly (readonly SelectedPart[])[] {
  const index = parts.findIndex((part) => part.page.page === page && glyph >= part.from && glyph <= part.to)
  const part = parts[index]
  if (!part) return [parts]
  const before = [...parts.slice(0, index), { ...part, to: glyph }].filter(({ from, to }) => to > from)
  const after = [{ ...part, from: glyph }, ...parts.slice(index + 1)].filter(({ from, to }) => to > from)
  return before.length > 0 && after.length > 0 ? [before, after] : [parts]
}
