// Requests about papers that may be one: found on demand, made one, told apart.
import { AppError } from '../../../preload/errors.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import { say } from '../../../preload/said.ts'
import { becameOf } from '../../duplicates/became.ts'
import { findDuplicates, pairKey } from '../../duplicates/find.ts'
import { firstPageOf } from '../../duplicates/first-page.ts'
import { mergePapers } from '../../duplicates/merge-papers.ts'
import { openingPairs, ownPapers } from '../../duplicates/openings.ts'
import type { PaperPair } from '../../library/library.ts'
import type { Services } from '../../services.ts'
import type { HandlersOf } from './handlers-of.ts'

/** Handlers of `duplicates.*`. */
export function duplicateHandlers({ library, texts, downloads }: Services): HandlersOf<'duplicates'> {
  return {
    'duplicates.find': async (_, { signal, progress }) => {
      const also = await openingPairs(
        library,
        ownPapers(library),
        (id) => firstPageOf(library, texts, id, { signal }),
        {
          signal,
        },
      )
      const onProgress = (done: number, total: number): void => progress({ done, total })
      return { groups: [...(await findDuplicates(library, { signal, onProgress, also }))] }
    },

    'duplicates.merge': async ({ keep, others }) => {
      const going = [...new Set(others)].filter((id) => id !== keep && library.has(id))
      if (!library.has(keep) || going.length === 0) throw new AppError('conflict', say('duplicates.one'))
      for (const id of going) downloads.cancel(id)
      await mergePapers(library, keep, going)
      return { merged: going }
    },

    'duplicates.became': async ({ id }) => {
      const became = becameOf(library, id)
      return { became: became && { into: became.into, files: [...became.files] } }
    },

    'duplicates.leave': async ({ ids, apart }) => {
      const pairs = pairsOf(ids)
      const names = new Set(pairs.map(pairKey))
      await library.changeNotDuplicates((before) => {
        const others = before.filter((pair) => !names.has(pairKey(pair)))
        return apart ? [...others, ...pairs] : others
      })
      return {}
    },
  }
}

/** Every two of several papers, each pair in order. */
function pairsOf(ids: readonly PaperId[]): readonly PaperPair[] {
  const sorted = [...new Set(ids)].toSorted()
  return sorted.flatMap((a, at) => sorted.slice(at + 1).map((b): PaperPair => [a, b]))
}
