// `offprint serve`: the app for a browser on this machine. 127.0.0.1 only, one-time token, cookie, exact Host and Origin.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { AppError } from '../../preload/errors.ts'
import type { Host } from '../bridge/dispatch.ts'
import { admitAddress, admitRequest, admitUpgrade } from './admission.ts'
import type { Door } from './admission.ts'
import { securityHeaders, sentence } from './headers.ts'
import { sendResponse, toRequest } from './node-http.ts'
import type { ResourceHandler } from './resources.ts'
import { createSessions } from './sessions.ts'
import type { Sessions } from './sessions.ts'
import { framesAhead, socketLink } from './socket-link.ts'

// `import 'node:http'` reads every export, among them the ones that load the whole of fetch (50 ms of the start).
const { createServer } = process.getBuiltinModule('node:http')

/** The largest frame a client may send, in bytes: a pasted list of two million characters, as text and as HTML, fits. */
const MAX_FRAME = 16 * 1024 * 1024
/** A client has so long to send its headers, and so long for a whole request (300 MB over a tunnel), in milliseconds. */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 10 * 60_000

export interface ServeOptions {
  readonly handler: ResourceHandler
  readonly host: Pick<Host, 'attach'>
  /** 0 lets the system choose. */
  readonly port: number
  readonly onInternalError: (error: unknown) => void
  /** How long a client may take for its headers, in milliseconds; ten seconds where it is not said. */
  readonly headersTimeout?: number
}

export interface WebServer {
  /** The address to print: good for one browser, once. */
  readonly url: string
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** Another one-time address, for a second browser or a second start. */
  newUrl(): string
  /** Hangs up on everyone and stops listening. */
  close(): Promise<void>
}

/** Starts the server. Throws `conflict` when the port is taken. */
export async function serve(options: ServeOptions): Promise<WebServer> {
  const server = createServer({
    headersTimeout: options.headersTimeout ?? HEADERS_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    connectionsCheckingInterval: (options.headersTimeout ?? HEADERS_TIMEOUT) / 2,
    // A request without Host is refused below, with our headers: Node's own answer has none of them.
    requireHostHeader: false,
  })
  const port = await listen(server, options.port)
  const sessions = createSessions(port)
  const door = { origin: `http://127.0.0.1:${port}`, sessions }
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_FRAME })

  server.on('request', (message, target) => {
    void answer(message, target, { ...options, door, sessions }).catch(options.onInternalError)
  })
  server.on('checkExpectation', (_message: IncomingMessage, target: ServerResponse) => {
    target.writeHead(417, { ...securityHeaders(), connection: 'close' }).end()
  })
  // Whatever `ws` finds wrong with a handshake.
  sockets.on('wsClientError', (_error: Error, socket: Duplex) =>
    refuseRaw(socket, '400 Bad Request', 'This request could not be read.'),
  )
  server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const admission = admitUpgrade(message.url, message.headers, door)
    if (!admission.admitted) return refuseRaw(socket, '403 Forbidden', admission.reason)
    sockets.handleUpgrade(message, socket, head, (webSocket) =>
      options.host.attach(socketLink(webSocket, framesAhead(message.url ?? ''))),
    )
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Browsers open connections ahead of need. One that was never used is closed without a word: a browser would take
    // the word for the answer to what it asks next.
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return void socket.destroy()
    return refuseRaw(socket, '400 Bad Request', 'This request could not be read.')
  })

  const newUrl = (): string => `${door.origin}/?token=${sessions.newToken()}`
  return {
    url: newUrl(),
    origin: door.origin,
    newUrl,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

interface Answering {
  readonly handler: ResourceHandler
  readonly door: Door
  readonly sessions: Sessions
}

async function answer(message: IncomingMessage, target: ServerResponse, context: Answering): Promise<void> {
  const gone = new AbortController()
  target.once('close', () => {
    if (!target.writableFinished) gone.abort()
  })
  const response = await respond(message, gone.signal, context)
  // An upload that was turned away is read to its end and forgotten: hanging up would hide the answer from the client.
  const leftOver = !message.complete
  if (leftOver) target.setHeader('connection', 'close')
  await sendResponse(response, target)
  if (leftOver) message.resume()
}

async function respond(message: IncomingMessage, signal: AbortSignal, context: Answering): Promise<Response> {
  const { door, sessions, handler } = context
  const method = message.method ?? 'GET'
  const address = admitAddress(message.headers, door)
  if (!address.admitted) return sentence(403, address.reason)

  const token = method === 'GET' ? tokenOf(message.url, door.origin) : null
  const cookie = token === null ? null : sessions.exchange(token)
  if (cookie !== null) return toApp({ 'set-cookie': cookie })

  const admission = admitRequest(method, message.headers, door)
  if (!admission.admitted) return sentence(403, admission.reason)
  // A spent token from someone who is in already (a reload, the back button): take it out of the address.
  if (token !== null) return toApp({})
  const request = toRequest(message, door.origin, signal)
  return request === null ? sentence(400, 'This request could not be read.') : handler(request)
}

/** The token of `/?token=…`; null where the request is for something else. */
function tokenOf(target: string | undefined, origin: string): string | null {
  if (target === undefined || !target.startsWith('/?') || !URL.canParse(origin + target)) return null
  return new URL(origin + target).searchParams.get('token')
}

function toApp(headers: Readonly<Record<string, string>>): Response {
  return new Response(null, {
    status: 302,
    headers: { ...securityHeaders(), location: '/', 'cache-control': 'no-store', ...headers },
  })
}

/** Answers on a socket that has no ServerResponse, and hangs up. */
function refuseRaw(socket: Duplex, status: string, reason: string): void {
  if (!socket.writable) return void socket.destroy()
  const body = `${reason}\n`
  const headers = {
    ...securityHeaders(),
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new AppError(
              'conflict',
              `Port ${port} cannot be used on this machine. Choose another with --port, or 0 for any.`,
              { cause: error },
            )
          : error,
      )
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}
