// Where a mark that was made in one version of a paper stands in another: found by its words, never by its rectangles.
// Derived whenever it is asked for; the mark itself is not changed by it.
import { z } from 'zod'
import { MarkId } from './ids.ts'
import { AnchorPart } from './mark.ts'

/** What became of a mark's words. `found` word for word, `changed` in other words, `lost` not there any more. */
export const PlacementOutcome = z.enum(['found', 'changed', 'lost'])
export type PlacementOutcome = z.infer<typeof PlacementOutcome>

export const Placement = z.object({
  mark: MarkId,
  outcome: PlacementOutcome,
  /** False where a person should look: much was changed, or an area or pin went along with the words beside it. */
  sure: z.boolean(),
  /** Empty where it is lost. */
  parts: z.array(AnchorPart),
  /** What stands there now, where the words are others. */
  words: z.string().nullable(),
})
export type Placement = z.infer<typeof Placement>
