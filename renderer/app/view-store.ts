// The window's own state that outlives a screen: which panes are open. Kept in this browser, not in the library.
import { create } from 'zustand'
import { keepHere, keptHere } from './kept-here.ts'

interface ViewState {
  readonly sidebar: boolean
  readonly details: boolean
  /** The details over the list, on windows without room beside it; opened on purpose each time. */
  readonly peek: boolean
  /** The sidebar as a drawer, on narrow windows; closes with every step. */
  readonly drawer: boolean
  readonly help: boolean
  readonly downloads: boolean
  readonly palette: boolean
}

const KEY = 'offprint:view'

export const useView = create<ViewState>(() => ({
  sidebar: true,
  details: window.innerWidth >= 1180,
  ...remembered(),
  peek: false,
  drawer: false,
  help: false,
  downloads: false,
  palette: false,
}))

/** Changes what is open. */
export function showView(change: Partial<ViewState>): void {
  useView.setState(change)
  const { sidebar, details } = useView.getState()
  keepHere(KEY, { sidebar, details })
}

/** Shows or hides the details: beside the list where there is room, else over it. */
export function toggleDetails(): void {
  const { details, peek } = useView.getState()
  showView(window.matchMedia(MEDIUM).matches ? { peek: !peek } : { details: !details })
}

/** Below this the sidebar is a drawer. */
export const NARROW = '(max-width: 759px)'
/** Below this the details slide over the list. */
export const MEDIUM = '(max-width: 1099px)'

function remembered(): Partial<Pick<ViewState, 'sidebar' | 'details'>> {
  const value = keptHere(KEY)
  if (typeof value !== 'object' || value === null) return {}
  return {
    ...('sidebar' in value && typeof value.sidebar === 'boolean' ? { sidebar: value.sidebar } : {}),
    ...('details' in value && typeof value.details === 'boolean' ? { details: value.details } : {}),
  }
}
