// Holds the replayed glyphs of a page against pdf.js's own text, and makes glyphs from that text where they differ.
import { angleOf, toFrame, type Font, type Glyph } from './glyph.ts'

/** What is read of an item of `getTextContent()`. */
export interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly fontName: string
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u

/** Whether glyphs and items say the same, spaces aside; the order within right-to-left text is pdf.js's own. */
export function saysTheSame(glyphs: readonly Glyph[], items: readonly TextItem[]): boolean {
  const own = glyphs
    .filter((glyph) => glyph.dom >= 0)
    .map((glyph) => glyph.text)
    .join('')
    .replace(/\s+/gu, '')
  const theirs = items
    .map((item) => item.str)
    .join('')
    .replace(/\s+/gu, '')
  if (own === theirs) return true
  return RIGHT_TO_LEFT.test(theirs) && sorted(own) === sorted(theirs)
}

/** Glyphs from text items, each character an even share of its item's width: coarser boxes, the right text. */
export function glyphsFromItems(items: readonly TextItem[], fonts: ReadonlyMap<string, Font>): readonly Glyph[] {
  const glyphs: Glyph[] = []
  let dom = 0
  let space = false
  for (const item of items) {
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform
    const font = fonts.get(item.fontName)
    const vertical = font?.vertical ?? false
    const size = vertical ? Math.hypot(a, b) : Math.hypot(c, d)
    const angle = vertical ? angleOf(-c, -d) : angleOf(a, b)
    const [u, v] = toFrame(angle, x, y)
    const common = { font: item.fontName, size, angle, v, hangs: false }
    const characters = [...item.str]
    const step = (vertical ? item.height : item.width) / Math.max(1, characters.length)
    for (const [index, character] of characters.entries()) {
      if (/^\s$/u.test(character)) {
        space = true
        continue
      }
      const box = vertical ? { v1: v - size / 2, v2: v + size / 2 } : { v1: v - 0.25 * size, v2: v + 0.75 * size }
      const start = u + index * step
      glyphs.push({ ...common, ...box, text: character, u1: start, u2: start + step, space, dom })
      dom += character.length
      space = false
    }
  }
  return glyphs
}

function sorted(text: string): string {
  return [...text].toSorted().join('')
}
