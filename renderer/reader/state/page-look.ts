// How pages are shown: as they are, on sepia paper, inverted, or in high contrast. What the paper was given, else what
// all papers were given, else what goes with the theme.
import { useSyncExternalStore } from 'react'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { PageLook } from '../../../preload/model/reading.ts'
import { api } from '../../app/api.ts'
import { saveSettings, useApp } from '../../app/app-store.ts'
import { reportFailure } from '../../app/failures.ts'
import { lookOf } from './look-of.ts'

/** What the style sheets hang on: whether pages are inverted, and which look it is. */
export interface ShownLook {
  readonly look: PageLook
  /** How what is drawn over the page blends with it. */
  readonly pages: 'light' | 'sepia' | 'dark'
}

/** The look of a paper's pages now; `own` is what its record says. */
export function usePageLook(own: PageLook | null): ShownLook {
  const theme = useSyncExternalStore(onTheme, () => document.documentElement.dataset['theme'] ?? 'light')
  const forced = useSyncExternalStore(onForced, () => forcedColors.matches)
  const settings = useApp((state) => state.settings)
  const look = forced ? 'contrast' : lookOf(own, settings, theme)
  const darkTheme = theme === 'dark' || theme === 'black'
  const inverted = look === 'dark' || look === 'black' || (look === 'contrast' && darkTheme)
  return { look, pages: inverted ? 'dark' : look === 'sepia' ? 'sepia' : 'light' }
}

/** Gives a look to one paper, or to all (`paper` null). `theme` goes with the theme again. */
export function saveLook(paper: PaperId | null, look: PageLook | 'theme'): void {
  if (paper === null) void saveSettings({ pageLook: look })
  else {
    const view = { look: look === 'theme' ? null : look }
    api().request('reading.saveView', { id: paper, view }).catch(reportFailure)
  }
}

const forcedColors = window.matchMedia('(forced-colors: active)')

function onForced(changed: () => void): () => void {
  forcedColors.addEventListener('change', changed)
  return () => forcedColors.removeEventListener('change', changed)
}

function onTheme(changed: () => void): () => void {
  addEventListener('offprint:theme', changed)
  return () => removeEventListener('offprint:theme', changed)
}
