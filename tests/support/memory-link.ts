// A link within one process, for tests: each frame goes through structuredClone and JSON, as on the real ones,
// and arrives in a later microtask.
import type { ClientFrame, HostFrame } from '../../preload/frames.ts'
import type { HostLink, Link } from '../../preload/link.ts'

export interface MemoryLink {
  readonly client: Link
  readonly host: HostLink
  /** Breaks the link; both ends hear of it. */
  close(): void
}

export function createMemoryLink(): MemoryLink {
  const toHost = createPipe<ClientFrame>()
  const toClient = createPipe<HostFrame>()
  const closing = new Set<() => void>()
  let closed = false
  const onClose = (listener: () => void) => {
    if (closed) listener()
    else closing.add(listener)
    return () => void closing.delete(listener)
  }
  return {
    client: { send: toHost.send, onFrame: toClient.onFrame, onClose },
    host: { send: toClient.send, onFrame: toHost.onFrame, onClose },
    close() {
      if (closed) return
      closed = true
      toHost.close()
      toClient.close()
      for (const listener of closing) listener()
    },
  }
}

/** One direction. Holds frames back until somebody listens. */
function createPipe<F>() {
  const listeners = new Set<(frame: F) => void>()
  let held: F[] = []
  let closed = false
  const deliver = (frame: F): void => {
    if (closed) return
    if (listeners.size === 0) held.push(frame)
    for (const listener of listeners) listener(frame)
  }
  return {
    send(frame: F): void {
      if (closed) return
      const copy = JSON.parse(JSON.stringify(structuredClone(frame))) as F
      queueMicrotask(() => deliver(copy))
    },
    onFrame(listener: (frame: F) => void) {
      listeners.add(listener)
      const waiting = held
      held = []
      for (const frame of waiting) queueMicrotask(() => deliver(frame))
      return () => void listeners.delete(listener)
    },
    close(): void {
      closed = true
    },
  }
}
