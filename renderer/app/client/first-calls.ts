// The questions every start asks first, asked while the screens' code is still being read: those of the last start on
// the same route are sent as soon as the link is there. Their answers wait for whoever asks the same; nothing is shown
// from the last time. Small on purpose: this runs before the app is loaded.
import type { Input, Method } from '../../../preload/contract.ts'
import type { ClientFrame, HostFrame } from '../../../preload/frames.ts'
import type { Link } from '../../../preload/link.ts'
import type { ReconnectingLink } from './client.ts'

/** What may be asked ahead: questions that change nothing. */
const ahead = [
  'app.info',
  'arxiv.state',
  'downloads.state',
  'lists.all',
  'lists.get',
  'papers.counts',
  'papers.get',
  'papers.query',
  'tags.colors',
] as const satisfies readonly Method[]

const KEY = 'offprint:first-calls'
const MOST = 12
/** Characters: they travel in an address. */
const LONGEST = 4000
/** Milliseconds after the page's beginning: what is asked until then is remembered; answers not fetched by then are dropped. */
const UNTIL = 3000

interface AskedCall {
  readonly method: string
  readonly input: unknown
}

/** A link whose first questions are asked; frames that come before the client listens are held for it. */
export interface EarlyLink {
  readonly link: Link | ReconnectingLink
  /** The id of a call that was sent already and asks the same; each is given once. Null where there is none. */
  adopt<M extends Method>(method: M, input: Input<M>): number | null
  /** Whether a call with this id may still be adopted. */
  holds(id: number): boolean
  /** What was heard ahead may be stale now. */
  drop(): void
  /** Ids up to this one are taken. */
  readonly lastId: number
}

/** Opens a link with the first questions as its first frames. */
export function askAhead(openLink: (ahead: readonly ClientFrame[]) => Link | ReconnectingLink): EarlyLink {
  const calls = remembered()
  const open = new Map(calls.map(({ method, input }, index) => [keyOf(method, input), index + 1]))
  const link = openLink(calls.map(({ method, input }, index) => ({ t: 'call', id: index + 1, method, input })))
  // What was waiting for a link that never stood is gone with it.
  if ('onConnection' in link) link.onConnection((connection) => connection === 'open' || open.clear())
  return {
    link: holdFrames(link),
    lastId: calls.length,
    adopt(method, input) {
      note(method, input)
      const key = keyOf(method, input)
      const id = performance.now() < UNTIL ? open.get(key) : undefined
      open.delete(key)
      return id ?? null
    },
    holds: (id) => [...open.values()].includes(id),
    drop: () => open.clear(),
  }
}

/** Holds what arrives until the first listener is there. */
function holdFrames<L extends Link>(link: L): L {
  let held: HostFrame[] | null = []
  link.onFrame((frame) => void held?.push(frame))
  return {
    ...link,
    onFrame(listener) {
      const frames = held ?? []
      held = null
      const stop = link.onFrame(listener)
      for (const frame of frames) listener(frame)
      return stop
    },
  }
}

const asked: AskedCall[] = []
const begun = location.hash
let waiting = false

/** Remembers a question of this start for the next one; written down when the window has nothing else to do. */
function note(method: Method, input: unknown): void {
  if (performance.now() > UNTIL || asked.length >= MOST || !isAhead(method)) return
  if (asked.some((call) => keyOf(call.method, call.input) === keyOf(method, input))) return
  asked.push({ method, input })
  if (!waiting) requestIdleCallback(writeDown)
  waiting = true
}

function writeDown(): void {
  waiting = false
  try {
    localStorage.setItem(KEY, JSON.stringify({ hash: begun, calls: asked }))
  } catch {
    // Not remembered: the next start asks a little later.
  }
}

function remembered(): readonly AskedCall[] {
  try {
    const written = localStorage.getItem(KEY) ?? 'null'
    if (written.length > LONGEST) return []
    const value: unknown = JSON.parse(written)
    if (typeof value !== 'object' || value === null || !('hash' in value) || !('calls' in value)) return []
    if (value.hash !== begun || !Array.isArray(value.calls)) return []
    return value.calls.filter(isAskedCall).slice(0, MOST)
  } catch {
    return []
  }
}

function isAskedCall(value: unknown): value is AskedCall {
  return (
    typeof value === 'object' &&
    value !== null &&
    'method' in value &&
    typeof value.method === 'string' &&
    isAhead(value.method) &&
    'input' in value
  )
}

function isAhead(method: string): boolean {
  return ahead.some((known) => known === method)
}

function keyOf(method: string, input: unknown): string {
  return `${method} ${JSON.stringify(input)}`
}
