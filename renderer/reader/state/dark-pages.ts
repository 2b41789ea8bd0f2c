// How pages are shown in the theme there is: as they are, on sepia paper, or inverted.
import { useSyncExternalStore } from 'react'
import { useApp } from '../../app/app-store.ts'

export type PageLook = 'light' | 'sepia' | 'dark'

/** The look of the pages now. */
export function usePageLook(): PageLook {
  const theme = useSyncExternalStore(
    (changed) => {
      addEventListener('offprint:theme', changed)
      return () => removeEventListener('offprint:theme', changed)
    },
    () => document.documentElement.dataset['theme'] ?? 'light',
  )
  const darkPages = useApp((state) => state.settings.darkPages)
  if (theme === 'sepia') return 'sepia'
  return (theme === 'dark' || theme === 'black') && darkPages ? 'dark' : 'light'
}
