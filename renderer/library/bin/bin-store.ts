// What the bin holds, by pages of 200, and what can be done with it.
import { useEffect, useState } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { BinnedPaper } from '../../../preload/model/bin.ts'
import { api } from '../../app/api.ts'
import { coalesce } from '../../app/coalesce.ts'
import { failureMessage, reportFailure } from '../../app/failures.ts'
import { longWork } from '../../app/long-work.ts'
import { toast } from '../../app/toasts.ts'
import { t } from '../../app/words/words.ts'

interface BinState {
  readonly state: 'loading' | 'ready' | 'failed'
  readonly message: string | null
  readonly total: number
  readonly bytes: number
  readonly papers: readonly BinnedPaper[]
}

const PAGE = 200
const empty: BinState = { state: 'loading', message: null, total: 0, bytes: 0, papers: [] }
/** The pages that show the bin, told when it was emptied: that is no change of the library. */
const shown = new Set<() => void>()

/** The bin, fetched anew when papers came or went; `more` shows another page. */
export function useBin(): BinState & { readonly more: () => void; readonly retry: () => void } {
  const [bin, setBin] = useState(empty)
  const [limit, setLimit] = useState(PAGE)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    const fetch = (): void => {
      api()
        .request('bin.list', { offset: 0, limit }, { signal: abort.signal })
        .then((answer) => setBin({ state: 'ready', message: null, ...answer }))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setBin({ ...empty, state: 'failed', message: failureMessage(error) })
        })
    }
    const soon = coalesce(300, fetch)
    const stops = [api().on('library.changed', soon), api().onResync(soon)]
    shown.add(fetch)
    fetch()
    return () => {
      abort.abort()
      shown.delete(fetch)
      for (const stop of stops) stop()
    }
  }, [limit, attempt])
  return {
    ...bin,
    more: () => setLimit((before) => Math.min(1000, before + PAGE)),
    retry: () => setAttempt((before) => before + 1),
  }
}

/** Brings papers back into the library; undo removes them again. */
export async function bringBack(ids: readonly PaperId[]): Promise<void> {
  try {
    const { restored } = await longWork(t('library:bin.bringBack'), (options) =>
      api().request('papers.bringBack', { ids: [...ids] }, options),
    )
    if (restored.length === 0) return
    toast(t('library:bin.back', { count: restored.length }), {
      undo: () => api().request('papers.remove', { ids: restored }),
    })
  } catch (error) {
    reportFailure(error)
  }
}

/** Deletes for good what is named, or all (null). */
export async function emptyBin(entries: readonly string[] | null): Promise<void> {
  try {
    const { deleted, kept } = await longWork(t('library:bin.emptying'), (options) =>
      api().request('bin.empty', { entries: entries && [...entries] }, options),
    )
    if (deleted > 0) toast(t('library:bin.emptied', { count: deleted }))
    if (kept > 0) toast(t('library:bin.kept', { count: kept }), { tone: 'warning' })
  } catch (error) {
    reportFailure(error)
  }
  for (const fetch of shown) fetch()
}
