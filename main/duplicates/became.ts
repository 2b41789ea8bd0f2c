// Where a paper that was merged away is now: its links, wherever they stand, lead on to the paper it became.
import type { BecamePaper } from '../../preload/model/duplicates.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { Library } from '../library/library.ts'

/**
 * The paper of the library that `id` became, over however many mergers; null where it is here itself, or became none.
 * `files` are the numbers that its versions have there.
 */
export function becameOf(library: Pick<Library, 'became' | 'has'>, id: PaperId): Omit<BecamePaper, 'from'> | null {
  if (library.has(id)) return null
  const steps = new Map(library.became().map((step) => [step.from, step]))
  let now = steps.get(id)
  let files = now?.files ?? []
  for (let left = steps.size; now && left > 0; left--) {
    if (library.has(now.into)) return { into: now.into, files }
    const next = steps.get(now.into)
    files = files.flatMap(({ version, to }) => {
      const there = next?.files.find((file) => file.version === to)
      return there ? [{ version, to: there.to }] : []
    })
    now = next
  }
  return null
}

/** Notes what a paper became. */
export function withBecome(became: readonly BecamePaper[], step: BecamePaper): readonly BecamePaper[] {
  return [...became.filter(({ from }) => from !== step.from), step]
}

/** Forgets it of a paper that is here again. */
export function withoutBecome(became: readonly BecamePaper[], id: PaperId): readonly BecamePaper[] {
  return became.filter(({ from }) => from !== id)
}
