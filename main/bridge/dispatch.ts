// The host: takes clients' calls to the handlers and the program's events to the clients.
// Knows the contract and nothing of what the handlers do, nor of what carries the frames.
import { events, requests } from '../../preload/contract.ts'
import type { CallContext, EventName, EventPayload, Handlers, Method } from '../../preload/contract.ts'
import type { HostFrame } from '../../preload/frames.ts'
import type { HostLink, Unsubscribe } from '../../preload/link.ts'
import { AppError } from '../../preload/errors.ts'
import { openConnection } from './connection.ts'
import { inputProblem } from './input-problem.ts'

export interface Host {
  /** Serves one client until its link closes or the returned function is called; both abort its running calls. */
  attach(link: HostLink): Unsubscribe
  /** Tells every client. */
  emit<E extends EventName>(name: E, payload: EventPayload<E>): void
}

export interface HostOptions {
  readonly handlers: Handlers
  /** Told of every error that is no AppError; the person is shown `reference`, so log both. */
  readonly onInternalError: (error: unknown, reference: string) => void
  /** Checks outputs and event payloads against the contract too: on in tests and development. */
  readonly checkOutputs?: boolean
}

/** Runs one call: checks the method and the input, then asks the handler. Throws what the handler throws, or AppError. */
export type Run = (method: string, input: unknown, context: CallContext) => Promise<unknown>

/** Makes the host of one program. Its event numbers start at 0 and grow by one with each event. */
export function createHost(options: HostOptions): Host {
  const sends = new Set<(frame: HostFrame) => void>()
  let seq = 0
  const run = runner(options)

  return {
    attach(link) {
      const connection = openConnection({ link, run, onInternalError: options.onInternalError })
      const send = (frame: HostFrame): void => link.send(frame)
      const stop = (): void => {
        sends.delete(send)
        connection.close()
      }
      link.send({ t: 'hello', seq })
      sends.add(send)
      link.onClose(stop)
      return stop
    },
    emit(name, payload) {
      if (options.checkOutputs === true) events[name].parse(payload)
      seq += 1
      const frame: HostFrame = { t: 'event', seq, name, payload }
      for (const send of sends) send(frame)
    },
  }
}

function runner({ handlers, checkOutputs }: HostOptions): Run {
  return async (method, input, context) => {
    if (!isMethod(method))
      throw new AppError('invalid-input', `Offprint has no request called “${method.slice(0, 100)}”.`)
    const parsed = requests[method].input.safeParse(input)
    if (!parsed.success) throw inputProblem(method, parsed.error)
    // The parsed input is the one of this very method; TypeScript cannot see the two lookups agree.
    const handler = handlers[method] as (input: unknown, context: CallContext) => Promise<unknown>
    const output = await handler(parsed.data, context)
    if (checkOutputs === true) requests[method].output.parse(output)
    return output
  }
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(requests, name)
}
