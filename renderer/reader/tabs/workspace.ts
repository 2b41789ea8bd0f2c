// The open tabs and what can be done with them. Pure: every function answers a new workspace, or the same one where
// there is nothing to do.
import type { PaperId, Version } from '../../../preload/model/ids.ts'
import type { OpenTabs, Tab, TabPane } from '../../../preload/model/tabs.ts'

/** A paper that is asked for. `version` null is whichever is open, or would open by itself. */
export interface Asked {
  readonly paper: PaperId
  readonly version: Version | null
  readonly title?: string
  /** The side panel a tab that is made for it begins with. */
  readonly rail?: string | null
}

/** Makes names for new tabs and panes. */
export type NewId = () => string

const MOST_CLOSED = 20

/** The tab that is looked at, or would be; null where there is none. */
export function currentTab(ws: OpenTabs): Tab | null {
  return ws.tabs.find(({ id }) => id === ws.current) ?? null
}

/** The pane that gets the keys in a tab. */
export function activePane(tab: Tab): TabPane | null {
  return tab.panes[tab.active] ?? tab.panes[0] ?? null
}

/**
 * Shows a paper: where it is open already, there; else in place of the one that is looked at, as a browser follows a
 * link. With `apart`, a paper that is not open gets a tab of its own where there is more than one paper to lose.
 */
export function visit(ws: OpenTabs, asked: Asked, newId: NewId, options: { readonly apart?: boolean } = {}): OpenTabs {
  const now = currentTab(ws)
  const order = now ? [now, ...ws.tabs.filter((tab) => tab !== now)] : ws.tabs
  for (const match of [sameVersion, samePaper]) {
    for (const tab of order) {
      const at = paneThat(tab, (pane) => match(pane, asked))
      const pane = tab.panes[at]
      if (!pane) continue
      const version = asked.version ?? pane.version
      const there = pane.version === version ? tab : withPane(tab, at, { ...pane, version, place: null })
      return looked(replaced(ws, there.active === at ? there : { ...there, active: at }), tab.id)
    }
  }
  if (!now || (options.apart && now.panes.length + ws.tabs.length > 2))
    return opened(ws, asked, newId, { current: true })
  return looked(replaced(ws, withPane(now, now.active, paneOf(asked, newId))), now.id)
}

/** Opens a paper in a tab of its own, right of the one that is looked at; where it is open already, nothing changes. */
export function opened(ws: OpenTabs, asked: Asked, newId: NewId, options: { readonly current: boolean }): OpenTabs {
  const known = ws.tabs.find((tab) => paneThat(tab, (pane) => sameVersion(pane, asked)) >= 0)
  if (known) return options.current ? looked(ws, known.id) : ws
  const tab: Tab = { id: newId(), panes: [paneOf(asked, newId)], active: 0, share: 0.5, rail: asked.rail ?? null }
  const at = ws.tabs.findIndex(({ id }) => id === ws.current)
  const tabs = at < 0 ? [...ws.tabs, tab] : ws.tabs.toSpliced(at + 1, 0, tab)
  const next = { ...ws, tabs }
  return options.current ? looked(next, tab.id) : { ...next, current: next.current ?? tab.id }
}

/** Looks at a tab. */
export function looked(ws: OpenTabs, id: string): OpenTabs {
  if (!ws.tabs.some((tab) => tab.id === id)) return ws
  if (ws.current === id && ws.recent[0] === id) return ws
  return { ...ws, current: id, recent: [id, ...ws.recent.filter((other) => other !== id)] }
}

/** Closes a tab; the one that was looked at before it comes up. It can be reopened. */
export function closed(ws: OpenTabs, id: string): OpenTabs {
  const at = ws.tabs.findIndex((tab) => tab.id === id)
  const tab = ws.tabs[at]
  if (!tab) return ws
  const tabs = ws.tabs.toSpliced(at, 1)
  const recent = ws.recent.filter((other) => other !== id)
  const neighbour = tabs[Math.min(at, tabs.length - 1)]?.id ?? null
  return {
    tabs,
    recent,
    current: ws.current === id ? (recent[0] ?? neighbour) : ws.current,
    closed: [...ws.closed, { tab, at }].slice(-MOST_CLOSED),
  }
}

/** Brings back the tab that was closed last, where it stood; what is open meanwhile is looked at instead. */
export function reopened(ws: OpenTabs): OpenTabs {
  const last = ws.closed.at(-1)
  if (!last) return ws
  const rest = { ...ws, closed: ws.closed.slice(0, -1) }
  const isOpen = (pane: TabPane): Tab | undefined =>
    ws.tabs.find((tab) => tab.panes.some((other) => other.id === pane.id || sameVersion(other, pane)))
  const panes = last.tab.panes.filter((pane) => !isOpen(pane))
  if (panes.length === 0) {
    const there = last.tab.panes.map(isOpen).find((tab) => tab !== undefined)
    return there ? looked(rest, there.id) : rest
  }
  const tab = { ...last.tab, panes, active: Math.min(last.tab.active, panes.length - 1) }
  return looked({ ...rest, tabs: ws.tabs.toSpliced(Math.min(last.at, ws.tabs.length), 0, tab) }, tab.id)
}

/** The next tab (1) or the one before (-1), round the ends. */
export function stepped(ws: OpenTabs, by: 1 | -1): OpenTabs {
  const at = ws.tabs.findIndex(({ id }) => id === ws.current)
  const next = ws.tabs.at((at + by) % Math.max(1, ws.tabs.length))
  return next ? looked(ws, next.id) : ws
}

/** The tab at a place, 1-based; 9 is the last, as in browsers. */
export function nth(ws: OpenTabs, number: number): OpenTabs {
  const tab = number >= 9 ? ws.tabs.at(-1) : ws.tabs[number - 1]
  return tab ? looked(ws, tab.id) : ws
}

/** Moves a tab to a place among the others. */
export function moved(ws: OpenTabs, id: string, to: number): OpenTabs {
  const from = ws.tabs.findIndex((tab) => tab.id === id)
  const tab = ws.tabs[from]
  const at = Math.max(0, Math.min(ws.tabs.length - 1, to))
  if (!tab || at === from) return ws
  return { ...ws, tabs: ws.tabs.toSpliced(from, 1).toSpliced(at, 0, tab) }
}

/** Shows the paper one reads twice, side by side, each place its own. */
export function split(ws: OpenTabs, newId: NewId): OpenTabs {
  const tab = currentTab(ws)
  const pane = tab && activePane(tab)
  if (!tab || !pane || tab.panes.length > 1) return ws
  return replaced(ws, { ...tab, panes: [pane, { ...pane, id: newId() }], active: 1 })
}

/** Shows another paper beside the one that has the keys; a tab that held it alone is used up. */
export function beside(ws: OpenTabs, asked: Asked, newId: NewId): OpenTabs {
  const tab = currentTab(ws)
  const mine = tab && activePane(tab)
  if (!tab || !mine) return opened(ws, asked, newId, { current: true })
  const other = ws.tabs.find((each) => each !== tab && paneThat(each, (pane) => sameVersion(pane, asked)) >= 0)
  const pane = (other && other.panes[paneThat(other, (each) => sameVersion(each, asked))]) ?? paneOf(asked, newId)
  const gone = other && other.panes.length === 1 ? other.id : null
  const next = replaced(ws, {
    ...tab,
    panes: [mine, gone ? pane : { ...pane, id: newId() }],
    active: 1,
  })
  if (gone === null) return next
  return {
    ...next,
    tabs: next.tabs.filter(({ id }) => id !== gone),
    recent: next.recent.filter((id) => id !== gone),
  }
}

/** The paper that was looked at before this tab: what `beside` is asked for by key. */
export function lastOther(ws: OpenTabs): TabPane | null {
  const others = ws.recent.flatMap((id) => ws.tabs.filter((tab) => tab.id === id && id !== ws.current))
  const tab = others[0] ?? ws.tabs.find(({ id }) => id !== ws.current)
  return tab ? activePane(tab) : null
}

/** Both sides change places. */
export function swapped(ws: OpenTabs): OpenTabs {
  const tab = currentTab(ws)
  if (!tab || tab.panes.length < 2) return ws
  return replaced(ws, { ...tab, panes: tab.panes.toReversed(), active: 1 - tab.active, share: 1 - tab.share })
}

/** Keeps one side of a tab; the other can be reopened. */
export function unsplit(ws: OpenTabs, keep: number, newId: NewId): OpenTabs {
  const tab = currentTab(ws)
  const [kept, gone] = tab ? [tab.panes[keep], tab.panes[1 - keep]] : []
  if (!tab || !kept || !gone) return ws
  const at = ws.tabs.indexOf(tab) + 1
  const lone: Tab = { ...tab, id: newId(), panes: [gone], active: 0 }
  const next = replaced(ws, { ...tab, panes: [kept], active: 0 })
  // The same paper twice: its other place is not worth a tab.
  if (sameVersion(kept, gone)) return next
  return { ...next, closed: [...ws.closed, { tab: lone, at }].slice(-MOST_CLOSED) }
}

/** The keys go to a side. */
export function focused(ws: OpenTabs, pane: number): OpenTabs {
  const tab = currentTab(ws)
  return tab && tab.active !== pane && tab.panes[pane] ? replaced(ws, { ...tab, active: pane }) : ws
}

/** Changes what is said of one pane. */
export function paneChanged(ws: OpenTabs, id: string, change: Partial<Omit<TabPane, 'id'>>): OpenTabs {
  const tab = ws.tabs.find((each) => each.panes.some((pane) => pane.id === id))
  const at = tab ? paneThat(tab, (pane) => pane.id === id) : -1
  const pane = tab?.panes[at]
  return tab && pane ? replaced(ws, withPane(tab, at, { ...pane, ...change })) : ws
}

/** Changes what is said of the tab one looks at. */
export function tabChanged(ws: OpenTabs, change: Partial<Pick<Tab, 'share' | 'rail'>>): OpenTabs {
  const tab = currentTab(ws)
  return tab ? replaced(ws, { ...tab, ...change }) : ws
}

function paneOf({ paper, version, title = '' }: Asked, newId: NewId): TabPane {
  return { id: newId(), paper, version, title, place: null, trail: null }
}

function withPane(tab: Tab, at: number, pane: TabPane): Tab {
  return { ...tab, panes: tab.panes.with(at, pane) }
}

function replaced(ws: OpenTabs, tab: Tab): OpenTabs {
  return { ...ws, tabs: ws.tabs.map((each) => (each.id === tab.id ? tab : each)) }
}

/** The place of a pane in its tab, the active one first; -1 where none is meant. */
function paneThat(tab: Tab, matches: (pane: TabPane) => boolean): number {
  const active = activePane(tab)
  return active && matches(active) ? tab.panes.indexOf(active) : tab.panes.findIndex(matches)
}

function sameVersion(pane: TabPane, asked: Asked | TabPane): boolean {
  return pane.paper === asked.paper && (asked.version === null || asked.version === pane.version)
}

function samePaper(pane: TabPane, asked: Asked): boolean {
  return pane.paper === asked.paper
}
