// The few things that depend on the machine: the names of keys.

/** Whether this is a Mac, where `Mod` is ⌘. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
}
