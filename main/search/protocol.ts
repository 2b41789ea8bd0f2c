// What main and the search worker say to each other, and the form in which papers are given to the index.
import type { z } from 'zod'
import type { ErrorData } from '../../preload/errors.ts'
import type { PaperSummary } from '../../preload/model/paper.ts'
import type { PaperGrouping, PaperOrder, PaperQuery } from '../../preload/model/paper-query.ts'
import type { SearchHit, SearchKind, SearchResult } from '../../preload/model/search.ts'
import { type Sentence } from '../../preload/said.ts'
import type { ListWindow } from './list-window.ts'

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
  /** The paper as lists show it, without what lists and downloads say of it. */
  readonly row: PaperSummary
  /** What is known of it without its record (main/library/papers/facts.ts). */
  readonly facts: number
  /** What it can be met under (keys.ts), as numbers. */
  readonly keys: readonly number[]
  /** The file whose text is to be searched (`v1 <sha256>`). */
  readonly text: string | null
  /** Size and time of the file its record is in. */
  readonly file: { readonly size: number; readonly mtimeMs: number } | null
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

/** The papers of an index: ids in lines, and the facts of each. */
export interface KnownPapers {
  readonly ids: string
  readonly facts: Uint8Array
}

/** A list as papers stand in it. */
export interface ListMembers {
  readonly id: string
  readonly title: string
  readonly sections: readonly {
    readonly id: string
    readonly title: string | null
    readonly papers: readonly string[]
  }[]
}

/** Which papers a list shows, in which order. */
export interface ListAsk {
  readonly filter: Pick<z.output<typeof PaperQuery>, 'status' | 'inbox' | 'starred' | 'list' | 'tag' | 'text'>
  readonly keys: readonly PaperOrder[]
  readonly groupBy: PaperGrouping | null
}

export interface Ask {
  readonly text: string
  readonly limit: number
  /** Hits of all groups together after which a group answers with a few; null for `limit` of each. */
  readonly screen?: number | null | undefined
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
  | { readonly kind: 'put'; readonly papers: readonly IndexedPaper[] }
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
  /** How many papers match, anywhere. */
  | { readonly kind: 'count'; readonly text: string }
  | { readonly kind: 'more'; readonly id: string; readonly limit: number }
  /** Says that every paper is in. */
  | { readonly kind: 'complete' }
  /** Papers whose text is not the one that is wanted, some at a time, those in `but` left out; how many texts are in. */
  | { readonly kind: 'texts'; readonly but: readonly string[] }
  | { readonly kind: 'lists'; readonly lists: readonly ListMembers[]; readonly order: readonly string[] }
  | { readonly kind: 'window'; readonly ask: ListAsk; readonly offset: number; readonly limit: number }
  | { readonly kind: 'ids'; readonly ask: ListAsk; readonly offset: number; readonly limit: number }
  | { readonly kind: 'rows'; readonly ids: readonly string[] }
  | { readonly kind: 'tags' }
  /** Papers that have one of some keys (`keyNumber`). */
  | { readonly kind: 'meeting'; readonly keys: readonly number[] }
  /** Goes on looking the folder through; `begin` starts from its beginning. */
  | { readonly kind: 'sweep'; readonly folder: string; readonly begin: boolean }
  | { readonly kind: 'close' }

export interface SearchAnswers {
  readonly open: {
    /** Null where not every paper is in. */
    readonly known: KnownPapers | null
    /** Why the index is not the file that it should be. */
    readonly fault: Sentence | null
  }
  readonly detach: null
  readonly put: null
  readonly 'put-text': null
  readonly remove: null
  readonly tidy: boolean
  readonly query: SearchResult
  /** Ids of the papers that match as papers, notes, marks or text. */
  readonly match: { readonly ids: readonly string[]; readonly problem: SearchResult['problem'] }
  readonly count: number
  readonly more: readonly SearchHit[]
  readonly complete: null
  readonly texts: { readonly wanted: readonly string[]; readonly done: number; readonly total: number }
  readonly lists: null
  readonly window: ListWindow
  readonly ids: { readonly total: number; readonly ids: string }
  /** A JSON array. */
  readonly rows: string
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
  /** Ids. */
  readonly meeting: readonly string[]
  readonly sweep: { readonly odd: readonly string[]; readonly more: boolean }
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
