// Time read that the library has not been told of yet: by local day, and by page. Pure.
import { withReading, type ReadingDay } from '../../../preload/model/reading.ts'

export class ReadingTime {
  readonly #version: number
  #days: ReadingDay[] = []

  constructor(version: number) {
    this.#version = version
  }

  /** The pages were on screen for some seconds until `now`, and the person was there. */
  add(pages: Iterable<number>, seconds: number, now: Date): void {
    const shares = Object.fromEntries([...pages].map((page) => [String(page), seconds]))
    this.putBack([{ date: localDate(now), version: this.#version, seconds, pages: shares }])
  }

  /** All of it, to be told; what is not acknowledged is put back. */
  take(): readonly ReadingDay[] {
    const taken = this.#days
    this.#days = []
    return taken
  }

  putBack(days: readonly ReadingDay[]): void {
    this.#days = withReading(this.#days, days)
  }
}

/** The day where the person is: `2026-11-23`. */
export function localDate(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
