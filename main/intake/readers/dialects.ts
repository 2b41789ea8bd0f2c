// What other kinds of marked-up text say by signs of their own, put as Markdown says it, line for line: Org's keywords and
// drawers, headings of wikis and AsciiDoc, LaTeX's items, 「■」 headings. Lines stay lines: their numbers are told to people.
import type { SourceNotes } from '../blocks.ts'

interface Translated {
  readonly lines: readonly string[]
  readonly notes: Pick<SourceNotes, 'title' | 'date'>
  /** One `*` is a heading. */
  readonly org: boolean
}

/** Translates the dialect that the lines are in; lines in none of them stay as they are. */
export function translate(lines: readonly string[]): Translated {
  const nothing = { title: null, date: null }
  if (lines.some((line) => /^(?:\*{1,6} (?:TODO|DONE|NEXT|WAITING) \S|#\+TITLE:)/i.test(line))) return fromOrg(lines)
  if (lines.some((line) => /^\s*\\(?:item\b|section\*?\{)/.test(line)))
    return { lines: lines.map(fromLatex), notes: nothing, org: false }
  if (lines.some((line) => /^={2,5} \S.*$/.test(line))) return { lines: fromWiki(lines), notes: nothing, org: false }
  return { lines: underSquares(lines), notes: nothing, org: false }
}

function fromOrg(lines: readonly string[]): Translated {
  const keyword = (name: string) =>
    lines.map((line) => new RegExp(String.raw`^#\+${name}:\s*(.+?)\s*$`, 'i').exec(line)?.[1]).find(Boolean) ?? null
  const date = /\d{4}-\d{2}-\d{2}/.exec(keyword('DATE') ?? '')?.[0] ?? null
  const translated = lines.map((line) => {
    if (/^#\+\w+:/.test(line) || /^\s*(?:SCHEDULED|CLOSED|DEADLINE):\s*[<[]\d{4}/.test(line)) return ''
    const drawer = /^\s*:([A-Z][\w-]*):(?:\s+(.*))?$/i.exec(line)
    if (drawer !== null) return fromDrawer(drawer[1] ?? '', drawer[2] ?? '')
    const heading = /^(\*{1,6}\s+)(?:(?:TODO|DONE|NEXT|WAITING)\s+)?(?:\[#[A-Z]\]\s+)?(.*)$/.exec(line)
    if (heading === null) return line
    return `${heading[1] ?? ''}${(heading[2] ?? '').replace(/\s+:(?:[\w@#%]+:)+\s*$/, '')}`
  })
  return { lines: translated, notes: { title: keyword('TITLE'), date }, org: true }
}

/** A property that leads to the paper is a line of its own; the others are the outliner's. */
function fromDrawer(name: string, value: string): string {
  if (/^(?:arxiv(?:_?id)?|eprint)$/i.test(name)) return `arXiv: ${value.replace(/^arxiv:\s*/i, '')}`
  return /^(?:url|link|source|doi)$/i.test(name) ? `URL: ${value}` : ''
}

function fromLatex(line: string): string {
  const heading = /^\s*\\(sub)?(sub)?section\*?\{(.*)\}\s*$/.exec(line)
  if (heading !== null) return `${'#'.repeat(2 + (heading[1] ? 1 : 0) + (heading[2] ? 1 : 0))} ${heading[3] ?? ''}`
  if (/^\s*\\(?:begin|end|documentclass|usepackage|maketitle|label)\b/.test(line)) return ''
  return line
    .replace(/^\s*\\item(?:\[[^\]]{0,40}\])?\s*/, '- ')
    .replace(/\\href\{([^{}\s]{1,2000})\}\{([^{}]{1,400})\}/g, '[$2]($1)')
    .replace(/\\url\{([^{}\s]{1,2000})\}/g, '$1')
    .replace(/[~ ]?\\(?:cite[pt]?|ref)\{[^{}]*\}/g, '')
    .replace(/\\(?:textbf|emph|textit)\{([^{}]*)\}/g, '$1')
}

/** "== Part ==" of a wiki, "== Part" of AsciiDoc with its "= Title" and ":attributes:" on top. */
function fromWiki(lines: readonly string[]): readonly string[] {
  const doc = lines.find((line) => line.trim() !== '')?.startsWith('= ') === true
  return lines.map((line) => {
    const heading = /^(={1,6}) (\S.*?)(?:\s+\1)?\s*$/.exec(line) ?? /^(={2,6})([^=\s].*?)\1\s*$/.exec(line)
    if (heading?.[1] !== undefined && (heading[1].length > 1 || doc))
      return `${'#'.repeat(heading[1].length)} ${heading[2] ?? ''}`
    return doc && /^:!?[a-z][\w-]*!?:/.test(line) ? '' : line
  })
}

const square = /^\s*([■□◆◇▼▽])\s*(\S.{0,29})$/u

/** Short lines between empty ones that all begin with the same square head sections, as in Japanese mails. */
function underSquares(lines: readonly string[]): readonly string[] {
  const found = lines.flatMap((line, at) => (square.test(line) ? [at] : []))
  if (found.length < 2) return lines
  const sign = square.exec(lines[found[0] ?? 0] ?? '')?.[1] ?? ''
  const heads = found.every((at) => {
    const [, own, words = ''] = square.exec(lines[at] ?? '') ?? []
    const apart = (lines[at - 1] ?? '').trim() === '' && (lines[at + 1] ?? '').trim() === ''
    return own === sign && apart && !/https?:|\d{4}\.\d|[。.]$/.test(words)
  })
  if (!heads || lines.some((line) => line.trimStart().startsWith(sign) && !square.test(line))) return lines
  return lines.map((line) => line.replace(square, '## $2'))
}
