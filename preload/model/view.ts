// How one view of the library is looked at, as it is remembered in library.json.
import { z } from 'zod'
import { PaperGrouping, PaperOrder } from './paper-query.ts'

/**
 * Rows as cards or a table; the order, the first key first; groups; the table's columns in their order, widths in CSS
 * pixels. Columns that this program does not know are kept and not shown.
 */
export const ViewChoice = z.object({
  as: z.enum(['rows', 'table']),
  order: z.array(PaperOrder).min(1).max(8),
  groupBy: PaperGrouping.nullable(),
  columns: z
    .array(z.object({ id: z.string().max(40), width: z.number().int().min(16).max(4000) }))
    .min(1)
    .max(60),
})
export type ViewChoice = z.infer<typeof ViewChoice>

/** The choices by view: `all`, `inbox`, `starred`, a status, `tag:<tag>`. */
export const ViewChoices = z.record(z.string().max(200), ViewChoice)
export type ViewChoices = z.infer<typeof ViewChoices>
