// arXiv as the rest of main asks it: one queue, one mood, metadata, PDFs and pages behind the Arxiv interface.
import type { ArxivState } from '../../preload/model/app.ts'
import type { Arxiv } from './arxiv.ts'
import type { Asking } from './asking.ts'
import { createManners } from './manners.ts'
import { fetchMetadata } from './metadata.ts'
import type { ArxivOptions } from './options.ts'
import { openPdf, refused } from './pdf.ts'
import { cancelled, createQueue } from './queue.ts'

/** Makes the client. One for the whole program: the manners are only kept if everybody uses the same. */
export function createArxiv(options: ArxivOptions): Arxiv {
  const listeners = new Set<(state: ArxivState) => void>()
  const closing = new AbortController()
  const tell = () => {
    const now = state()
    for (const listener of listeners) listener(now)
  }
  const clock = options.now
  const manners = createManners({
    changed: moodChanged,
    ...(clock === undefined ? {} : { now: clock }),
    ...(options.random === undefined ? {} : { random: options.random }),
  })
  const queue = createQueue({
    interval: options.interval,
    changed: tell,
    ...(clock === undefined ? {} : { now: () => clock().getTime() }),
  })
  const asking: Asking = { options, queue, manners }

  function state(): ArxivState {
    return { ...manners.state(), waiting: queue.waiting() }
  }

  function moodChanged(): void {
    const refusal = manners.refusal()
    if (refusal !== null) queue.failWaiting(() => manners.refusal() ?? cancelled())
    else tell()
  }

  const until = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal])

  return {
    metadata: (ids, { signal }) => fetchMetadata(asking, ids, until(signal)),
    async pdf(ref, { signal, resume }) {
      if (manners.state().state === 'stopped') throw refused(asking)
      return openPdf(asking, ref, { signal: until(signal), ...(resume === undefined ? {} : { resume }) })
    },
    async page(url, { signal, maxBytes }) {
      const { fetchPage } = await import('./page.ts')
      return fetchPage(asking, url, { signal: until(signal), maxBytes })
    },
    state,
    onState(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    close() {
      closing.abort()
      queue.close()
      manners.close()
      listeners.clear()
    },
  }
}

export { arxivOptionsFromEnvironment } from './options.ts'
