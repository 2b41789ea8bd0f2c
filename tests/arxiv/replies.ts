// How the stand-in speaks HTTP: bodies read whole, answers written at once or at a pace.
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** Writes a body at a pace: milliseconds between pieces, 0 for as fast as it goes. */
export async function write(response: ServerResponse, bytes: Buffer, pace: number): Promise<void> {
  const size = pace > 0 ? Math.max(1024, Math.ceil(bytes.byteLength / 12)) : 256 * 1024
  for (let at = 0; at < bytes.byteLength && !response.destroyed; at += size) {
    if (!response.write(bytes.subarray(at, at + size))) {
      await new Promise<void>((resolve) => {
        response.once('drain', resolve)
        response.once('close', resolve)
      })
    }
    if (pace > 0) await sleep(pace)
  }
}

/** Answers with a text. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, ...headers }).end(body)
}

/** What a request carries, as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Orders things in a way of no meaning that is the same every time. */
export function hash(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
