// Rows of the index as hits: what a person is shown of them, with the place each opens at.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { ArxivId, MarkId, PaperId } from '../../preload/model/ids.ts'
import { MarkColor } from '../../preload/model/mark.ts'
import type { SearchHit, SearchKind } from '../../preload/model/search.ts'
import type { Sought } from './compile.ts'
import { highlighted, holds, snippetOf } from './snippet.ts'
import { docFrom, pageBody, type PaperDoc } from './write-index.ts'

type Row = Readonly<Record<string, SQLOutputValue>>

/** The hit of a group's row; null where the row has no paper. */
export function hitOf(db: DatabaseSync, kind: SearchKind, n: number, sought: readonly Sought[]): SearchHit | null {
  const found = Array.from(sought, ({ words }) => words.join(' ')).join(' ')
  if (kind === 'paper') {
    const row = db.prepare('SELECT doc FROM paper_doc WHERE n = ?').get(n)
    return row ? paperHit(docFrom(row['doc']), sought, found) : null
  }
  const table = kind === 'text' ? 'page r JOIN page_body USING (n)' : 'own r'
  const row = db.prepare(`SELECT *, p.doc AS doc FROM ${table} JOIN paper_doc p ON p.n = r.paper WHERE r.n = ?`).get(n)
  if (!row) return null
  const doc = docFrom(row['doc'])
  const text = kind === 'text' ? pageBody(row['body']) : ownText(row, sought)
  const mark = MarkId.safeParse(row['mark']).data ?? null
  const [version, page] = [numberOrNull(row['version']), numberOrNull(row['page'])]
  return {
    ...aboutPaper(doc, kind, sought),
    version,
    page,
    mark,
    color: MarkColor.safeParse(row['color']).data ?? null,
    snippet: snippetOf(text, sought),
    route: route(doc.id, {
      v: version,
      page,
      mark,
      note: kind === 'note' ? 1 : null,
      find: kind === 'text' ? found : null,
    }),
  }
}

/** The marked text or the comment, whichever says what was sought; both where the two together do. */
function ownText(row: Row, sought: readonly Sought[]): string {
  const [quote, comment] = [String(row['quote']), String(row['comment'])]
  if (quote === '' || comment === '') return quote || comment
  if (!holds(comment, sought)) return quote
  return holds(quote, sought) ? `${quote}\n${comment}` : comment
}

/** A paper as a hit; `found` is what was sought of it, '' where nothing was. */
export function paperHit(doc: PaperDoc, sought: readonly Sought[], found: string): SearchHit {
  const words = [doc.abstract, doc.curator, doc.tags.join(', '), doc.lists.join(', '), doc.more]
  const text =
    (found === '' ? null : words.find((part) => holds(part, sought))) ?? words.find((part) => part !== '') ?? ''
  return {
    ...aboutPaper(doc, 'paper', sought),
    version: null,
    page: null,
    mark: null,
    color: null,
    snippet: snippetOf(text, sought),
    route: route(doc.id, {}),
  }
}

function aboutPaper(
  doc: PaperDoc,
  kind: SearchKind,
  sought: readonly Sought[],
): Pick<SearchHit, 'kind' | 'paperId' | 'arxivId' | 'title' | 'authors' | 'year'> {
  return {
    kind,
    paperId: PaperId.parse(doc.id),
    arxivId: ArxivId.safeParse(doc.arxivId).data ?? null,
    title: highlighted(doc.title, sought),
    authors: [...doc.authors],
    year: doc.year,
  }
}

function route(id: string, given: Readonly<Record<string, string | number | null>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value !== null && value !== '') query.set(name, String(value))
  return query.size > 0 ? `#/paper/${id}?${query}` : `#/paper/${id}`
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
