// Ending well: everybody who has something to finish joins, and the program waits for them, but not for ever.

/** The longest that quitting waits, in milliseconds: the system ends us by force after five seconds. */
export const SHUTDOWN_CAP = 4000

export interface Lifecycle {
  /** Adds work to do before the end. */
  onShutdown(name: string, work: () => Promise<void>): void
  /** Runs all of it once, side by side; resolves when done or at the cap, whatever failed. Later calls get the same promise. */
  shutdown(): Promise<void>
  /** Whether the end has come: then nothing may prevent quitting any more. */
  over(): boolean
}

/** `log` hears who failed and who was late. */
export function createLifecycle(log: (line: string) => void): Lifecycle {
  const joiners: { readonly name: string; readonly work: () => Promise<void> }[] = []
  let running: Promise<void> | null = null
  let ended = false

  const runAll = async (): Promise<void> => {
    const late = new Set(joiners.map(({ name }) => name))
    const all = joiners.map(async ({ name, work }) => {
      try {
        await work()
      } catch (error) {
        log(`${name} did not end well: ${error instanceof Error ? error.message : String(error)}`)
      }
      late.delete(name)
    })
    const cap = Promise.withResolvers<void>()
    const timer = setTimeout(cap.resolve, SHUTDOWN_CAP)
    await Promise.race([Promise.all(all), cap.promise])
    clearTimeout(timer)
    if (late.size > 0) log(`Not waited for: ${[...late].join(', ')}`)
    ended = true
  }

  return {
    onShutdown: (name, work) => void joiners.push({ name, work }),
    shutdown: () => (running ??= runAll()),
    over: () => ended,
  }
}
