// What the stand-in has: invented papers, the papers of the first user's digest (ids, titles, authors and dates are
// facts; abstracts and PDFs are made up here), and, where asked, any well-formed id at all.
import digest from './digest-papers.json' with { type: 'json' }
import { inventedPapers } from './invented-papers.ts'

export interface StandInVersion {
  readonly title: string
  readonly authors: readonly { readonly name: string; readonly affiliations: readonly string[] }[]
  readonly abstract: string
  readonly comment: string | null
  /** The moment of this version, without fractions: `2024-06-22T09:30:00Z`. */
  readonly updated: string
  readonly withdrawn?: boolean
}

export interface StandInPaper {
  readonly id: string
  /** The primary category first. */
  readonly categories: readonly string[]
  /** v1 first. */
  readonly versions: readonly StandInVersion[]
  readonly journalRef: string | null
  readonly doi: string | null
  /** Whether a PDF can be had. */
  readonly pdf: 'made' | 'none' | 'cannot-build'
}

const digestPapers: readonly StandInPaper[] = digest.map((fact) => ({
  id: fact.id,
  categories: fact.categories,
  versions: Array.from({ length: fact.versions }, (_, index) => ({
    title: index === 0 && fact.firstTitle !== undefined ? fact.firstTitle : fact.title,
    authors: fact.authors.map((name) => ({ name, affiliations: [] })),
    abstract: `This stand-in keeps no abstract of “${fact.title}”; the real one is on arXiv. What you read here was written for Offprint’s tests, so that the paper has something to show while the network is far away.`,
    comment: fact.comment ?? null,
    updated: momentBetween(fact.published, fact.updated, index, fact.versions),
  })),
  journalRef: null,
  doi: null,
  pdf: 'made',
}))

const known: ReadonlyMap<string, StandInPaper> = new Map(
  [...inventedPapers, ...digestPapers].map((paper) => [paper.id, paper]),
)

/** Every paper of the stand-in's own, without those it makes up on demand. */
export const catalogue: readonly StandInPaper[] = [...known.values()]

/** The paper with a base id; with `any`, made up where it is not in the catalogue. */
export function paperById(id: string, any: boolean): StandInPaper | null {
  return known.get(id) ?? (any ? madeUp(id) : null)
}

function madeUp(id: string): StandInPaper {
  const digits = id.replace(/^.*\//, '')
  const year = Number(digits.slice(0, 2))
  const month = Math.min(12, Math.max(1, Number(digits.slice(2, 4))))
  const moment = `${year > 90 ? 1900 + year : 2000 + year}-${String(month).padStart(2, '0')}-15T12:00:00Z`
  return {
    id,
    categories: id.includes('/') ? [id.slice(0, id.indexOf('/'))] : ['cs.CL', 'cs.AI'],
    versions: [
      {
        title: `An Invented Paper Numbered ${id}`,
        authors: [
          { name: 'Ada Margin', affiliations: [] },
          { name: 'Bo Gutter', affiliations: [] },
        ],
        abstract: `The stand-in made this paper up because somebody asked for ${id}.`,
        comment: null,
        updated: moment,
      },
    ],
    journalRef: null,
    doi: null,
    pdf: 'made',
  }
}

function momentBetween(from: string, to: string, index: number, count: number): string {
  const [start, end] = [Date.parse(`${from}T09:30:00Z`), Date.parse(`${to}T09:30:00Z`)]
  const share = count < 2 ? 0 : index / (count - 1)
  return new Date(start + Math.round(((end - start) * share) / 60_000) * 60_000).toISOString().replace('.000Z', 'Z')
}
