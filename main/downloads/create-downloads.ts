// The queue of downloads: the list in the order the person wants, told to those who listen and kept for the next start.
// runner.ts works through it; saved-queue.ts keeps it; items.ts is the list by itself.
import type { Unsubscribe } from '../../preload/link.ts'
import type { ArxivState, Downloads } from '../../preload/model/app.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { PdfState } from '../../preload/model/paper.ts'
import { say } from '../../preload/said.ts'
import { coalesce, systemTimer } from './coalesce.ts'
import type { DownloadQueue, DownloadRequest, DownloadResult, DownloadsOptions, SettledOptions } from './downloads.ts'
import { isUnfinished, keyOf, moved, newItem, nextRunnable, requeue, titleOf, toldItem, type Item } from './items.ts'
import { RETRY_DELAYS } from './next-step.ts'
import { recordedFile, wantedVersion } from './on-hand.ts'
import { cancelledResult, hereResult, resultOf, unknownResult } from './results.ts'
import { Runner } from './runner.ts'
import { loadQueue, QueueSaver, type SavedQueue } from './saved-queue.ts'
import { settle } from './settle.ts'

/** Opens the queue of a library, with what was left over from the last time. */
export function createDownloads(options: DownloadsOptions): DownloadQueue {
  return new Queue(options)
}

class Queue implements DownloadQueue {
  readonly #options: DownloadsOptions
  readonly #now: () => Date
  readonly #runner: Runner
  readonly #saver: QueueSaver
  readonly #telling: ReturnType<typeof coalesce>
  readonly #listeners = new Set<(state: Downloads) => void>()
  readonly #watchers = new Set<() => void>()
  readonly #stops: readonly Unsubscribe[]
  #items: readonly Item[] = []
  #byId: ReadonlyMap<PaperId, readonly Item[]> = new Map()
  #snapshot: Downloads | null = null
  #mood: ArxivState['state']
  /** The person's own pause, as it is kept. */
  #paused = false

  constructor(options: DownloadsOptions) {
    const { arxiv, library, leftOver = 'resume', onNotice = () => undefined } = options
    this.#options = options
    this.#now = options.now ?? (() => new Date())
    const timer = options.timer ?? systemTimer
    this.#runner = new Runner(
      {
        arxiv,
        library,
        now: this.#now,
        timer,
        onNotice,
        random: options.random ?? Math.random,
        retryDelays: options.retryDelays ?? RETRY_DELAYS,
        idleTimeout: options.idleTimeout ?? 120_000,
      },
      {
        items: () => this.#items,
        onState: (item) => this.#changed([item]),
        onProgress: () => this.#tellSoon(),
      },
    )
    const tell = (): void => this.#listeners.forEach((listener) => listener(this.state()))
    this.#telling = coalesce(tell, () => Math.min(1000, Math.max(100, this.#items.length / 2)), timer)

    const left = loadQueue(library.home)
    const kept: SavedQueue = leftOver === 'keep' ? left : { paused: false, wanted: [] }
    if (leftOver === 'resume') {
      this.#put(this.#newItems(left.wanted))
      this.#paused = left.paused
      if (left.paused) this.#runner.pause()
    }
    this.#saver = new QueueSaver(
      library.home,
      () => this.#saved(kept),
      () => onNotice('warning', say('pdf.queueUnsaved')),
    )
    this.#mood = arxiv.state().state
    library.setPdfState((id) => this.#pdfState(id))
    this.#stops = [
      library.onChange(({ papers }) => this.#libraryChanged(papers)),
      arxiv.onState(({ state }) => this.#arxivChanged(state)),
    ]
    this.#runner.poke()
  }

  add(requests: readonly DownloadRequest[]): void {
    const fresh = this.#newItems(requests)
    if (fresh.length === 0) return
    const keys = new Set(fresh.map(({ key }) => key))
    this.#put([...this.#items.filter(({ key }) => !keys.has(key)), ...fresh])
    this.#changed(fresh)
    this.#runner.poke()
  }

  state(): Downloads {
    this.#snapshot ??= { paused: this.#runner.paused, items: this.#items.map(toldItem) }
    return this.#snapshot
  }

  onChange(listener: (state: Downloads) => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  pause(paused: boolean): void {
    this.#paused = paused
    if (paused) this.#runner.pause()
    else this.#runner.resume()
    this.#changed([])
  }

  cancel(id: PaperId): void {
    const cancelled = this.#of(id).filter(isUnfinished)
    this.#giveUp(cancelled)
    this.#changed(cancelled)
  }

  retry(id: PaperId): void {
    const again = this.#of(id).filter(({ state }) => !['queued', 'downloading', 'done'].includes(state))
    for (const item of again) Object.assign(requeue(item), { tries: 0, lateTries: 0 })
    if (this.#of(id).length === 0) this.add([{ id, version: null }])
    this.#changed(again)
    this.#runner.goOn()
  }

  move(id: PaperId, before: PaperId | null): void {
    const items = moved(this.#items, id, before)
    if (items === this.#items) return
    this.#put(items)
    const { running } = this.#runner
    const next = nextRunnable(items, this.#now().getTime())
    if (running && next?.id === id && items.indexOf(next) < items.indexOf(running)) this.#runner.overtake(next)
    this.#changed([])
  }

  clear(): void {
    const finished = this.#items.filter((item) => !isUnfinished(item))
    this.#put(this.#items.filter(isUnfinished))
    this.#changed(finished)
  }

  online(): void {
    this.#runner.release('offline')
  }

  async settled(
    requests: readonly DownloadRequest[],
    options: SettledOptions = {},
  ): Promise<readonly DownloadResult[]> {
    const { library } = this.#options
    const before = new Map<string, DownloadResult>()
    for (const { id, version } of requests) {
      const asked = this.#askedOf(id, version)
      const file = recordedFile(library, id, asked)
      if (!library.has(id)) before.set(keyOf(id, asked), unknownResult(id, version))
      else if (file) before.set(keyOf(id, asked), hereResult(id, file))
    }
    this.add(requests)
    const look = ({ id, version }: DownloadRequest, patience: number): DownloadResult | null => {
      const key = keyOf(id, this.#askedOf(id, version))
      const item = this.#of(id).find((one) => one.key === key)
      if (!item) return before.get(key) ?? cancelledResult(id, version)
      return before.get(key) ?? resultOf(item, this.#runner.heldUp, { now: this.#now().getTime(), patience })
    }
    const watch = (again: () => void): Unsubscribe => {
      this.#watchers.add(again)
      return () => this.#watchers.delete(again)
    }
    return settle(requests, look, watch, options)
  }

  async close(): Promise<void> {
    this.#stops.forEach((stop) => stop())
    await this.#runner.close()
    this.#telling.stop()
    await this.#saver.idle()
  }

  #newItems(requests: readonly DownloadRequest[]): readonly Item[] {
    const { library } = this.#options
    const fresh = new Map<string, Item>()
    for (const { id, version } of requests) {
      const record = library.record(id)
      if (!record) continue
      const item = newItem(id, wantedVersion(record, version), titleOf(record))
      const there = this.#of(id).find(({ key }) => key === item.key)
      if ((there && isUnfinished(there)) || fresh.has(item.key)) continue
      if (recordedFile(library, id, item.asked) === null) fresh.set(item.key, item)
    }
    return [...fresh.values()]
  }

  #askedOf(id: PaperId, version: DownloadRequest['version']): DownloadRequest['version'] {
    const record = this.#options.library.record(id)
    return record ? wantedVersion(record, version) : version
  }

  #of(id: PaperId): readonly Item[] {
    return this.#byId.get(id) ?? []
  }

  #put(items: readonly Item[]): void {
    this.#items = items
    this.#byId = Map.groupBy(items, ({ id }) => id)
  }

  #giveUp(items: readonly Item[]): void {
    for (const item of items) {
      const running = item === this.#runner.running
      if (running) this.#runner.interrupt('cancelled')
      Object.assign(item, { state: 'cancelled', problem: null, nextTryAt: null, received: 0 })
      // The runner tidies up after one that runs, when its file is let go.
      if (!running) this.#runner.tidy(item)
    }
  }

  /** Items are in another state or place, or gone. */
  #changed(items: readonly Item[]): void {
    this.#tellSoon()
    this.#saver.poke()
    this.#watchers.forEach((again) => again())
    const ids = new Set(items.map(({ id }) => id))
    if (ids.size > 0) this.#options.library.touch([...ids])
  }

  #tellSoon(): void {
    this.#snapshot = null
    this.#telling.poke()
  }

  /** What is kept: unfinished downloads, after those that a short-lived command found and left alone. */
  #saved(kept: SavedQueue): SavedQueue {
    const { library, leftOver } = this.#options
    const mine = this.#items.filter(isUnfinished).map(({ id, asked }) => ({ id, version: asked }))
    const keys = new Set(mine.map(({ id, version }) => keyOf(id, version)))
    const theirs = kept.wanted.filter(
      ({ id, version }) => !keys.has(keyOf(id, version)) && library.has(id) && !recordedFile(library, id, version),
    )
    return { paused: leftOver === 'keep' ? kept.paused : this.#paused, wanted: [...theirs, ...mine] }
  }

  /** What a paper's row shows of its downloads. */
  #pdfState(id: PaperId): Pick<PdfState, 'state'> | null {
    const states = this.#of(id).map(({ state }) => state)
    if (states.includes('downloading')) return { state: 'downloading' }
    if (this.#of(id).some(isUnfinished)) return { state: 'queued' }
    return states.at(-1) === 'failed' ? { state: 'failed' } : null
  }

  #libraryChanged(papers: readonly PaperId[]): void {
    const { library } = this.#options
    const gone: Item[] = []
    for (const id of papers.length > 0 ? papers : this.#byId.keys()) {
      const record = library.record(id)
      for (const item of this.#of(id)) {
        if (record === null) gone.push(item)
        else if (item.title !== titleOf(record)) {
          item.title = titleOf(record)
          this.#tellSoon()
        }
      }
    }
    if (gone.length === 0) return
    this.#giveUp(gone)
    this.#put(this.#items.filter((item) => !gone.includes(item)))
    this.#changed([])
  }

  #arxivChanged(state: ArxivState['state']): void {
    const before = this.#mood
    this.#mood = state
    if (state !== 'ready' || before === 'ready') return
    this.#runner.release('throttled')
    this.#runner.release('offline')
  }
}
