// The things of a paper that its text can name: captions of figures and tables, algorithms, numbered equations, sections,
// theorems, footnotes. Told by how their lines begin or end, so that papers without links have them too.
import type { NamedPlace, Stretch } from '../../preload/model/references.ts'
import type { PageText, TextLine } from '../../preload/model/text.ts'
import { lineTexts } from '../text/page-text.ts'

const CAPTION =
  /^(fig(?:ure|\.)?|table|tab\.|algorithm|listing|图|表|算法)\s*((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}(?=[.:\s]|$))(.{0,4})/iu
const THEOREM =
  /^(theorem|lemma|proposition|corollary|definition|assumption|remark|example|conjecture|claim|observation|property|定理|引理|命题|推论|定义)\s*((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3})*)(?=[\s.:()（,]|$)/iu
const SECTION = /^((?:[A-Z]|\d{1,2})(?:\.\d{1,2}){0,3})\.?\s+(\p{Lu}|[\p{Lo}])/u
const EQUATION = /\(((?:[A-Z]\.?|S)?\d{1,3}(?:\.\d{1,3})?[a-z]?)\)$/u
const WORDS: Readonly<Record<string, string>> = {
  fig: 'figure',
  'fig.': 'figure',
  figure: 'figure',
  图: 'figure',
  table: 'table',
  'tab.': 'table',
  表: 'table',
  algorithm: 'algorithm',
  listing: 'algorithm',
  算法: 'algorithm',
  定理: 'theorem',
  引理: 'lemma',
  命题: 'proposition',
  推论: 'corollary',
  定义: 'definition',
}

/** The one word for a kind of thing, however it is written (`Fig.`, `图`). */
export function plainName(word: string): string {
  const lower = word.toLowerCase()
  return WORDS[lower] ?? lower
}

/** A number as it is compared: `3.`, `A.1`, `a.1` are one; Roman stays Roman. */
export function plainNumber(number: string): string {
  return number.replace(/[.\s]+$/u, '').toUpperCase()
}

/** Every such thing of a page, in reading order. `inBibliography` leaves its lines out. */
export function namedPlacesOf(
  page: PageText,
  inBibliography: (page: number, glyph: number) => boolean,
): readonly NamedPlace[] {
  const texts = lineTexts(page)
  return page.lines.flatMap((line, index) => {
    if (line.angle || line.kind === 'running' || line.kind === 'page-number' || line.kind === 'stamp') return []
    if (inBibliography(page.page, line.from)) return []
    const text = (texts[index] ?? '').trim()
    const found =
      line.kind === 'footnote'
        ? footnote(text)
        : (caption(text) ??
          theorem(text, page, index) ??
          section(text, line, page, index) ??
          equation(text, line, page))
    return found ? [{ ...found, at: stretchOf(page, line) }] : []
  })
}

type Named = Omit<NamedPlace, 'at'>

/** A caption says its number and then a stop, or begins with a capital after it; a sentence goes on in small letters. */
function caption(text: string): Named | null {
  const [, word, number, after = ''] = CAPTION.exec(text) ?? []
  if (!word || !number) return null
  const name = plainName(word)
  const kind = name === 'table' ? 'table' : name === 'algorithm' ? 'algorithm' : 'figure'
  const stopped = /^\s?(?:[:|：。—–]|[.-](?:\s|$|\p{Lu}|\p{Lo}))/u.test(after)
  const capital = after === '' || /^\s+[\p{Lu}\p{Lo}]/u.test(after)
  return stopped || capital ? { kind, name: kind, number: plainNumber(number) } : null
}

function theorem(text: string, page: PageText, index: number): Named | null {
  const [whole, word, number] = THEOREM.exec(text) ?? []
  if (!whole || !word || !number || !beginsParagraph(page, index)) return null
  const rest = text.slice(whole.length)
  // `Lemma 3 shows that` speaks of it; its own statement begins anew.
  if (!/^(?:$|[.:]|\s*[（(]|\s+\p{Lu})/u.test(rest)) return null
  return { kind: 'theorem', name: plainName(word), number: plainNumber(number) }
}

/** A short line of its own that begins with a number and a capital. */
function section(text: string, line: TextLine, page: PageText, index: number): Named | null {
  const appendix = /^(?:appendix|附录)\s+([A-Z])\b/iu.exec(text)?.[1]
  const number = appendix ?? SECTION.exec(text)?.[1]
  if (number === undefined || text.length > 110 || /[,;]$/u.test(text)) return null
  if (line.kind !== 'heading') {
    const alone = beginsParagraph(page, index) && page.lines[index + 1]?.paragraph !== line.paragraph
    if (!alone || /[.。]$/u.test(text) || text.length > 70 || !/\p{Lu}\p{Ll}{2}|\p{Lo}{2}/u.test(text)) return null
  }
  return { kind: 'section', name: 'section', number: plainNumber(number) }
}

/** A number in brackets at the right end of a line, and something before it that is no sentence. */
function equation(text: string, line: TextLine, page: PageText): Named | null {
  const number = EQUATION.exec(text)?.[1]
  if (number === undefined) return null
  const alone = text === `(${number})`
  const right = Math.max(...page.lines.filter((other) => other.column === line.column).map(({ rect }) => rect[2]))
  if (line.rect[2] < right - 4) return null
  const before = text.slice(0, -number.length - 2)
  const words = before.match(/\p{L}{4,}/gu) ?? []
  if (!alone && words.length > 4) return null
  return { kind: 'equation', name: 'equation', number: plainNumber(number) }
}

function footnote(text: string): Named | null {
  const number = /^(\d{1,2}|[*†‡§])\s*(?=[\p{L}"“(]|https?)/u.exec(text)?.[1]
  return number === undefined ? null : { kind: 'footnote', name: 'footnote', number }
}

function beginsParagraph(page: PageText, index: number): boolean {
  const [line, before] = [page.lines[index], page.lines[index - 1]]
  return !before || before.paragraph !== line?.paragraph || before.column !== line.column
}

/** A line as a stretch of its page. */
export function stretchOf(page: PageText, line: TextLine): Stretch {
  return { page: page.page, from: line.from, to: line.to, rect: line.rect }
}
