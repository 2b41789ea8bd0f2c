// The papers that are open in tabs, as they come back at the next start: kept in `tabs.json` of the library folder.
import { z } from 'zod'
import { PaperId, Version } from './ids.ts'
import { Position } from './paper.ts'
import { KeptTrail } from './trail.ts'

/** Where a pane stands: a position without its moment. */
export const PanePlace = Position.omit({ at: true })
export type PanePlace = z.infer<typeof PanePlace>

/** One paper on the screen. `version` null is the one that would open by itself. */
export const TabPane = z.object({
  /** Unique in this library's tabs. */
  id: z.string().min(1).max(40),
  paper: PaperId,
  version: Version.nullable(),
  /** The title it had when it was last seen, for the bar before the paper is loaded. */
  title: z.string().max(2000),
  place: PanePlace.nullable(),
  /** The way one came on this side, where the paper is open in more than one; null is the paper's own. */
  trail: KeptTrail.nullable().default(null),
})
export type TabPane = z.infer<typeof TabPane>

/** One tab: a paper, or two places side by side. */
export const Tab = z.object({
  id: z.string().min(1).max(40),
  panes: z.array(TabPane).min(1).max(2),
  /** The pane that gets the keys. */
  active: z.number().int().min(0).max(1),
  /** The share of the width that the first of two panes has. */
  share: z.number().min(0.2).max(0.8).default(0.5),
  /** The side panel of this tab, by its name; null where it is closed. */
  rail: z.string().max(20).nullable().default(null),
})
export type Tab = z.infer<typeof Tab>

/** All of them. `recent` is the tabs by when they were last looked at, the newest first; `closed` what can be reopened, the newest last. */
export const OpenTabs = z.object({
  tabs: z.array(Tab).max(200),
  current: z.string().nullable(),
  recent: z.array(z.string()).max(200).default([]),
  closed: z
    .array(z.object({ tab: Tab, at: z.number().int().min(0) }))
    .max(20)
    .default([]),
})
export type OpenTabs = z.infer<typeof OpenTabs>

/** No tabs at all. */
export const noTabs: OpenTabs = { tabs: [], current: null, recent: [], closed: [] }
