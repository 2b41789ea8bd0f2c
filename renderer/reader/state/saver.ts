// Saves a value that keeps changing: a little after the last change, never later than a ceiling, tried again until it
// is acknowledged. Framework-free; what "saved" means is said by the promise of `save`.

/** `saved`: the last value was acknowledged. `waiting` and `saving`: on its way. `failed`: tried, will be tried again. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed'

export interface SaverOptions<T> {
  readonly save: (value: T) => Promise<unknown>
  readonly onState?: (state: SaveState) => void
  /** Milliseconds after the last change. */
  readonly wait?: number
  /** Milliseconds after the first unsaved change. */
  readonly ceiling?: number
  readonly now?: () => number
}

const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000]

/** A debounced save with a ceiling and retries. One save runs at a time; the newest value wins. */
export class Saver<T> {
  readonly #options: SaverOptions<T>
  #value: { readonly of: T } | null = null
  #firstChange = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null
  #failures = 0
  #state: SaveState = 'saved'

  constructor(options: SaverOptions<T>) {
    this.#options = options
  }

  get state(): SaveState {
    return this.#state
  }

  /** Whether anything has not been acknowledged yet. */
  get pending(): boolean {
    return this.#value !== null || this.#running !== null
  }

  put(value: T): void {
    const now = (this.#options.now ?? Date.now)()
    if (!this.#value) this.#firstChange = now
    this.#value = { of: value }
    const { wait = 300, ceiling = 2000 } = this.#options
    this.#schedule(Math.max(0, Math.min(wait, this.#firstChange + ceiling - now)))
    if (this.#state !== 'saving') this.#say('waiting')
  }

  /** Saves now what is not saved; resolves when there is nothing left, or the attempt failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#running || this.#value) {
      const failures = this.#failures
      await (this.#running ?? this.#run())
      if (this.#failures > failures) return
    }
  }

  /** Forgets what is not saved. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#value = null
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), ms)
  }

  #run(): Promise<void> {
    if (this.#running) return this.#running
    const value = this.#value
    if (!value) return Promise.resolve()
    this.#value = null
    this.#say('saving')
    this.#running = this.#options.save(value.of).then(
      () => {
        this.#failures = 0
        this.#running = null
        if (this.#value) this.#say('waiting')
        else this.#say('saved')
      },
      () => {
        this.#running = null
        // A newer value replaces the one that failed.
        this.#value ??= value
        this.#schedule(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 30_000)
        this.#failures++
        this.#say('failed')
      },
    )
    return this.#running
  }

  #say(state: SaveState): void {
    if (state === this.#state) return
    this.#state = state
    this.#options.onState?.(state)
  }
}
