// The way one came through papers: places left by a jump, kept with the paper they are in, so that one can go back to
// them after a restart too.
import { z } from 'zod'
import { PaperId, Version } from './ids.ts'
import { Scale } from './scale.ts'

/** The most steps a paper keeps, each way. */
export const MOST_KEPT = 60

/** A place left by a jump: a page (1-based), the point at the window's top left in PDF points, the zoom. */
export const TrailStep = z.object({
  page: z.number().int().min(1),
  x: z.number(),
  y: z.number(),
  zoom: Scale,
  /** The other paper that the place is in; absent for one of the paper that keeps the step. */
  in: z.object({ paper: PaperId, version: Version, title: z.string().max(1000) }).optional(),
})
export type TrailStep = z.infer<typeof TrailStep>

/** Both ways, newest last. */
export const KeptTrail = z.object({
  back: z.array(TrailStep).max(MOST_KEPT),
  forward: z.array(TrailStep).max(MOST_KEPT),
})
export type KeptTrail = z.infer<typeof KeptTrail>
