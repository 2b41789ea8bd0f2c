// Changes to marks that main has not acknowledged yet, in order, kept in this browser so that a crash or a lost
// connection loses nothing.
import { z } from 'zod'
import { MarkId, type PaperId } from '../../../preload/model/ids.ts'
import { Mark } from '../../../preload/model/mark.ts'

const Stored = z.array(z.tuple([MarkId, Mark.nullable()]))

/** What should be true of each mark: the mark, or null where it is to be removed. The newest wish for a mark wins. */
export class Unsent {
  readonly #key: string
  readonly #wishes: Map<MarkId, Mark | null>

  constructor(paper: PaperId) {
    this.#key = `offprint:unsent-marks:${paper}`
    this.#wishes = new Map(this.#read())
  }

  get size(): number {
    return this.#wishes.size
  }

  entries(): Iterable<readonly [MarkId, Mark | null]> {
    return this.#wishes.entries()
  }

  put(wishes: readonly (readonly [MarkId, Mark | null])[]): void {
    for (const [id, mark] of wishes) {
      this.#wishes.delete(id)
      this.#wishes.set(id, mark)
    }
    this.#write()
  }

  /** The oldest wishes. */
  next(most: number): readonly (readonly [MarkId, Mark | null])[] {
    return [...this.#wishes.entries().take(most)]
  }

  /** The wishes were fulfilled; a newer one for the same mark stays. */
  sent(wishes: readonly (readonly [MarkId, Mark | null])[]): void {
    for (const [id, mark] of wishes) if (this.#wishes.get(id) === mark) this.#wishes.delete(id)
    this.#write()
  }

  #read(): z.infer<typeof Stored> {
    try {
      const parsed = Stored.safeParse(JSON.parse(localStorage.getItem(this.#key) ?? '[]'))
      return parsed.success ? parsed.data : []
    } catch {
      // Nothing readable was kept: the library's marks are the truth then.
      return []
    }
  }

  #write(): void {
    try {
      if (this.#wishes.size === 0) localStorage.removeItem(this.#key)
      else localStorage.setItem(this.#key, JSON.stringify([...this.#wishes]))
    } catch {
      // A browser that keeps nothing: the change still goes to main, it only has no second home meanwhile.
    }
  }
}
