// One HTTP exchange with arXiv: our headers, redirects followed by hand and only to arXiv, and failures of the network
// told apart (unreachable, broken, silent, cancelled) without ever reading a message's words.
import { AppError } from '../../preload/errors.ts'
import { say } from '../../preload/said.ts'
import type { ArxivOptions } from './options.ts'
import { cancelled } from './queue.ts'

const mostRedirects = 5

/** The network failed. `unreachable`: nothing was there; `broken`: it broke off; `silent`: nothing came in time. */
export class NetworkFailure extends Error {
  readonly kind: 'unreachable' | 'broken' | 'silent'

  constructor(kind: NetworkFailure['kind'], cause: unknown) {
    super(`The network failed: ${kind}`, { cause })
    this.name = 'NetworkFailure'
    this.kind = kind
  }
}

export interface Exchange {
  readonly accept: string
  readonly signal: AbortSignal
  readonly method?: 'GET' | 'POST'
  readonly body?: URLSearchParams
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Sends a request and follows at most five redirects, to the configured origins and https://*.arxiv.org only. The
 * answer's body is unread. Throws NetworkFailure, or AppError `remote` (a redirect elsewhere) and `cancelled`.
 */
export async function exchange(address: string, ask: Exchange, options: ArxivOptions): Promise<Response> {
  const fetch = options.fetch ?? globalThis.fetch
  let url = address
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    let response: Response
    try {
      response = await fetch(url, {
        method: ask.method ?? 'GET',
        redirect: 'manual',
        signal: ask.signal,
        headers: { 'user-agent': options.userAgent, accept: ask.accept, 'accept-language': 'en', ...ask.headers },
        ...(ask.body === undefined ? {} : { body: ask.body }),
      })
    } catch (error) {
      throw asFailure(error, ask.signal)
    }
    const location = response.headers.get('location')
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response
    await response.body?.cancel()
    const next = allowedRedirect(location, url, options)
    if (next === null) {
      throw new AppError('remote', say('arxiv.elsewhere'))
    }
    url = next
  }
  throw new AppError('remote', say('arxiv.circles'))
}

function allowedRedirect(location: string, from: string, options: ArxivOptions): string | null {
  const url = URL.parse(location, from)
  if (url === null || url.username !== '' || url.password !== '') return null
  if (url.origin === options.api || url.origin === options.site) return url.href
  if (url.hostname !== 'arxiv.org' && !url.hostname.endsWith('.arxiv.org')) return null
  if (url.port !== '') return null
  url.protocol = 'https:'
  return url.href
}

const unreachableCodes: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What a rejected fetch or a broken body means. An abort by `signal` is `cancelled`, a TimeoutError reason is silence. */
export function asFailure(error: unknown, signal: AbortSignal): Error {
  if (error instanceof AppError || error instanceof NetworkFailure) return error
  if (signal.aborted) {
    const reason: unknown = signal.reason
    if (reason instanceof NetworkFailure) return reason
    return cancelled()
  }
  return new NetworkFailure(codes(error).some((code) => unreachableCodes.has(code)) ? 'unreachable' : 'broken', error)
}

/** The system codes of an error, its causes and the errors it gathers. */
function codes(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const cause = 'cause' in error ? codes(error.cause, depth + 1) : []
  const gathered = error instanceof AggregateError ? error.errors.flatMap((inner) => codes(inner, depth + 1)) : []
  return [...own, ...cause, ...gathered]
}

/** A signal that aborts with `signal`, or with a `silent` NetworkFailure when nobody calls `heard` for `ms`. */
export function silenceGuard(signal: AbortSignal, ms: number) {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const onAbort = () => controller.abort(signal.reason)
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })
  const listen = () => {
    clearTimeout(timer)
    timer = setTimeout(() => controller.abort(new NetworkFailure('silent', null)), ms)
  }
  return {
    signal: controller.signal,
    /** Starts waiting anew. */
    listen,
    /** Stops waiting until `listen` is called again. */
    rest: () => clearTimeout(timer),
    end() {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    },
  }
}

/** Reads at most `limit` bytes of a body as UTF-8 and lets go of the rest. */
export async function readStart(response: Response, limit: number): Promise<string> {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let text = ''
  let read = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    read += value.byteLength
    text += decoder.decode(value, { stream: true })
    if (read >= limit) {
      await reader.cancel()
      return text
    }
  }
}
