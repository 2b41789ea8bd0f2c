// A source that came again, beside the list it made: what it says otherwise now, each difference to be taken or left.
import { z } from 'zod'
import { ListId, Moment, PaperId } from './ids.ts'

const Words = z.object({ title: z.string().nullable(), summary: z.string().nullable() })

const change = {
  /** Names the change within its comparison; the same for the same source and list. */
  id: z.string(),
  /** The person changed the very thing themselves, or may have: left as it is unless they say so. */
  yours: z.boolean(),
}
const about = { ...change, paperId: PaperId, ...Words.shape }

/** One difference. A section is named by its title, null for the one without. `title` and `summary` are as they are shown. */
export const SourceChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), ...about, section: z.string().nullable(), inLibrary: z.boolean() }),
  z.object({ kind: z.literal('moved'), ...about, from: z.string().nullable(), to: z.string().nullable() }),
  /** No longer in the source: leaves the list when accepted, never the library. */
  z.object({ kind: z.literal('dropped'), ...about, section: z.string().nullable() }),
  /** `title` and `summary` are what the list says, `next` what the source says now. */
  z.object({ kind: z.literal('words'), ...about, next: Words }),
  z.object({ kind: z.literal('section'), ...change, from: z.string().nullable(), to: z.string().nullable() }),
  z.object({ kind: z.literal('order'), ...change, to: z.array(z.string().nullable()) }),
  z.object({ kind: z.literal('title'), ...change, from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('intro'), ...change, from: z.string().nullable(), to: z.string() }),
])
export type SourceChange = z.infer<typeof SourceChange>

export const Comparison = z.object({
  list: z.object({ id: ListId, title: z.string() }),
  /** When the source came last; null for lists that did not keep it: whose doing a difference is cannot be told then. */
  since: Moment.nullable(),
  changes: z.array(SourceChange),
  /** Papers of the source that are in the list and say the same. */
  same: z.number().int(),
  /** Papers of the source that the person took out of the list, or left out when it came: they stay out. */
  leftOut: z.number().int(),
  /** Papers of the list that never were in the source: they stay. */
  own: z.number().int(),
})
export type Comparison = z.infer<typeof Comparison>
