// What a person does to papers, wherever they are shown: status, star, tags, removing, downloading, exporting.
// Each shows at once, says so in a toast, and can be undone.
import type { ListId, PaperId } from '../../preload/model/ids.ts'
import type { Status } from '../../preload/model/paper.ts'
import { api } from '../app/api.ts'
import { useApp } from '../app/app-store.ts'
import { download } from '../app/downloads/downloads-store.ts'
import { reportFailure } from '../app/failures.ts'
import { toast } from '../app/toasts.ts'
import { told } from '../app/words/told.ts'
import { t } from '../app/words/words.ts'
import { knownPaper, patchPapers } from './paper-store.ts'

type Ids = readonly PaperId[]

/** Sets the status of papers; undo brings each one's own status and date back. */
export async function setStatus(ids: Ids, status: Status): Promise<void> {
  if (ids.length === 0) return
  const start = performance.now()
  const at = new Date().toISOString()
  patchPapers(ids, (paper) => ({ ...paper, status: { value: status, at, by: 'person' } }))
  await guarded(async () => {
    const { before } = await api().request('papers.setStatus', { ids: [...ids], status })
    performance.measure('offprint:save', { start })
    toast(t('did.status', { count: ids.length, status: t(`did.statusNames.${status}`) }), {
      undo: () => api().request('papers.restoreStatus', { before }),
    })
  })
}

/** Stars papers, or takes the star away when all of them have one. */
export async function toggleStar(ids: Ids): Promise<void> {
  if (ids.length === 0) return
  const starred = !ids.every((id) => knownPaper(id)?.starred)
  const changed = ids.filter((id) => knownPaper(id)?.starred !== starred)
  patchPapers(changed, (paper) => ({ ...paper, starred }))
  await guarded(async () => {
    await api().request('papers.setStarred', { ids: [...changed], starred })
    toast(t(starred ? 'did.starred' : 'did.unstarred', { count: changed.length }), {
      undo: () => api().request('papers.setStarred', { ids: [...changed], starred: !starred }),
    })
  })
}

/** Adds and removes tags. Undo touches only the papers that really changed. */
export async function changeTags(
  ids: Ids,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  const had = new Map(ids.map((id) => [id, knownPaper(id)?.tags ?? []]))
  await guarded(async () => {
    await api().request('papers.setTags', { ids: [...ids], add: [...change.add], remove: [...change.remove] })
    toast(t('did.tagged'), {
      undo: async () => {
        for (const tag of change.add) {
          const gained = ids.filter((id) => !had.get(id)?.includes(tag))
          if (gained.length > 0) await api().request('papers.setTags', { ids: gained, add: [], remove: [tag] })
        }
        for (const tag of change.remove) {
          const lost = ids.filter((id) => had.get(id)?.includes(tag))
          if (lost.length > 0) await api().request('papers.setTags', { ids: lost, add: [tag], remove: [] })
        }
      },
    })
  })
}

/** Moves papers to the library's bin; undo brings them back. */
export async function removePapers(ids: Ids): Promise<void> {
  if (ids.length === 0) return
  await guarded(async () => {
    const { removed } = await api().request('papers.remove', { ids: [...ids] })
    if (removed.length === 0) return
    toast(t('did.removed', { count: removed.length }), {
      undo: () => api().request('papers.bringBack', { ids: removed }),
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

/** Puts papers into a list, made when `id` is null. */
export async function addToList(ids: Ids, list: { readonly id: ListId | null; readonly title: string }): Promise<void> {
  await guarded(async () => {
    const { id } = await api().request('lists.addPapers', {
      id: list.id,
      title: list.id ? null : list.title,
      ids: [...ids],
    })
    toast(t('did.addedToList', { title: list.title }), {
      action: { label: t('actions.open'), run: () => void (window.location.hash = `#/list/${id}`) },
    })
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

async function guarded(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    reportFailure(error)
  }
}
