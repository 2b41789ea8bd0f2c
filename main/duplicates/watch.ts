// Tells at once when a paper that just came in looks like one that is here: as soon as its title and authors, or its
// file, are known. Looks only at papers that came since the program started.
import type { Unsubscribe } from '../../preload/link.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'
import type { Library } from '../library/library.ts'
import type { PageTexts } from '../text/page-texts.ts'
import { alike } from './alike.ts'
import { pairKey } from './find.ts'
import { firstPageOf } from './first-page.ts'
import { openingPairs } from './openings.ts'
import { keysOf, traitsOf } from './traits.ts'

/** Told of each pair once. */
export type DuplicateFound = (paper: PaperId, other: PaperId) => void

export function watchDuplicates(
  { library, texts }: { readonly library: Library; readonly texts: Pick<PageTexts, 'page'> },
  found: DuplicateFound,
  now: () => Date = () => new Date(),
): Unsubscribe {
  const since = now().toISOString()
  const told = new Set<string>()
  const read = new Set<PaperId>()
  /** Papers by what they may be met under; made when the first paper came in. */
  let meeting: Map<string, Set<PaperId>> | null = null

  const enter = (record: PaperRecord): void => {
    for (const key of keysOf(traitsOf(record))) {
      const others = meeting?.get(key)
      if (others) others.add(record.id)
      else meeting?.set(key, new Set([record.id]))
    }
  }
  const tell = (paper: PaperId, other: PaperId): void => {
    const key = pairKey([paper, other])
    if (told.has(key) || !library.has(other) || library.notDuplicates().some((pair) => pairKey(pair) === key)) return
    told.add(key)
    found(paper, other)
  }
  const look = (record: PaperRecord): void => {
    if (!meeting) {
      meeting = new Map()
      for (const id of library.ids()) {
        const other = library.record(id)
        if (other) enter(other)
      }
    }
    enter(record)
    const traits = traitsOf(record)
    for (const key of keysOf(traits)) {
      for (const id of meeting.get(key) ?? []) {
        const other = id === record.id ? null : library.record(id)
        if (other && alike(traits, traitsOf(other))) tell(record.id, id)
      }
    }
    if (record.arxivId !== null || record.files.length === 0 || read.has(record.id)) return
    read.add(record.id)
    openingPairs(library, [record.id], (id) => firstPageOf(library, texts, id)).then(
      (pairs) => {
        for (const { a, b } of pairs) tell(record.id, a === record.id ? b : a)
      },
      // A page that cannot be read tells nothing; where that matters it is said on opening the paper.
      () => undefined,
    )
  }

  return library.onChange(({ papers }) => {
    for (const id of papers) {
      const record = library.record(id)
      const known = record && (record.versions.length > 0 || record.files.length > 0)
      if (known && record.addedAt >= since.slice(0, 16)) look(record)
    }
  })
}
