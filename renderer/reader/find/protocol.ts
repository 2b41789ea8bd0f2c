// What the reader and its find worker say to each other.
import type { PageText } from '../../../preload/model/text.ts'
import type { Hit } from './hits.ts'
import type { Query } from './matcher.ts'

export type ToWorker =
  /** Looks for something: pages from `start` to the last, then from the first. Ends what was looked for before. */
  | {
      readonly say: 'search'
      readonly run: number
      readonly query: Query
      readonly start: number
      readonly pages: number
      /** Addresses of page texts by page; null where there are none and each page is asked for. */
      readonly urls: readonly (string | null)[]
    }
  /** A page the worker asked for; null where it has no text. */
  | { readonly say: 'page'; readonly page: number; readonly text: PageText | null }
  | { readonly say: 'stop' }

export type FromWorker =
  /** About to try an expression on this page; `past` says that it came to an end. */
  | { readonly say: 'at'; readonly run: number; readonly page: number }
  | { readonly say: 'past'; readonly run: number }
  | { readonly say: 'found'; readonly run: number; readonly page: number; readonly hits: readonly Hit[] }
  | { readonly say: 'done'; readonly run: number; readonly more: boolean }
  | { readonly say: 'bad-pattern'; readonly run: number; readonly problem: string }
  /** Main has no text of this page: what does pdf.js say? */
  | { readonly say: 'need'; readonly page: number }
