// What a PDF of one's own is called and who wrote it: as the file says, until the person says otherwise.
import { AppError } from '../../../preload/errors.ts'
import type { PaperRecord, VersionMetadata } from '../../../preload/model/paper.ts'
import { say } from '../../../preload/said.ts'

/**
 * The record with title and authors in the person's words. Throws AppError `invalid-input` for a paper of arXiv's: what
 * arXiv says of it is not ours to change.
 */
export function described(
  record: PaperRecord,
  words: { readonly title: string; readonly authors: readonly string[] },
  options: { readonly source: 'file' | 'person'; readonly now: Date },
): PaperRecord {
  if (record.arxivId !== null) throw new AppError('invalid-input', say('library.notOwn'))
  const version = record.files.at(-1)?.version ?? 1
  const known = record.versions.find((one) => one.version === version)
  const metadata: VersionMetadata = {
    abstract: null,
    primaryCategory: null,
    categories: [],
    published: null,
    updated: null,
    comment: null,
    journalRef: null,
    doi: null,
    ...known,
    version,
    title: words.title,
    authors: words.authors.map((name) => ({ name, affiliations: [] })),
    source: options.source,
    fetchedAt: options.now.toISOString(),
  }
  const others = record.versions.filter((one) => one.version !== version)
  return { ...record, versions: [...others, metadata].toSorted((a, b) => a.version - b.version) }
}

/** The names in what a PDF gives as its author; none where they look like an account's name rather than people's. */
export function authorsIn(text: string | null): readonly string[] {
  if (text === null) return []
  const parts = text.includes(';') ? text.split(';') : text.split(/,|，|、|\s+and\s+|\s+&\s+/u)
  const names = parts.map((part) => part.replace(/^and\s+/u, '').trim()).filter((name) => name !== '')
  return names.every((name) => /\S[\s·]\S/u.test(name) || /^\p{Script=Han}{2,6}$/u.test(name)) ? names : []
}
