// The search language as data: what a query means, and where in its text each part stands. Parsing is parse-query.ts,
// writing back format-query.ts; main compiles it for the index, the screens show it as chips.

/** A stretch of the query's text, UTF-16 offsets, `to` exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The fields that are followed by words to be found in one place only. */
export const wordFields = ['author', 'title', 'abstract', 'note', 'mark', 'text', 'list', 'category', 'id'] as const
export type WordField = (typeof wordFields)[number]

/** What `has:` can be followed by. */
export const hasValues = ['pdf', 'notes', 'marks', 'text', 'tags', 'abstract', 'star'] as const
export type HasValue = (typeof hasValues)[number]

/** What `status:` can be followed by. */
export const statusValues = ['unread', 'reading', 'read', 'set-aside'] as const
export type StatusValue = (typeof statusValues)[number]

/** Every field, in the order a person is offered them. */
export const fieldNames = [...wordFields, 'tag', 'status', 'year', 'added', 'has', 'version'] as const
export type FieldName = (typeof fieldNames)[number]

/** Words as they were written: `exact` ones stood in quotes, `prefix` ones ended in `*`. */
export interface Words {
  readonly text: string
  readonly exact: boolean
  readonly prefix: boolean
}

/** Years, both ends included; null is open. */
export interface YearRange {
  readonly from: number | null
  readonly to: number | null
}

/** Moments, ISO 8601 UTC: `from` included, `to` excluded; null is open. */
export interface TimeRange {
  readonly from: string | null
  readonly to: string | null
}

/** One part of a query. `written` is how ranges were written, so that they can be written again. */
export type QueryNode =
  | { readonly kind: 'all'; readonly parts: readonly QueryNode[]; readonly at: Span }
  | { readonly kind: 'any'; readonly parts: readonly QueryNode[]; readonly at: Span }
  | { readonly kind: 'not'; readonly part: QueryNode; readonly at: Span }
  | { readonly kind: 'words'; readonly words: Words; readonly at: Span }
  | { readonly kind: 'field'; readonly field: WordField; readonly words: Words; readonly at: Span }
  | { readonly kind: 'tag'; readonly words: Words; readonly at: Span }
  | { readonly kind: 'status'; readonly value: StatusValue; readonly at: Span }
  | { readonly kind: 'year'; readonly range: YearRange; readonly written: string; readonly at: Span }
  | { readonly kind: 'added'; readonly range: TimeRange; readonly written: string; readonly at: Span }
  | { readonly kind: 'has'; readonly value: HasValue; readonly at: Span }
  | { readonly kind: 'newer'; readonly at: Span }

/** What can be wrong with a query. The set is closed; screens translate by it. */
export type QueryProblemCode =
  | 'quote-open'
  | 'bracket-open'
  | 'bracket-extra'
  | 'or-alone'
  | 'not-alone'
  | 'nothing-after-field'
  | 'bad-value'
  | 'bad-range'
  | 'too-deep'
  | 'too-long'

/** What is wrong, and where: `message` is an English sentence. */
export interface QueryProblem {
  readonly code: QueryProblemCode
  readonly message: string
  readonly at: Span
}

/** A parsed query: what could be understood, and the first thing that could not. */
export interface ParsedQuery {
  /** Null where there is nothing to look for. */
  readonly node: QueryNode | null
  readonly problem: QueryProblem | null
}

/** Characters of a query that are read. */
export const MAX_QUERY = 10_000
/** Brackets inside each other. */
export const MAX_DEPTH = 32

/** The parts that stand side by side: one chip each. */
export function chipsOf(node: QueryNode | null): readonly QueryNode[] {
  if (node === null) return []
  return node.kind === 'all' ? node.parts : [node]
}
