// What the whole window knows of main: the program, its settings, counts and lists for the sidebar, arXiv's mood,
// the connection. Snapshots only; `startAppStore` keeps them up to date.
import { create } from 'zustand'
import type { Counts } from '../../preload/contract/papers.ts'
import { defaultSettings, type AppInfo, type ArxivState, type Settings } from '../../preload/model/app.ts'
import type { ListSummary } from '../../preload/model/list.ts'
import { byArchive } from '../lists/tree/tree-shape.ts'
import { api } from './api.ts'
import type { Connection } from './client/client.ts'
import { coalesce } from './coalesce.ts'
import { reportFailure } from './failures.ts'
import { showTheme } from './theme.ts'
import { toast } from './toasts.ts'
import { told } from './words/told.ts'
import { showLanguage, t } from './words/words.ts'

export interface AppState {
  readonly info: AppInfo | null
  readonly settings: Settings
  readonly counts: Counts | null
  /** Lists that are not archived, newest first; null until they have arrived. */
  readonly lists: readonly ListSummary[] | null
  /** Lists in the archive, themselves or within one that is. */
  readonly archivedLists: readonly ListSummary[]
  readonly arxiv: ArxivState
  readonly connection: Connection
  /** The browser's own word that there is no network at all. */
  readonly online: boolean
}

export const useApp = create<AppState>(() => ({
  info: null,
  settings: defaultSettings,
  counts: null,
  lists: null,
  archivedLists: [],
  arxiv: { state: 'ready', until: null, message: null, waiting: 0 },
  connection: 'connecting',
  online: navigator.onLine,
}))

/** The settings as main said them last; null before the first time. */
let kept: Settings | null = null
/** Changes that main has not acknowledged: shown over what it says, so that quick ones never flicker. */
const changing: Partial<Settings>[] = []

/** Saves settings; the screen follows at once, and goes back if the save fails. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const before = kept ?? useApp.getState().settings
  changing.push(change)
  takeSettings(before)
  try {
    kept = await api().request('settings.save', change)
  } catch (error) {
    reportFailure(error)
  } finally {
    changing.splice(changing.indexOf(change), 1)
    takeSettings(kept ?? before)
  }
}

/** Fetches the first snapshots and subscribes to what changes them. */
export async function startAppStore(): Promise<void> {
  const client = api()
  const set = useApp.setState
  set({ connection: client.connection() })

  client.onConnection((connection) => {
    const before = useApp.getState().connection
    set({ connection })
    if (connection === 'open' && before === 'reconnecting') toast(t('state.back'))
  })
  client.on('settings.changed', takeSettings)
  client.on('arxiv.changed', (arxiv) => set({ arxiv }))
  client.on('app.notice', ({ level, ...sentence }) => toast(told(sentence), { tone: level }))
  client.on('library.changed', refreshSoon)
  client.onResync(() => {
    refreshSoon()
    refreshArxiv().catch(reportFailure)
  })
  const network = (): void => set({ online: navigator.onLine })
  window.addEventListener('online', network)
  window.addEventListener('online', () => void client.request('downloads.online', {}).catch(reportFailure))
  window.addEventListener('offline', network)
  // Somebody may have changed the folder while this window was not looked at.
  window.addEventListener('focus', coalesce(10_000, lookAround))

  const [info] = await Promise.all([client.request('app.info', {}), refresh(), refreshArxiv()])
  set({ info })
  takeSettings(info.settings)
}

const refreshSoon = coalesce(120, () => {
  refresh().catch(reportFailure)
})

function lookAround(): void {
  // What keeps it from being looked through is told where it matters, and it is looked through again each minute.
  api()
    .request('search.lookAround', {})
    .catch(() => undefined)
}

async function refresh(): Promise<void> {
  const [counts, { lists }] = await Promise.all([api().request('papers.counts', {}), api().request('lists.all', {})])
  const { out, archived } = byArchive(lists)
  useApp.setState({ counts, lists: out, archivedLists: archived })
}

async function refreshArxiv(): Promise<void> {
  useApp.setState({ arxiv: await api().request('arxiv.state', {}) })
}

function takeSettings(said: Settings): void {
  kept = said
  const settings: Settings = Object.assign({}, said, ...changing)
  useApp.setState({ settings })
  showTheme(settings.theme)
  void showLanguage(settings.language)
}
