// A stand-in for arXiv on 127.0.0.1: the query API, PDFs with Range, abstract pages, and every fault of faults.ts.
// Steered from the same process (`faults`) or over HTTP: `POST /_control` with `{ clear?, faults? }`, `GET /_control`.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { parseArxivRef } from '../../main/arxiv/identifiers.ts'
import { errorFeed, type FeedEntry, feedOf, oldFeedOf } from './atom.ts'
import { createFaults, Fault, type FaultName, type Faults } from './faults.ts'
import * as pages from './pages.ts'
import { paperById, type StandInPaper } from './papers.ts'
import { bigPdf, pdfOf } from './pdfs.ts'
import { bodyOf, hash, send, write } from './replies.ts'

/** One request as it came. `at` in ms since the stand-in started. */
export interface LoggedRequest {
  readonly method: string
  readonly url: string
  readonly kind: Kind
  readonly ids: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly at: number
  /** How many requests were under way when it came, itself included. */
  readonly atOnce: number
}

export interface StandIn {
  readonly origin: string
  readonly requests: readonly LoggedRequest[]
  readonly faults: Faults
  forget(): void
  close(): Promise<void>
}

export interface StandInOptions {
  /** 0 (the default) takes a free port. */
  readonly port?: number
  /** Makes a paper up for every well-formed id. */
  readonly anyPaper?: boolean
  /** ms between the pieces of every PDF, so that progress can be seen. */
  readonly pace?: number
  /** Sends Content-Length with PDFs, which arXiv's origin does not. */
  readonly contentLength?: boolean
}

type Kind = 'api' | 'pdf' | 'abs' | 'page'
type Here = ReadonlyMap<FaultName, Fault>
const Control = z.object({ clear: z.boolean().optional(), faults: z.array(Fault).optional() })

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const faults = createFaults()
  let requests: LoggedRequest[] = []
  const started = performance.now()
  let underWay = 0

  const server = createServer((request, response) => {
    underWay += 1
    response.on('close', () => {
      underWay -= 1
    })
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(`stand-in: ${String(error)}`)
    })
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const body = await bodyOf(request)
    if (url.pathname === '/_control') return control(request, response, body)
    const path = url.pathname.replace(/^\/moved/, '')
    const kind: Kind =
      path === '/api/query' ? 'api' : path.startsWith('/pdf/') ? 'pdf' : path.startsWith('/abs/') ? 'abs' : 'page'
    const parameters = new URLSearchParams(url.search)
    if (request.method === 'POST') for (const [name, value] of new URLSearchParams(body)) parameters.set(name, value)
    const named =
      kind === 'api' ? (parameters.get('id_list') ?? '').split(',') : [decodeURIComponent(path.replace(/^\/\w+\//, ''))]
    const ids = named.map((name) => name.replace(/v\d+$/, ''))
    requests.push({
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      kind,
      ids,
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body,
      at: performance.now() - started,
      atOnce: underWay,
    })
    const here = faults.befalling(kind, ids)
    if (await failed(url, response, here)) return
    if (here.has('slow')) await sleep(here.get('slow')?.delay)
    if (kind === 'api') return answerQuery(parameters, named, response, here)
    if (kind === 'pdf') return answerPdf(request, response, url, named[0] ?? '', here)
    if (kind === 'abs') return answerAbstract(response, named[0] ?? '')
    send(response, 404, 'text/html; charset=utf-8', pages.badIdPage(path).html)
  }

  async function failed(url: URL, response: ServerResponse, here: Here): Promise<boolean> {
    for (const [name, fault] of here) {
      const retry: Record<string, string> = fault.retryAfter === null ? {} : { 'retry-after': String(fault.retryAfter) }
      switch (name) {
        case 'rate-limited':
          send(response, 429, 'text/plain', 'Rate exceeded.', retry)
          return true
        case 'rate-limited-200':
          send(response, 200, 'text/plain', 'Rate exceeded.', retry)
          return true
        case 'not-acceptable':
          send(response, 406, 'text/plain', 'Not Acceptable', retry)
          return true
        case 'forbidden':
          send(response, 403, 'text/html; charset=utf-8', pages.deniedPage().html, retry)
          return true
        case 'unavailable':
          send(response, 503, 'text/html', '<html><body>Service Unavailable</body></html>', retry)
          return true
        case 'server-error':
          send(response, 500, 'text/html', '<html><body>Internal Server Error</body></html>', retry)
          return true
        case 'stall':
          await new Promise<void>((resolve) => response.on('close', resolve))
          return true
        case 'reset':
          response.socket?.resetAndDestroy()
          return true
        case 'redirect':
          if (url.pathname.startsWith('/moved')) break
          send(response, 301, 'text/html', '', { location: `/moved${url.pathname}${url.search}` })
          return true
        case 'redirect-away':
          send(response, 302, 'text/html', '', { location: 'https://example.com/elsewhere' })
          return true
        case 'redirect-loop':
          send(response, 302, 'text/html', '', { location: url.pathname + url.search })
          return true
        default:
          break
      }
    }
    return false
  }

  function answerQuery(
    parameters: URLSearchParams,
    named: readonly string[],
    response: ServerResponse,
    here: Here,
  ): void {
    const atom = 'application/atom+xml; charset=utf-8'
    const list = parameters.get('id_list')
    const start = Number(parameters.get('start') ?? 0)
    const perPage = Number(parameters.get('max_results') ?? 10)
    if (list === null && parameters.get('search_query') === null) {
      return send(response, 400, atom, errorFeed('Either a search_query or id_list must be specified'))
    }
    if (!Number.isInteger(start) || start < 0) return send(response, 400, atom, errorFeed('start must be an integer'))
    if (!Number.isInteger(perPage) || perPage < 0) {
      return send(response, 400, atom, errorFeed('max_results must be an integer'))
    }
    const complained = here.get('malformed-id')
    const bad =
      complained === undefined
        ? named.find(
            (name) =>
              !/^\s*(?:arxiv:)?(?:https?:.*|\d{4}\.\d{4,6}|[a-z-]+(?:\.\w+)?\/\d{7})(?:v\d+)?(?:\.pdf)?\s*$/i.test(
                name,
              ),
          )
        : (complained.id ?? named[0])
    if (bad !== undefined && (complained === undefined || named.some((name) => name.startsWith(bad)))) {
      return send(response, 400, atom, errorFeed(`incorrect id format for ${bad}`))
    }
    const found = named.flatMap((name): FeedEntry[] => {
      // Looked up as it is: a prefix, a capital or a space finds nothing.
      const [, base = '', version] = /^(.*?)(?:v(\d+))?$/.exec(name) ?? []
      const paper = find(base)
      const number = version === undefined ? (paper?.versions.length ?? 0) : Number(version)
      return paper?.versions[number - 1] === undefined ? [] : [{ paper, version: number }]
    })
    // Not in the order asked for: nothing may depend on it.
    const shuffled = found.toSorted((a, b) => hash(a.paper.id).localeCompare(hash(b.paper.id)))
    const page = shuffled.slice(start, start + perPage)
    const entries = here.has('missing-entries') ? page.slice(0, Math.ceil(page.length / 2)) : page
    const write = here.has('old-format') ? oldFeedOf : feedOf
    const feed = write(entries, { query: parameters.toString(), total: found.length, perPage, start })
    send(response, 200, atom, here.has('cut-feed') ? feed.slice(0, feed.length / 2) : feed)
  }

  async function answerPdf(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    name: string,
    here: Here,
  ): Promise<void> {
    const html = (page: pages.WebPage) => send(response, page.status, 'text/html; charset=utf-8', page.html)
    if (name.endsWith('.pdf') || url.search !== '') {
      return send(response, 301, 'text/html', '', { location: url.pathname.replace(/\.pdf$/, '') })
    }
    const parsed = parseArxivRef(name)
    if (!parsed.ok) return html(pages.badIdPage(name))
    const { base, version: asked } = parsed.ref
    const paper = find(base)
    const version = asked ?? paper?.versions.length ?? 0
    if (paper?.versions[version - 1] === undefined || here.has('no-such-paper')) return html(pages.noDocumentPage(name))
    if (paper.versions[version - 1]?.withdrawn === true || here.has('withdrawn')) return html(pages.withdrawnPage(name))
    if (paper.pdf === 'none' || here.has('no-pdf')) return html(pages.noPdfPage())
    if (paper.pdf === 'cannot-build' || here.has('cannot-build')) return html(pages.cannotBuildPage(name))
    if (here.has('not-yet-built')) return html(pages.notYetBuiltPage())
    await sendPdf(request, response, paper, version, here)
  }

  async function sendPdf(
    request: IncomingMessage,
    response: ServerResponse,
    paper: StandInPaper,
    version: number,
    here: Here,
  ): Promise<void> {
    const served = here.has('wrong-paper')
      ? '2401.00404v1'
      : `${paper.id}v${here.has('wrong-version') ? Math.max(1, version - 1) : version}`
    const big = here.get('big-pdf')
    const whole = big === undefined ? contents(paper, version, here) : null
    const tag = whole === null ? `big-${big?.megabytes}` : createHash('sha256').update(whole).digest('hex').slice(0, 16)
    const etag = `${here.has('weak-etag') ? 'W/' : ''}"${tag}${here.has('etag-changed') ? `-${requests.length}` : ''}"`
    const headers: Record<string, string> = {
      'content-type': here.has('pdf-as-html') ? 'text/html; charset=utf-8' : 'application/pdf',
      etag,
      'last-modified': new Date(
        Date.parse(paper.versions[version - 1]?.updated ?? '2024-01-01T00:00:00Z'),
      ).toUTCString(),
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
      link: `<https://arxiv.org/pdf/${paper.id}>; rel='canonical'`,
      // Old-style names come without their archive.
      ...(here.has('no-disposition')
        ? {}
        : { 'content-disposition': `inline; filename="${served.replace(/^.*\//, '')}.pdf"` }),
    }
    if (whole === null) {
      response.writeHead(200, headers)
      const source = Readable.from(bigPdf(big?.megabytes ?? 100))
      response.on('close', () => source.destroy())
      source.pipe(response)
      return
    }
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
    const unchanged = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
    let from = 0
    let to = whole.byteLength
    let status = 200
    if (range !== null && unchanged && !here.has('range-ignored')) {
      from = Number(range[1])
      to = range[2] === '' ? to : Math.min(to, Number(range[2]) + 1)
      if (from >= whole.byteLength || here.has('range-refused')) {
        return send(response, 416, 'text/plain', '', { 'content-range': `bytes */${whole.byteLength}` })
      }
      status = 206
      headers['content-range'] = `bytes ${from}-${to - 1}/${whole.byteLength}`
    }
    const part = whole.subarray(from, to)
    if (options.contentLength === true || here.has('content-length') || request.method === 'HEAD' || status === 206) {
      headers['content-length'] = String(part.byteLength)
    }
    response.writeHead(status, headers)
    if (request.method === 'HEAD') {
      response.end()
      return
    }
    const cut = here.get('truncate-pdf')
    const end =
      cut === undefined ? part.byteLength : Math.min(part.byteLength, cut.bytes ?? Math.floor(part.byteLength / 2))
    await write(response, part.subarray(0, end), options.pace ?? here.get('slow')?.delay ?? 0)
    if (cut === undefined) response.end()
    else {
      // Let what was written go out before the line goes dead.
      await sleep(20)
      response.destroy()
    }
  }

  function contents(paper: StandInPaper, version: number, here: Here): Buffer {
    if (here.has('html-instead-of-pdf')) return Buffer.from(pages.plainPage().html)
    if (here.has('not-a-pdf')) return Buffer.alloc(5000, 0x81)
    if (here.has('empty-pdf')) return Buffer.alloc(0)
    const whole = pdfOf(paper, version)
    const short = here.get('short-pdf')
    return short === undefined ? whole : whole.subarray(0, short.bytes ?? Math.floor(whole.byteLength / 2))
  }

  function answerAbstract(response: ServerResponse, name: string): void {
    const parsed = parseArxivRef(name)
    const paper = parsed.ok ? find(parsed.ref.base) : null
    const page =
      !parsed.ok || paper === null
        ? pages.badIdPage(name)
        : pages.abstractPage(paper, parsed.ref.version ?? paper.versions.length)
    send(response, page.status, 'text/html; charset=utf-8', page.html)
  }

  function find(base: string): StandInPaper | null {
    const parsed = parseArxivRef(base)
    return parsed.ok && parsed.ref.base === base ? paperById(base, options.anyPaper === true) : null
  }

  function control(request: IncomingMessage, response: ServerResponse, body: string): void {
    if (request.method === 'POST') {
      const order = Control.safeParse(JSON.parse(body))
      if (!order.success) return send(response, 400, 'text/plain', z.prettifyError(order.error))
      if (order.data.clear === true) {
        faults.clear()
        requests = []
      }
      faults.add(...(order.data.faults ?? []))
    }
    send(response, 200, 'application/json', JSON.stringify({ faults: faults.list(), requests }))
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    get requests() {
      return requests
    },
    faults,
    forget() {
      requests = []
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
