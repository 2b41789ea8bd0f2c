// A part of the contract: how lists come in: draft, comparison, acceptance.
import { z } from 'zod'
import { Comparison } from '../model/again.ts'
import { ListId } from '../model/ids.ts'
import { AcceptedDraft, Draft, Receipt } from '../model/list.ts'
import { LongText, UndoToken, type RequestTable } from './shared.ts'

/** The source of a draft: pasted text, a file sent to /upload before, an address to fetch, or the sample list. */
export const DraftSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: LongText, html: LongText.optional() }),
  z.object({ kind: z.literal('upload'), upload: z.string().max(64) }),
  z.object({ kind: z.literal('url'), url: z.string().max(2048) }),
  z.object({ kind: z.literal('sample') }),
])
export type DraftSource = z.infer<typeof DraftSource>

/** The `intake.*` requests. */
export const intakeRequests = {
  'intake.draft': { input: DraftSource, output: Draft },
  /** Whether a draft is a list that is here already, and what its source says otherwise now; `into` names the list. */
  'intake.compare': {
    input: z.object({ draft: AcceptedDraft, into: ListId.nullable() }),
    output: z.object({ comparison: Comparison.nullable() }),
  },
  /** Takes some of the comparison's changes over; the others count as decided. Adds the papers that are new. */
  'intake.takeChanges': {
    input: z.object({ draft: AcceptedDraft, list: ListId, take: z.array(z.string()).max(50_000) }),
    output: z.object({ receipt: Receipt, undo: UndoToken }),
  },
  'intake.accept': { input: z.object({ draft: AcceptedDraft, into: ListId.nullable() }), output: Receipt },
} satisfies RequestTable
