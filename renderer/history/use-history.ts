// Fetches what was read, anew when the period or the library changes.
import { useEffect, useState } from 'react'
import type { ReadingHistory } from '../../preload/model/history.ts'
import { api } from '../app/api.ts'
import { coalesce } from '../app/coalesce.ts'
import { failureMessage } from '../app/failures.ts'

export interface HistoryState {
  /** The last answer; of an earlier period while the new one is on its way. */
  readonly history: ReadingHistory | null
  readonly message: string | null
}

/** The reading since a day (null: all). */
export function useHistory(since: string | null): HistoryState {
  const [state, setState] = useState<HistoryState>({ history: null, message: null })
  useEffect(() => {
    const leaving = new AbortController()
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const fetch = (): void => {
      api()
        .request('reading.history', { since, timeZone }, { signal: leaving.signal })
        .then((history) => setState({ history, message: null }))
        .catch((error: unknown) => {
          if (!leaving.signal.aborted) setState((before) => ({ ...before, message: failureMessage(error) }))
        })
    }
    // Reading itself changes the library every few seconds.
    const soon = coalesce(2000, fetch)
    const stops = [api().on('library.changed', soon), api().onResync(soon)]
    fetch()
    return () => {
      leaving.abort()
      for (const stop of stops) stop()
    }
  }, [since])
  return state
}
