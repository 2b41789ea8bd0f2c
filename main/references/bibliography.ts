// Finding the lines of a paper's bibliography: from a heading that says so, or from `[1]`, to where it ends. Only what
// stands on the pages counts: headings may be misjudged, running heads and line numbers are left out.
import type { PdfRect } from '../../preload/model/mark.ts'
import type { PageText, TextLine } from '../../preload/model/text.ts'
import { lineTexts } from '../text/page-text.ts'
import { raisedRuns } from './raised.ts'

/** A line of the bibliography. */
export interface BibLine {
  readonly page: number
  readonly from: number
  readonly to: number
  readonly rect: PdfRect
  readonly column: number
  readonly hyphen: boolean
  readonly text: string
  readonly heading: boolean
}

const TITLES =
  /^(?:references(?:andnotes|cited)?|bibliography|literaturecited|workscited|citedliterature|参考文献|參考文獻|literaturverzeichnis|literatur|references?|références(?:bibliographiques)?|bibliographie|referencias(?:bibliográficas)?|bibliografía|referências(?:bibliográficas)?|riferimenti(?:bibliografici)?|bibliografia|списоклитературы|литература)$/iu
const NUMBER = /^(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivxlc]{1,6}|[a-z])[.)]?\s+|第\s*\S{1,3}\s*章\s*)?/iu

/** Whether a line is the title of a bibliography; small capitals come apart (`R EFERENCES`). */
export function isBibliographyTitle(text: string): boolean {
  if (text.length > 60) return false
  const plain = text.trim().replace(/[\s.:：]+$/u, '')
  const bare = plain.replace(NUMBER, '')
  return [plain, bare].some((each) => TITLES.test(each.replace(/\s+/gu, '')))
}

/** The lines of each bibliography of a document, in reading order; a chapter or a supplement may have its own. */
export function bibliographiesOf(pages: readonly PageText[]): readonly (readonly BibLine[])[] {
  const lines = pages.flatMap(linesFor)
  const starts = lines.flatMap((line, index) => (isBibliographyTitle(line.text) ? [index] : []))
  const found = starts
    .map((start, at) => sectionFrom(lines, start, starts[at + 1] ?? lines.length))
    .filter((section) => section.length > 1)
  if (found.length > 0) return found
  const first = untitled(lines)
  return first === null ? [] : [sectionFrom(lines, first - 1, lines.length)]
}

function linesFor(page: PageText): readonly BibLine[] {
  const texts = lineTexts(page)
  return page.lines.flatMap((line, index) => {
    const text = labelledText(page, line, (texts[index] ?? '').trim())
    return isText(line) && !isLineNumber(text, line, page)
      ? [
          {
            page: page.page,
            from: line.from,
            to: line.to,
            rect: line.rect,
            column: line.column,
            hyphen: line.hyphen,
            text,
            heading: line.kind === 'heading',
          },
        ]
      : []
  })
}

/** The text of a line; a raised number it begins with (`¹A. Author`) is a label like another. */
function labelledText(page: PageText, line: TextLine, text: string): string {
  if (!/^\d{1,3}\s*[\p{L}“"]/u.test(text)) return text
  const [first] = raisedRuns(page, line)
  if (first?.from !== line.from || !/^\d+$/u.test(first.text)) return text
  return `${first.text}. ${text.slice(first.text.length).trimStart()}`
}

function isText(line: TextLine): boolean {
  return (line.kind === 'body' || line.kind === 'heading' || line.kind === 'footnote') && !line.angle
}

/** Submissions number their lines in the margin, in small type. */
function isLineNumber(text: string, line: TextLine, page: PageText): boolean {
  if (!/^\d{1,4}$/u.test(text)) return false
  const [x1, y1, x2, y2] = line.rect
  return page.lines.some(
    (other) =>
      other !== line &&
      other.rect[1] < y2 &&
      other.rect[3] > y1 &&
      (other.rect[0] >= x2 + 4 || other.rect[2] <= x1 - 4),
  )
}

/** Without a title: the first of three lines that begin `[1]`, `[2]`, `[3]`, in the last half of the paper. */
function untitled(lines: readonly BibLine[]): number | null {
  const from = Math.floor(lines.length / 2)
  for (let at = lines.length - 1; at >= from; at--) {
    if (!/^\[1\]\s*\p{L}/u.test(lines[at]?.text ?? '')) continue
    const rest = lines.slice(at + 1, at + 60)
    const second = rest.findIndex(({ text }) => text.startsWith('[2]'))
    if (second >= 0 && rest.slice(second).some(({ text }) => text.startsWith('[3]'))) return at
  }
  return null
}

/** The lines after a title, up to the next heading that is one or the end. */
function sectionFrom(lines: readonly BibLine[], start: number, end: number): readonly BibLine[] {
  const title = lines[start]
  const section: BibLine[] = []
  // Where everything is a heading (bold papers, misjudged pages), headings tell nothing.
  const ahead = lines.slice(start + 1, Math.min(end, start + 41))
  const telling = ahead.filter(({ heading }) => heading).length < ahead.length / 3
  for (const line of lines.slice(start + 1, end)) {
    if (title && isElsewhere(line, title)) continue
    if (section.length > 0 && endsBibliography(line, telling)) break
    section.push(line)
  }
  return section
}

/** Pieces of a figure or formula of the title's page that come after all its text, or a footnote before it. */
function isElsewhere(line: BibLine, title: BibLine): boolean {
  if (line.page !== title.page) return false
  return line.column < title.column || (line.column === title.column && line.rect[1] >= title.rect[1])
}

const APPENDIX =
  /^(?:appendix|appendices|supplement(?:ary|al)?\b|acknowledge?ments?|checklist|附录|致谢|anhang|annexe|(?:[A-Z]|[A-Z]\.\d{1,2}|\d{1,2})[.\s]\s*\p{Lu}\p{Ll}+(?:\s+\p{L}+){0,8}$)/u

function endsBibliography(line: BibLine, telling: boolean): boolean {
  if (isBibliographyTitle(line.text)) return false
  if (
    /^(?:appendix|appendices|supplementary|附录)/iu.test(line.text) &&
    line.text.length < 80 &&
    !/\d{4}/u.test(line.text)
  )
    return true
  if (!line.heading || !telling) return false
  return line.text.length < 90 && (!/(?:19|20)\d\d/u.test(line.text) || APPENDIX.test(line.text))
}
