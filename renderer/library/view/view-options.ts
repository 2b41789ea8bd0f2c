// How the library is looked at: the filter's words, and for each view its form, order, groups and columns. The choices are
// remembered in the library; a copy in this browser lets the first screen ask for the right papers at once.
import { create } from 'zustand'
import { ViewChoices, type ViewChoice } from '../../../preload/model/view.ts'
import { saveSettings, useApp } from '../../app/app-store.ts'
import { keepHere, keptHere } from '../../app/kept-here.ts'
import type { LibraryFilter } from '../../app/routes.ts'
import { firstChoice } from './columns.ts'

const KEY = 'offprint:views'
/** Views remembered at once; the longest untouched are forgotten. */
const MOST_VIEWS = 100

interface ViewOptions {
  readonly text: string
  /** Groups whose papers are folded away, by view. Not remembered. */
  readonly closed: Readonly<Record<string, ReadonlySet<string>>>
}

export const useViewOptions = create<ViewOptions>(() => ({ text: '', closed: {} }))

/** Narrows to papers that match some words. */
export function filterBy(text: string): void {
  useViewOptions.setState({ text })
}

/** The name under which a view's choice is remembered. */
export function viewKey(filter: LibraryFilter): string {
  if (filter.status) return filter.status
  if (filter.inbox) return 'inbox'
  if (filter.starred) return 'starred'
  return filter.tag ? `tag:${filter.tag}`.slice(0, 200) : 'all'
}

/** The choice of a view; one that was never touched looks as "all papers" does. */
export function useViewChoice(key: string): ViewChoice {
  return useApp(({ settings }) => choiceOf(settings.views, key))
}

/** The choice of a view among those remembered. */
export function choiceOf(views: ViewChoices, key: string): ViewChoice {
  return views[key] ?? views['all'] ?? firstChoice
}

/** Changes how a view is looked at; the screen follows at once. */
export function changeView(key: string, change: (choice: ViewChoice) => ViewChoice): void {
  const { views } = useApp.getState().settings
  const before = choiceOf(views, key)
  const after = change(before)
  if (after === before) return
  const { [key]: _, ...others } = views
  const kept = Object.entries(others).slice(-(MOST_VIEWS - 1))
  void saveSettings({ views: { ...Object.fromEntries(kept), [key]: after } })
}

const noneClosed: ReadonlySet<string> = new Set()

/** The groups of a view that are folded. */
export function useClosedGroups(key: string): ReadonlySet<string> {
  return useViewOptions((state) => state.closed[key] ?? noneClosed)
}

/** Folds groups of a view, and only those. */
export function closeGroups(key: string, closed: ReadonlySet<string>): void {
  useViewOptions.setState((state) => ({ closed: { ...state.closed, [key]: closed } }))
}

/** Takes the copy of the last time, and keeps it up to date. Call once, before the first screen. */
export function startViewOptions(): void {
  const views = remembered()
  if (views) useApp.setState(({ settings }) => ({ settings: { ...settings, views } }))
  useApp.subscribe(({ settings }, before) => {
    if (settings.views !== before.settings.views) keepHere(KEY, settings.views)
  })
}

function remembered(): ViewChoices | null {
  return ViewChoices.safeParse(keptHere(KEY)).data ?? null
}
