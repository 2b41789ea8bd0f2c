// What travels over a link, in both directions, the same over Electron IPC, WebSocket and memory.
// Client to host: call, cancel. Host to client: done, fail, progress, event.
import { z } from 'zod'
import { ErrorData } from './errors.ts'

/** Chosen by the client, unique on its link. */
const CallId = z.number().int().min(1)

export const ClientFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('call'), id: CallId, method: z.string(), input: z.unknown() }),
  z.object({ t: z.literal('cancel'), id: CallId }),
])
export type ClientFrame = z.infer<typeof ClientFrame>

export const HostFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('done'), id: CallId, output: z.unknown() }),
  z.object({ t: z.literal('fail'), id: CallId, error: ErrorData }),
  z.object({ t: z.literal('progress'), id: CallId, value: z.unknown() }),
  /** `seq` grows by one with every event of the host; a gap means the client missed some and must refetch. */
  z.object({ t: z.literal('event'), seq: z.number().int().min(0), name: z.string(), payload: z.unknown() }),
  /** The first frame of every link: the `seq` of the last event sent before it opened. */
  z.object({ t: z.literal('hello'), seq: z.number().int().min(0) }),
])
export type HostFrame = z.infer<typeof HostFrame>
