// A loopback server that answers for PDFs exactly as a test says, byte by byte, and remembers what it was asked.
// The stand-in (tests/arxiv) plays all of arXiv; this one is for faults in the middle of a file.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'

/** One request for a PDF. */
export interface Asked {
  readonly path: string
  readonly range: string | null
  readonly ifRange: string | null
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface PdfServer {
  readonly origin: string
  readonly asked: readonly Asked[]
  /** How `/pdf/<name>` is answered: one answer a request, the last one for all that follow. */
  answer(name: string, ...answers: readonly Answer[]): void
  /** Closing it again does nothing. */
  close(): Promise<void>
}

/** Starts a server that has no paper yet: every id is unknown to it. */
export async function startPdfServer(): Promise<PdfServer> {
  const asked: Asked[] = []
  const answers = new Map<string, Answer[]>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const header = (name: string): string | null => request.headers[name]?.toString() ?? null
    asked.push({ path, range: header('range'), ifRange: header('if-range') })
    const left = answers.get(path)
    const answer = left && left.length > 1 ? left.shift() : left?.[0]
    ;(answer ?? page(404, "<h1>Not found</h1><p>No document for 'this'</p>"))(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    answer: (name, ...given) => void answers.set(`/pdf/${name}`, [...given]),
    async close() {
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A file that looks like a PDF of `size` bytes; `seed` makes it another one. */
export function samplePdf(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size)
  let state = seed
  for (let at = 0; at < size; at++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    bytes[at] = state >> 16
  }
  bytes.write('%PDF-1.7\n', 0, 'latin1')
  bytes.write('\n%%EOF\n', size - 7, 'latin1')
  return bytes
}

/** How a file is served. */
export interface FileOptions {
  /** The file name that Content-Disposition tells, like `2406.15877v2.pdf`; null leaves the header out. */
  readonly name?: string | null
  readonly etag?: string | null
  /** Send Content-Length (arXiv's own answers are chunked). */
  readonly length?: boolean
  /** Answer Range requests. */
  readonly ranges?: boolean
  /** After this many bytes of the body … */
  readonly stopAfter?: number
  /** … the connection breaks, or is held open until the promise resolves and then goes on. */
  readonly after?: 'break' | 'end' | Promise<unknown>
}

/** Serves a file, whole or from where it is asked, and stops where the test says. */
export function file(bytes: Buffer, options: FileOptions = {}): Answer {
  const { name = null, etag = '"one"', length = false, ranges = true, stopAfter = Infinity, after = 'break' } = options
  return (request, response) => {
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')
    const ifRange = request.headers['if-range']
    const partial = ranges && range !== null && (ifRange === undefined || ifRange === etag)
    const from = partial ? Number(range?.[1]) : 0
    response.setHeader('content-type', 'application/pdf')
    if (etag !== null) response.setHeader('etag', etag)
    response.setHeader('last-modified', 'Mon, 01 Jul 2024 00:00:00 GMT')
    if (name !== null) response.setHeader('content-disposition', `inline; filename="${name}"`)
    if (partial && from >= bytes.length) {
      response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end()
      return
    }
    const body = bytes.subarray(from)
    if (length) response.setHeader('content-length', body.length)
    if (partial) response.setHeader('content-range', `bytes ${from}-${bytes.length - 1}/${bytes.length}`)
    response.writeHead(partial ? 206 : 200)
    if (stopAfter >= body.length) return void response.end(body)
    response.write(body.subarray(0, stopAfter), () => {
      if (after === 'break') response.destroy()
      else if (after === 'end') response.end()
      else void after.then(() => response.end(body.subarray(stopAfter)))
    })
  }
}

/** Answers with a page of HTML. */
export function page(status: number, html: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html)
  }
}
