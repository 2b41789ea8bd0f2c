// The papers and lists the palette asks main for while it is open. Only the newest question counts.
import { useEffect, useState } from 'react'
import type { ListSummary } from '../../../preload/model/list.ts'
import type { PaperSummary } from '../../../preload/model/paper.ts'
import { api } from '../api.ts'
import { useApp } from '../app-store.ts'
import { reportFailure } from '../failures.ts'

/** Papers asked for, of which those whose titles match are shown. */
const ASKED = 200

/** Papers by what is typed; those opened last while nothing is. */
export function usePalettePapers(typed: string): readonly PaperSummary[] {
  const [papers, setPapers] = useState<readonly PaperSummary[]>([])
  const text = typed.trim()
  useEffect(() => {
    const asking = new AbortController()
    const query = text ? { text, sort: 'opened' as const, limit: ASKED } : { sort: 'opened' as const, limit: 5 }
    api()
      .request('papers.query', query, { signal: asking.signal })
      .then((answer) => {
        if (asking.signal.aborted) return
        setPapers(text ? answer.papers : answer.papers.filter(({ openedAt }) => openedAt !== null))
      })
      .catch(reportFailure)
    return () => asking.abort()
  }, [text])
  return papers
}

/** Every list, those in the archive too. */
export function usePaletteLists(): readonly ListSummary[] {
  const known = useApp((state) => state.lists)
  const [lists, setLists] = useState<readonly ListSummary[]>(known ?? [])
  useEffect(() => {
    const asking = new AbortController()
    api()
      .request('lists.all', {}, { signal: asking.signal })
      .then((answer) => setLists(answer.lists))
      .catch(reportFailure)
    return () => asking.abort()
  }, [])
  return lists
}
