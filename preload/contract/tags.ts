// A part of the contract: tags and their colours.
import { z } from 'zod'
import { MarkColor } from '../model/mark.ts'
import { Nothing, UndoToken, Tag, Share, type RequestTable } from './shared.ts'

/** A tag and the colour it has. */
export const TagColor = z.object({ tag: z.string(), color: MarkColor })
export type TagColor = z.infer<typeof TagColor>

/** The `tags.*` requests. */
export const tagRequests = {
  'tags.colors': { input: Nothing, output: z.object({ colors: z.array(TagColor) }) },
  /** Gives a tag a colour; null takes it away. */
  'tags.setColor': { input: z.object({ tag: Tag, color: MarkColor.nullable() }), output: Nothing },
  /** Renames a tag, or makes several one, on every paper and mark that has them. Says how far it is. */
  'tags.rename': {
    input: z.object({ from: z.array(z.string()).min(1).max(10_000), to: Tag }),
    output: z.object({ undo: UndoToken, papers: z.number().int() }),
    progress: Share,
  },
  'tags.remove': {
    input: z.object({ tags: z.array(z.string()).min(1).max(10_000) }),
    output: z.object({ undo: UndoToken, papers: z.number().int() }),
    progress: Share,
  },
} satisfies RequestTable
