// A paper's record as the index takes it. Pure.
import type { PaperDetail } from '../../preload/model/paper.ts'
import type { FileStamp } from '../library/files/file-stamp.ts'
import { factsOf } from '../library/papers/facts.ts'
import { newestFile, summaryOf } from '../library/papers/summary.ts'
import { keyNumber, keysOfRecord } from './keys.ts'
import type { IndexedPaper } from './protocol.ts'

/** The file whose text is searched: the one that opening the paper shows. `key` tells when it is another. */
export function textFileOf({
  summary,
}: Pick<PaperDetail, 'summary'>): { readonly version: number; readonly key: string } | null {
  const { version, sha256 } = summary.pdf
  return version === null || sha256 === null ? null : { version, key: `v${version} ${sha256}` }
}

/** The paper with everything that can be searched, and its row; `file` is what its record was read from. */
export function indexedPaper({ record, summary, inLists }: PaperDetail, file: FileStamp | null): IndexedPaper {
  const newest = record.versions.at(-1)
  const others = record.versions.slice(0, -1).map(({ title }) => title)
  const given = [record.givenTitle, ...inLists.map(({ givenTitle }) => givenTitle), ...others]
  const onDisk = newestFile(record)?.version ?? null
  return {
    id: record.id,
    arxivId: record.arxivId,
    title: summary.title,
    authors: summary.authors,
    abstract: newest?.abstract ?? '',
    ids: lines([record.id, ...record.versions.map(({ doi }) => doi)]),
    curator: lines(inLists.flatMap(({ section, summary: words }) => [section, words])),
    lists: unique(inLists.map(({ title }) => title)),
    tags: record.tags,
    more: lines([...given.filter((title) => title !== summary.title), newest?.comment, newest?.journalRef]),
    categories: newest?.categories ?? [],
    status: record.status.value,
    year: summary.year,
    added: record.addedAt,
    pdf: record.files.length > 0,
    starred: record.starred,
    newer: onDisk !== null && (summary.latestVersion ?? 0) > onDisk,
    notes: record.notes.text,
    row: summaryOf(record, [], null),
    facts: factsOf(record),
    keys: keysOfRecord(record).map(keyNumber),
    text: textFileOf({ summary })?.key ?? null,
    file,
    marks: record.marks.map(({ id, anchor, color, comment, tags }) => ({
      id,
      version: anchor.version,
      page: anchor.parts[0]?.page ?? 1,
      color,
      quote: anchor.quote?.exact ?? '',
      comment,
      tags,
    })),
  }
}

function lines(parts: readonly (string | null | undefined)[]): string {
  return unique(parts.flatMap((part) => part || [])).join('\n')
}

function unique(parts: readonly string[]): string[] {
  return [...new Set(parts)]
}
