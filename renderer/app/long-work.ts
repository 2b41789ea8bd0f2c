// Work on many papers that takes a while: how far it is, and stopping it. Shown by long-work-bars.tsx.
import { create } from 'zustand'
import type { RequestOptions } from './client/client.ts'

export interface LongWork {
  readonly id: number
  readonly title: string
  readonly done: number
  readonly total: number
  readonly cancel: () => void
}

/** Work that takes less is not shown at all, in milliseconds. */
const UNSEEN = 250

export const useLongWork = create<{ readonly works: readonly LongWork[] }>(() => ({ works: [] }))
let lastId = 0

/**
 * Runs a request that tells `{ done, total }` and stops when its signal aborts. Where it takes longer than a moment, a bar
 * shows it, with a button that cancels. Rejects as the request does.
 */
export async function longWork<T>(title: string, run: (options: RequestOptions) => Promise<T>): Promise<T> {
  const id = ++lastId
  const abort = new AbortController()
  let [shown, now] = [false, { done: 0, total: 0 }]
  const show = (): void => {
    if (!shown || now.total < 2) return
    const work = { id, title, ...now, cancel: () => abort.abort() }
    useLongWork.setState(({ works }) => ({ works: [...works.filter((each) => each.id !== id), work] }))
  }
  const timer = setTimeout(() => {
    shown = true
    show()
  }, UNSEEN)
  try {
    return await run({
      signal: abort.signal,
      onProgress: (value) => {
        now = shareOf(value) ?? now
        show()
      },
    })
  } finally {
    clearTimeout(timer)
    useLongWork.setState(({ works }) => ({ works: works.filter((each) => each.id !== id) }))
  }
}

function shareOf(value: unknown): { readonly done: number; readonly total: number } | null {
  if (typeof value !== 'object' || value === null || !('done' in value) || !('total' in value)) return null
  const { done, total } = value
  return typeof done === 'number' && typeof total === 'number' ? { done, total } : null
}
