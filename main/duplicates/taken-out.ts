// A record after another was merged into it and is taken out again: as it was before, with what a person did since. Pure.
import { isDeepStrictEqual } from 'node:util'
import type { Version } from '../../preload/model/ids.ts'
import type { Mark } from '../../preload/model/mark.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'
import { mergedRecord, notesSeam, type MovedFile } from './merged-record.ts'

/** `now`: the record that stays, as it is; `before`: as it was before `other` came into it. */
export function takenOut(
  now: PaperRecord,
  before: PaperRecord,
  other: PaperRecord,
): { readonly keep: PaperRecord; readonly other: PaperRecord } {
  const { record: after, files } = mergedRecord(before, other)
  const back = new Map(files.map(({ version, to }: MovedFile) => [to, version]))
  const goes = (version: Version): boolean => back.has(version)
  const since = <Key extends keyof PaperRecord>(key: Key, otherwise: PaperRecord[Key]): PaperRecord[Key] =>
    isDeepStrictEqual(now[key], after[key]) ? before[key] : otherwise

  const isOthers = ({ id, anchor }: Mark): boolean =>
    goes(anchor.version) || (other.marks.some((mark) => mark.id === id) && !before.marks.some((mark) => mark.id === id))
  // Marks made or changed since on what leaves go along with it.
  const changed = now.marks.filter(isOthers).filter((mark) => !after.marks.some((was) => isDeepStrictEqual(was, mark)))
  const going = changed.map((mark): Mark => {
    const was = other.marks.find(({ id }) => id === mark.id)
    const version = back.get(mark.anchor.version) ?? was?.anchor.version ?? mark.anchor.version
    return { ...mark, anchor: { ...mark.anchor, version } }
  })
  const gone = new Set(other.marks.flatMap(({ id }) => (now.marks.some((mark) => mark.id === id) ? [] : [id])))
  const without = <T>(entries: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).filter(([version]) => !goes(Number(version))))
  const gained = other.tags.filter((tag) => !before.tags.includes(tag))
  const keep: PaperRecord = {
    ...now,
    addedAt: before.addedAt,
    givenTitle: since('givenTitle', now.givenTitle),
    versions: since('versions', now.versions),
    files: now.files.filter(({ version }) => !goes(version)),
    pdfProblem: since('pdfProblem', now.pdfProblem),
    status: since('status', now.status),
    statusHistory: since('statusHistory', now.statusHistory),
    starred: since('starred', now.starred),
    tags: since(
      'tags',
      now.tags.filter((tag) => !gained.includes(tag)),
    ),
    position: since('position', now.position && goes(now.position.version) ? before.position : now.position),
    positions: since('positions', without(now.positions)),
    pagesSeen: since('pagesSeen', without(now.pagesSeen)),
    reading: since(
      'reading',
      now.reading.filter(({ version }) => !goes(version)),
    ),
    notes: since('notes', {
      ...now.notes,
      text: now.notes.text.replace(notesSeam(other) + other.notes.text.trimStart(), ''),
    }),
    marks: since(
      'marks',
      now.marks.filter((mark) => !isOthers(mark)),
    ),
    provenance: since(
      'provenance',
      now.provenance.filter(
        (entry) =>
          !other.provenance.some((each) => isDeepStrictEqual(each, entry)) ||
          before.provenance.some((each) => isDeepStrictEqual(each, entry)),
      ),
    ),
  }
  if (before.said === undefined && isDeepStrictEqual(now.said, other.said)) delete keep.said
  const marks = other.marks.filter(({ id }) => !gone.has(id) && !going.some((mark) => mark.id === id))
  return { keep, other: going.length + gone.size > 0 ? { ...other, marks: [...marks, ...going] } : other }
}
