// A media query as a value that keeps itself up to date.
import { useSyncExternalStore } from 'react'

interface Watched {
  readonly matches: () => boolean
  readonly follow: (changed: () => void) => () => void
}

/** One a query: asking the window anew at each drawing costs as much as a row of a list. */
const known = new Map<string, Watched>()

/** Whether the window matches a media query now. */
export function useMedia(query: string): boolean {
  const { follow, matches } = known.get(query) ?? watch(query)
  return useSyncExternalStore(follow, matches)
}

function watch(query: string): Watched {
  const list = window.matchMedia(query)
  const watched: Watched = {
    matches: () => list.matches,
    follow: (changed) => {
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
  }
  known.set(query, watched)
  return watched
}
