// The renderer's way to ask main: typed requests, events, and word of when what is known may be stale.
// Framework-free; knows the contract and a Link, not what carries it.
import type { EventName, EventPayload, Input, Method, Output } from '../../../preload/contract.ts'
import { AppError, errorFromData } from '../../../preload/errors.ts'
import { HostFrame } from '../../../preload/frames.ts'
import { FrameTooLarge, type Link, type Unsubscribe } from '../../../preload/link.ts'
import type { EarlyLink } from './first-calls.ts'

/** `refused`: main is there and turns us away (the browser's session is of an earlier start). `closed`: gone for good. */
export type Connection = 'connecting' | 'open' | 'reconnecting' | 'refused' | 'closed'

/** A link that may break and come back; without these two members a link is open until it closes for good. */
export interface ReconnectingLink extends Link {
  connection(): Connection
  onConnection(listener: (connection: Connection) => void): Unsubscribe
}

export interface RequestOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (value: unknown) => void
}

export interface Client {
  /** Asks main. Rejects with AppError only: main's own, `cancelled` once `signal` aborts, `disconnected` when the link breaks. */
  request<M extends Method>(method: M, input: Input<M>, options?: RequestOptions): Promise<Output<M>>
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): Unsubscribe
  /** Fires when events were missed (a gap, or a link that came back): whoever holds a snapshot fetches it anew. */
  onResync(listener: () => void): Unsubscribe
  connection(): Connection
  onConnection(listener: (connection: Connection) => void): Unsubscribe
}

interface Pending {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: AppError) => void
  readonly onProgress: ((value: unknown) => void) | undefined
}

/** Makes the client of one link; `early` holds what was asked over it before. */
export function createClient(link: Link | ReconnectingLink, early: EarlyLink | null = null): Client {
  const pending = new Map<number, Pending>()
  const eventListeners = new Map<string, Set<(payload: unknown) => void>>()
  const resyncListeners = new Set<() => void>()
  const connectionListeners = new Set<(connection: Connection) => void>()
  let connection: Connection = 'connection' in link ? link.connection() : 'open'
  let lastId = early?.lastId ?? 0
  /** Answers to early calls that nobody has asked for yet. */
  const ahead = new Map<number, HostFrame & { t: 'done' | 'fail' }>()
  let lastSeq: number | null = null

  const settle = (id: number): Pending | undefined => {
    const call = pending.get(id)
    pending.delete(id)
    return call
  }
  const finish = (frame: HostFrame & { t: 'done' | 'fail' }): void => {
    const call = settle(frame.id)
    if (frame.t === 'done') call?.resolve(frame.output)
    else call?.reject(errorFromData(frame.error))
  }
  const connectionIs = (next: Connection): void => {
    if (next === connection || connection === 'closed') return
    connection = next
    if (next !== 'open' && next !== 'connecting') {
      for (const id of pending.keys()) settle(id)?.reject(disconnected())
    }
    for (const listener of connectionListeners) listener(next)
  }
  const resync = (): void => {
    for (const listener of resyncListeners) listener()
  }
  const sawSeq = (seq: number, expected: number | null): void => {
    const missed = expected !== null && seq !== expected
    lastSeq = seq
    if (missed) resync()
  }

  link.onFrame((raw) => {
    const parsed = HostFrame.safeParse(raw)
    if (!parsed.success) return
    const frame = parsed.data
    switch (frame.t) {
      case 'done':
      case 'fail':
        if (early?.holds(frame.id) === true) ahead.set(frame.id, frame)
        else finish(frame)
        return undefined
      case 'progress':
        return pending.get(frame.id)?.onProgress?.(frame.value)
      case 'hello': {
        const again = lastSeq !== null
        lastSeq = frame.seq
        return again ? resync() : undefined
      }
      case 'event':
        // What was heard ahead may be from before this change.
        early?.drop()
        ahead.clear()
        sawSeq(frame.seq, lastSeq === null ? null : lastSeq + 1)
        for (const listener of eventListeners.get(frame.name) ?? []) listener(frame.payload)
    }
  })
  if ('onConnection' in link) link.onConnection(connectionIs)
  link.onClose(() => connectionIs('closed'))

  const request = <M extends Method>(method: M, input: Input<M>, options: RequestOptions = {}): Promise<Output<M>> => {
    const { signal, onProgress } = options
    if (signal?.aborted === true) return Promise.reject(cancelled())
    if (connection !== 'open' && connection !== 'connecting') return Promise.reject(disconnected())
    const asked = early?.adopt(method, input) ?? null
    if (asked === null) lastId += 1
    const id = asked ?? lastId
    const abort = (): void => {
      const call = settle(id)
      if (call === undefined) return
      link.send({ t: 'cancel', id })
      call.reject(cancelled())
    }
    return new Promise<Output<M>>((resolve, reject) => {
      // Main is trusted and checked by the contract suite; its answers are not parsed again here.
      pending.set(id, { resolve: (output) => resolve(output as Output<M>), reject, onProgress })
      signal?.addEventListener('abort', abort, { once: true })
      const answer = ahead.get(id)
      if (answer !== undefined) {
        ahead.delete(id)
        finish(answer)
      }
      if (asked !== null) return
      try {
        link.send({ t: 'call', id, method, input })
      } catch (error) {
        settle(id)?.reject(unsendable(error))
      }
    }).finally(() => signal?.removeEventListener('abort', abort))
  }

  return {
    request,
    on(event, listener) {
      // Payloads come from main as its contract says; see above.
      return add(listenersOf(eventListeners, event), listener as (payload: unknown) => void)
    },
    onResync: (listener) => add(resyncListeners, listener),
    connection: () => connection,
    onConnection: (listener) => add(connectionListeners, listener),
  }
}

function listenersOf<T>(table: Map<string, Set<T>>, name: string): Set<T> {
  const found = table.get(name)
  if (found !== undefined) return found
  const made = new Set<T>()
  table.set(name, made)
  return made
}

/** Adds a listener under an entry of its own, so that adding one function twice and removing it once leaves one. */
function add<A extends readonly unknown[]>(
  set: Set<(...args: A) => void>,
  listener: (...args: A) => void,
): Unsubscribe {
  const own = (...args: A): void => listener(...args)
  set.add(own)
  return () => void set.delete(own)
}

function cancelled(): AppError {
  return new AppError('cancelled', 'This was cancelled.')
}

function disconnected(): AppError {
  return new AppError(
    'disconnected',
    'Offprint is not answering. What was saved is safe; it will go on when it is back.',
  )
}

function unsendable(cause: unknown): AppError {
  const message =
    cause instanceof FrameTooLarge
      ? 'This is too large to send at once. Save it as a file and open that instead.'
      : 'This could not be sent.'
  return new AppError('invalid-input', message, { cause })
}
