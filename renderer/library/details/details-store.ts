// Everything about the paper in the details pane: a snapshot, fetched when another paper is chosen or this one changed.
import { useEffect, useState } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperDetail } from '../../../preload/model/paper.ts'
import { api } from '../../app/api.ts'
import { coalesce } from '../../app/coalesce.ts'
import { failureMessage } from '../../app/failures.ts'
import { keepPapers } from '../paper-store.ts'

interface DetailState {
  readonly detail: PaperDetail | null
  readonly failure: string | null
}

/** The detail of a paper, kept up to date. The last one stays while the next is on its way. */
export function usePaperDetail(id: PaperId | null): DetailState & { readonly retry: () => void } {
  const [state, setState] = useState<DetailState>({ detail: null, failure: null })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (id === null) return
    const abort = new AbortController()
    const fetchIt = (): void => {
      api()
        .request('papers.get', { id }, { signal: abort.signal })
        .then((detail) => {
          keepPapers([detail.summary])
          setState({ detail, failure: null })
        })
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setState({ detail: null, failure: failureMessage(error) })
        })
    }
    const soon = coalesce(150, fetchIt)
    const stops = [
      api().on('library.changed', ({ papers }) => {
        if (papers.length === 0 || papers.includes(id)) soon()
      }),
      api().onResync(soon),
    ]
    fetchIt()
    return () => {
      abort.abort()
      for (const stop of stops) stop()
    }
  }, [id, attempt])
  return { ...state, retry: () => setAttempt((count) => count + 1) }
}
