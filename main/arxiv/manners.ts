// arXiv's mood and our manners: how long to keep still after being throttled, when to stop altogether, when it is only
// the network. Steps from arxiv.md §7: 60 s, 5, 15, 30 min with jitter; Retry-After is honoured; 403 stops for hours.
import { AppError } from '../../preload/errors.ts'
import type { ArxivState } from '../../preload/model/app.ts'
import { say, type Sentence } from '../../preload/said.ts'

const second = 1000
const minute = 60 * second
const steps = [minute, 5 * minute, 15 * minute, 30 * minute] as const
const longestRetryAfter = 6 * 60 * minute
/** “Continuing after a 403 will be interpreted as an attack” (arXiv help/robots). */
const stopFor = 6 * 60 * minute

export interface Manners {
  /** The error that a request has to fail with now, or null when one may go out. */
  refusal(): AppError | null
  /** arXiv throttles; `retryAfter` is the header as sent. Answers with the error to throw. */
  throttled(retryAfter: string | null): AppError
  /** arXiv refuses this program. Answers with the error to throw. */
  blocked(): AppError
  /** arXiv could not be reached. */
  unreachable(): AppError
  /** arXiv answered as it should. */
  succeeded(): void
  state(): Omit<ArxivState, 'waiting'>
  /** Why nothing can be asked now, or null. */
  sentence(): Sentence | null
  close(): void
}

/** Makes the manners. `changed` is called when the state changes, also when a cool-down ends by itself. */
export function createManners(options: {
  readonly now?: () => Date
  readonly random?: () => number
  readonly changed?: () => void
}): Manners {
  const now = options.now ?? (() => new Date())
  const random = options.random ?? Math.random
  const changed = options.changed ?? (() => undefined)
  let state: 'ready' | 'cooling' | 'stopped' | 'offline' = 'ready'
  let until: Date | null = null
  let level = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  function enter(next: typeof state, end: Date | null): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const same = state === next && until?.getTime() === end?.getTime()
    state = next
    until = end
    if (end !== null) {
      timer = setTimeout(expire, Math.max(0, end.getTime() - now().getTime()) + 1)
      timer.unref?.()
    }
    if (!same) changed()
  }

  /** Ends a cool-down whose time has come; the clock decides, not the timer. */
  function expire(): void {
    if (until !== null && now() >= until) enter('ready', null)
  }

  function sentence(): Sentence | null {
    if (state === 'cooling' && until !== null) {
      return say('arxiv.cooling', { until: until.toISOString() })
    }
    if (state === 'stopped' && until !== null) {
      return say('arxiv.stopped', { until: until.toISOString() })
    }
    if (state === 'offline') return say('arxiv.offline')
    return null
  }

  function asError(): AppError {
    const details = { until: until?.toISOString() ?? null }
    return state === 'stopped'
      ? new AppError('remote', sentence() ?? '', { details: { ...details, stopped: true } })
      : new AppError('rate-limited', sentence() ?? '', { details })
  }

  return {
    refusal() {
      expire()
      return state === 'cooling' || state === 'stopped' ? asError() : null
    },
    throttled(retryAfter) {
      const asked = readRetryAfter(retryAfter, now())
      const step = steps[Math.min(level, steps.length - 1)] ?? minute
      const wait = asked ?? step * (1 + 0.2 * random())
      level += 1
      if (state !== 'stopped') enter('cooling', new Date(now().getTime() + wait))
      return asError()
    },
    blocked() {
      enter('stopped', new Date(now().getTime() + stopFor))
      return asError()
    },
    unreachable() {
      if (state === 'ready') enter('offline', null)
      return new AppError('offline', say('arxiv.offline'))
    },
    succeeded() {
      level = 0
      if (state === 'offline') enter('ready', null)
    },
    state() {
      expire()
      return { state, until: until?.toISOString() ?? null, ...(sentence() ?? { message: null }) }
    },
    sentence,
    close() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}

/** The wait in ms that a Retry-After header asks for, as seconds or as a date; null without a sensible one. */
export function readRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? ''
  if (text === '') return null
  const wait = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * second : Date.parse(text) - now.getTime()
  if (!Number.isFinite(wait)) return null
  return Math.min(longestRetryAfter, Math.max(second, wait))
}
