// PDFs of a person's own whose first page carries the title and authors of a paper that is here: the published version of
// a preprint, mostly. Reads one page of each such PDF.
import { setImmediate } from 'node:timers/promises'
import type { LikePair } from '../../preload/model/duplicates.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { Library } from '../library/library.ts'
import { plainLetters, plainWords, traitsOf, type Traits } from './traits.ts'

/** Letters of a title that must agree before it is compared whole; shorter titles say too little. */
const PREFIX = 20
/** Letters of a first page that are looked at: title, authors, the start of the abstract. */
const LOOKED_AT = 2500

/** How a first page would name a paper; none where its title says too little. */
export function openingKeys({ title, families }: Traits): readonly string[] {
  return title.length < PREFIX || families.size === 0 ? [] : [`opens ${title.slice(0, PREFIX)}`]
}

/** Those of every paper that a first page may name. */
export function keysOnPage(text: string): readonly string[] {
  const letters = plainLetters(text).slice(0, LOOKED_AT)
  return Array.from(
    { length: Math.max(0, letters.length - PREFIX + 1) },
    (_, at) => `opens ${letters.slice(at, at + PREFIX)}`,
  )
}

/** Pairs of a person's own PDF and a paper whose title and authors its first page carries. `firstPage` is its text, or null. */
export async function openingPairs(
  library: Pick<Library, 'ids' | 'record'>,
  own: readonly PaperId[],
  firstPage: (id: PaperId) => Promise<string | null>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly LikePair[]> {
  if (own.length === 0) return []
  const titles = new Map<string, Traits[]>()
  for (const [index, id] of library.ids().entries()) {
    if (index % 500 === 499) await setImmediate()
    const record = library.record(id)
    const traits = record && traitsOf(record)
    if (!traits || traits.title.length < PREFIX || traits.families.size === 0) continue
    const start = traits.title.slice(0, PREFIX)
    titles.set(start, [...(titles.get(start) ?? []), traits])
  }
  const pairs: LikePair[] = []
  for (const id of own) {
    options.signal?.throwIfAborted()
    const text = await firstPage(id)
    if (text === null) continue
    // Names are followed by the numbers of their affiliations: "Doe1,2".
    const words = new Set(plainWords(text).map((word) => word.replace(/\d+$/u, '')))
    const letters = plainLetters(text).slice(0, LOOKED_AT)
    for (let at = 0; at + PREFIX <= letters.length; at++) {
      for (const traits of titles.get(letters.slice(at, at + PREFIX)) ?? []) {
        if (traits.id === id || !letters.startsWith(traits.title, at)) continue
        const named = [...traits.families].filter((family) => words.has(family)).length
        if (named * 2 < Math.min(traits.families.size, 6)) continue
        if (!pairs.some(({ a, b }) => (a === id && b === traits.id) || (b === id && a === traits.id)))
          pairs.push({ a: id < traits.id ? id : traits.id, b: id < traits.id ? traits.id : id, why: 'opening' })
      }
    }
  }
  return pairs
}

/** PDFs that are papers of their own: those that arXiv does not know by an id. */
export function ownPapers(library: Pick<Library, 'ids' | 'record'>): readonly PaperId[] {
  return library.ids().filter((id) => {
    const record = library.record(id)
    return record !== null && record.arxivId === null && record.files.length > 0
  })
}
