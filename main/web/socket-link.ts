// Main's end of a WebSocket link: frames as JSON; a client that does not read, or is no longer there, is let go.
import type { WebSocket } from 'ws'
import type { ClientFrame, HostFrame } from '../../preload/frames.ts'
import type { HostLink } from '../../preload/link.ts'

/** Bytes that may wait for a client. One that falls further behind is dropped; it dials again and fetches anew. */
export const MAX_BACKLOG = 32 * 1024 * 1024
/** How often a silent client is asked whether it is there, in milliseconds. */
export const PING_INTERVAL = 30_000

/** WebSocket close codes (RFC 6455 §7.4.1). */
const TRY_AGAIN_LATER = 1013
const UNSUPPORTED_DATA = 1003

/** Wraps an open socket. The link closes once, whatever ended it. `ahead` are frames that came with the handshake. */
export function socketLink(socket: WebSocket, ahead: readonly unknown[] = []): HostLink {
  let early = ahead
  const frameListeners = new Set<(frame: ClientFrame) => void>()
  const closeListeners = new Set<() => void>()
  let closed = false
  let alive = true

  const pings = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, PING_INTERVAL)
  pings.unref()

  socket.on('pong', () => (alive = true))
  socket.on('message', (data, isBinary) => {
    alive = true
    const frame = isBinary ? undefined : parse(textOf(data))
    if (frame === undefined) return socket.close(UNSUPPORTED_DATA, 'not a frame')
    // The connection above checks the frame; here it only has to be JSON.
    for (const listener of frameListeners) listener(frame as ClientFrame)
  })
  // 'close' follows and says all that matters; without a listener an error would end the program.
  socket.on('error', () => undefined)
  socket.on('close', () => {
    closed = true
    clearInterval(pings)
    for (const listener of closeListeners) listener()
  })

  return {
    send(frame: HostFrame) {
      if (closed || socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > MAX_BACKLOG) {
        socket.close(TRY_AGAIN_LATER, 'resync')
        return socket.terminate()
      }
      socket.send(JSON.stringify(frame))
    },
    onFrame(listener) {
      frameListeners.add(listener)
      for (const frame of early) listener(frame as ClientFrame)
      early = []
      return () => void frameListeners.delete(listener)
    },
    onClose(listener) {
      if (closed) listener()
      else closeListeners.add(listener)
      return () => void closeListeners.delete(listener)
    },
  }
}

/** The frames in the address of a handshake, `/link?ahead=[…]`: what a page asks before its socket stands. */
export function framesAhead(address: string): readonly unknown[] {
  const value = parse(new URLSearchParams(address.split('?', 2)[1]).get('ahead') ?? '[]')
  return Array.isArray(value) ? value : []
}

/** The JSON value, or undefined for what is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A message as text: `ws` hands it over as one buffer, or as pieces. */
function textOf(data: Buffer | ArrayBuffer | readonly Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data as ArrayBuffer).toString('utf8')
}
