// The words of a page that cite: `[12]`, `[3–7, 9]`, `(3; 4)`, `[ABC+20]`, a raised `12`, `Vaswani et al. (2017)`,
// `(Devlin, 2019; Liu and Ma, 2020a)`. Matched to the bibliography by label, or by family name and year; what nothing
// answers to is no citation.
import type { Mention, Reference } from '../../preload/model/references.ts'
import type { PageText } from '../../preload/model/text.ts'
import type { Flow } from '../../preload/text/flow.ts'
import { rectsOf } from '../../preload/text/select.ts'
import { citedByRaised, raisedRuns, type CitedByRaised } from './raised.ts'
import { stretchFrom } from './stretch.ts'

/** A bibliography made ready for many questions. */
export interface CitationIndex {
  readonly byLabel: ReadonlyMap<string, readonly number[]>
  readonly byYear: ReadonlyMap<number, readonly number[]>
  readonly references: readonly Reference[]
}

export function indexReferences(references: readonly Reference[]): CitationIndex {
  const byLabel = new Map<string, number[]>()
  const byYear = new Map<number, number[]>()
  for (const [at, { label, year, text }] of references.entries()) {
    if (label !== null) byLabel.set(plainLabel(label), [...(byLabel.get(plainLabel(label)) ?? []), at])
    // Cited by any year that stands in it: an arXiv year and a journal's may both.
    const years = new Set([
      ...(year === null ? [] : [year]),
      ...(text.match(/(?<!\d)(?:1[6-9]|20)\d\d(?!\d)/gu) ?? []).map(Number),
    ])
    for (const each of years) byYear.set(each, [...(byYear.get(each) ?? []), at])
  }
  return { byLabel, byYear, references }
}

/** How a paper writes the labels it cites by. */
export type CitationStyle = 'square' | 'round' | 'raised'

/** A page with its clean text: that of its columns, and that of its footnotes apart. */
export type PageFlows = readonly [PageText, readonly Flow[]]

/** The citations of one page. */
export function citationMentions([page, flows]: PageFlows, index: CitationIndex, style: CitationStyle): Mention[] {
  if (style === 'raised') return byRaised(page, index)
  return flows.flatMap((flow) => {
    const labelled = byLabels(page, flow, index, style)
    // A paper cites in one way; with a few labels only, the names are the way.
    return labelled.length > 0 || style === 'round' ? labelled : byNames(page, flow, index)
  })
}

/** What else numbers stand for. */
export interface CitedWhere {
  /** Whether a formula has the number. */
  readonly isNumbered: (number: string) => boolean
  /** Whether a glyph of a page is in the bibliography, whose labels cite nothing. */
  readonly inBibliography: (page: number, glyph: number) => boolean
}

/**
 * How a paper cites, told by how much of its bibliography each way reaches: numbers in round brackets are formulas, and
 * raised ones exponents, unless most works are cited so.
 */
export function citationStyle(
  pages: readonly PageFlows[],
  index: CitationIndex,
  { isNumbered, inBibliography }: CitedWhere,
): CitationStyle {
  const numbers = new Set([...index.byLabel.keys()].filter((label) => /^\d+$/u.test(label)))
  const reached = (labels: Iterable<string>): number => new Set([...labels].filter((label) => numbers.has(label))).size
  const inBrackets = (brackets: RegExp): readonly string[] =>
    pages
      .flatMap(([{ page }, flows]) =>
        flows.flatMap(({ text, glyphs }) =>
          piecesOf(text, brackets).filter(({ at }) => !inBibliography(page, glyphs[at] ?? 0)),
        ),
      )
      .flatMap(({ said }) => labelsOf(said))
  const square = reached(inBrackets(SQUARE))
  if (numbers.size < 4 || square >= 0.3 * numbers.size) return 'square'
  const round = reached(inBrackets(ROUND).filter((label) => !isNumbered(label)))
  const raised = reached(
    pages.flatMap(([page]) => raisedOf(page)).flatMap(({ pieces }) => pieces.flatMap(({ said }) => labelsOf(said))),
  )
  const best = Math.max(round, raised)
  if (best <= square || best < 0.6 * numbers.size) return 'square'
  return raised >= round ? 'raised' : 'round'
}

const SQUARE = /\[([^[\]]{1,160})\]/gu
const ROUND = /\((\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20})\)/gu

/** One label or range of a bracket; `at` is where the bracket begins. */
interface Piece {
  readonly at: number
  readonly inside: string
  readonly start: number
  readonly said: string
}

function piecesOf(text: string, brackets: RegExp): readonly Piece[] {
  return [...text.matchAll(brackets)].flatMap(({ index: at, 1: inside = '' }) =>
    [...inside.matchAll(/[^,;]+/gu)].map((piece) => {
      const said = piece[0].trim()
      return { at, inside, start: at + 1 + piece.index + piece[0].indexOf(said), said }
    }),
  )
}

function byLabels(page: PageText, flow: Flow, index: CitationIndex, style: 'square' | 'round'): readonly Mention[] {
  if (index.byLabel.size === 0) return []
  const found: Mention[] = []
  for (const { at, inside, start, said } of piecesOf(flow.text, style === 'round' ? ROUND : SQUARE)) {
    const targets = targetsOf(said, index)
    if (targets.length === 0) continue
    // A lone `[12]` is pointed at with its brackets.
    const alone = said === inside.trim()
    const label = /^(?:see\s+|e\.g\.\s+)?([^\s]+)/u.exec(said)?.[1] ?? said
    const stretch = alone
      ? stretchFrom(page, flow, at, at + inside.length + 2)
      : stretchFrom(
          page,
          flow,
          start,
          start + Math.max(label.length, /^\d+\s*[–—-]\s*\d+/u.exec(said)?.[0].length ?? 0),
        )
    if (stretch) found.push({ kind: 'reference', stretch, targets })
  }
  return found
}

/** Numbers raised above their line: `results12`, `others.3–7,9`. */
function byRaised(page: PageText, index: CitationIndex): Mention[] {
  return raisedOf(page).flatMap(({ pieces }) =>
    pieces.flatMap(({ said, from, to }): Mention[] => {
      const targets = targetsOf(said, index)
      const [rect] = targets.length > 0 ? rectsOf(page, from, to) : []
      return rect ? [{ kind: 'reference', stretch: { page: page.page, from, to, rect }, targets }] : []
    }),
  )
}

function raisedOf(page: PageText): readonly CitedByRaised[] {
  return page.lines
    .filter(({ kind }) => kind === 'body')
    .flatMap((line) => raisedRuns(page, line).flatMap((run) => citedByRaised(page, run) ?? []))
}

function targetsOf(said: string, index: CitationIndex): number[] {
  return labelsOf(said).flatMap((label) => index.byLabel.get(plainLabel(label)) ?? [])
}

/** The labels that one piece names: itself, or all numbers of a range of at most 40. */
function labelsOf(piece: string): readonly string[] {
  const [, from, to] = /^(\d{1,4})\s*[–—‒‐-]\s*(\d{1,4})$/u.exec(piece) ?? []
  if (from !== undefined && to !== undefined) {
    const [first, last] = [Number(from), Number(to)]
    if (last < first || last - first > 40) return []
    return Array.from({ length: last - first + 1 }, (_, step) => String(first + step))
  }
  // `12, Theorem 3` names 12; `see 4` too.
  const [, label] =
    /^(?:see\s+|e\.g\.\s+)?([\p{L}\d+*’'.-]{1,24})(?:\s+(?:§|p+\.|sec|thm|theorem|chap|ch\.|lemma|eq).*)?$/iu.exec(
      piece,
    ) ?? []
  return label === undefined ? [] : [label]
}

function plainLabel(label: string): string {
  return label.replace(/\s+/gu, '').toLowerCase()
}

const NAME = String.raw`(?:(?:[dD][aeiou]|[vV]an|[vV]on|[dD]er|[dD]en|[dD]el|[lL][ae]|ter|ten|[eE]l|[aA]l)[\s-]){0,2}\p{Lu}[\p{L}\p{M}'’-]+`
const NAMES = new RegExp(
  String.raw`(${NAME})(?:(?:'s|’s)|\s*,?\s*et\s+al\.?(?:'s|’s)?|(?:,\s*${NAME}){0,3}\s*,?\s*(?:and|&)\s*(${NAME})(?:'s|’s)?)?\s*,?\s*[([]?\s*$`,
  'u',
)
const YEARS = /(?<![\d.–-])((?:1[6-9]|20)\d\d)([a-z])?(?![\d–-]|\.\d)/gu

function byNames(page: PageText, flow: Flow, index: CitationIndex): readonly Mention[] {
  const found: Mention[] = []
  let last: NameBefore | null = null
  for (const match of flow.text.matchAll(YEARS)) {
    const [whole, year = '', suffix = ''] = match
    const end = match.index + whole.length
    const before = flow.text.slice(Math.max(0, match.index - 120), match.index)
    const names = NAMES.exec(before)
    // `Liu (2019, 2020)`, `Liu 2019a, b`: the name stays.
    const earlier = nameBefore(last, flow.text, match.index)
    const first = names?.[1] ?? earlier?.first
    if (first === undefined) continue
    const second = names ? (names[2] ?? null) : (earlier?.second ?? null)
    const targets = answering(index, { first, second, year: Number(year), suffix })
    if (targets.length === 0) continue
    const start = names ? match.index - (before.length - names.index) : match.index
    last = { end, first, second }
    const stretch = stretchFrom(page, flow, start, end)
    if (stretch) found.push({ kind: 'reference', stretch, targets: [...targets] })
  }
  return found
}

interface NameBefore {
  readonly end: number
  readonly first: string
  readonly second: string | null
}

/** The name of the year before, where nothing but a comma stands between. */
function nameBefore(last: NameBefore | null, text: string, at: number): NameBefore | null {
  return last !== null && /^[\s,;]*(?:and\s+)?$/u.test(text.slice(last.end, at)) ? last : null
}

interface Named {
  readonly first: string
  readonly second: string | null
  readonly year: number
  readonly suffix: string
}

/** The references of a year whose first author has the name; those that fit letter and second author come first. */
function answering(index: CitationIndex, { first, second, year, suffix }: Named): readonly number[] {
  const scored = (index.byYear.get(year) ?? []).flatMap((at) => {
    const reference = index.references[at]
    if (!reference) return []
    const head = plainName(reference.text.slice(0, 90))
    const name = plainName(lastWord(first))
    const leads = plainName(reference.authors[0] ?? '') === name
    if (!leads && !new RegExp(`(?:^|[^\\p{L}])${escape(name)}(?=[^\\p{L}]|$)`, 'u').test(head)) return []
    const withSuffix = suffix === '' || reference.text.includes(`${year}${suffix}`)
    const withSecond = second === null || plainName(reference.text.slice(0, 300)).includes(plainName(lastWord(second)))
    const sameYear = reference.year === year
    return [{ at, score: (leads ? 4 : 0) + (withSuffix ? 8 : 0) + (withSecond ? 2 : 0) + (sameYear ? 2 : 0) }]
  })
  return scored.toSorted((a, b) => b.score - a.score).map(({ at }) => at)
}

function lastWord(name: string): string {
  return name.split(/\s/u).at(-1) ?? name
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/’/gu, "'")
    .toLowerCase()
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
