// Measures one opening, each figure once: first paint, the full page, its text.
import { measureAfterPaint, measureNow, openingStart, type Measure } from './timing.ts'

export class OpeningMeasures {
  readonly #start = openingStart()
  readonly #paper: string
  readonly #done = new Set<Measure>()

  constructor(paper: string) {
    this.#paper = paper
  }

  /** The page one looks at shows something; `full` says it is drawn at full resolution. */
  drawn(page: number, full: boolean): void {
    this.#once('firstPaint', () => measureAfterPaint('firstPaint', this.#start, { paper: this.#paper, page }))
    if (full) this.#once('page', () => measureAfterPaint('page', this.#start, { paper: this.#paper, page }))
  }

  /** The page one looks at can be selected. */
  selectable(page: number): void {
    this.#once('text', () => measureNow('text', this.#start, { paper: this.#paper, page }))
  }

  #once(measure: Measure, run: () => void): void {
    if (this.#done.has(measure)) return
    this.#done.add(measure)
    run()
  }
}
