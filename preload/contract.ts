// The whole surface between renderer and main: every request and every event, zod in, types out. Its tables stand in
// contract/, one a subject. Main validates each input; bytes never travel here (PDFs, page text, uploads, exports are resources).
import type { z } from 'zod'
import { appRequests } from './contract/app.ts'
import { downloadRequests } from './contract/downloads.ts'
import { events } from './contract/events.ts'
import { intakeRequests } from './contract/intake.ts'
import { listRequests } from './contract/lists.ts'
import { markRequests } from './contract/marks.ts'
import { paperRequests } from './contract/papers.ts'
import { readingRequests } from './contract/reading.ts'
import { searchRequests } from './contract/search.ts'
import { tagRequests } from './contract/tags.ts'

export const requests = {
  ...appRequests, // app, settings, arxiv, shell, undo
  ...paperRequests, // papers, bin
  ...readingRequests, // reading, references, passwords, tabs, notes
  ...markRequests, // marks
  ...listRequests, // lists, duplicates
  ...tagRequests, // tags
  ...intakeRequests, // intake
  ...downloadRequests, // downloads
  ...searchRequests, // search
} as const

export { events }

export type Requests = typeof requests
export type Method = keyof Requests
/** What a caller passes (defaults may be left out). */
export type Input<M extends Method> = z.input<Requests[M]['input']>
/** What a handler gets (defaults filled in). */
export type ParsedInput<M extends Method> = z.output<Requests[M]['input']>
export type Output<M extends Method> = z.output<Requests[M]['output']>
export type Events = typeof events
export type EventName = keyof Events
export type EventPayload<E extends EventName> = z.output<Events[E]>

/** What a handler is given beside its input. `signal` aborts when the caller cancels or its link closes. */
export interface CallContext {
  readonly signal: AbortSignal
  progress(value: unknown): void
}

/** One function a request; a missing or an extra one is a compile error. */
export type Handlers = { readonly [M in Method]: (input: ParsedInput<M>, context: CallContext) => Promise<Output<M>> }
