// Whether a request to the loopback server may pass: pure, on headers alone.
// Against DNS rebinding (Host), other sites' pages (Origin, Sec-Fetch-Site) and other people on this machine (cookie).
import type { IncomingHttpHeaders } from 'node:http'
import type { Sessions } from './sessions.ts'

export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly reason: string }

export interface Door {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  readonly sessions: Pick<Sessions, 'knows'>
}

const ADMITTED = { admitted: true } as const

/** What every request must be, with or without a cookie: sent to our very address, and not by another site's page. */
export function admitAddress(headers: IncomingHttpHeaders, { origin }: Door): Admission {
  if (headers.host !== new URL(origin).host) {
    return refuse(`This is Offprint, and it answers only to ${origin}. Over a tunnel, use the same port at both ends.`)
  }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return refuse('Another site sent you here. Open Offprint with the address that “offprint serve” printed.')
  }
  if (headers.origin !== undefined && headers.origin !== origin)
    return refuse('Offprint does not answer to other sites.')
  return ADMITTED
}

/** What a request for anything of the app must be as well. `GET` and `HEAD` need no Origin, all else does. */
export function admitRequest(method: string, headers: IncomingHttpHeaders, door: Door): Admission {
  const address = admitAddress(headers, door)
  if (!address.admitted) return address
  if (!door.sessions.knows(headers.cookie)) {
    return refuse(
      'Open Offprint with the address that “offprint serve” printed. Each works once; a new start prints a new one.',
    )
  }
  const changes = method !== 'GET' && method !== 'HEAD'
  if (changes && headers.origin !== door.origin) return refuse('Offprint does not answer to other sites.')
  return ADMITTED
}

/** What a WebSocket must bring: the cookie, our Host, and our Origin. */
export function admitUpgrade(path: string | undefined, headers: IncomingHttpHeaders, door: Door): Admission {
  if (path === undefined || !/^\/link(?:\?ahead=[^&#]*)?$/.test(path))
    return refuse('There is no link at this address.')
  return admitRequest('UPGRADE', headers, door)
}

function refuse(reason: string): Admission {
  return { admitted: false, reason }
}
