// One client of the host: its running calls, their cancellation and what became of them.
import { randomBytes } from 'node:crypto'
import { AppError, errorData } from '../../preload/errors.ts'
import type { ErrorData } from '../../preload/errors.ts'
import { ClientFrame } from '../../preload/frames.ts'
import type { HostLink } from '../../preload/link.ts'
import { say, together } from '../../preload/said.ts'
import type { Run } from './dispatch.ts'
import { createProgressValve } from './progress.ts'

export interface Connection {
  /** Aborts what runs; nothing more is sent. */
  close(): void
}

export interface ConnectionOptions {
  readonly link: HostLink
  readonly run: Run
  readonly onInternalError: (error: unknown, reference: string) => void
}

/** Calls one client may have running at once; more fail with `rate-limited`, so that a runaway page cannot eat the program. */
export const MAX_CALLS = 1000

/** Answers the calls that come over `link`. Frames that make no sense are answered where they name a call, else dropped. */
export function openConnection({ link, run, onInternalError }: ConnectionOptions): Connection {
  const calls = new Map<number, AbortController>()
  let closed = false

  const describe = (thrown: unknown, signal: AbortSignal): ErrorData => {
    if (signal.aborted || isAbort(thrown)) return { code: 'cancelled', message: 'This was cancelled.' }
    if (thrown instanceof AppError) return errorData(thrown)
    const reference = randomBytes(4).toString('hex')
    onInternalError(thrown, reference)
    const sentence = together(say('app.internal'), say('app.reference', { reference }))
    return { code: 'internal', ...sentence, details: { reference } }
  }

  const call = async (id: number, method: string, input: unknown): Promise<void> => {
    const controller = new AbortController()
    calls.set(id, controller)
    const progress = createProgressValve((value) => link.send({ t: 'progress', id, value }))
    const outcome = await run(method, input, { signal: controller.signal, progress: progress.push }).then(
      (output) => ({ output }),
      (error: unknown) => ({ error }),
    )
    calls.delete(id)
    if (closed) return progress.drop()
    if (controller.signal.aborted || 'error' in outcome) {
      progress.drop()
      const error = describe('error' in outcome ? outcome.error : null, controller.signal)
      link.send({ t: 'fail', id, error })
    } else {
      progress.finish()
      link.send({ t: 'done', id, output: outcome.output })
    }
  }

  const stopListening = link.onFrame((raw) => {
    const parsed = ClientFrame.safeParse(raw)
    if (!parsed.success) return refuse(link, raw)
    const frame = parsed.data
    if (frame.t === 'cancel') return calls.get(frame.id)?.abort()
    if (calls.has(frame.id)) return // An id used twice: answering would end the call that has it by right.
    if (calls.size >= MAX_CALLS) {
      const error = {
        code: 'rate-limited',
        ...say('app.busy'),
      } as const
      return link.send({ t: 'fail', id: frame.id, error })
    }
    void call(frame.id, frame.method, frame.input)
  })

  return {
    close() {
      if (closed) return
      closed = true
      stopListening()
      for (const controller of calls.values()) controller.abort()
      calls.clear()
    },
  }
}

function refuse(link: HostLink, raw: unknown): void {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1) return
  link.send({ t: 'fail', id, error: { code: 'invalid-input', message: 'This request could not be read.' } })
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError'
}
