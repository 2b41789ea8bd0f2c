// The tabs of this window: loaded once from the library, kept there whenever they change, and in step with the address,
// which always names the paper that has the keys. Small: the first screen imports it.
// Two windows on one library have their own tabs; the one that changed last is what comes back.
import { create } from 'zustand'
import type { PaperId, Version } from '../../../preload/model/ids.ts'
import { noTabs, type OpenTabs, type PanePlace, type TabPane } from '../../../preload/model/tabs.ts'
import type { KeptTrail } from '../../../preload/model/trail.ts'
import { api } from '../../app/api.ts'
import { reportFailure } from '../../app/failures.ts'
import { currentRoute, go, parseRoute, type Route } from '../../app/routes.ts'
import { cameFrom } from '../came-from.ts'
import { RailTab, showPanels, usePanels } from '../state/panels.ts'
import { Saver } from '../state/saver.ts'
import * as on from './workspace.ts'

interface TabsState {
  /** The tabs have come from the library: until then no paper is drawn. */
  readonly ready: boolean
  readonly tabs: OpenTabs
}

export const useTabs = create<TabsState>(() => ({ ready: false, tabs: noTabs }))

/** Where panes stand, beside the store: a place changes with every step of the wheel, and nothing is drawn from it. */
const places = new Map<string, PanePlace>()
/** The way one came in each pane, by the same reason. */
const trails = new Map<string, KeptTrail>()
const newId: on.NewId = () => crypto.randomUUID().slice(0, 8)
let saver: Saver<null> | null = null

/** Fetches the tabs and follows the address. Call once, before the first screen is drawn. */
export function startTabs(): void {
  const client = api()
  addEventListener('hashchange', (event) => follow(currentRoute(), parseRoute(new URL(event.oldURL).hash)))
  addEventListener('pagehide', () => void saver?.flush())
  usePanels.subscribe(({ rail }, before) => {
    if (rail !== before.rail && currentRoute().at === 'paper') change((tabs) => on.tabChanged(tabs, { rail }))
  })
  const load = async (): Promise<void> => {
    if (useTabs.getState().ready && saver) return
    try {
      const kept = await client.request('tabs.get', {})
      saver = new Saver({ wait: 400, save: () => client.request('tabs.save', withPlaces(useTabs.getState().tabs)) })
      const asked = useTabs.getState().tabs
      useTabs.setState({ ready: true, tabs: kept })
      // What was opened while they were on their way.
      for (const { panes } of asked.tabs) for (const pane of panes) openInTab(pane.paper, pane.version, pane.title)
      arrive()
    } catch (error) {
      // Papers are read without tabs that come back; the link, when it is there again, brings them.
      useTabs.setState({ ready: true })
      arrive()
      reportFailure(error)
    }
  }
  void load()
  client.onConnection((connection) => {
    if (connection === 'open' && !saver && useTabs.getState().ready) void load()
  })
}

/** What a paper in a pane remembers between two times on the screen. */
export function placeOf(pane: string): PanePlace | null {
  return places.get(pane) ?? null
}

/** A pane stands somewhere else now. */
export function keepPlace(pane: string, place: PanePlace): void {
  places.set(pane, place)
  saver?.put(null)
}

/** The way one came in a pane; null where nobody jumped there yet. */
export function trailOf(pane: string): KeptTrail | null {
  return trails.get(pane) ?? null
}

/** One came another way in a pane. */
export function keepTrail(pane: string, trail: KeptTrail): void {
  trails.set(pane, trail)
  saver?.put(null)
}

/** Says what a paper is called, for the bar. */
export function keepTitle(pane: string, title: string): void {
  change((tabs) => {
    const known = tabs.tabs.some(({ panes }) => panes.some(({ id, title: now }) => id === pane && now === title))
    return known ? tabs : on.paneChanged(tabs, pane, { title })
  })
}

/** Opens a paper in a tab of its own; the one that is looked at stays. */
export function openInTab(paper: PaperId, version: Version | null = null, title?: string): void {
  change((tabs) =>
    on.opened(tabs, { ...asking(paper, version), ...(title ? { title } : {}) }, newId, { current: false }),
  )
  if (title) return
  void api()
    .request('papers.get', { id: paper })
    .then(({ summary }) => {
      const panes = useTabs.getState().tabs.tabs.flatMap((tab) => tab.panes)
      for (const pane of panes) if (pane.paper === paper && pane.title === '') keepTitle(pane.id, summary.title)
    })
    .catch(reportFailure)
}

/** Opens a paper beside the one that was looked at last. */
export function openBeside(paper: PaperId, version: Version | null = null): void {
  changeAndShow((tabs) => on.beside(tabs, asking(paper, version), newId))
}

/** Changes the tabs and goes to the paper that has the keys then; to where one came from when none is left. */
export function changeAndShow(how: (tabs: OpenTabs, newId: on.NewId) => OpenTabs): boolean {
  const before = useTabs.getState().tabs
  change((tabs) => how(tabs, newId))
  const { tabs } = useTabs.getState()
  if (tabs === before) return false
  const tab = on.currentTab(tabs)
  if (!tab) {
    go(cameFrom(), { replace: true })
    return true
  }
  if (tab.id !== before.current) showRail(tab.rail)
  const pane = on.activePane(tab)
  if (pane) showPane(pane)
  return true
}

/** Changes the tabs; what is on the screen stays. */
export function change(how: (tabs: OpenTabs, newId: on.NewId) => OpenTabs): void {
  const { tabs } = useTabs.getState()
  const next = how(tabs, newId)
  if (next === tabs) return
  useTabs.setState({ tabs: next })
  const panes = new Set(
    [...next.tabs, ...next.closed.map(({ tab }) => tab)].flatMap((tab) => tab.panes.map(({ id }) => id)),
  )
  for (const known of [places, trails]) for (const id of known.keys()) if (!panes.has(id)) known.delete(id)
  saver?.put(null)
}

/** The address of a pane. */
export function routeOf({ paper, version }: Pick<TabPane, 'paper' | 'version'>): Route {
  return { at: 'paper', id: paper, version, query: new URLSearchParams() }
}

/** Switching tabs is not a step one goes back from: the way back leads to where one came from. */
function showPane(pane: TabPane): void {
  const route = currentRoute()
  const there = route.at === 'paper' && route.id === pane.paper && (route.version ?? pane.version) === pane.version
  if (!there) go(routeOf(pane), { replace: route.at === 'paper' })
}

function asking(paper: PaperId, version: Version | null): on.Asked {
  return { paper, version, rail: usePanels.getState().rail }
}

/** The window begins at a paper: it is opened beside what was open. */
function arrive(): void {
  const route = currentRoute()
  if (route.at !== 'paper') return
  change((tabs) => on.opened(tabs, asking(route.id, route.version), newId, { current: true }))
  follow(route, null)
  // The tab may be one that came back: what stood beside its pages stands there again.
  const tab = on.currentTab(useTabs.getState().tabs)
  if (tab) showRail(tab.rail)
}

function follow(route: Route, from: Route | null): void {
  if (route.at !== 'paper') return
  const before = useTabs.getState().tabs.current
  const apart = from !== null && from.at !== 'paper'
  change((tabs) => on.visit(tabs, asking(route.id, route.version), newId, { apart }))
  const tab = on.currentTab(useTabs.getState().tabs)
  if (tab && (tab.id !== before || apart)) showRail(tab.rail)
}

function showRail(rail: string | null): void {
  const known = RailTab.nullable().safeParse(rail)
  if (known.success && usePanels.getState().rail !== known.data) showPanels({ rail: known.data })
}

/** The tabs with what is kept beside them. A way of its own only a pane has that is not its paper's only one. */
export function withPlaces(tabs: OpenTabs): OpenTabs {
  const all = [...tabs.tabs, ...tabs.closed.map(({ tab }) => tab)].flatMap(({ panes }) => panes)
  const twice = (pane: TabPane): boolean => all.some(({ id, paper }) => id !== pane.id && paper === pane.paper)
  const kept = (pane: TabPane): TabPane => ({
    ...pane,
    place: places.get(pane.id) ?? pane.place,
    trail: twice(pane) ? (trails.get(pane.id) ?? pane.trail) : null,
  })
  const placed = (tab: OpenTabs['tabs'][number]): OpenTabs['tabs'][number] => ({ ...tab, panes: tab.panes.map(kept) })
  return {
    ...tabs,
    tabs: tabs.tabs.map(placed),
    closed: tabs.closed.map(({ tab, at }) => ({ tab: placed(tab), at })),
  }
}
