// The thread that reads a long text as a list: one call, one answer. Started and ended by reading-thread.ts.
import { parentPort } from 'node:worker_threads'
import { errorData } from '../../preload/errors.ts'
import { readDraft, type DraftCall } from './read-draft.ts'
import type { DraftReply } from './reading-thread.ts'

parentPort?.once('message', (call: DraftCall) => {
  parentPort?.postMessage(reply(call))
})

function reply(call: DraftCall): DraftReply {
  try {
    return { draft: readDraft(call) }
  } catch (error) {
    return { error: errorData(error) }
  }
}
