// Several records made one: everything a person wrote, marked, gave and read, under the paper that stays. Pure.
import { firstOwnFile, type PaperId, type Version } from '../../preload/model/ids.ts'
import type { Mark } from '../../preload/model/mark.ts'
import type { PaperRecord, PdfFile, Position, Status, StatusRecord } from '../../preload/model/paper.ts'
import { withReading } from '../../preload/model/reading.ts'

/** A file that goes over: from which paper and version, and the version it gets. */
export interface MovedFile {
  readonly from: PaperId
  readonly version: Version
  readonly to: Version
}

/** The record that stays, and the files to be put beside it. */
export interface MergedRecord {
  readonly record: PaperRecord
  readonly files: readonly MovedFile[]
  /** The number that each version of the other has now. */
  readonly numbers: ReadonlyMap<Version, Version>
}

/** Puts `other` into `keep`. Its versions get numbers of the paper that stays: the same file's, its own where they are one paper's, else one from `firstOwnFile`. */
export function mergedRecord(keep: PaperRecord, other: PaperRecord): MergedRecord {
  const files: MovedFile[] = []
  const kept: PdfFile[] = [...keep.files]
  const numbers = new Map<Version, Version>()
  for (const file of other.files) {
    const same = kept.find(({ sha256 }) => sha256 === file.sha256)
    const to = same?.version ?? freeVersion(kept, file.version, isVersionOf(keep, other, file.version))
    numbers.set(file.version, to)
    if (same) continue
    kept.push({ ...file, version: to, ...(to >= firstOwnFile ? { name: file.name ?? nameOf(other, file) } : {}) })
    files.push({ from: other.id, version: file.version, to })
  }
  // What is known of versions whose file is not here (marks, places) goes by the same rule.
  const renumber = (version: Version): Version => {
    const known = numbers.get(version)
    if (known !== undefined) return known
    const to = isVersionOf(keep, other, version) ? version : freeVersion(kept, version, false, numbers)
    numbers.set(version, to)
    return to
  }
  const seen = Object.entries(other.pagesSeen).map(([version, pages]) => [renumber(Number(version)), pages] as const)
  const positions = Object.values(other.positions).map((position) => withVersion(position, renumber))
  const marks = other.marks.map((mark): Mark => ({
    ...mark,
    anchor: { ...mark.anchor, version: renumber(mark.anchor.version) },
  }))
  const status = laterStatus(keep.status, other.status)
  const record: PaperRecord = {
    ...keep,
    addedAt: keep.addedAt < other.addedAt ? keep.addedAt : other.addedAt,
    said: keep.said ?? other.said,
    givenTitle: keep.givenTitle ?? other.givenTitle ?? titleOf(other),
    versions: keep.versions.length > 0 ? keep.versions : other.versions,
    files: kept.toSorted((a, b) => a.version - b.version),
    pdfProblem: kept.length > 0 ? null : keep.pdfProblem,
    status,
    statusHistory: [
      ...keep.statusHistory,
      ...other.statusHistory,
      ...[keep.status, other.status].filter((each) => each !== status),
    ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    starred: keep.starred || other.starred,
    tags: [...new Set([...keep.tags, ...other.tags])],
    position: later(keep.position, other.position && withVersion(other.position, renumber)),
    positions: positions.reduce(
      (all, position) => ({
        ...all,
        [String(position.version)]: later(all[String(position.version)] ?? null, position) ?? position,
      }),
      keep.positions,
    ),
    pagesSeen: seen.reduce<PaperRecord['pagesSeen']>(
      (all, [version, pages]) => ({
        ...all,
        [String(version)]: [...new Set([...(all[String(version)] ?? []), ...pages])].toSorted((a, b) => a - b),
      }),
      keep.pagesSeen,
    ),
    reading: withReading(
      keep.reading,
      other.reading.map((day) => ({ ...day, version: renumber(day.version) })),
    ),
    notes: joinedNotes(keep, other),
    marks: [...keep.marks, ...marks.filter(({ id }) => !keep.marks.some((mark) => mark.id === id))],
    provenance: uniqueBy([...keep.provenance, ...other.provenance], (entry) => JSON.stringify(entry)).toSorted((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
    ),
  }
  if (record.said === undefined) delete record.said
  return { record, files, numbers }
}

/** The notes of both: the second under a line that says whose they were. */
function joinedNotes(keep: PaperRecord, other: PaperRecord): PaperRecord['notes'] {
  const [mine, more] = [keep.notes.text, other.notes.text]
  if (more.trim() === '' || mine.includes(more.trim())) return keep.notes
  if (mine.trim() === '') return other.notes
  const updatedAt =
    [keep.notes.updatedAt, other.notes.updatedAt]
      .flatMap((at) => at ?? [])
      .toSorted()
      .at(-1) ?? null
  return { text: `${mine.trimEnd()}${notesSeam(other)}${more.trimStart()}`, updatedAt }
}

/** What stands between the notes of two papers that became one. */
export function notesSeam(other: PaperRecord): string {
  return `\n\n---\n\n*${titleOf(other)}*\n\n`
}

/** Whether a version of `other` is that version of the paper that stays. */
function isVersionOf(keep: PaperRecord, other: PaperRecord, version: Version): boolean {
  return version < firstOwnFile && keep.arxivId !== null && keep.arxivId === other.arxivId
}

function freeVersion(
  files: readonly PdfFile[],
  version: Version,
  own: boolean,
  taken: ReadonlyMap<Version, Version> = new Map(),
): Version {
  const used = new Set([...files.map((file) => file.version), ...taken.values()])
  if (own && !used.has(version)) return version
  for (let free = firstOwnFile; free <= 999; free++) if (!used.has(free)) return free
  throw new Error('A paper has at most a hundred files of its own.')
}

function nameOf(record: PaperRecord, file: PdfFile): string {
  if (record.arxivId !== null) return `arXiv:${record.arxivId}v${file.version}`
  return record.provenance.find(({ kind }) => kind === 'file')?.input ?? titleOf(record)
}

function titleOf(record: PaperRecord): string {
  return record.versions.at(-1)?.title ?? record.givenTitle ?? record.id
}

const far: Readonly<Record<Status, number>> = { unread: 0, 'set-aside': 1, reading: 2, read: 3 }

/** The status that is further on. */
function laterStatus(a: StatusRecord, b: StatusRecord): StatusRecord {
  return far[b.value] > far[a.value] ? b : a
}

function later(a: Position | null, b: Position | null): Position | null {
  if (!a || !b) return a ?? b
  return b.at > a.at ? b : a
}

function withVersion(position: Position, renumber: (version: Version) => Version): Position {
  return { ...position, version: renumber(position.version) }
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed()
}
