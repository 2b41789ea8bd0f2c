// A part of the contract: the queue of PDFs.
import { z } from 'zod'
import { Downloads } from '../model/app.ts'
import { ListId, PaperId } from '../model/ids.ts'
import { Nothing, type RequestTable } from './shared.ts'

/** The `downloads.*` requests. */
export const downloadRequests = {
  /** Puts downloads at the end of the queue: papers, or every paper of a list that has no PDF. */
  'downloads.add': {
    input: z.object({ ids: z.array(PaperId).max(10_000), list: ListId.nullable() }),
    output: Downloads,
  },
  'downloads.state': { input: Nothing, output: Downloads },
  'downloads.pause': { input: z.object({ paused: z.boolean() }), output: Downloads },
  'downloads.cancel': { input: z.object({ id: PaperId }), output: Downloads },
  'downloads.retry': { input: z.object({ id: PaperId }), output: Downloads },
  /** Moves a waiting download before another, or to the end. */
  'downloads.move': { input: z.object({ id: PaperId, before: PaperId.nullable() }), output: Downloads },
  'downloads.clear': { input: Nothing, output: Downloads },
  /** The network is back: what waits for it is tried now, metadata too. */
  'downloads.online': { input: Nothing, output: Downloads },
} satisfies RequestTable
