// The scheme that the app is served from: its privileges, its origin, and who may ask it for anything.
// Not `offprint`: that one belongs to deep links from outside.
import type { CustomScheme } from 'electron'
import { sentence } from '../web/headers.ts'
import type { ResourceHandler } from '../web/resources.ts'

/** The origin of every page of ours. */
export const APP_ORIGIN = 'app://offprint'
/** The one document. */
export const APP_URL = `${APP_ORIGIN}/`

/** Registered once, before Electron is ready. Never `bypassCSP`. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

/** The resource handler, for our own pages only: other hosts and other initiators get a 403. */
export function guardedHandler(handler: ResourceHandler): ResourceHandler {
  return async (request) => {
    if (new URL(request.url).host !== 'offprint') return sentence(404, 'There is nothing at this address.')
    if (!mayAsk(initiatorOf(request))) return sentence(403, 'Offprint does not answer to other sites.')
    return handler(request)
  }
}

/** Whether a request of this initiator is ours: our origin, or none for what the window itself loads. */
export function mayAsk(initiator: string | undefined): boolean {
  return initiator === undefined || initiator === APP_ORIGIN
}

/** Set by the browser process, out of the page's reach (Electron 45, `protocol.handle`). */
function initiatorOf(request: Request): string | undefined {
  const initiator = 'initiatorOrigin' in request ? request.initiatorOrigin : undefined
  return typeof initiator === 'string' ? initiator : undefined
}
