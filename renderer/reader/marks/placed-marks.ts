// The marks of one paper as the version that is shown has them: its own as they are, those of other versions where their
// words are now, and apart those whose words are not here. Rectangles of another version are never drawn.
import type { MarkId, PaperId, Version } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'
import type { Placement } from '../../../preload/model/placement.ts'
import type { Client } from '../../app/client/client.ts'

/** A mark that cannot be shown on these pages: its words are gone, or nobody could look for them (yet). */
export interface MarkElsewhere {
  readonly mark: Mark
  readonly lost: boolean
}

export interface ShownMarks {
  readonly marks: readonly Mark[]
  readonly elsewhere: readonly MarkElsewhere[]
}

export interface PlacedMarksOptions {
  readonly paper: PaperId
  readonly version: Version
  readonly client: Client
  /** Placements have come: what is shown is to be asked for again. */
  readonly onPlaced: () => void
}

interface Placed {
  readonly key: string
  readonly placement: Placement
}

const AGAIN_MS = 4000

/** Ends with `destroy`. */
export class PlacedMarks {
  readonly #options: PlacedMarksOptions
  readonly #lifetime = new AbortController()
  readonly #known = new Map<MarkId, Placed>()
  /** The same mark, placed, is the same object: what is drawn from it is not drawn again. */
  readonly #made = new WeakMap<Mark, readonly [Placement, Mark]>()
  #asked = new Set<string>()
  #asking: Promise<void> | null = null
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(options: PlacedMarksOptions) {
    this.#options = options
  }

  destroy(): void {
    clearTimeout(this.#again)
    this.#lifetime.abort()
  }

  /** What to show of these marks; asks for placements that are not known. */
  of(marks: readonly Mark[]): ShownMarks {
    const here: Mark[] = []
    const elsewhere: MarkElsewhere[] = []
    let missing = false
    for (const mark of marks) {
      if (mark.anchor.version === this.#options.version) {
        here.push(mark)
        continue
      }
      const key = keyOf(mark)
      const known = this.#known.get(mark.id)
      const placement = known?.key === key ? known.placement : null
      missing ||= placement === null && !this.#asked.has(key)
      const placed = placement && this.#placed(mark, placement)
      if (placed) here.push(placed)
      else elsewhere.push({ mark, lost: placement !== null })
    }
    if (missing) void this.#ask(marks)
    return { marks: here, elsewhere }
  }

  /** How a mark of another version was placed here; null for a mark of this one. */
  placementOf(id: MarkId): Placement | null {
    return this.#known.get(id)?.placement ?? null
  }

  /** Resolves when nothing is being looked for. */
  async settled(): Promise<void> {
    await this.#asking
  }

  #placed(mark: Mark, placement: Placement): Mark | null {
    const { parts } = placement
    if (parts.length === 0) return null
    const made = this.#made.get(mark)
    if (made?.[0] === placement) return made[1]
    const placed = { ...mark, anchor: { ...mark.anchor, parts } }
    this.#made.set(mark, [placement, placed])
    return placed
  }

  async #ask(marks: readonly Mark[]): Promise<void> {
    const keys = new Map(marks.map((mark) => [mark.id, keyOf(mark)]))
    for (const key of keys.values()) this.#asked.add(key)
    const { client, paper: id, version, onPlaced } = this.#options
    const { signal } = this.#lifetime
    const asking = client.request('marks.placed', { id, version }, { signal }).then(
      ({ placements }) => {
        for (const placement of placements) {
          const key = keys.get(placement.mark)
          if (key) this.#known.set(placement.mark, { key, placement })
        }
        if (!signal.aborted) onPlaced()
      },
      () => {
        // The text cannot be read, or main is not there: such marks stay in the list, and are looked for again.
        if (signal.aborted) return
        this.#again = setTimeout(() => {
          this.#asked = new Set()
        }, AGAIN_MS)
      },
    )
    this.#asking = asking
    await asking
  }
}

function keyOf({ id, anchor }: Mark): string {
  return `${id} ${anchor.version} ${JSON.stringify(anchor.parts)}`
}
