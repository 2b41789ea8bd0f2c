// Reads a body piece by piece with back-pressure, and notices when nothing comes any more.
import { BrokenTransfer } from './failure.ts'

/**
 * The pieces of a body, one at a time: the next is asked for when the one before was dealt with. Throws BrokenTransfer
 * when the body breaks or nothing comes for `idleTimeout` ms, and the signal's reason. However it ends, the body is let go.
 */
export async function* readPieces(
  body: ReadableStream<Uint8Array>,
  options: { readonly signal: AbortSignal; readonly idleTimeout: number },
): AsyncGenerator<Uint8Array, void, void> {
  const { signal, idleTimeout } = options
  const reader = body.getReader()
  // One promise a piece: racing each against one that lives as long as the body would keep every piece alive with it.
  let giveUp: (reason: unknown) => void = () => undefined
  const next = (): ReturnType<typeof reader.read> =>
    new Promise((resolve, reject) => {
      giveUp = reject
      reader.read().then(resolve, reject)
    })
  const abort = (): void => giveUp(signal.reason)
  const silent = (): void => giveUp(new BrokenTransfer(new Error(`nothing came for ${idleTimeout} ms`)))
  const idle = setTimeout(silent, idleTimeout)
  signal.addEventListener('abort', abort, { once: true })
  let whole = false
  try {
    for (;;) {
      signal.throwIfAborted()
      idle.refresh()
      const { done, value } = await next()
      whole = done
      if (done) return
      if (value.byteLength > 0) yield value
    }
  } catch (error) {
    if (signal.aborted || error instanceof BrokenTransfer) throw signal.aborted ? signal.reason : error
    throw new BrokenTransfer(error)
  } finally {
    clearTimeout(idle)
    signal.removeEventListener('abort', abort)
    // A broken body answers its cancelling with the error that is already known.
    if (!whole) await reader.cancel().catch(() => undefined)
    reader.releaseLock()
  }
}
