// Glyphs to lines: one pass over the content stream. A line ends where the pen jumps back, leaves the line's band,
// turns, or crosses a gap as wide as a column gutter. Word gaps are found by what is usual on the line.
import { logicalOrder } from './bidi.ts'
import type { Glyph } from './glyph.ts'

/** A run of glyphs on one baseline, in reading order. Lengths are points in the frame of the text (glyph.ts). */
export interface Line {
  readonly glyphs: readonly Glyph[]
  /** Whether a space stands before the glyph of the same index; never before the first. */
  readonly spaces: readonly boolean[]
  readonly angle: number
  readonly u1: number
  readonly u2: number
  /** Baseline, bottom and top of the main text, sub- and superscripts aside. */
  readonly v: number
  readonly v1: number
  readonly v2: number
  readonly size: number
  readonly font: string
}

/** Wider gaps, in ems, part two columns or cells. */
const GUTTER = 1.9
const QUOTE = /^["'\u2018-\u201f]+$/u
const WORD_GAP = 0.102
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** The lines of glyphs given in stream order. */
export function linesFrom(glyphs: readonly Glyph[]): readonly Line[] {
  const lines: Line[] = []
  let open: OpenLine | null = null
  for (const glyph of glyphs) {
    if (open?.takes(glyph)) {
      open.add(glyph)
      continue
    }
    if (open) lines.push(lineOf(open.glyphs))
    open = new OpenLine(glyph)
  }
  if (open) lines.push(lineOf(open.glyphs))
  return lines
}

/** The line of glyphs that are known to stand on one; sorted along the text if they are not. */
export function lineOf(glyphs: readonly Glyph[]): Line {
  const sorted = isAscending(glyphs) ? glyphs : glyphs.toSorted((a, b) => a.u1 - b.u1)
  const main = mainGlyphs(sorted)
  const first = main[0] ?? sorted[0]
  const size = first?.size ?? 0
  const read = logicalOrder(sorted)
  return {
    glyphs: read,
    spaces: spacesOf(read, size),
    angle: first?.angle ?? 0,
    u1: least(sorted, (glyph) => glyph.u1),
    u2: -least(sorted, (glyph) => -glyph.u2),
    v: median(main.map((glyph) => glyph.v)),
    v1: least(main, (glyph) => glyph.v1),
    v2: -least(main, (glyph) => -glyph.v2),
    size,
    font: mostCommon(main, (glyph) => glyph.font),
  }
}

/** The text of a line, spaces between its words. */
export function textOfLine(line: Line): string {
  let text = ''
  for (const [index, glyph] of line.glyphs.entries()) text += line.spaces[index] ? ` ${glyph.text}` : glyph.text
  return text
}

class OpenLine {
  readonly glyphs: Glyph[]
  #last: Glyph
  #largest: Glyph
  #u1: number
  #u2: number

  constructor(first: Glyph) {
    this.glyphs = [first]
    this.#last = first
    this.#largest = first
    this.#u1 = first.u1
    this.#u2 = first.u2
  }

  takes(glyph: Glyph): boolean {
    const last = this.#last
    if (glyph.angle !== last.angle) return false
    const em = Math.max(this.#largest.size, glyph.size)
    const gap = glyph.u1 - last.u2
    if (gap > GUTTER * em || glyph.u1 < this.#u1 - 0.6 * em) return false
    if (floats(glyph) || floats(this.#largest)) {
      // A radical or delimiter: of the line if it stands beside it, whatever its own baseline.
      const beside = gap > -0.5 * em && gap < 1.2 * em
      const reach = glyph.hangs ? glyph.v - this.#largest.v : this.#largest.v - glyph.v
      if (beside && reach > -0.7 * em && reach < 2 * em) return true
    }
    const level = Math.abs(glyph.v - this.#largest.v)
    // A drop cap stands beside the lines it begins.
    if (isDropCap(this.#largest, glyph) || isDropCap(glyph, this.#largest)) return false
    if (level <= 0.12 * em) return gap > -3 * em || glyph.u1 > this.#u2 - 3 * em || glyph.u1 >= this.#u1
    const smaller = Math.min(glyph.size, this.#largest.size)
    // Two lines of the same size are two lines; what is smaller is a sub- or superscript.
    if (gap < -0.8 * em && level > 0.35 * smaller) return false
    const shared = Math.min(glyph.v2, this.#largest.v2) - Math.max(glyph.v1, this.#largest.v1)
    const height = Math.min(glyph.v2 - glyph.v1, this.#largest.v2 - this.#largest.v1)
    return height > 0 && shared / height >= (smaller < 0.9 * em ? 0.25 : 0.45)
  }

  add(glyph: Glyph): void {
    this.glyphs.push(glyph)
    this.#last = glyph
    if (floats(this.#largest) || (!floats(glyph) && glyph.size > this.#largest.size * 1.05)) this.#largest = glyph
    this.#u1 = Math.min(this.#u1, glyph.u1)
    this.#u2 = Math.max(this.#u2, glyph.u2)
  }
}

/** Glyphs whose origin says nothing of the baseline: radicals and delimiters, quotation marks that are raised or lowered. */
function floats(glyph: Glyph): boolean {
  return glyph.hangs || QUOTE.test(glyph.text)
}

function isDropCap(big: Glyph, small: Glyph): boolean {
  return big.size > 1.9 * small.size && /^\p{Lu}$/u.test(big.text) && small.v > big.v + 0.4 * small.size
}

/** Before which glyphs a space stands: the page's own, or a gap that is wide for this line. */
function spacesOf(glyphs: readonly Glyph[], size: number): readonly boolean[] {
  const usual = usualGap(glyphs, size)
  return glyphs.map((glyph, index) => {
    const before = glyphs[index - 1]
    if (!before) return false
    const gap = gapBetween(before, glyph)
    const em = Math.max(size, 0.5 * (before.size + glyph.size)) || 1
    if (isCjk(before.text) && isCjk(glyph.text)) return gap > em
    if (isWidePunctuation(before.text) || isWidePunctuation(glyph.text)) return gap > 0.9 * em
    return (glyph.space && gap > -0.1 * em) || gap > (WORD_GAP + usual) * em
  })
}

/** Ems that letters of this line stand apart anyway, where it is set with tracking. */
function usualGap(glyphs: readonly Glyph[], size: number): number {
  if (glyphs.length < 9 || size <= 0 || glyphs.some((glyph) => glyph.space)) return 0
  const gaps = glyphs.slice(1).map((glyph, index) => gapBetween(glyphs[index] ?? glyph, glyph) / size)
  const lower = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0
  return lower > 0.06 && lower < 0.35 ? lower : 0
}

function gapBetween(a: Glyph, b: Glyph): number {
  return Math.max(b.u1 - a.u2, a.u1 - b.u2)
}

/** Whether a text has characters that are written without spaces. */
export function isCjk(text: string): boolean {
  return text > '\u2e7f' && CJK.test(text)
}

function isWidePunctuation(text: string): boolean {
  return text > '\u2fff' && /^[\u3000-\u303f\uff00-\uffef]/u.test(text)
}

function isAscending(glyphs: readonly Glyph[]): boolean {
  for (let index = 1; index < glyphs.length; index++) {
    const [a, b] = [glyphs[index - 1], glyphs[index]]
    // Sub- and superscripts stand over each other, and keep their order.
    if (a && b && b.u1 < a.u1 - 0.25 * b.size && Math.abs(a.v - b.v) < 0.05 * b.size) return false
  }
  return true
}

/** The glyphs of the line's main size: most glyphs have it, or it is the largest of a short line. */
function mainGlyphs(all: readonly Glyph[]): readonly Glyph[] {
  const standing = all.filter((glyph) => !floats(glyph))
  const glyphs = standing.length > 0 ? standing : all
  const sizes = new Map<number, number>()
  for (const glyph of glyphs) {
    const key = Math.round(glyph.size * 2)
    sizes.set(key, (sizes.get(key) ?? 0) + glyph.text.length)
  }
  const largest = Math.max(...sizes.keys())
  const common = [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [largest, 0] as const)[0]
  const key = (sizes.get(largest) ?? 0) * 4 >= glyphs.length ? largest : common
  const main = glyphs.filter((glyph) => Math.abs(glyph.size * 2 - key) <= 1)
  return main.length > 0 ? main : glyphs
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

export function least<T>(items: readonly T[], value: (item: T) => number): number {
  let best = Infinity
  for (const item of items) best = Math.min(best, value(item))
  return best
}

export function mostCommon<T>(items: readonly T[], key: (item: T) => string): string {
  const counts = new Map<string, number>()
  let best = ''
  for (const item of items) {
    const name = key(item)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    if (count > (counts.get(best) ?? 0)) best = name
  }
  return best
}
