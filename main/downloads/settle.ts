// Waiting until requests are decided, for those who cannot leave before: `offprint fetch`.
import { AppError } from '../../preload/errors.ts'
import type { DownloadRequest, DownloadResult, SettledOptions } from './downloads.ts'

/** How a request stands: a result, or null while it may still come within `patience` ms. */
export type Look = (request: DownloadRequest, patience: number) => DownloadResult | null

/** Resolves when `look` has a result for every request; `watch` calls back whenever one may have come, until its answer is called. */
export async function settle(
  requests: readonly DownloadRequest[],
  look: Look,
  watch: (again: () => void) => () => void,
  { signal, patience = 20_000, onResult }: SettledOptions,
): Promise<readonly DownloadResult[]> {
  const results = new Map<number, DownloadResult>()
  const open = new Set(requests.keys())
  const ended = Promise.withResolvers<void>()
  const again = (): void => {
    for (const index of open) {
      const request = requests[index]
      const result = request ? look(request, patience) : null
      if (!result) continue
      open.delete(index)
      results.set(index, result)
      onResult?.(result)
    }
    if (open.size === 0) ended.resolve()
  }
  const abort = (): void =>
    ended.reject(new AppError('cancelled', 'Waiting for the downloads was cancelled. They go on the next time.'))
  const unwatch = watch(again)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    if (signal?.aborted) abort()
    again()
    await ended.promise
  } finally {
    unwatch()
    signal?.removeEventListener('abort', abort)
  }
  return requests.flatMap((_, index) => results.get(index) ?? [])
}
