// What the papers of a library point at, read once and remembered for the few that are open; which references are papers
// of the library; and bringing one in.
import type { PaperId, Version } from '../../preload/model/ids.ts'
import type { KnownReference, PaperPlaces } from '../../preload/model/references.ts'
import type { PageText } from '../../preload/model/text.ts'
import type { Library } from '../library/library.ts'
import type { Search } from '../search/search.ts'
import { unlessAborted } from '../unless-aborted.ts'
import type { PageTexts } from '../text/page-texts.ts'
import { indexLibrary, keysInReference, paperOf } from './in-library.ts'
import { placesOf } from './paper-places.ts'

export interface References {
  /** What a version of a paper points at. Throws as `PageTexts.completed`: `not-found`, `not-a-pdf`, `cancelled`. */
  places(id: PaperId, version: Version, options?: { readonly signal?: AbortSignal }): Promise<PaperPlaces>
  /** Which of its references are papers of the library now. */
  known(id: PaperId, version: Version, options?: { readonly signal?: AbortSignal }): Promise<readonly KnownReference[]>
}

/** Papers whose places stay in memory. */
const REMEMBERED = 8
/** Longer ones are books: their places are those of the pages up to here, and the bibliography. */
const MOST_PAGES = 1000

/** The service. Without an index (`meeting` answers null) it reads every record. */
export function createReferences({
  library,
  texts,
  meeting,
}: {
  readonly library: Pick<Library, 'ids' | 'record' | 'summary'>
  readonly texts: Pick<PageTexts, 'completed' | 'page'>
  readonly meeting: Search['meeting']
}): References {
  const remembered = new Map<string, Promise<PaperPlaces>>()

  const read = async (id: PaperId, version: Version): Promise<PaperPlaces> => {
    const { pages: count } = await texts.completed(id, version)
    const pages: PageText[] = []
    for (let page = 1; page <= Math.min(count, MOST_PAGES); page++) pages.push(await texts.page(id, version, page))
    return placesOf(pages)
  }

  const places: References['places'] = async (id, version, { signal } = {}) => {
    // Asked first, so that one who only waits can go; the reading itself is for whoever asks next.
    const { sha256 } = await texts.completed(id, version, { signal })
    const known = remembered.get(sha256)
    remembered.delete(sha256)
    const reading = known ?? read(id, version)
    remembered.set(sha256, reading)
    reading.catch(() => remembered.delete(sha256))
    for (const oldest of remembered.keys()) {
      if (remembered.size <= REMEMBERED) break
      remembered.delete(oldest)
    }
    const found = await reading
    signal?.throwIfAborted()
    return found
  }

  return {
    places,
    known: async (id, version, options = {}) => {
      const { references } = await places(id, version, options)
      const met = await meeting(references.flatMap(keysInReference), options).catch(unlessAborted(options.signal))
      const all = indexLibrary((met ?? library.ids()).flatMap((each) => library.record(each) ?? []))
      return references.flatMap((reference, at) => {
        const paper = paperOf(reference, all)
        const summary = paper === null || paper === id ? null : library.summary(paper)
        return summary ? [{ index: at, paper: summary }] : []
      })
    },
  }
}
