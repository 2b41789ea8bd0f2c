// Which paper is likely to be opened next: the one the pointer or the keys rest on for a moment. Passing over papers asks
// for nothing. Pure but for its timer.
import type { PaperId, Version } from '../../preload/model/ids.ts'

/** A paper that may be opened; `version` null is the one that is read. */
export interface LikelyPaper {
  readonly id: PaperId
  readonly version: Version | null
}

/** Resting this long is intent, in milliseconds: shorter than the way from a row to a click, longer than passing by. */
export const REST_MS = 120

/** Follows what is pointed at, and tells of each paper that is rested on once, until another one is. */
export class RestsOn {
  readonly #onLikely: (paper: LikelyPaper) => void
  #at: LikelyPaper | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(onLikely: (paper: LikelyPaper) => void) {
    this.#onLikely = onLikely
  }

  /** The pointer or the keys came to a paper, or to something else. */
  move(to: LikelyPaper | null): void {
    const at = this.#at
    if (at?.id === to?.id && at?.version === to?.version) return
    clearTimeout(this.#timer)
    this.#at = to
    if (to) this.#timer = setTimeout(() => this.#onLikely(to), REST_MS)
  }
}
