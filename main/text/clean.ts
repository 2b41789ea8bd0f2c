// From the glyphs a page draws to the glyphs a reader sees: doubles of faux bold dropped, accents set on their
// letters, ligatures and other compatibility forms spelled out.
import type { Glyph } from './glyph.ts'

/** Accents that old TeX fonts draw as glyphs of their own over a letter, and what combines. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ['\u00b4', '\u0301'],
  ['^', '\u0302'],
  ['\u02c6', '\u0302'],
  ['~', '\u0303'],
  ['\u02dc', '\u0303'],
  ['\u00af', '\u0304'],
  ['\u02c9', '\u0304'],
  ['\u02d8', '\u0306'],
  ['\u02d9', '\u0307'],
  ['\u00a8', '\u0308'],
  ['\u02da', '\u030a'],
  ['\u02dd', '\u030b'],
  ['\u02c7', '\u030c'],
  ['\u00b8', '\u0327'],
  ['\u02db', '\u0328'],
])

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
/** Full-width punctuation and letters are what Chinese and Japanese readers copy; NFKC would narrow them. */
const WIDE = /^[\uff01-\uff60\uffe0-\uffe6]$/u
const ASCII = /^[\u0020-\u007e]$/u

/** The glyphs of a page as they are read, in the same order, with text in NFKC. */
export function cleanGlyphs(glyphs: readonly Glyph[]): readonly Glyph[] {
  const seen = new Seen()
  const clean: Glyph[] = []
  let space = false
  for (const glyph of glyphs) {
    const text = normalised(glyph.text)
    if (text === '' || seen.has(glyph)) {
      space ||= glyph.space
      continue
    }
    const read = text === glyph.text && !space ? glyph : { ...glyph, text, space: glyph.space || space }
    space = false
    const before = clean.at(-1)
    const composed = before && composedOf(before, read)
    if (composed) clean[clean.length - 1] = composed
    else clean.push(read)
  }
  return clean
}

/** The text of a glyph as it is read: NFKC, no control characters, no white space. */
export function normalised(text: string): string {
  if (ASCII.test(text) || ACCENTS.has(text) || WIDE.test(text)) return text
  return text.replace(CONTROLS, '').normalize('NFKC').replace(/\s+/gu, '')
}

/** One glyph for a letter and an accent drawn over it, where Unicode has one character for both. */
function composedOf(first: Glyph, second: Glyph): Glyph | null {
  if (first.angle !== second.angle || !(mayCombine(first.text) || mayCombine(second.text))) return null
  const marks: readonly (readonly [Glyph, Glyph])[] = [
    [first, second],
    [second, first],
  ]
  for (const [accent, letter] of marks) {
    const combining = ACCENTS.get(accent.text) ?? (/^\p{Mn}$/u.test(accent.text) ? accent.text : null)
    if (combining === null || !over(accent, letter)) continue
    const base = letter.text === '\u0131' ? 'i' : letter.text === '\u0237' ? 'j' : letter.text
    if (!/^\p{L}$/u.test(base)) continue
    const whole = (base + combining).normalize('NFC')
    if ([...whole].length !== 1) continue
    return {
      ...letter,
      text: whole,
      space: first.space,
      v2: Math.max(letter.v2, Math.min(accent.v2, letter.v2 + 0.3 * letter.size)),
      dom: first.dom < 0 ? second.dom : first.dom,
    }
  }
  return null
}

/** Whether a text may be an accent at all; quick, as it is asked for every glyph. */
function mayCombine(text: string): boolean {
  return text > '\u007e' ? text > '\u00a7' : text === '^' || text === '~' || text === '`'
}

function over(accent: Glyph, letter: Glyph): boolean {
  const middle = (accent.u1 + accent.u2) / 2
  const slack = 0.12 * letter.size
  return (
    middle > letter.u1 - slack &&
    middle < letter.u2 + slack &&
    Math.abs(accent.v - letter.v) < 0.5 * letter.size &&
    accent.size > 0.6 * letter.size
  )
}

/** Remembers where each character stood, to find what is drawn twice in one place. */
class Seen {
  readonly #cells = new Map<number, Glyph[]>()

  /** Whether the same character stands there already; remembers it if not. */
  has(glyph: Glyph): boolean {
    const near = 0.12 * glyph.size
    for (let row = cellOf(glyph.v - near); row <= cellOf(glyph.v + near); row++) {
      for (let column = cellOf(glyph.u1 - near); column <= cellOf(glyph.u1 + near); column++) {
        const there = this.#cells.get(row * ROW + column)
        if (there?.some((other) => isDouble(other, glyph, near))) return true
      }
    }
    const key = cellOf(glyph.v) * ROW + cellOf(glyph.u1)
    const cell = this.#cells.get(key)
    if (cell) cell.push(glyph)
    else this.#cells.set(key, [glyph])
    return false
  }
}

/** Cells of 4 points; a page has fewer than `ROW` of them across. */
const ROW = 100_000

function cellOf(value: number): number {
  return Math.floor(value / 4)
}

function isDouble(a: Glyph, b: Glyph, near: number): boolean {
  return (
    a.text === b.text &&
    a.angle === b.angle &&
    Math.abs(a.u1 - b.u1) <= near &&
    Math.abs(a.v - b.v) <= near &&
    Math.abs(a.size - b.size) <= 0.1 * b.size &&
    b.u2 - b.u1 > near
  )
}
