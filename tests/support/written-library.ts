// Libraries written straight to their folder, as a sync tool or another program would: for tests that begin with papers.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyLibrary, type LibraryRecord } from '../../main/library/files/formats.ts'
import { newPaperRecord } from '../../main/library/papers/records.ts'
import { folderName, PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'

const at = '2024-05-10T12:00:00.000Z'

/** A paper as arXiv describes it, added on a day of 2024. */
export function writtenPaper(
  id: string,
  title: string,
  { authors = ['Ada Author'], ...rest }: Partial<PaperRecord> & { readonly authors?: readonly string[] } = {},
): PaperRecord {
  return {
    ...newPaperRecord({ id: PaperId.parse(id), now: new Date(at) }),
    metadata: { state: 'ready', latest: 1, checkedAt: at, message: null },
    versions: [
      {
        version: 1,
        title,
        authors: authors.map((name) => ({ name, affiliations: [] })),
        abstract: `What “${title.slice(0, 40)}” says of itself.`,
        primaryCategory: 'cs.CL',
        categories: ['cs.CL'],
        published: at,
        updated: at,
        comment: null,
        journalRef: null,
        doi: null,
        source: 'api',
        fetchedAt: at,
      },
    ],
    ...rest,
  }
}

/** Writes a paper's record into the folder of a library. */
export function writePaper(home: string, record: PaperRecord): void {
  const folder = join(home, 'papers', folderName(record.id))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'paper.json'), JSON.stringify(record))
}

/** Writes library.json. */
export function writeLists(home: string, record: Partial<LibraryRecord>): void {
  writeFileSync(join(home, 'library.json'), JSON.stringify({ ...emptyLibrary(), ...record }))
}
