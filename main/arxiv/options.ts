// Where arXiv is and how often it may be asked: arXiv itself, or the origin that OFFPRINT_ARXIV puts in its place.
import { AppError } from '../../preload/errors.ts'
import { offprintVersion } from '../version.ts'

/** API terms of use: one request every three seconds, over all machines. */
const politeInterval = 3000

export interface ArxivOptions {
  /** Origin of `/api/query`. */
  readonly api: string
  /** Origin of `/pdf/…` and `/abs/…`. */
  readonly site: string
  /** ms from the start of one request to the start of the next. */
  readonly interval: number
  /** A name and where to find us; arXiv asks for no particular one. */
  readonly userAgent: string
  /** Imports may come from this computer: only where arXiv itself is stood in for by it. */
  readonly allowLoopback?: boolean
  readonly now?: () => Date
  readonly random?: () => number
  readonly fetch?: typeof globalThis.fetch
  /** ms a metadata answer may take in all; 10 s. */
  readonly metadataDeadline?: number
  /** ms of silence after which a PDF is given up; 90 s, since arXiv may be building it. */
  readonly idleTimeout?: number
}

/**
 * Reads OFFPRINT_ARXIV (one origin for API and site) and OFFPRINT_ARXIV_INTERVAL (ms; heeded only for a loopback
 * origin). Throws AppError `invalid-input` when the origin is none.
 */
export function arxivOptionsFromEnvironment(env: Readonly<Record<string, string | undefined>>): ArxivOptions {
  const userAgent = `Offprint/${offprintVersion()} (a reading manager for one person)`
  const given = env['OFFPRINT_ARXIV']?.trim() ?? ''
  if (given === '') {
    return { api: 'https://export.arxiv.org', site: 'https://arxiv.org', interval: politeInterval, userAgent }
  }
  const origin = readOrigin(given)
  const loopback = isLoopbackOrigin(origin)
  const asked = env['OFFPRINT_ARXIV_INTERVAL']?.trim() ?? ''
  const interval = loopback && /^\d{1,7}$/.test(asked) ? Number(asked) : politeInterval
  return { api: origin, site: origin, interval, userAgent, allowLoopback: loopback }
}

function readOrigin(given: string): string {
  const url = URL.parse(given)
  const plain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (!plain || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new AppError(
      'invalid-input',
      `OFFPRINT_ARXIV must be an origin such as http://127.0.0.1:8080, not “${given}”.`,
    )
  }
  return url.origin
}

/** Whether an origin is on this computer. */
function isLoopbackOrigin(origin: string): boolean {
  const host = URL.parse(origin)?.hostname ?? ''
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
