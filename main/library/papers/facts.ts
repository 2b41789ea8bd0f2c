// What is known of every paper without its record: a small number each, so that counts and progress of fifty thousand
// papers are a walk through a map. The index keeps them too, for starts that read no record.
import type { Counts } from '../../../preload/contract/papers.ts'
import type { PaperId } from '../../../preload/model/ids.ts'
import type { Progress } from '../../../preload/model/list.ts'
import type { PaperRecord, Status } from '../../../preload/model/paper.ts'

/** Status (2 bits), PDF on disk, star, metadata wanted, tags on the paper or its marks, tags on its marks. */
export type Facts = number

const statuses: readonly Status[] = ['unread', 'reading', 'read', 'set-aside']
const READY = 4
const STARRED = 8
const WANTED = 16
const TAGGED = 32
const MARK_TAGGED = 64

/** The facts of a record. */
export function factsOf(record: PaperRecord): Facts {
  const onMarks = record.marks.some(({ tags }) => tags.length > 0)
  return (
    statuses.indexOf(record.status.value) |
    (record.files.length > 0 ? READY : 0) |
    (record.starred ? STARRED : 0) |
    (record.metadata.state === 'wanted' ? WANTED : 0) |
    (record.tags.length > 0 || onMarks ? TAGGED : 0) |
    (onMarks ? MARK_TAGGED : 0)
  )
}

function statusIn(facts: Facts): Status {
  return statuses[facts & 3] ?? 'unread'
}

/** How far a set of papers has come. */
export function progressOf(papers: Iterable<Facts>): Progress {
  const progress = { total: 0, unread: 0, reading: 0, read: 0, setAside: 0, ready: 0 }
  for (const facts of papers) {
    const status = statusIn(facts)
    progress.total++
    progress[status === 'set-aside' ? 'setAside' : status]++
    if (facts & READY) progress.ready++
  }
  return progress
}

/** The facts of every paper of a library. */
export class FactsBook {
  readonly #facts = new Map<PaperId, Facts>()

  /** Notes what is known of a paper; null where it went. */
  note(id: PaperId, facts: Facts | null): void {
    if (facts === null) this.#facts.delete(id)
    else this.#facts.set(id, facts)
  }

  /** Those of some papers, of what is here. */
  of(ids: readonly PaperId[]): Facts[] {
    return ids.flatMap((id) => this.#facts.get(id) ?? [])
  }

  /** What a sidebar counts; `listed` tells which papers a list holds. */
  counts(listed: (id: PaperId) => boolean): Omit<Counts, 'tags'> {
    const counts = { all: 0, inbox: 0, unread: 0, reading: 0, read: 0, setAside: 0, starred: 0 }
    for (const [id, facts] of this.#facts) {
      const status = statusIn(facts)
      counts.all += 1
      counts[status === 'set-aside' ? 'setAside' : status] += 1
      if (facts & STARRED) counts.starred += 1
      if (!listed(id)) counts.inbox += 1
    }
    return counts
  }

  /** Papers that arXiv is still to be asked about. */
  wanting(): readonly PaperId[] {
    return this.#with(WANTED)
  }

  /** Papers that have a tag, or a mark with one; `on` marks only those. */
  tagged(on: 'papers-or-marks' | 'marks'): readonly PaperId[] {
    return this.#with(on === 'marks' ? MARK_TAGGED : TAGGED)
  }

  #with(bit: number): readonly PaperId[] {
    return [...this.#facts].flatMap(([id, facts]) => (facts & bit ? [id] : []))
  }
}
