// A web page or text that a person asked to import: any public https address, at most so many bytes, only texts.
// Names are resolved and checked on the very connection that is used, on every redirect. arXiv's own pages go through
// the queue like everything else of arXiv's.
import { lookup } from 'node:dns'
import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { AppError } from '../../preload/errors.ts'
import { say } from '../../preload/said.ts'
import { isLoopbackAddress, isPublicAddress } from './addresses.ts'
import { ask, type Asking } from './asking.ts'
import { asFailure, NetworkFailure } from './http.ts'
import type { ArxivOptions } from './options.ts'
import { decodePage } from './page-text.ts'
import { cancelled } from './queue.ts'
import { isThrottle } from './refusal.ts'

const mostRedirects = 5
const deadline = 30_000
const texts =
  /^(?:text\/[\w.+-]+|application\/(?:xhtml\+xml|json|[\w.-]+\+json|x-bibtex|x-research-info-systems|x-tex|xml|[\w.-]+\+xml))$/i

export interface Page {
  readonly text: string
  readonly contentType: string
  readonly url: string
}

/** Fetches a page. Throws AppError: `invalid-input` (address, size, not a text), `not-found`, `offline`, `remote`, `cancelled`. */
export async function fetchPage(
  asking: Asking,
  written: string,
  { signal, maxBytes }: { readonly signal: AbortSignal; readonly maxBytes: number },
): Promise<Page> {
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(new NetworkFailure('silent', null)), deadline)
  const bounded = AbortSignal.any([signal, timeout.signal])
  try {
    let url = readAddress(written, asking.options)
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const answer = await oneHop(asking, url, maxBytes, bounded)
      if (!(answer instanceof URL)) return answer
      url = answer
    }
    throw new AppError('remote', say('page.circles'))
  } catch (error) {
    const failure = asFailure(error, bounded)
    if (!(failure instanceof NetworkFailure)) throw failure
    if (failure.kind === 'unreachable') {
      throw new AppError('offline', say('page.unreachable', { address: written }))
    }
    throw new AppError('remote', say(failure.kind === 'silent' ? 'page.late' : 'page.broke', { address: written }))
  } finally {
    clearTimeout(timer)
  }
}

/** An address that may be fetched: https without credentials; http is asked as https, except on this computer in tests. */
function readAddress(written: string, options: ArxivOptions, base?: URL): URL {
  const url = URL.parse(written.trim(), base)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new AppError('invalid-input', say('page.noAddress', { address: written.slice(0, 200) }))
  }
  if (url.username !== '' || url.password !== '') {
    throw new AppError('invalid-input', say('page.credentials'))
  }
  const standsIn = options.site !== 'https://arxiv.org' && /^(?:www\.|export\.)?arxiv\.org$/.test(url.hostname)
  if (standsIn) return new URL(url.pathname + url.search, options.site)
  const own = options.allowLoopback === true && isOwnHost(url.hostname)
  if (url.protocol === 'http:' && !own && url.origin !== options.site) url.protocol = 'https:'
  return url
}

function isOwnHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' || isLoopbackAddress(host)
}

async function oneHop(asking: Asking, url: URL, maxBytes: number, signal: AbortSignal): Promise<Page | URL> {
  const { options } = asking
  const own = url.origin === options.site || url.origin === options.api || /(?:^|\.)arxiv\.org$/.test(url.hostname)
  if (!own) return readHop(await send(url, options, signal), url, maxBytes, options, signal)
  return ask(asking, 'page', signal, async (place) => {
    try {
      const response = await send(url, options, signal)
      const status = response.statusCode ?? 0
      if (status === 429 || status === 406 || status === 403 || status === 503) {
        response.destroy()
        throw status === 403
          ? asking.manners.blocked()
          : asking.manners.throttled(response.headers['retry-after'] ?? null)
      }
      const answer = await readHop(response, url, maxBytes, options, signal)
      // The same refusal under 200 (arxiv.md §1.3): no page of arXiv's begins with these words.
      if (!(answer instanceof URL) && isThrottle(200, answer.text.slice(0, 1000)))
        throw asking.manners.throttled(response.headers['retry-after'] ?? null)
      asking.manners.succeeded()
      return answer
    } catch (error) {
      throw asFailure(error, signal)
    } finally {
      place.release()
    }
  })
}

async function readHop(
  response: IncomingMessage,
  url: URL,
  maxBytes: number,
  options: ArxivOptions,
  signal: AbortSignal,
): Promise<Page | URL> {
  try {
    const status = response.statusCode ?? 0
    const { location } = response.headers
    if (status >= 300 && status < 400 && location !== undefined) return readAddress(location, options, url)
    if (status === 404 || status === 410)
      throw new AppError('not-found', say('page.notThere', { address: url.href, status }))
    if (status !== 200) {
      throw new AppError('remote', say('page.refused', { host: url.host, status }))
    }
    const contentType = response.headers['content-type'] ?? ''
    const kind = contentType.split(';', 1)[0]?.trim() ?? ''
    if (kind !== '' && !texts.test(kind)) {
      throw new AppError('invalid-input', say('page.noText', { address: url.href, kind }))
    }
    const bytes = await readBody(response, maxBytes, signal)
    return { text: decodePage(bytes, contentType), contentType: contentType || 'text/plain', url: url.href }
  } finally {
    response.destroy()
  }
}

function send(url: URL, options: ArxivOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  const loopbackAllowed = options.allowLoopback === true
  if (isIP(literal) !== 0 && !mayConnect(literal, loopbackAllowed)) return Promise.reject(notPublic(url.hostname))
  const guarded: LookupFunction = (hostname, lookupOptions, callback) => {
    lookup(hostname, { ...lookupOptions, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const bad = addresses.find(({ address }) => !mayConnect(address, loopbackAllowed && hostname === 'localhost'))
      const [first] = addresses
      if (bad !== undefined || first === undefined) return callback(notPublic(hostname), '', 0)
      if (lookupOptions.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled())
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      agent: false,
      signal,
      lookup: guarded,
      headers: {
        'user-agent': options.userAgent,
        accept: 'text/html, application/xhtml+xml, text/markdown, text/plain, application/json;q=0.9, */*;q=0.5',
        'accept-encoding': 'gzip, deflate, br',
        'accept-language': 'en, zh-CN;q=0.8, *;q=0.5',
      },
    })
    request.on('response', resolve)
    request.on('error', reject)
    request.end()
  })
}

function mayConnect(address: string, loopbackAllowed: boolean): boolean {
  return isPublicAddress(address) || (loopbackAllowed && isLoopbackAddress(address))
}

function notPublic(hostname: string): AppError {
  return new AppError('invalid-input', say('page.inside', { host: hostname }))
}

/** The body, unpacked, at most `maxBytes`: a small answer that unpacks to a huge one is stopped too. */
async function readBody(response: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const unpack = unpacker(response.headers['content-encoding'])
  const source: Readable =
    unpack === null ? response : response.on('error', (error) => unpack.destroy(error)).pipe(unpack)
  const stop = () => source.destroy(signal.reason instanceof Error ? signal.reason : cancelled())
  signal.addEventListener('abort', stop, { once: true })
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of source) {
      if (!Buffer.isBuffer(chunk)) continue
      length += chunk.byteLength
      if (length > maxBytes) {
        throw new AppError('invalid-input', say('page.large', { most: Math.round(maxBytes / 1024 / 1024) }))
      }
      chunks.push(chunk)
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return Buffer.concat(chunks)
}

function unpacker(encoding: string | undefined): Transform | null {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      throw new AppError('remote', say('page.packing'))
  }
}
