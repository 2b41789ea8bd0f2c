// The downloads in their order, as a plain list: what stands where, and what a person's move does to it. Nothing here waits.
import { assertNever } from '../../preload/errors.ts'
import type { DownloadItem } from '../../preload/model/app.ts'
import type { PaperId, Version } from '../../preload/model/ids.ts'
import type { PaperRecord, PdfProblem } from '../../preload/model/paper.ts'
import type { Sentence } from '../../preload/said.ts'

/** One download. `asked` is the version that is wanted, null for the newest; `version` the one that is coming or came. */
export interface Item {
  readonly key: string
  readonly id: PaperId
  readonly asked: Version | null
  version: Version | null
  title: string
  state: DownloadItem['state']
  received: number
  total: number | null
  problem: PdfProblem | null
  /** Milliseconds since 1970. */
  nextTryAt: number | null
  /** Failed tries in a row that brought nothing new. */
  tries: number
  /** Times arXiv said that it could not build the PDF just now. */
  lateTries: number
  /** The most bytes that ever were there. */
  best: number
  /** A sentence about how it came, once it did. */
  arrived: { readonly how: 'downloaded' | 'already-here'; readonly sentence: Sentence } | null
}

/** What one download is known by: a paper may have several, of different versions. */
export function keyOf(id: PaperId, asked: Version | null): string {
  return `${id}@${asked ?? ''}`
}

/** A download that waits for its turn. */
export function newItem(id: PaperId, asked: Version | null, title: string): Item {
  const nothing = {
    received: 0,
    total: null,
    problem: null,
    nextTryAt: null,
    tries: 0,
    lateTries: 0,
    best: 0,
    arrived: null,
  }
  return { key: keyOf(id, asked), id, asked, version: asked, title, state: 'queued', ...nothing }
}

/** Puts a download back among those that wait for their turn; answers it. */
export function requeue(item: Item): Item {
  return Object.assign(item, { state: 'queued', problem: null, nextTryAt: null } satisfies Partial<Item>)
}

/** The title a download is shown with: arXiv's newest, else the given one, else the id. */
export function titleOf(record: PaperRecord): string {
  return record.versions.at(-1)?.title || record.givenTitle || record.id
}

/** Whether a download is still wanted. */
export function isUnfinished(item: Pick<Item, 'state'>): boolean {
  switch (item.state) {
    case 'queued':
    case 'downloading':
    case 'waiting':
    case 'paused':
      return true
    case 'done':
    case 'failed':
    case 'cancelled':
      return false
    default:
      return assertNever(item.state)
  }
}

/** The first download whose time has come. */
export function nextRunnable(items: readonly Item[], now: number): Item | null {
  return (
    items.find((item) => item.state === 'queued' || (item.state === 'waiting' && (item.nextTryAt ?? 0) <= now)) ?? null
  )
}

/** When the first waiting download may be tried, or null. */
export function nextMoment(items: readonly Item[]): number | null {
  let first: number | null = null
  for (const { state, nextTryAt } of items) {
    if (state === 'waiting' && nextTryAt !== null && nextTryAt < (first ?? Infinity)) first = nextTryAt
  }
  return first
}

/**
 * The list with a paper's unfinished downloads before another paper's first one, or at the end. Everything else keeps
 * its order. The same list where there is nothing to move, or nowhere to move it.
 */
export function moved(items: readonly Item[], id: PaperId, before: PaperId | null): readonly Item[] {
  if (id === before) return items
  const moving = items.filter((item) => item.id === id && isUnfinished(item))
  if (moving.length === 0) return items
  const rest = items.filter((item) => !moving.includes(item))
  const at = before === null ? rest.length : rest.findIndex((item) => item.id === before)
  return at < 0 ? items : rest.toSpliced(at, 0, ...moving)
}

/** An item as it is told. */
export function toldItem(item: Item): DownloadItem {
  const { id, version, title, state, received, total, problem, nextTryAt } = item
  const next = nextTryAt === null ? null : new Date(nextTryAt).toISOString()
  return { paperId: id, version, title, state, received, total, problem, nextTryAt: next }
}
