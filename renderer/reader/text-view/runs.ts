// A part of a block cut into runs: plain text, what is marked, what find is at. Pure.
import type { Mark, MarkColor } from '../../../preload/model/mark.ts'
import type { BlockPart } from './blocks.ts'

/** A range of glyphs of a page, `to` exclusive, that is shown in a way of its own. */
export interface Tinted {
  readonly from: number
  readonly to: number
  readonly tint: MarkColor | 'found'
  /** What is said of it beside its text. */
  readonly note: string
}

export interface Run {
  readonly text: string
  readonly tinted: Tinted | null
}

/** The runs of a part; where ranges overlap the later one is shown. */
export function runsOf(part: BlockPart, ranges: readonly Tinted[]): readonly Run[] {
  const touching = ranges.filter(
    ({ from, to }) => from <= (part.glyphs.at(-1) ?? -1) && to > (part.glyphs[0] ?? Infinity),
  )
  if (touching.length === 0) return [{ text: part.text, tinted: null }]
  const runs: { text: string; tinted: Tinted | null }[] = []
  for (let unit = 0; unit < part.text.length; unit++) {
    const glyph = part.glyphs[unit] ?? -1
    const tinted = touching.findLast(({ from, to }) => glyph >= from && glyph < to) ?? null
    const last = runs.at(-1)
    if (last && last.tinted === tinted) last.text += part.text.charAt(unit)
    else runs.push({ text: part.text.charAt(unit), tinted })
  }
  return runs
}

/** The marks on words of a page, as ranges. */
export function tintsOf(marks: readonly Mark[], page: number): readonly Tinted[] {
  return marks.flatMap(({ anchor, color, comment }) =>
    anchor.parts.flatMap(({ page: at, charFrom, charTo }) =>
      at === page && charFrom !== null && charTo !== null
        ? [{ from: charFrom, to: charTo, tint: color, note: comment }]
        : [],
    ),
  )
}
