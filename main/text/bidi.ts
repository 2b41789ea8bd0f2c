// Puts the glyphs of a line in the order they are read. Lines of PDFs are often drawn left to right whatever the
// script; right-to-left runs are turned round here, numbers and Latin words within them kept.
import type { Glyph } from './glyph.ts'

const RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const LEFT = /[\p{L}\p{N}]/u

/** The glyphs in reading order. Without right-to-left letters it is the order given. */
export function logicalOrder(glyphs: readonly Glyph[]): readonly Glyph[] {
  const right = glyphs.filter((glyph) => RIGHT.test(glyph.text)).length
  if (right === 0) return glyphs
  const drawnRightToLeft = steps(glyphs) < 0
  // Drawn in reading order already.
  if (drawnRightToLeft) return glyphs
  const left = glyphs.filter((glyph) => !RIGHT.test(glyph.text) && /\p{L}/u.test(glyph.text)).length
  return right >= left ? runsReversed(glyphs.toReversed(), false) : runsReversed(glyphs, true)
}

/** Reverses each run of one direction: right-to-left runs, or the others. */
function runsReversed(glyphs: readonly Glyph[], rightToLeft: boolean): readonly Glyph[] {
  const ordered: Glyph[] = []
  let run: Glyph[] = []
  let tail: Glyph[] = []
  const flush = (): void => {
    ordered.push(...run.toReversed(), ...tail)
    run = []
    tail = []
  }
  for (const glyph of glyphs) {
    const right = RIGHT.test(glyph.text)
    if (right === rightToLeft && (right || LEFT.test(glyph.text))) {
      run.push(...tail, glyph)
      tail = []
    } else if (!right && !LEFT.test(glyph.text) && run.length > 0) {
      // Neutral: belongs to the run if the run goes on after it.
      tail.push(glyph)
    } else {
      flush()
      ordered.push(glyph)
    }
  }
  flush()
  return ordered
}

/** Whether the pen mostly goes forwards (positive) or backwards. */
function steps(glyphs: readonly Glyph[]): number {
  let sum = 0
  for (let index = 1; index < glyphs.length; index++) {
    const [a, b] = [glyphs[index - 1], glyphs[index]]
    if (a && b && RIGHT.test(a.text) && RIGHT.test(b.text)) sum += Math.sign(b.u1 - a.u1)
  }
  return sum
}
