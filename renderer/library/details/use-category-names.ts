// What arXiv calls its categories, for screens that name them.
import { useEffect, useState } from 'react'

/** arXiv's names of its categories, loaded with the first screen that needs them; null until then. */
export function useCategoryNames(): ReadonlyMap<string, string> | null {
  const [names, setNames] = useState<ReadonlyMap<string, string> | null>(null)
  useEffect(() => {
    let gone = false
    import('./category-names.ts').then(
      ({ categoryNames }) => !gone && setNames(categoryNames),
      // Without them the categories stand as arXiv writes them.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [])
  return names
}
