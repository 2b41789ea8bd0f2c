// Servers that are gone when their test is over, and requests with exactly the headers they are given.
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'
import type { WebServer } from '../../../main/web/server.ts'
import { startServer, type StartedServer } from '../../support/web-server.ts'

/** Starts a server and signs in. */
export async function start(options: Parameters<typeof startServer>[0] = {}): Promise<StartedServer> {
  const started = await startServer(options)
  onTestFinished(() => started.server.close())
  return started
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** A request with exactly these headers: fetch would mend Host and Origin. */
export function ask(
  server: WebServer,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string,
): Promise<Answer> {
  const { port, host } = new URL(server.origin)
  return new Promise<Answer>((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } }, (message) => {
      const parts: Buffer[] = []
      message.on('data', (part: Buffer) => parts.push(part))
      message.on('end', () =>
        resolve({ status: message.statusCode ?? 0, headers: message.headers, text: Buffer.concat(parts).toString() }),
      )
      message.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
