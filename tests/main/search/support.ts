// Libraries with a search over them: real folders, the real worker, gone after each test.
import { onTestFinished } from 'vitest'
import type { OpenedLibrary } from '../../../main/library/open.ts'
import { createSearch } from '../../../main/search/create-search.ts'
import type { IndexOwner } from '../../../main/search/index-owner.ts'
import type { Search } from '../../../main/search/search.ts'
import { AppError } from '../../../preload/errors.ts'
import { MarkId } from '../../../preload/model/ids.ts'
import type { Mark } from '../../../preload/model/mark.ts'
import type { PaperRecord, PdfFile, VersionMetadata } from '../../../preload/model/paper.ts'
import { paper } from '../library/support.ts'

const at = '2024-05-10T00:00:00.000Z'

/** What a PDF says, by the id of its paper: a text a page. */
export type Texts = Map<string, readonly string[]>

/** A search over a library, with texts that tests give instead of PDFs. */
export function searchOver(
  library: OpenedLibrary,
  given: { texts?: Texts; mode?: 'write' | 'read'; index?: IndexOwner } = {},
): Search {
  const texts = given.texts ?? new Map<string, readonly string[]>()
  const search = createSearch({
    library,
    mode: given.mode ?? 'write',
    index: given.index,
    texts: {
      info: async () => null,
      document: async (id) => {
        const pages = texts.get(id)
        if (!pages) throw new AppError('not-found', 'No such text.')
        let text = ''
        const pageStarts = pages.map((page) => {
          const start = text.length
          text += `${page}\n\n`
          return start
        })
        return { text, pageStarts }
      },
    },
  })
  onTestFinished(() => search.close())
  return search
}

/** A paper as arXiv describes it. */
export function described(
  id: string,
  title: string,
  given: Partial<VersionMetadata> = {},
  rest: Partial<PaperRecord> = {},
): PaperRecord {
  return paper(id, {
    metadata: { state: 'ready', latest: 1, checkedAt: at, message: null },
    versions: [
      {
        version: 1,
        title,
        authors: [],
        abstract: null,
        primaryCategory: 'cs.CL',
        categories: ['cs.CL'],
        published: at,
        updated: at,
        comment: null,
        journalRef: null,
        doi: null,
        source: 'api',
        fetchedAt: at,
        ...given,
      },
    ],
    ...rest,
  })
}

export function mark(id: string, exact: string, comment = '', page = 1): Mark {
  return {
    id: MarkId.parse(id),
    kind: 'highlight',
    color: 'green',
    comment,
    tags: [],
    image: null,
    origin: null,
    formerly: [],
    createdAt: at,
    updatedAt: at,
    anchor: {
      version: 1,
      fileSha256: null,
      textModel: 1,
      parts: [{ page, rects: [[0, 0, 1, 1]], charFrom: null, charTo: null }],
      quote: { exact, prefix: '', suffix: '' },
    },
  }
}

export function pdf(digit: string): PdfFile {
  return {
    version: 1,
    sha256: digit.repeat(64),
    bytes: 9,
    pages: 2,
    etag: null,
    lastModified: null,
    downloadedAt: at,
    origin: null,
  }
}

/** What is found, as `kind id` or `kind id page`, in the order of the groups. */
export async function found(search: Search, text: string): Promise<readonly string[]> {
  const { groups } = await search.query(text, { limit: 50 })
  return groups.flatMap(({ hits }) =>
    hits.map(({ kind, paperId, page }) => `${kind} ${paperId}${page === null ? '' : ` ${page}`}`),
  )
}

/** The papers found in the group of papers, in order of their ids. */
export async function papers(search: Search, text: string): Promise<readonly string[]> {
  const { groups } = await search.query(text, { limit: 50 })
  return (groups.find(({ kind }) => kind === 'paper')?.hits ?? []).map(({ paperId }) => String(paperId)).toSorted()
}
