// Runs the downloads of a list one at a time: which is next, what holds it up, what follows a failure.
// The list and its order belong to create-downloads.ts; carrying one PDF is transfer.ts.
import { AppError } from '../../preload/errors.ts'
import type { Unsubscribe } from '../../preload/link.ts'
import { arxivIdOf } from '../../preload/model/ids.ts'
import type { PdfProblem } from '../../preload/model/paper.ts'
import { say, sentenceOf } from '../../preload/said.ts'
import { PdfRefusal } from '../arxiv/refusal.ts'
import type { Timer } from './coalesce.ts'
import type { DownloadsOptions } from './downloads.ts'
import { BadPdf } from './failure.ts'
import { nextMoment, nextRunnable, requeue, type Item } from './items.ts'
import { nextStep, type NextStep } from './next-step.ts'
import { fileOnHand } from './on-hand.ts'
import { discardParts } from './part-note.ts'
import type { Progress, TransferTools } from './receive.ts'
import { recordProblem } from './record-problem.ts'
import type { HeldUp } from './results.ts'
import { arrivedSentence, setAsideSentence } from './sentences.ts'
import { transfer, type Arrival } from './transfer.ts'

/** Arriving bytes beyond the best so far that make the tries before count no more. */
const HEADWAY = 1024 * 1024
/** A download with no more than this to come is not interrupted for another. */
const NEARLY_THERE = 2 * 1024 * 1024

/** What the runner works with. */
export interface RunnerTools extends TransferTools {
  readonly arxiv: DownloadsOptions['arxiv']
  readonly timer: Timer
  readonly random: () => number
  readonly retryDelays: readonly number[]
  readonly onNotice: NonNullable<DownloadsOptions['onNotice']>
}

/** The list the runner takes from. */
export interface RunnerList {
  readonly items: () => readonly Item[]
  /** An item is in another state. */
  readonly onState: (item: Item) => void
  /** Bytes came. */
  readonly onProgress: (item: Item) => void
}

/** The download under way. */
interface Running {
  readonly item: Item
  readonly controller: AbortController
  /** The most bytes there were before this try. */
  readonly before: number
  /** Whether what came can be continued later; before anything came nothing can be lost. */
  resumable: boolean
}

export class Runner {
  readonly #tools: RunnerTools
  readonly #list: RunnerList
  #running: Running | null = null
  #paused = false
  /** A full disk or a refusal stopped everything until the person says so. */
  #stopped: PdfProblem | null = null
  /** arXiv or the network holds everything up for a while. */
  #held: { readonly until: number; readonly problem: PdfProblem } | null = null
  #offlineTries = 0
  #closed = false
  #poked = false
  #wake: Unsubscribe | null = null
  #carrying: Promise<void> = Promise.resolve()
  #tidying: Promise<void> = Promise.resolve()

  constructor(tools: RunnerTools, list: RunnerList) {
    this.#tools = tools
    this.#list = list
  }

  get running(): Item | null {
    return this.#running?.item ?? null
  }

  /** What keeps every download from starting, beside the person's pause. */
  get heldUp(): HeldUp | null {
    return this.#stopped ? { until: null, problem: this.#stopped } : this.#held
  }

  get paused(): boolean {
    return this.#paused || this.#stopped !== null
  }

  /** Starts nothing more; the download under way stops after its present piece and keeps what came. */
  pause(): void {
    this.#paused = true
    this.interrupt('paused')
  }

  /** Goes on, also after a failure that stopped everything. */
  resume(): void {
    this.#paused = false
    this.goOn()
  }

  /** Forgets what stopped everything, and does not wait for the network any longer. A pause stays. */
  goOn(): void {
    this.#stopped = null
    this.release('offline')
    for (const item of this.#list.items()) {
      if (item.state !== 'paused' || this.#paused) continue
      requeue(item)
      this.#list.onState(item)
    }
    this.poke()
  }

  /** Tries now what waited because of `kind`. */
  release(kind: 'offline' | 'throttled'): void {
    if (this.#held?.problem.kind === kind) this.#held = null
    if (kind === 'offline') this.#offlineTries = 0
    for (const item of this.#list.items()) {
      if (item.state !== 'waiting' || item.problem?.kind !== kind) continue
      requeue(item)
      this.#list.onState(item)
    }
    this.poke()
  }

  /** Stops the download under way; what came is kept unless it is cancelled. */
  interrupt(state: 'queued' | 'paused' | 'cancelled'): void {
    if (!this.#running || this.#running.controller.signal.aborted) return
    const { item, controller } = this.#running
    item.state = state
    controller.abort(new AppError('cancelled', 'The download was interrupted.'))
    this.#list.onState(item)
  }

  /** Lets `item` overtake the download under way, where that can be continued later and is not nearly done. */
  overtake(item: Item): void {
    if (!this.#running?.resumable || this.#running.item === item) return
    const { received, total } = this.#running.item
    if (total === null || total - received > NEARLY_THERE) this.interrupt('queued')
  }

  /** Removes what came of a cancelled download, unless it was asked for again meanwhile. */
  tidy(item: Item): void {
    const { library } = this.#tools
    this.#tidying = this.#tidying
      .then(async () => {
        if (item.state !== 'cancelled' || !library.has(item.id)) return
        await discardParts(await library.folder(item.id), item.id, item.asked)
      })
      .catch((error: unknown) => this.#notice(error))
  }

  /** Looks, after the present turn, whether a download can start. */
  poke(): void {
    if (this.#poked) return
    this.#poked = true
    queueMicrotask(() => {
      this.#poked = false
      this.#look()
    })
  }

  /** Ends; resolves when the download under way has let its file go. */
  async close(): Promise<void> {
    this.#closed = true
    this.#wake?.()
    this.interrupt('queued')
    await this.#carrying
    await this.#tidying
  }

  #look(): void {
    this.#wake?.()
    this.#wake = null
    if (this.#closed || this.#running || this.paused) return
    const now = this.#tools.now().getTime()
    if (this.#held && this.#held.until <= now) this.#held = null
    const item = this.#held ? null : nextRunnable(this.#list.items(), now)
    const at = this.#held?.until ?? nextMoment(this.#list.items())
    if (item) this.#carrying = this.#carry(item)
    else if (at !== null) this.#wake = this.#tools.timer(at - now, () => this.#look())
  }

  async #carry(item: Item): Promise<void> {
    const running: Running = { item, controller: new AbortController(), before: item.best, resumable: true }
    this.#running = running
    Object.assign(item, { state: 'downloading', problem: null, nextTryAt: null })
    this.#list.onState(item)
    try {
      await this.#tidying
      this.#arrived(item, await this.#transfer(running))
    } catch (error) {
      if (!running.controller.signal.aborted) await this.#failed(running, error)
      if (item.state === 'cancelled') this.tidy(item)
    } finally {
      this.#running = null
      this.poke()
    }
  }

  async #transfer(running: Running): Promise<Arrival | NextStep> {
    const { item, controller } = running
    const { library, now } = this.#tools
    const base = arxivIdOf(item.id)
    if (base !== null) {
      const onProgress = (progress: Progress): void => this.#progressed(running, progress)
      const want = { id: item.id, base, version: item.asked }
      return transfer(this.#tools, want, { signal: controller.signal, onProgress })
    }
    const file = await fileOnHand(library, item.id, item.asked, now())
    if (file) return { file, how: 'already-here', setAside: null }
    const at = now().toISOString()
    return { step: 'fail', problem: { kind: 'no-pdf', version: null, ...say('pdf.own'), at } }
  }

  #progressed(running: Running, progress: Progress): void {
    const { item, before } = running
    running.resumable = progress.resumable || progress.received === 0
    item.version = progress.version ?? item.version
    item.received = progress.received
    item.total = progress.total
    item.best = Math.max(item.best, progress.received)
    if (progress.received >= before + HEADWAY) item.tries = 0
    this.#list.onProgress(item)
  }

  #arrived(item: Item, came: Arrival | NextStep): void {
    if ('step' in came) return this.#apply(item, came)
    const { file, how, setAside } = came
    Object.assign(item, {
      state: 'done',
      version: file.version,
      received: file.bytes,
      total: file.bytes,
      problem: null,
    })
    item.arrived = { how, sentence: arrivedSentence(item.id, file, how) }
    if (how === 'downloaded') this.#offlineTries = 0
    if (setAside !== null) this.#tools.onNotice('warning', setAsideSentence(item.id, file, setAside))
    this.#list.onState(item)
  }

  async #failed({ item, resumable, controller }: Running, error: unknown): Promise<void> {
    const { library, arxiv, now, retryDelays, random } = this.#tools
    // The paper was removed while its PDF came.
    if (!library.has(item.id)) return
    const final = error instanceof BadPdf || error instanceof PdfRefusal
    if (!resumable || final) item.received = 0
    const step = nextStep(error, {
      named: { id: item.id, version: item.asked },
      record: library.record(item.id),
      received: item.received,
      tries: item.tries,
      lateTries: item.lateTries,
      offlineTries: this.#offlineTries,
      arxiv: arxiv.state(),
      now: now(),
      retryDelays,
      random,
    })
    if (step.step === 'fail') await this.#noteFailure(item, step.problem, final)
    if (!controller.signal.aborted) this.#apply(item, step)
  }

  /** Writes down why there is no PDF, and removes what can never be continued. */
  async #noteFailure(item: Item, problem: PdfProblem, final: boolean): Promise<void> {
    const { library } = this.#tools
    try {
      await recordProblem(library, item.id, item.asked, problem)
      if (final) await discardParts(await library.folder(item.id), item.id, item.asked)
    } catch (failure) {
      this.#notice(failure)
    }
  }

  #apply(item: Item, step: NextStep): void {
    item.problem = step.problem
    switch (step.step) {
      case 'fail':
        item.state = 'failed'
        break
      case 'wait':
        Object.assign(item, { state: 'waiting', nextTryAt: step.at })
        if (step.who === 'everyone') this.#held = { until: step.at, problem: step.problem }
        if (step.who === 'later') item.lateTries++
        if (step.who === 'again') item.tries++
        if (step.problem.kind === 'offline') this.#offlineTries++
        break
      case 'stop':
        item.state = 'paused'
        this.#stopped = step.problem
        this.#tools.onNotice('error', sentenceOf(step.problem))
        break
    }
    this.#list.onState(item)
  }

  #notice(error: unknown): void {
    this.#tools.onNotice('warning', error instanceof AppError ? sentenceOf(error) : say('pdf.tidying'))
  }
}
