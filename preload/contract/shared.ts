// What several parts of the contract are made of.
import { z } from 'zod'
import { PaperId } from '../model/ids.ts'

/** A request that needs no input, an answer that says nothing. */
export const Nothing = z.object({})
/** The papers that something is done to. */
export const Ids = z.array(PaperId).min(1).max(100_000)
/** A text as long as a person writes or pastes. */
export const LongText = z.string().max(2_000_000)
/** Names one step that can be taken back. */
export const UndoToken = z.string().max(40)
/** What a tag may be called. */
export const Tag = z.string().trim().min(1).max(100)
/** How many papers were really changed, and how that is taken back. */
export const Changed = z.object({ changed: z.number().int(), undo: UndoToken })
/** How far a long piece of work is. */
export const Share = z.object({ done: z.number().int(), total: z.number().int() })

/** What a part of the contract is: requests by their name, `progress` where they say how far they are. */
export type RequestTable = Record<
  string,
  { readonly input: z.ZodType; readonly output: z.ZodType; readonly progress?: z.ZodType }
>
