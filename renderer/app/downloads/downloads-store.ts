// The download queue as main tells it, and what a person can do with it.
import { create } from 'zustand'
import type { DownloadItem, Downloads } from '../../../preload/model/app.ts'
import type { ListId, PaperId } from '../../../preload/model/ids.ts'
import type { PdfProblem } from '../../../preload/model/paper.ts'
import { api } from '../api.ts'
import { reportFailure } from '../failures.ts'

export const useDownloads = create<Downloads>(() => ({ paused: false, items: [] }))

/** Fetches the queue and follows it. */
export async function startDownloads(): Promise<void> {
  const client = api()
  client.on('downloads.changed', (downloads) => useDownloads.setState(downloads))
  const fetchAll = async (): Promise<void> => useDownloads.setState(await client.request('downloads.state', {}))
  client.onResync(() => void fetchAll().catch(reportFailure))
  await fetchAll()
}

/** Queues papers, or all of a list that have no PDF. Answers how many items were waiting afterwards that were not before. */
export async function download(what: { readonly ids: readonly PaperId[]; readonly list?: ListId }): Promise<number> {
  const before = new Set(
    useDownloads
      .getState()
      .items.filter(isPending)
      .map(({ paperId }) => paperId),
  )
  const downloads = await api().request('downloads.add', { ids: [...what.ids], list: what.list ?? null })
  useDownloads.setState(downloads)
  return downloads.items.filter((item) => isPending(item) && !before.has(item.paperId)).length
}

/** Pauses or goes on. */
export function pauseDownloads(paused: boolean): void {
  take(api().request('downloads.pause', { paused }))
}

export function cancelDownload(id: PaperId): void {
  take(api().request('downloads.cancel', { id }))
}

export function retryDownload(id: PaperId): void {
  take(api().request('downloads.retry', { id }))
}

/** Moves a waiting download before another, or to the end. */
export function moveDownload(id: PaperId, before: PaperId | null): void {
  take(api().request('downloads.move', { id, before }))
}

export function clearDownloads(): void {
  take(api().request('downloads.clear', {}))
}

/** Not yet at an end. */
export function isPending(item: DownloadItem): boolean {
  return item.state !== 'done' && item.state !== 'failed' && item.state !== 'cancelled'
}

/** Whether trying again can bring a PDF: not where arXiv has none to give. */
export function mayHelpToRetry({ kind }: Pick<PdfProblem, 'kind'>): boolean {
  return !['withdrawn', 'no-such-paper', 'no-pdf', 'cannot-build'].includes(kind)
}

/** How far the whole queue is: items at their end, and the share of the one that is coming down. */
export function overall(items: readonly DownloadItem[]): {
  readonly done: number
  readonly total: number
  readonly value: number
} {
  const counted = items.filter(({ state }) => state !== 'cancelled')
  const done = counted.filter((item) => !isPending(item)).length
  const partial = counted.reduce((sum, item) => sum + (item.state === 'downloading' ? (shareOf(item) ?? 0) : 0), 0)
  return { done, total: counted.length, value: done + partial }
}

/** 0 to 1, or null where the size is not known. */
export function shareOf(item: DownloadItem): number | null {
  return item.total ? Math.min(1, item.received / item.total) : null
}

function take(answer: Promise<Downloads>): void {
  answer.then((downloads) => useDownloads.setState(downloads)).catch(reportFailure)
}
