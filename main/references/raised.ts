// Small raised digits on a page: numbers of citations, marks of footnotes, exponents. Told by where their glyphs stand
// beside the rest of their line; what they mean is for others.
import type { PageText, TextLine } from '../../preload/model/text.ts'

/** A run of raised glyphs within one line. */
export interface RaisedRun {
  readonly line: TextLine
  /** Glyphs, `to` exclusive. */
  readonly from: number
  readonly to: number
  /** Its characters, without spaces: `12`, `3–7,9`, `*`. */
  readonly text: string
}

/** Every run of raised digits, commas, dashes and footnote signs of a line, in reading order. */
export function raisedRuns(page: PageText, line: TextLine): readonly RaisedRun[] {
  if (line.angle || line.to - line.from < 2) return []
  const height = median(line, (glyph) => (page.rects[4 * glyph + 3] ?? 0) - (page.rects[4 * glyph + 1] ?? 0))
  const bottom = median(line, (glyph) => page.rects[4 * glyph + 1] ?? 0)
  const isRaised = (glyph: number): boolean => {
    const [y1 = 0, , y2 = 0] = page.rects.slice(4 * glyph + 1, 4 * glyph + 4)
    return y2 - y1 < 0.88 * height && y1 > bottom + 0.14 * height && SIGNS.test(textAt(page, glyph))
  }
  const runs: RaisedRun[] = []
  for (let from = line.from; from < line.to; from++) {
    if (!isRaised(from)) continue
    let to = from + 1
    while (to < line.to && isRaised(to)) to++
    let text = ''
    for (let glyph = from; glyph < to; glyph++) text += textAt(page, glyph)
    runs.push({ line, from, to, text })
    from = to
  }
  return runs
}

/** A run that cites, as the numbers and ranges it names. */
export interface CitedByRaised {
  readonly pieces: readonly { readonly said: string; readonly from: number; readonly to: number }[]
}

const NUMBERS = /^\d{1,3}(?:[,;–—‐-]\d{1,3})*[,;]?$/u
/** What is squared or cubed rather than cited after. */
const MEASURE = /(?:^|[^\p{L}])(?:[kcdmnpµμ]?m|[kmµμ]?g|[mnµμ]?s|k?Hz|in|ft|px|log|ln|sin|cos|tan|exp|min|max|det)$/u

/** What a raised run cites by where it stands; null for exponents, marks of footnotes by sign, and authors' affiliations. */
export function citedByRaised(page: PageText, run: RaisedRun): CitedByRaised | null {
  if (!NUMBERS.test(run.text)) return null
  if (!isAfterWords(page, run) || (page.page === 1 && isNames(textBefore(page, run)))) return null
  const pieces: { said: string; from: number; to: number }[] = []
  let from = run.from
  let said = ''
  for (let glyph = run.from; glyph <= run.to; glyph++) {
    const text = glyph < run.to ? textAt(page, glyph) : ','
    if (!/^[,;]$/u.test(text)) said += text
    else {
      if (said !== '') pieces.push({ said, from, to: glyph })
      from = glyph + 1
      said = ''
    }
  }
  return { pieces }
}

/** Whether a run stands after a word, a stop or a closing bracket around words; not after a number, a variable or a unit. */
export function isAfterWords(page: PageText, run: RaisedRun): boolean {
  const before = textBefore(page, run)
  if (/(?<!\d)(?:19|20)\d\d$/u.test(before)) return true
  if (before.endsWith(')')) return /\p{L}{3,}[^()]*\)$/u.test(before)
  if (/[.,;:?!%\]”"’']$/u.test(before)) return /[\p{L}\d)\]%”"’'][.,;:?!%\]”"’']+$/u.test(before)
  if (!/[\p{L}\p{M}]{2}$/u.test(before)) return false
  return !(/^[1-4]$/u.test(run.text) && MEASURE.test(before))
}

function textBefore(page: PageText, { line, from }: RaisedRun): string {
  return page.text.slice(page.at[line.from] ?? 0, page.at[from] ?? 0).trimEnd()
}

/** A line of names, as authors stand under a title: hardly a word in small letters. */
function isNames(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’.-]*/gu) ?? []
  return (
    words.length > 1 && words.filter((word) => /^\p{Ll}/u.test(word) && word !== 'and').length < 0.35 * words.length
  )
}

/** What may stand in such a run. */
const SIGNS = /^[\d,;*†‡§¶–—‐-]+$/u

/** The text of one glyph. */
function textAt(page: PageText, glyph: number): string {
  const at = page.at[glyph] ?? 0
  return page.text.slice(at, at + (page.length[glyph] ?? 0))
}

function median(line: TextLine, value: (glyph: number) => number): number {
  const values = Array.from({ length: line.to - line.from }, (_, step) => value(line.from + step))
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
