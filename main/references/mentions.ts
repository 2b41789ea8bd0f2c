// The words of a page that name one of the paper's own things: `Figure 3`, `Tables 1 and 2`, `Eq. (5)`, `Section 4.1`,
// `Lemma 3.2`. Each is matched to the places that carry that number, the nearest first.
import type { Mention, NamedPlace } from '../../preload/model/references.ts'
import type { PageText } from '../../preload/model/text.ts'
import type { Flow } from '../../preload/text/flow.ts'
import { plainName, plainNumber } from './named-places.ts'
import { stretchFrom } from './stretch.ts'

const NUMBER = String.raw`(?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,2})+|[IVX]{1,5}|[A-Z]`
const WORD = String.raw`figures?|figs?\.?|tables?|tabs?\.|equations?|eqn?s?\.?|sections?|secs?\.?|§§?|appendix|appendices|apps?\.|algorithms?|algs?\.|listings?|theorems?|thms?\.|lemmas?|lemmata|propositions?|props?\.|corollar(?:y|ies)|cors?\.|definitions?|defs?\.|assumptions?|remarks?|examples?|conjectures?|claims?|observations?|图|表|式|公式|第|定理|引理|命题|推论|定义|算法|附录`
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${WORD})\s*\(?\s*(${NUMBER})\)?((?:\s*(?:,|and|&|、|和|to|–|-|,\s*and)\s*\(?(?:${NUMBER})\)?(?![\p{L}\d]))*)(?:\s*节)?`,
  'giu',
)
const EACH = new RegExp(`(?<![\\p{L}\\d.])(?:${NUMBER})(?![\\p{L}\\d])`, 'gu')

/** No sentence names more at once; a page made of numbers is not gone through for each of them. */
const MOST_NUMBERS = 60

const KINDS: readonly (readonly [RegExp, NamedPlace['kind'], string])[] = [
  [/^(?:fig|图)/u, 'figure', 'figure'],
  [/^(?:tab|表)/u, 'table', 'table'],
  [/^(?:eq|式|公式)/u, 'equation', 'equation'],
  [/^(?:sec|§|app|第|附录)/u, 'section', 'section'],
  [/^(?:alg|listing|算法)/u, 'algorithm', 'algorithm'],
  [/^(?:theorem|thm)/u, 'theorem', 'theorem'],
  [/^lemma/u, 'theorem', 'lemma'],
  [/^prop/u, 'theorem', 'proposition'],
  [/^cor/u, 'theorem', 'corollary'],
  [/^def/u, 'theorem', 'definition'],
]

/** The places a paper has, by kind, name and number. */
export type PlaceIndex = ReadonlyMap<string, readonly number[]>

/** Makes the index once for all pages. */
export function indexPlaces(places: readonly NamedPlace[]): PlaceIndex {
  const index = new Map<string, number[]>()
  for (const [at, { kind, name, number }] of places.entries()) {
    const key = `${kind} ${name} ${number}`
    index.set(key, [...(index.get(key) ?? []), at])
  }
  return index
}

/** The mentions of one page; `flow` is its clean text. Mentions of a thing within its own name are none. */
export function placeMentions(
  page: PageText,
  flow: Flow,
  places: readonly NamedPlace[],
  index: PlaceIndex,
): readonly Mention[] {
  const found: Mention[] = []
  for (const match of flow.text.matchAll(NAMED)) {
    const [whole, word = '', first = '', more = ''] = match
    // Small letters after a word are no numbers: `table a`, `section of`.
    const numbers = [...`${first}${more}`.matchAll(EACH)]
      .slice(0, MOST_NUMBERS)
      .filter(([number]) => /\d|^[A-Z]/u.test(number))
    const listAt = match.index + whole.indexOf(first, word.length)
    for (const [nth, number] of numbers.entries()) {
      const key = keyOf(word, number[0])
      const targets = (key === null ? undefined : index.get(key)) ?? []
      const start = nth === 0 ? match.index : numberStart(flow.text, listAt, number[0], numbers, nth)
      const end = nth === 0 ? endOfFirst(flow.text, match.index, word, number[0]) : start + number[0].length
      const stretch = stretchFrom(page, flow, start, end)
      if (!stretch) continue
      const others = targets.filter((at) => !isWithin(places[at], stretch.page, stretch.from))
      if (others.length === 0 || others.length < targets.length) continue
      found.push({
        kind: places[others[0] ?? 0]?.kind ?? 'section',
        stretch,
        targets: nearestFirst(others, places, page.page),
      })
    }
  }
  return [...found, ...bareEquations(page, flow, places, index)]
}

/** `by (7) and (8)`: numbers in brackets that a word before makes a formula's. */
const BARE =
  /(?:\b(?:by|from|in|of|using|with|see|via|to|into|and|or|that|combining|problem|inequality|inequalities|bound|condition|identity|update|constraint|system|formula|where|satisf\p{L}+|Hence|Then|definition)|[,;])\s+\(((?:[A-Z]\.?|S)?\d{1,3}(?:\.\d{1,3})?[a-z]?)\)(?!\s*\p{Lu}\p{Ll}+\s+\p{Ll})/gu

function bareEquations(
  page: PageText,
  flow: Flow,
  places: readonly NamedPlace[],
  index: PlaceIndex,
): readonly Mention[] {
  return [...flow.text.matchAll(BARE)].flatMap(({ 0: whole, 1: number = '', index: at }): Mention[] => {
    const targets = index.get(`equation equation ${plainNumber(number)}`) ?? []
    const start = at + whole.lastIndexOf('(')
    const stretch = targets.length > 0 ? stretchFrom(page, flow, start, at + whole.length) : null
    if (!stretch || targets.some((target) => isWithin(places[target], stretch.page, stretch.from))) return []
    return [{ kind: 'equation', stretch, targets: nearestFirst(targets, places, page.page) }]
  })
}

function nearestFirst(targets: readonly number[], places: readonly NamedPlace[], page: number): number[] {
  return targets.toSorted((a, b) => distance(places[a], page) - distance(places[b], page))
}

function keyOf(word: string, number: string): string | null {
  const lower = word.toLowerCase()
  const [, kind, name] = KINDS.find(([pattern]) => pattern.test(lower)) ?? [
    null,
    'theorem' as const,
    plainName(lower.replace(/s$/u, '')),
  ]
  return `${kind} ${name} ${plainNumber(number)}`
}

function endOfFirst(text: string, start: number, word: string, number: string): number {
  const at = text.indexOf(number, start + word.length)
  const end = at + number.length
  return text.charAt(end) === ')' && text.slice(start, at).includes('(') ? end + 1 : end
}

function numberStart(text: string, from: number, number: string, all: readonly RegExpExecArray[], nth: number): number {
  let at = from
  for (let each = 0; each < nth; each++) at = text.indexOf(all[each]?.[0] ?? '', at) + (all[each]?.[0].length ?? 0)
  return text.indexOf(number, at)
}

function isWithin(place: NamedPlace | undefined, page: number, glyph: number): boolean {
  return place !== undefined && place.at.page === page && glyph >= place.at.from && glyph < place.at.to
}

/** How far a place is from a page; of two at the same distance the one before. */
function distance(place: NamedPlace | undefined, page: number): number {
  return place ? Math.abs(place.at.page - page) + (place.at.page > page ? 0.5 : 0) : Infinity
}
