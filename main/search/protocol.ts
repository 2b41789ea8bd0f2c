// What main and the search worker say to each other, and the form in which papers are given to the index.
import type { ErrorData } from '../../preload/errors.ts'
import type { SearchHit, SearchKind, SearchResult } from '../../preload/model/search.ts'

/** A paper as it is indexed. */
export interface IndexedPaper {
  readonly id: string
  readonly arxivId: string | null
  readonly title: string
  readonly authors: readonly string[]
  readonly abstract: string
  /** arXiv id, DOIs, and whatever else names it. */
  readonly ids: string
  /** What lists say of it. */
  readonly curator: string
  readonly lists: readonly string[]
  readonly tags: readonly string[]
  /** Other titles, comment and journal. */
  readonly more: string
  readonly categories: readonly string[]
  readonly status: string
  readonly year: number | null
  readonly added: string
  readonly pdf: boolean
  readonly starred: boolean
  /** arXiv has a newer version than the newest on disk. */
  readonly newer: boolean
  readonly notes: string
  readonly marks: readonly IndexedMark[]
}

export interface IndexedMark {
  readonly id: string
  readonly version: number
  readonly page: number
  readonly color: string
  readonly quote: string
  readonly comment: string
  readonly tags: readonly string[]
}

/** A paper and the hash of all of it, by which a change is told. */
export interface StampedPaper {
  readonly paper: IndexedPaper
  readonly stamp: string
}

/** What the index has of a paper; `text` names the file whose text is in (`v1 <sha256>`). */
export interface KnownPaper {
  readonly id: string
  readonly stamp: string
  readonly text: string | null
}

export interface Ask {
  readonly text: string
  readonly limit: number
  /** One group only, from an offset; null asks for the beginning of all. */
  readonly only: { readonly kind: SearchKind; readonly offset: number } | null
  /** Counts to the end; else counting stops at a thousand and more. */
  readonly exact?: boolean | undefined
}

/** Where the index is: `path` null keeps it in memory; `read` never changes the file. */
export interface Place {
  readonly path: string | null
  readonly mode: 'write' | 'read'
}

export type SearchCall =
  | { readonly kind: 'open'; readonly place: Place; readonly anew: boolean }
  /** Moves a library that is open for reading and out of date to a copy that can be changed. */
  | { readonly kind: 'detach' }
  | { readonly kind: 'put'; readonly papers: readonly StampedPaper[] }
  | {
      readonly kind: 'put-text'
      readonly id: string /** Names the file the text is of; null takes the text away. */
      readonly text: string | null
      readonly version: number
      readonly pages: readonly string[]
    }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  /** Joins what many batches left apart, a step; answers whether there is more to do. */
  | { readonly kind: 'tidy' }
  | { readonly kind: 'query'; readonly ask: Ask }
  | { readonly kind: 'match'; readonly text: string; readonly groups: readonly SearchKind[] }
  | { readonly kind: 'more'; readonly id: string; readonly limit: number }
  | { readonly kind: 'close' }

export interface SearchAnswers {
  readonly open: { readonly known: readonly KnownPaper[]; readonly message: string | null }
  readonly detach: null
  readonly put: null
  readonly 'put-text': null
  readonly remove: null
  readonly tidy: boolean
  readonly query: SearchResult
  /** Ids of the papers that match as papers, notes, marks or text. */
  readonly match: { readonly ids: readonly string[]; readonly problem: SearchResult['problem'] }
  readonly more: readonly SearchHit[]
  readonly close: null
}

export interface NumberedCall {
  readonly number: number
  readonly call: SearchCall
}

/** `broken` says that the index itself cannot be used: it has to be made anew. */
export type NumberedReply =
  | { readonly number: number; readonly answer: SearchAnswers[keyof SearchAnswers] }
  | { readonly number: number; readonly error: ErrorData; readonly broken: 'damaged' | 'full' | 'no' }
