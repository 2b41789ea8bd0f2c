// Keeps a paper's trail in its record: soon after a jump, and at once when the paper is left.
import type { PaperId } from '../../../preload/model/ids.ts'
import type { Client } from '../../app/client/client.ts'
import type { KeptTrail } from '../../../preload/model/trail.ts'
import { keptTrail, type Trail } from '../history/trail.ts'
import type { ReaderStore } from './reader-state.ts'

const SOON_MS = 700

interface TrailKeepers {
  readonly paper: PaperId
  readonly client: Client
  /** Each change, at once: what this side of the window has come along. */
  readonly onTrail: (trail: KeptTrail) => void
}

/** Follows the trail of a store until it is destroyed. */
export class TrailSaver {
  readonly #paper: PaperId
  readonly #client: Client
  readonly #stop: () => void
  #trail: Trail
  #saved: Trail
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor({ paper, client, onTrail }: TrailKeepers, store: ReaderStore) {
    this.#paper = paper
    this.#client = client
    this.#trail = this.#saved = store.getState().trail
    this.#stop = store.subscribe(({ trail }) => {
      if (trail === this.#trail) return
      this.#trail = trail
      onTrail(keptTrail(trail))
      this.#timer ??= setTimeout(() => this.flush(), SOON_MS)
    })
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#trail === this.#saved) return
    const trail = this.#trail
    this.#saved = trail
    this.#client.request('reading.saveTrail', { id: this.#paper, trail: keptTrail(trail) }).catch(() => {
      // Kept by the next jump or when the paper is left; until then by this window.
      if (this.#saved === trail) this.#saved = { back: [], forward: [] }
    })
  }

  destroy(): void {
    this.flush()
    this.#stop()
  }
}
