// A paper in the bin, as its screen shows it.
import { z } from 'zod'
import { Moment, PaperId } from './ids.ts'

/** `entry` names its folder in `bin/`; `earlier` is a copy of a paper that was removed once more since. */
export const BinnedPaper = z.object({
  entry: z.string().max(200),
  id: PaperId,
  earlier: z.boolean(),
  title: z.string(),
  authors: z.array(z.string()),
  bytes: z.number().int(),
  removedAt: Moment,
})
export type BinnedPaper = z.infer<typeof BinnedPaper>
