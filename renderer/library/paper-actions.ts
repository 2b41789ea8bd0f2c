// What a person does to papers, wherever they are shown: status, star, tags, removing, downloading, exporting.
// Each shows at once, says so in a toast, and can be undone.
import type { ListId, PaperId } from '../../preload/model/ids.ts'
import type { Status } from '../../preload/model/paper.ts'
import { api } from '../app/api.ts'
import { useApp } from '../app/app-store.ts'
import { download } from '../app/downloads/downloads-store.ts'
import type { RequestOptions } from '../app/client/client.ts'
import { reportFailure } from '../app/failures.ts'
import { longWork } from '../app/long-work.ts'
import { toast } from '../app/toasts.ts'
import { told } from '../app/words/told.ts'
import { t } from '../app/words/words.ts'
import { knownPaper, patchPapers, unpatchPapers } from './paper-store.ts'

type Ids = readonly PaperId[]

/** Sets the status of papers; undo brings each one's own status and date back. */
export async function setStatus(ids: Ids, status: Status): Promise<void> {
  if (ids.length === 0) return
  const start = performance.now()
  const at = new Date().toISOString()
  patchPapers(ids, (paper) => ({ ...paper, status: { value: status, at, by: 'person' } }))
  await bulk(ids, t('work.status', { count: ids.length }), async (options) => {
    const { before } = await api().request('papers.setStatus', { ids: [...ids], status }, options)
    performance.measure('offprint:save', { start })
    toast(t('did.status', { count: ids.length, status: t(`did.statusNames.${status}`) }), {
      undo: () => undoing((also) => api().request('papers.restoreStatus', { before }, also)),
      again: () => setStatus(ids, status),
    })
  })
}

/** Stars papers, or takes the star away when all that are known have one. */
export async function toggleStar(ids: Ids): Promise<void> {
  if (ids.length === 0) return
  await setStarred(ids, !ids.every((id) => knownPaper(id)?.starred ?? true))
}

async function setStarred(ids: Ids, starred: boolean): Promise<void> {
  patchPapers(ids, (paper) => ({ ...paper, starred }))
  await bulk(ids, t('work.star', { count: ids.length }), async (options) => {
    const { changed, undo } = await api().request('papers.setStarred', { ids: [...ids], starred }, options)
    if (changed === 0) return
    const text = t(starred ? 'did.starred' : 'did.unstarred', { count: changed })
    toast(text, { undo: step(undo), again: () => setStarred(ids, starred) })
  })
}

/** Adds and removes tags; undo touches only the papers that really changed. */
export async function changeTags(
  ids: Ids,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return
  await bulk(ids, t('work.tags', { count: ids.length }), async (options) => {
    const input = { ids: [...ids], add: [...change.add], remove: [...change.remove] }
    const { changed, undo } = await api().request('papers.setTags', input, options)
    if (changed === 0) return
    toast(t('did.tagged', { count: changed }), { undo: step(undo), again: () => changeTags(ids, change) })
  })
}

/** Moves papers to the library's bin; undo brings them back. */
export async function removePapers(ids: Ids): Promise<void> {
  if (ids.length === 0) return
  await bulk(ids, t('work.remove', { count: ids.length }), async (options) => {
    const { removed } = await api().request('papers.remove', { ids: [...ids] }, options)
    if (removed.length === 0) return
    toast(t('did.removed', { count: removed.length }), {
      undo: () => undoing((also) => api().request('papers.bringBack', { ids: removed }, also)),
      again: () => removePapers(removed),
    })
  })
}

/** Queues the PDFs of papers, or of a list, and says how many. */
export async function downloadPapers(what: { readonly ids: Ids; readonly list?: ListId }): Promise<void> {
  await guarded(async () => {
    const count = await download(what)
    toast(count > 0 ? t('did.queued', { count }) : t('did.nothingQueued'))
  })
}

/** Asks arXiv for the metadata of papers again. */
export async function refreshPapers(ids: Ids): Promise<void> {
  await guarded(async () => {
    const { results } = await api().request('papers.refresh', { ids: [...ids], all: true })
    const failed = results.find(({ outcome }) => ['offline', 'throttled', 'failed', 'no-such-paper'].includes(outcome))
    toast(failed ? told(failed) : t('did.refreshed'), failed ? { tone: 'warning' } : {})
  })
}

/** Puts papers into a list, made when `id` is null; those that are in it already stay where they are. */
export async function addToList(ids: Ids, list: { readonly id: ListId | null; readonly title: string }): Promise<void> {
  await guarded(async () => {
    const title = list.id ? null : list.title
    const { id, added, undo } = await api().request('lists.addPapers', { id: list.id, title, ids: [...ids] })
    if (added === 0 && list.id) return void toast(t('did.inListAlready', { title: list.title }))
    toast(t('did.addedToList', { count: added, title: list.title }), {
      undo: step(undo),
      again: () => addToList(ids, list),
      action: { label: t('actions.open'), run: () => void (window.location.hash = `#/list/${id}`) },
    })
  })
}

/** Takes papers out of a list; they stay in the library. */
export async function removeFromList(ids: Ids, list: { readonly id: ListId; readonly title: string }): Promise<void> {
  await guarded(async () => {
    const { removed, undo } = await api().request('lists.removePapers', { id: list.id, ids: [...ids] })
    if (removed === 0) return
    const text = t('did.removedFromList', { count: removed, title: list.title })
    toast(text, { undo: step(undo), again: () => removeFromList(ids, list) })
  })
}

/** Puts papers into a list and takes them out of every other. */
export async function moveToList(ids: Ids, list: { readonly id: ListId; readonly title: string }): Promise<void> {
  await guarded(async () => {
    const { undo } = await api().request('lists.movePapers', { to: list.id, ids: [...ids] })
    const text = t('did.movedToList', { count: ids.length, title: list.title })
    toast(text, { undo: step(undo), again: () => moveToList(ids, list) })
  })
}

/** Shows the paper's folder in the file manager. */
export async function revealPaper(id: PaperId): Promise<void> {
  await guarded(() => api().request('shell.revealPaper', { id }))
}

/** Saves an export: through a native dialog where there is one, else as a browser download. */
export async function saveExport(resource: string, name: string): Promise<void> {
  await guarded(async () => {
    if (useApp.getState().info?.capabilities.saveDialog) {
      const { saved } = await api().request('shell.saveAs', { resource, name })
      if (saved) toast(t('did.exported'))
      return
    }
    const link = document.createElement('a')
    link.href = resource
    link.download = name
    link.click()
  })
}

/** The address of a paper's page at arXiv, or null for a PDF that is not from there. */
export function absUrl(arxivId: string | null): string | null {
  return arxivId === null ? null : `https://arxiv.org/abs/${arxivId}`
}

/** A step that main can take back. */
function step(token: string): () => Promise<unknown> {
  return () => undoing((options) => api().request('undo.run', { token }, options))
}

/** Taking back many papers takes its time too; it is not stopped half way. */
function undoing<T>(run: (options: Pick<RequestOptions, 'onProgress'>) => Promise<T>): Promise<T> {
  return longWork(t('work.undo'), ({ onProgress }) => run(onProgress ? { onProgress } : {}))
}

/** Changes papers, with a bar where it takes long; what was shown ahead is asked for again when it did not come true. */
async function bulk(ids: Ids, title: string, run: (options: RequestOptions) => Promise<void>): Promise<void> {
  try {
    await longWork(title, run)
  } catch (error) {
    unpatchPapers(ids)
    reportFailure(error)
  }
}

async function guarded(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    reportFailure(error)
  }
}
