// A real loopback server on a port of its own, and a browser's way in: address, cookie, WebSocket.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket as NodeWebSocket } from 'ws'
import { onTestFinished } from 'vitest'
import type { Host } from '../../main/bridge/dispatch.ts'
import { serve } from '../../main/web/server.ts'
import type { WebServer } from '../../main/web/server.ts'
import type { ResourceHandler } from '../../main/web/resources.ts'

export interface StartedServer {
  readonly server: WebServer
  /** What a browser would send back after opening `server.url`. */
  readonly cookie: string
}

/** Starts a server and signs in. The caller closes it. */
export async function startServer(options: {
  readonly host?: Pick<Host, 'attach'>
  readonly handler?: ResourceHandler
  readonly onInternalError?: (error: unknown) => void
  readonly headersTimeout?: number
}): Promise<StartedServer> {
  const server = await serve({
    host: options.host ?? { attach: () => () => undefined },
    handler: options.handler ?? (async () => new Response('the app')),
    port: 0,
    ...(options.headersTimeout === undefined ? {} : { headersTimeout: options.headersTimeout }),
    onInternalError: options.onInternalError ?? ((error) => console.error(error)),
  })
  const answer = await fetch(server.url, { redirect: 'manual' })
  return { server, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

/** Makes the global WebSocket behave as a page of `origin` that holds `cookie`; the returned function undoes it. */
export function signedInSocket(origin: string, cookie: string): () => void {
  const original = globalThis.WebSocket
  class SignedIn extends NodeWebSocket {
    constructor(url: string) {
      super(url, { headers: { origin, cookie } })
      this.on('error', () => undefined)
    }
  }
  globalThis.WebSocket = SignedIn as unknown as typeof WebSocket
  return () => {
    globalThis.WebSocket = original
  }
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-web-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
