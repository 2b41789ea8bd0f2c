// node:http on one side, (Request) => Promise<Response> on the other: bodies stream both ways, and a client that
// goes away aborts the request's signal.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

/** The Request of a message that came to `origin`, or null where it is none (an absolute or broken target, TRACE). */
export function toRequest(message: IncomingMessage, origin: string, signal: AbortSignal): Request | null {
  const { method = 'GET', url = '' } = message
  if (!url.startsWith('/') || !URL.canParse(origin + url)) return null
  const headers = new Headers()
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const bodiless = method === 'GET' || method === 'HEAD'
  try {
    // Node's web streams are the platform's; only their declarations differ.
    const body = bodiless ? null : (Readable.toWeb(message) as NodeReadableStream as ReadableStream)
    return new Request(origin + url, { method, headers, body, signal, duplex: 'half' } as RequestInit)
  } catch {
    return null
  }
}

/** Writes an answer, no faster than the client reads. Destroys the socket when the body breaks: half must not look whole. */
export async function sendResponse(response: Response, target: ServerResponse): Promise<void> {
  if (target.destroyed) {
    await response.body?.cancel()
    return
  }
  for (const [name, value] of response.headers) if (name !== 'set-cookie') target.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) target.setHeader('set-cookie', cookies)
  target.writeHead(response.status)
  if (response.body === null) return void target.end()

  const reader = response.body.getReader()
  const gone = new AbortController()
  target.once('close', () => {
    gone.abort()
    void reader.cancel().catch(() => undefined)
  })
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      if (!target.write(value)) await once(target, 'drain', { signal: gone.signal })
    }
    target.end()
  } catch (error) {
    target.destroy()
    if (!gone.signal.aborted) throw error
  }
}
