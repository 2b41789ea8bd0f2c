// The words of a page that cite: `[12]`, `[3–7, 9]`, `[ABC+20]`, `Vaswani et al. (2017)`, `(Devlin, 2019; Liu and Ma,
// 2020a)`. Matched to the bibliography by label, or by family name and year; what nothing answers to is no citation.
import type { Mention, Reference } from '../../preload/model/references.ts'
import type { PageText } from '../../preload/model/text.ts'
import type { Flow } from '../../preload/text/flow.ts'
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

/** The citations of one page; `flow` is its clean text. */
export function citationMentions(page: PageText, flow: Flow, index: CitationIndex): readonly Mention[] {
  const labelled = byLabels(page, flow, index)
  // A paper cites in one way; with a few labels only, the names are the way.
  return labelled.length > 0 ? labelled : byNames(page, flow, index)
}

const BRACKETS = /\[([^[\]]{1,160})\]/gu

function byLabels(page: PageText, flow: Flow, index: CitationIndex): readonly Mention[] {
  if (index.byLabel.size === 0) return []
  const found: Mention[] = []
  for (const { index: at, 1: inside = '' } of flow.text.matchAll(BRACKETS)) {
    for (const piece of inside.matchAll(/[^,;]+/gu)) {
      const said = piece[0].trim()
      const targets = labelsOf(said).flatMap((label) => index.byLabel.get(plainLabel(label)) ?? [])
      if (targets.length === 0) continue
      const start = at + 1 + piece.index + piece[0].indexOf(said)
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
  }
  return found
}

/** The labels that one piece names: itself, or all numbers of a range of at most 40. */
function labelsOf(piece: string): readonly string[] {
  const [, from, to] = /^(\d{1,4})\s*[–—‒-]\s*(\d{1,4})$/u.exec(piece) ?? []
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
