// What the rest of main asks of the downloads: one queue of PDFs in an order the person can change.
// How a PDF is carried is transfer.ts; what arXiv's answers mean is main/arxiv/refusal.ts; the queue itself is create-downloads.ts.
import type { Unsubscribe } from '../../preload/link.ts'
import type { Downloads } from '../../preload/model/app.ts'
import type { PaperId, Version } from '../../preload/model/ids.ts'
import type { PdfProblem } from '../../preload/model/paper.ts'
import type { Sentence } from '../../preload/said.ts'
import type { Arxiv } from '../arxiv/arxiv.ts'
import type { Library } from '../library/library.ts'

/** A paper whose PDF is wanted. `version` null means the one its record asks for, else the newest. */
export interface DownloadRequest {
  readonly id: PaperId
  readonly version: Version | null
}

/** What came of one request, in the words of `fetch --json` (DESIGN §6). `message` is a sentence for the person. */
export interface DownloadResult {
  readonly id: PaperId
  /** The version that is on disk now, or that was asked for. */
  readonly version: Version | null
  readonly outcome:
    | 'downloaded'
    | 'already-here'
    | 'withdrawn'
    | 'no-such-paper'
    | 'throttled'
    | 'offline'
    | 'failed'
    | 'cancelled'
  readonly message: string
  readonly said?: Sentence['said']
  readonly problem: PdfProblem | null
}

export interface SettledOptions {
  readonly signal?: AbortSignal
  /**
   * How far ahead the next try may be, in milliseconds, for a waiting download still to be waited for (default 20 000).
   * One that would be tried later than that is reported as it stands: `throttled`, `offline` or `failed`.
   */
  readonly patience?: number
  /** Called once a request, as soon as it is decided. */
  readonly onResult?: (result: DownloadResult) => void
}

export interface DownloadQueue {
  /** Puts requests at the end, in their order. What is on disk already or in the queue already stays as it is; failed and cancelled ones start anew. */
  add(requests: readonly DownloadRequest[]): void
  state(): Downloads
  /** Tells of changes at most ten times a second (once a second with thousands of items); the last state is always told. */
  onChange(listener: (state: Downloads) => void): Unsubscribe
  /** Stops after the byte that is under way, keeping what came; `false` goes on, also after a full disk or a refusal. */
  pause(paused: boolean): void
  /** Gives up a paper's unfinished downloads and removes what came of them. */
  cancel(id: PaperId): void
  /** Starts a paper's failed, cancelled or waiting downloads now, and the queue with it if it was stopped by a failure. */
  retry(id: PaperId): void
  /** Moves a paper's unfinished downloads before another paper's, or to the end. One moved to the front is next, and may interrupt a long one. */
  move(id: PaperId, before: PaperId | null): void
  /** Takes finished, failed and cancelled items off the list. */
  clear(): void
  /** The network is back: waiting downloads are tried now. */
  online(): void
  /** Waits until each request is decided; answers in the order of the requests. Throws AppError `cancelled` when the signal aborts. */
  settled(requests: readonly DownloadRequest[], options?: SettledOptions): Promise<readonly DownloadResult[]>
  /** Stops. What is wanted and what came so far stay on disk for the next start. */
  close(): Promise<void>
}

/** The part of the library that downloads need. */
export type DownloadLibrary = Pick<
  Library,
  'home' | 'has' | 'record' | 'folder' | 'update' | 'pdfPath' | 'setPdfState' | 'touch' | 'onChange'
>

export interface DownloadsOptions {
  readonly arxiv: Pick<Arxiv, 'pdf' | 'metadata' | 'state' | 'onState'>
  readonly library: DownloadLibrary
  /**
   * What to do with downloads left over from the last time: `resume` them, or (short-lived commands) `keep` them for
   * a later start without touching them. Default `resume`.
   */
  readonly leftOver?: 'resume' | 'keep'
  /** A sentence the person should see, from work that goes on by itself. */
  readonly onNotice?: (level: 'info' | 'warning' | 'error', sentence: Sentence) => void
  readonly now?: () => Date
  /** Runs `run` after `delay` ms, unless the answer is called. */
  readonly timer?: (delay: number, run: () => void) => Unsubscribe
  /** From 0 to below 1, for jitter. */
  readonly random?: () => number
  /** Milliseconds before each new try after a broken transfer or a server's failure; when they are used up it has failed. */
  readonly retryDelays?: readonly number[]
  /** Milliseconds without a byte after which a transfer counts as broken (default 120 000: arXiv may build a PDF for minutes). */
  readonly idleTimeout?: number
}
