// What the index keeps of a paper for lists: a column for each thing papers are ordered by, with the very values that
// ordering in memory compares (main/library/papers/query.ts), and the row itself as it is shown.
import type { PaperSummary } from '../../preload/model/paper.ts'
import type { PaperSortKey } from '../../preload/model/paper-query.ts'
import { orderValues } from '../library/papers/query.ts'

type Column = Exclude<PaperSortKey, 'list'>

/** The column of each key. */
export const columns: Readonly<Record<Column, string>> = {
  added: 'added',
  title: 'by_title',
  authors: 'by_authors',
  year: 'by_year',
  published: 'by_published',
  status: 'by_status',
  statusAt: 'by_status_at',
  opened: 'by_opened',
  progress: 'by_progress',
  pages: 'by_pages',
  pdf: 'by_bytes',
  marks: 'marks',
  notes: 'notes',
  starred: 'star',
  category: 'by_category',
  tags: 'by_tags',
  id: 'id',
}

/** Columns that only lists use, with their types. */
export const listColumns = [
  'by_title TEXT',
  'by_authors TEXT',
  'by_year INTEGER',
  'by_published TEXT',
  'by_status INTEGER',
  'by_status_at TEXT',
  'by_opened TEXT',
  'by_progress REAL',
  'by_pages INTEGER',
  'by_bytes INTEGER',
  'by_category TEXT',
  'by_tags TEXT',
] as const

/** Those that lists are often ordered by: they are kept in order, with what shelves ask for, so that a window reads no row but its own. */
export const ordered = [
  'added',
  'by_title',
  'by_authors',
  'by_year',
  'by_published',
  'by_status',
  'by_opened',
  'marks',
] as const

const nowhere = new Map<string, { readonly place: number; readonly section: number }>()

/** The values of `listColumns` for a row, in their order. */
export function listValues(row: PaperSummary): readonly (string | number)[] {
  const keys = ['title', 'authors', 'year', 'published', 'status', 'statusAt', 'opened', 'progress', 'pages', 'pdf', 'category', 'tags'] as const // prettier-ignore
  return keys.map((key) => orderValues[key](row, nowhere))
}

/** What plain words are looked for in the middle of, as `matches` of main/library/papers/query.ts has it. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()
}
