// What a search finds, as it crosses to the screens: groups of hits, each with a place to open; the index's state.
import { z } from 'zod'
import { ArxivId, MarkId, Moment, PaperId, Version } from './ids.ts'
import { MarkColor } from './mark.ts'
import { SaidList } from '../said.ts'

/** The groups, in the order they are shown: what you marked, what you wrote, papers, full text. */
export const SearchKind = z.enum(['mark', 'note', 'paper', 'text'])
export type SearchKind = z.infer<typeof SearchKind>

/** Stretches of a text to highlight, `[from, to)` in UTF-16 units. */
const Ranges = z.array(z.tuple([z.number().int(), z.number().int()]))

/** A piece of text around what was found; `…` stands where it was cut. */
export const Snippet = z.object({ text: z.string(), ranges: Ranges })
export type Snippet = z.infer<typeof Snippet>

export const SearchHit = z.object({
  kind: SearchKind,
  paperId: PaperId,
  arxivId: ArxivId.nullable(),
  title: Snippet,
  authors: z.array(z.string()),
  year: z.number().int().nullable(),
  /** The version and page (1-based) it stands on; null for papers and notes. */
  version: Version.nullable(),
  page: z.number().int().nullable(),
  mark: MarkId.nullable(),
  color: MarkColor.nullable(),
  /** What was found in its surroundings; of a paper whose title alone matches, the beginning of its abstract. */
  snippet: Snippet,
  /** Where it opens: `#/paper/<id>?v=1&page=3&mark=<id>&find=<words>`, what does not apply left out. */
  route: z.string(),
})
export type SearchHit = z.infer<typeof SearchHit>

/** `next` asks for more of this group; null where there is none. */
export const SearchGroup = z.object({
  kind: SearchKind,
  total: z.number().int(),
  /** There are more than `total`: nobody counts that far. */
  capped: z.boolean().default(false),
  hits: z.array(SearchHit),
  next: z.string().nullable(),
})
export type SearchGroup = z.infer<typeof SearchGroup>

/** What is wrong with a query: `from` and `to` are offsets in its text. `code` is one of preload/search/query.ts. */
export const SearchProblem = z.object({
  code: z.string(),
  message: z.string(),
  from: z.number().int(),
  to: z.number().int(),
})
export type SearchProblem = z.infer<typeof SearchProblem>

/** Groups without hits are left out. With a `problem`, the groups hold what the rest of the query finds. */
export const SearchResult = z.object({
  problem: SearchProblem.nullable(),
  total: z.number().int(),
  groups: z.array(SearchGroup),
  /** Milliseconds. */
  took: z.number(),
})
export type SearchResult = z.infer<typeof SearchResult>

/** How far the index is. While `building`, searches find what is in it already. */
export const SearchState = z.object({
  state: z.enum(['building', 'ready', 'unavailable']),
  /** Papers whose records are in. */
  done: z.number().int(),
  total: z.number().int(),
  /** PDFs whose text is in. */
  texts: z.object({ done: z.number().int(), total: z.number().int() }),
  /** A sentence where something keeps the index from being kept or used. */
  message: z.string().nullable(),
  said: SaidList,
})
export type SearchState = z.infer<typeof SearchState>

/** A search that was kept, in library.json. */
export const SavedSearch = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{4,40}$/),
  name: z.string().min(1).max(200),
  query: z.string().max(10_000),
  createdAt: Moment,
})
export type SavedSearch = z.infer<typeof SavedSearch>
