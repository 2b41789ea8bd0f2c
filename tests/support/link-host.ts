// A host whose handlers are the test's own: every method fails with not-found unless given.
import { requests } from '../../preload/contract.ts'
import type { Handlers, Method } from '../../preload/contract.ts'
import { AppError } from '../../preload/errors.ts'
import { createHost } from '../../main/bridge/dispatch.ts'
import type { Host } from '../../main/bridge/dispatch.ts'

export interface TestHost {
  readonly host: Host
  /** What was logged as internal, with its reference. */
  readonly internal: { readonly error: unknown; readonly reference: string }[]
}

/** Makes a host that answers the given methods and checks its outputs. */
export function createTestHost(handlers: Partial<Handlers>): TestHost {
  const missing = (): Promise<never> => Promise.reject(new AppError('not-found', 'There is no such paper.'))
  const all = Object.fromEntries((Object.keys(requests) as Method[]).map((method) => [method, missing]))
  const internal: TestHost['internal'] = []
  const host = createHost({
    handlers: { ...(all as unknown as Handlers), ...handlers },
    onInternalError: (error, reference) => internal.push({ error, reference }),
    checkOutputs: true,
  })
  return { host, internal }
}
