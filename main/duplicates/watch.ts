// Tells at once when a paper that just came in looks like one that is here: as soon as its title and authors, or its
// file, are known. Looks only at papers that came since the program started.
import { setImmediate } from 'node:timers/promises'
import type { Unsubscribe } from '../../preload/link.ts'
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'
import type { Library } from '../library/library.ts'
import type { Search } from '../search/search.ts'
import type { PageTexts } from '../text/page-texts.ts'
import { alike } from './alike.ts'
import { pairKey } from './find.ts'
import { firstPageOf } from './first-page.ts'
import { keysOnPage, openingPairs } from './openings.ts'
import { keysOf, traitsOf } from './traits.ts'

/** Told of each pair once. */
export type DuplicateFound = (paper: PaperId, other: PaperId) => void

export function watchDuplicates(
  {
    library,
    texts,
    search,
  }: { readonly library: Library; readonly texts: Pick<PageTexts, 'page'>; readonly search: Pick<Search, 'meeting'> },
  found: DuplicateFound,
  now: () => Date = () => new Date(),
): Unsubscribe {
  const since = now().toISOString()
  const told = new Set<string>()
  const read = new Set<PaperId>()
  /** Papers by what they may be met under: those looked at, and those the index named. Without an index, all. */
  const meeting = new Map<string, Set<PaperId>>()
  let walked: Promise<void> | null = null

  const enter = (record: PaperRecord): void => {
    for (const key of keysOf(traitsOf(record))) {
      const others = meeting.get(key)
      if (others) others.add(record.id)
      else meeting.set(key, new Set([record.id]))
    }
  }
  const tell = (paper: PaperId, other: PaperId): void => {
    const key = pairKey([paper, other])
    if (told.has(key) || !library.has(other) || library.notDuplicates().some((pair) => pairKey(pair) === key)) return
    told.add(key)
    found(paper, other)
  }
  const walk = async (): Promise<void> => {
    for (const [at, id] of library.ids().entries()) {
      // Ten thousand papers take a while; others have their turn meanwhile.
      if (at % 50 === 49) await setImmediate()
      const record = library.record(id)
      if (record) enter(record)
    }
  }
  /** Puts papers that share a key in, as the index names them. */
  const gather = async (keys: readonly string[]): Promise<void> => {
    const met = await search.meeting(keys).catch(() => null)
    if (met === null) return (walked ??= walk())
    for (const id of met) {
      const record = library.record(id)
      if (record) enter(record)
    }
  }
  const look = async (records: readonly PaperRecord[]): Promise<void> => {
    for (const record of records) enter(record)
    await gather(records.flatMap((record) => keysOf(traitsOf(record))))
    for (const record of records) {
      const traits = traitsOf(record)
      for (const key of keysOf(traits)) {
        for (const id of meeting.get(key) ?? []) {
          const other = id === record.id ? null : library.record(id)
          if (other && alike(traits, traitsOf(other))) tell(record.id, id)
        }
      }
      if (record.arxivId === null && record.files.length > 0 && !read.has(record.id)) await lookAtPage(record.id)
    }
  }
  const lookAtPage = async (id: PaperId): Promise<void> => {
    read.add(id)
    // A page that cannot be read tells nothing; where that matters it is said on opening the paper.
    const text = await firstPageOf(library, texts, id).catch(() => null)
    const met = text === null ? [] : await search.meeting(keysOnPage(text)).catch(() => null)
    const among = { ids: () => met ?? library.ids(), record: (each: PaperId) => library.record(each) }
    for (const { a, b } of await openingPairs(among, [id], async () => text)) tell(id, a === id ? b : a)
  }

  return library.onChange(({ papers }) => {
    const fresh = papers.flatMap((id) => {
      const record = library.record(id)
      const known = record && (record.versions.length > 0 || record.files.length > 0)
      return known && record.addedAt >= since.slice(0, 16) ? [record] : []
    })
    // A library that was closed meanwhile has nothing to tell.
    if (fresh.length > 0) look(fresh).catch(() => undefined)
  })
}
