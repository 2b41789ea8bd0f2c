// What of tags and lists some papers share: how many of them have each. For ticks that say all, some or none.
import { useEffect, useState } from 'react'
import type { ListId, PaperId } from '../../preload/model/ids.ts'
import { api } from '../app/api.ts'
import { coalesce } from '../app/coalesce.ts'
import { reportFailure } from '../app/failures.ts'

export interface Shares {
  readonly total: number
  /** Null until they are known. */
  readonly tags: ReadonlyMap<string, number> | null
  readonly lists: ReadonlyMap<ListId, number> | null
}

/** The shares of some papers, asked for again when the library changed. */
export function useShares(ids: readonly PaperId[]): Shares {
  const [shares, setShares] = useState<Shares>({ total: ids.length, tags: null, lists: null })
  useEffect(() => {
    let gone = false
    const fetch = (): void => {
      api()
        .request('papers.shares', { ids: [...ids] })
        .then(({ total, tags, lists }) => {
          if (gone) return
          setShares({
            total,
            tags: new Map(tags.map(({ tag, count }) => [tag, count])),
            lists: new Map(lists.map(({ id, count }) => [id, count])),
          })
        })
        .catch(reportFailure)
    }
    const stops = [api().on('library.changed', coalesce(150, fetch)), api().onResync(fetch)]
    fetch()
    return () => {
      gone = true
      for (const stop of stops) stop()
    }
  }, [ids])
  return shares
}
