// What of a paper tells it from others: its ids, files, DOIs, title and authors, in the forms in which they are compared.
// Pure; computed once for each state of a record.
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'

export interface Traits {
  readonly id: PaperId
  /** arXiv base ids that the paper is, or that its file names. */
  readonly arxivIds: readonly string[]
  readonly files: readonly string[]
  readonly dois: readonly string[]
  /** Letters and digits of the title only, accents and case away. */
  readonly title: string
  readonly words: readonly string[]
  /** Family names; empty where they are not known. */
  readonly families: ReadonlySet<string>
  readonly year: number | null
}

const known = new WeakMap<PaperRecord, Traits>()

/** The traits of a record; the same object for the same record. */
export function traitsOf(record: PaperRecord): Traits {
  const before = known.get(record)
  if (before) return before
  const newest = record.versions.at(-1)
  const title = newest?.title ?? record.givenTitle ?? ''
  const authors = newest ? newest.authors.map(({ name }) => name) : (record.said?.authors ?? [])
  const dois = [record.said?.doi, ...record.versions.map(({ doi }) => doi)].flatMap((doi) =>
    doi ? [plainDoi(doi)] : [],
  )
  const published = newest?.published
  const traits: Traits = {
    id: record.id,
    arxivIds: unique([record.arxivId, record.said?.arxivId].flatMap((id) => id ?? [])),
    files: unique(record.files.map(({ sha256 }) => sha256)),
    dois: unique(dois),
    title: plainLetters(title),
    words: plainWords(title),
    families: new Set(authors.flatMap((name) => familyOf(name) || [])),
    year: published ? Number(published.slice(0, 4)) : null,
  }
  known.set(record, traits)
  return traits
}

/** Names under which papers that may be one meet: the same id, file, DOI or title. */
export function keysOf({ arxivIds, files, dois, title }: Traits): readonly string[] {
  return [
    ...arxivIds.map((id) => `id ${id}`),
    ...files.map((file) => `file ${file}`),
    ...dois.map((doi) => `doi ${doi}`),
    ...(title.length >= 8 ? [`title ${title}`] : []),
  ]
}

/** A text as its letters and digits: case, accents, spaces and signs do not count. */
export function plainLetters(text: string): string {
  return plainWords(text).join('')
}

/** The words of a text without case, accents and signs. */
export function plainWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** The family name of "Jane van Doe", "Doe, Jane" or "王小明": its last word, or the whole of a name without spaces. */
function familyOf(name: string): string {
  const family = name.includes(',') ? (name.split(',')[0] ?? '') : name
  return plainWords(family.replace(/\b(?:jr|sr|ii|iii|iv)\.?$/iu, '')).at(-1) ?? ''
}

function plainDoi(doi: string): string {
  return doi
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//u, '')
    .replace(/^doi:\s*/u, '')
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)]
}
