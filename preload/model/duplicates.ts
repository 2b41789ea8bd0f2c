// Papers that may be one: why they look alike, and which of them would stay.
import { z } from 'zod'
import { PaperId, Version } from './ids.ts'
import { PaperSummary } from './paper.ts'

/**
 * Why two papers look alike: `id` one's file names the other's arXiv id, `file` the same bytes, `doi` the same DOI, `title`
 * the same title and authors, `near` nearly so, `opening` one's first page carries the other's title and authors.
 */
export const Likeness = z.enum(['id', 'file', 'doi', 'title', 'near', 'opening'])
export type Likeness = z.infer<typeof Likeness>

export const LikePair = z.object({ a: PaperId, b: PaperId, why: Likeness })
export type LikePair = z.infer<typeof LikePair>

/** Papers that hang together by pairs. `keep` is the one that is proposed to stay: arXiv's own, most read, first here. */
export const DuplicateGroup = z.object({
  keep: PaperId,
  papers: z.array(PaperSummary),
  pairs: z.array(LikePair),
})
export type DuplicateGroup = z.infer<typeof DuplicateGroup>

/** A paper that was merged into another, and which number each of its versions has there: links to it lead on. */
export const BecamePaper = z.object({
  from: PaperId,
  into: PaperId,
  files: z.array(z.object({ version: Version, to: Version })),
})
export type BecamePaper = z.infer<typeof BecamePaper>
