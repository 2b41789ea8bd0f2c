// A part of the contract: marks. Make, change and take away, their pictures, their tags.
import { z } from 'zod'
import { MarkId, PaperId, Version } from '../model/ids.ts'
import { Mark, MarkImage } from '../model/mark.ts'
import { Placement } from '../model/placement.ts'
import { Nothing, type RequestTable } from './shared.ts'

/** The `marks.*` requests. */
export const markRequests = {
  /** Creates the mark or replaces the one with its id. */
  'marks.save': { input: z.object({ id: PaperId, mark: Mark }), output: Mark },
  'marks.remove': { input: z.object({ id: PaperId, mark: MarkId }), output: Nothing },
  /** Several marks in one write, so that a deed is there whole or not at all; null takes a mark away. */
  'marks.change': {
    input: z.object({
      id: PaperId,
      changes: z.array(z.object({ id: MarkId, mark: Mark.nullable() })).max(2000),
    }),
    output: Nothing,
  },
  /** Keeps the picture of an area, a PNG sent to /upload before, in the paper's folder; the same picture is kept once. */
  'marks.keepImage': { input: z.object({ id: PaperId, upload: z.string().max(64) }), output: MarkImage },
  /** Where the marks of other versions stand in this one, by their words. Rejects where its text cannot be read. */
  'marks.placed': {
    input: z.object({ id: PaperId, version: Version }),
    output: z.object({ placements: z.array(Placement) }),
  },
  /** The tags that marks have anywhere in the library, the most used first. */
  'marks.tags': { input: Nothing, output: z.object({ tags: z.array(z.string()) }) },
} satisfies RequestTable
