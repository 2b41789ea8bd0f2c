// Keeps memory flat while bytes stream through. Every piece read from a socket is a buffer outside V8's heap, which V8
// is in no hurry to free: it lets 65 MB of them pile up. A small collection every few pieces keeps that at some MB.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes between two collections; each takes about half a millisecond. */
const EVERY = 1024 * 1024

let collect: ((options: { readonly type: 'minor' }) => void) | null = null

/** Counts bytes that went through, and has their buffers freed now and then. One for each transfer. */
export function createSweep(): (bytes: number) => void {
  collect ??= findCollector()
  let unswept = 0
  return (bytes) => {
    unswept += bytes
    if (unswept < EVERY) return
    unswept = 0
    collect?.({ type: 'minor' })
  }
}

/** V8's own collector. There is no other way to reach it in a process that was started without `--expose-gc`. */
function findCollector(): typeof collect {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('globalThis.gc')
  setFlagsFromString('--no-expose-gc')
  return typeof found === 'function' ? (options) => void found(options) : () => undefined
}
