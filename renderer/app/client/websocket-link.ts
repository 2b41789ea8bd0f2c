// The browser shell's link: frames as JSON over one WebSocket, dialled again when it breaks.
import type { ClientFrame, HostFrame } from '../../../preload/frames.ts'
import { FrameTooLarge, type Unsubscribe } from '../../../preload/link.ts'
import type { Connection, ReconnectingLink } from './client.ts'

/** What main/web/server.ts takes in one frame, in bytes; a larger one would end the link. */
export const MAX_FRAME = 16 * 1024 * 1024

export interface WebSocketLink extends ReconnectingLink {
  /** Hangs up and dials no more. */
  close(): void
}

export interface WebSocketLinkOptions {
  /** Frames that go with the first handshake itself: they need not wait for the socket to stand. A few kilobytes. */
  readonly ahead?: readonly ClientFrame[]
  /** Whether main is there but turns this session away; asked after a dial that failed. */
  readonly refused?: () => Promise<boolean>
  /** Milliseconds before the nth dial in a row, from 0. */
  readonly delay?: (attempt: number) => number
}

/** Dials `url` and keeps dialling. Frames sent before the first link stands wait for it; later ones are dropped when there is none. */
export function connectWebSocket(url: string, options: WebSocketLinkOptions = {}): WebSocketLink {
  const { refused = () => Promise.resolve(false), delay = backOff, ahead = [] } = options
  const frameListeners = new Set<(frame: HostFrame) => void>()
  const closeListeners = new Set<() => void>()
  const connectionListeners = new Set<(connection: Connection) => void>()
  let connection: Connection = 'connecting'
  let waiting: string[] = []
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let attempt = 0
  let first = true

  const become = (next: Connection): void => {
    if (connection === next || connection === 'closed') return
    connection = next
    for (const listener of connectionListeners) listener(next)
  }

  const dial = (): void => {
    timer = null
    const dialled = new WebSocket(first && ahead.length > 0 ? `${url}?ahead=${encode(ahead)}` : url)
    first = false
    socket = dialled
    let opened = false
    dialled.addEventListener('open', () => {
      opened = true
      attempt = 0
      become('open')
      for (const text of waiting) dialled.send(text)
      waiting = []
    })
    dialled.addEventListener('message', (message) => {
      const frame = readFrame(message.data)
      if (frame === null) return
      for (const listener of frameListeners) listener(frame)
    })
    dialled.addEventListener('close', () => {
      if (socket !== dialled || connection === 'closed') return
      socket = null
      waiting = []
      timer = setTimeout(dial, delay(attempt))
      attempt += 1
      if (opened) become('reconnecting')
      else void afterFailedDial()
    })
  }

  const afterFailedDial = async (): Promise<void> => {
    const away = await refused().catch(() => false)
    if (connection !== 'open') become(away ? 'refused' : 'reconnecting')
  }

  const dialNow = (): void => {
    if (timer === null || document.visibilityState !== 'visible') return
    clearTimeout(timer)
    dial()
  }
  if (typeof document !== 'undefined') document.addEventListener('visibilitychange', dialNow)

  dial()
  return {
    send(frame: ClientFrame) {
      const text = JSON.stringify(frame)
      if (text.length * 3 > MAX_FRAME && new TextEncoder().encode(text).length > MAX_FRAME) {
        throw new FrameTooLarge()
      }
      if (connection === 'open') socket?.send(text)
      else if (connection === 'connecting') waiting.push(text)
    },
    onFrame: (listener) => add(frameListeners, listener),
    onClose(listener) {
      if (connection !== 'closed') return add(closeListeners, listener)
      listener()
      return () => undefined
    },
    connection: () => connection,
    onConnection: (listener) => add(connectionListeners, listener),
    close() {
      if (connection === 'closed') return
      if (timer !== null) clearTimeout(timer)
      if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', dialNow)
      become('closed')
      socket?.close()
      for (const listener of closeListeners) listener()
    },
  }
}

function encode(frames: readonly ClientFrame[]): string {
  return encodeURIComponent(JSON.stringify(frames))
}

/** 250 ms, 500 ms, … 10 s, each up to a fifth longer so that many tabs do not dial at once. */
function backOff(attempt: number): number {
  return Math.min(250 * 2 ** attempt, 10_000) * (1 + Math.random() / 5)
}

/** A frame as main sent it; the client checks it. Null for what is no JSON. */
function readFrame(data: unknown): HostFrame | null {
  try {
    return JSON.parse(String(data)) as HostFrame
  } catch {
    return null
  }
}

function add<T>(set: Set<T>, listener: T): Unsubscribe {
  set.add(listener)
  return () => void set.delete(listener)
}
