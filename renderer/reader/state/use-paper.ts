// One paper as the library has it, kept up to date while it is shown.
import { useEffect, useState } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PaperDetail } from '../../../preload/model/paper.ts'
import { api } from '../../app/api.ts'
import { isMissing } from './became.ts'
import { takeAhead } from './paper-ahead.ts'

export type Paper =
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready'
      readonly detail: PaperDetail
      /** It was removed while it was shown. */
      readonly gone: boolean
    }
  | { readonly state: 'failed'; readonly error: unknown }

/** The paper; fetched anew whenever it may have changed. What was shown stays while a refresh fails. */
export function usePaper(id: PaperId): Paper {
  const [paper, setPaper] = useState<Paper>({ state: 'loading' })
  useEffect(() => {
    const client = api()
    const controller = new AbortController()
    let running = false
    let again = false
    let first = true
    const load = async (): Promise<void> => {
      if (running) {
        again = true
        return
      }
      running = true
      try {
        const ahead = first ? await takeAhead(id)?.catch(() => null) : null
        first = false
        const detail = ahead ?? (await client.request('papers.get', { id }, { signal: controller.signal }))
        if (controller.signal.aborted) return
        setPaper({ state: 'ready', detail, gone: false })
      } catch (error) {
        if (!controller.signal.aborted)
          setPaper((shown) =>
            shown.state === 'ready' ? { ...shown, gone: isMissing(error) } : { state: 'failed', error },
          )
      } finally {
        running = false
        if (again && !controller.signal.aborted) {
          again = false
          void load()
        }
      }
    }
    void load()
    const stops = [
      client.on('library.changed', ({ papers }) => {
        if (papers.length === 0 || papers.includes(id)) void load()
      }),
      client.onResync(() => void load()),
    ]
    return () => {
      controller.abort()
      for (const stop of stops) stop()
    }
  }, [id])
  return paper
}
