// What this browser remembers between two starts, beside the library: small views of things, nothing that would be missed.

/** What was kept under a name, to be checked by whoever asks; null where nothing readable was. */
export function keptHere(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

/** Keeps a value of plain data. A browser that keeps nothing begins as usual the next time. */
export function keepHere(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Forbidden, or full: nothing is lost but the convenience.
  }
}
