// The text of a document as marks are looked for in it: letters and digits without what typesetting moves about (spaces,
// line ends, hyphens), one string over all pages, every character knowing its glyph.
import type { PageText, TextLine } from '../../../preload/model/text.ts'

/** `pages` and `glyphs` say for each UTF-16 unit of `text` the page (1-based) and the glyph it came from. */
export interface Haystack {
  readonly text: string
  readonly pages: readonly number[]
  readonly glyphs: readonly number[]
  readonly page: ReadonlyMap<number, PageText>
}

const MOVABLE = /[\s\u00AD\u200B-\u200D\u2060\uFEFF\-\u2010-\u2015\u2212]+/gu

/** Text without what typesetting moves about. */
export function squeezed(text: string): string {
  return text.normalize('NFKC').replace(MOVABLE, '')
}

/** Reads pages, in order: what one reads on, then the footnotes, as quotes leave them out. */
export function haystackOf(all: readonly PageText[]): Haystack {
  let text = ''
  const pages: number[] = []
  const glyphs: number[] = []
  const take = (page: PageText, wanted: (kind: TextLine['kind']) => boolean): void => {
    for (const line of page.lines) {
      if (!wanted(line.kind)) continue
      for (let glyph = line.from; glyph < line.to; glyph++) {
        const at = page.at[glyph] ?? 0
        const piece = squeezed(page.text.slice(at, at + (page.length[glyph] ?? 0)))
        text += piece
        for (let unit = 0; unit < piece.length; unit++) {
          pages.push(page.page)
          glyphs.push(glyph)
        }
      }
    }
  }
  for (const page of all) take(page, (kind) => kind === 'body' || kind === 'heading')
  for (const page of all) take(page, (kind) => kind === 'footnote' || kind === 'rotated')
  return { text, pages, glyphs, page: new Map(all.map((page) => [page.page, page])) }
}

/** Where a glyph of a page is in the string, or the next one that is in it; null after the last. */
export function positionOf({ pages, glyphs }: Haystack, page: number, glyph: number): number | null {
  const at = pages.findIndex((each, index) => each === page && (glyphs[index] ?? 0) >= glyph)
  return at < 0 ? null : at
}
