// Requests about the bin: what is in it, and emptying it for good.
import { AppError } from '../../../preload/errors.ts'
import { emptyBin, listBin } from '../../library/papers/bin.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `bin.*`. */
export function binHandlers({ library }: Services): HandlersOf<'bin'> {
  return {
    'bin.list': async ({ offset, limit }, { signal }) => listBin(library.home, { offset, limit, signal }),

    'bin.empty': async ({ entries }, { signal, progress }) => {
      const done = await emptyBin(library.home, entries, {
        signal,
        onProgress: (count, total) => progress({ done: count, total }),
      })
      if (signal.aborted) throw new AppError('cancelled', 'The rest of the bin stays.')
      return done
    },
  }
}
