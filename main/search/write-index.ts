// Puts papers, their notes and marks, and their pages into the index, and takes them out again.
import { hash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { fold, listColumns, listValues } from './list-columns.ts'
import type { IndexedPaper } from './protocol.ts'
import { WordKeeper } from './vocabulary.ts'
import { indexText, wordsOf } from './words.ts'

const COLUMNS = `stamp, status, year, added, categories, pdf, notes, marks, tags, abstract, star, newer, want, keys, size, mtime,
  facts, ${listColumns.map((column) => column.replace(/ .*/, '')).join(', ')}`

/** What a paper is found by: where none of it changed, its words are in already. */
const WORDS = ['id', 'arxivId', 'title', 'authors', 'abstract', 'ids', 'curator', 'lists', 'tags', 'more', 'year', 'notes', 'marks', 'categories'] as const satisfies readonly (keyof IndexedPaper)[] // prettier-ignore

/** The changing half of an index. */
export class IndexWriter {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  readonly #words: WordKeeper

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#words = new WordKeeper(db)
  }

  /** Puts papers in, in the place of what was there of them; the text of their PDFs stays. */
  put(papers: readonly IndexedPaper[]): void {
    this.#together(() => {
      for (const paper of papers) this.#putPaper(paper)
    })
  }

  /** Puts the text of a PDF in, a page each, in the place of another of the same paper. A paper that went is no fault. */
  putText(id: string, key: string | null, version: number, pages: readonly string[]): void {
    this.#together(() => {
      const found = this.#prepare('SELECT n, doc FROM paper JOIN paper_doc USING (n) WHERE id = ?').get(id)
      if (!found) return
      const n = Number(found['n'])
      this.#dropPages(n)
      const { title, authors } = docFrom(found['doc'])
      pages.forEach((text, index) => {
        if (text.trim() === '') return
        const { lastInsertRowid } = this.#prepare('INSERT INTO page (paper, version, page) VALUES (?, ?, ?)').run(
          n,
          version,
          index + 1,
        )
        this.#prepare('INSERT INTO page_body (n, body) VALUES (?, ?)').run(
          lastInsertRowid,
          deflateRawSync(text, { level: 1 }),
        )
        this.#putPage(lastInsertRowid, text, title, authors)
      })
      this.#words.keep(pages)
      this.#prepare('UPDATE paper SET text = ? WHERE n = ?').run(key, n)
    })
  }

  remove(ids: readonly string[]): void {
    this.#together(() => {
      for (const id of ids) {
        const n = this.#numberOf(id)
        if (n === null) continue
        this.#dropPages(n)
        this.#dropWords(n)
        for (const table of ['paper_doc', 'paper_row', 'paper_hay'])
          this.#prepare(`DELETE FROM ${table} WHERE n = ?`).run(n)
        this.#prepare('DELETE FROM paper_key WHERE paper = ?').run(n)
        this.#prepare('DELETE FROM paper WHERE n = ?').run(n)
      }
    })
  }

  /** Joins what many small batches left in many places, a step at a time; false when there is nothing left to join. */
  tidy(): boolean {
    const before = this.#changes()
    for (const table of ['paper_fts', 'name_fts', 'mark_fts', 'note_fts', 'page_fts']) {
      this.#prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', -100)`).run()
    }
    return this.#changes() - before > 6
  }

  #changes(): number {
    return Number(this.#prepare('SELECT total_changes() AS n').get()?.['n'] ?? 0)
  }

  /** What lists show goes in always; the words only where they changed, for they cost twenty times as much. */
  #putPaper(paper: IndexedPaper): void {
    const stamp = hash('sha1', JSON.stringify(WORDS.map((part) => paper[part])))
    const before = this.#prepare('SELECT n, stamp, keys FROM paper WHERE id = ?').get(paper.id)
    const n = this.#putRow(paper, stamp, before ? Number(before['n']) : null)
    if (before?.['stamp'] !== stamp) this.#putWords(paper, n, before !== undefined)
    if (before?.['keys'] !== paper.keys.join(' ')) this.#putKeys(n, paper.keys)
  }

  #putRow(paper: IndexedPaper, stamp: string, n: number | null): number {
    const { id, row: shown, file } = paper
    const values = [
      stamp,
      paper.status,
      paper.year,
      paper.added,
      ` ${paper.categories.join(' ').toLowerCase()} `,
      Number(paper.pdf),
      Number(paper.notes.trim() !== ''),
      paper.marks.length,
      paper.tags.length,
      Number(paper.abstract !== ''),
      Number(paper.starred),
      Number(paper.newer),
      paper.text,
      paper.keys.join(' '),
      file?.size ?? null,
      file?.mtimeMs ?? null,
      paper.facts,
      ...listValues(shown),
    ]
    const places = `?${', ?'.repeat(values.length - 1)}`
    if (n !== null) this.#prepare(`UPDATE paper SET (${COLUMNS}) = (${places}) WHERE n = ?`).run(...values, n)
    const insert = `INSERT INTO paper (id, ${COLUMNS}) VALUES (?, ${places})`
    const at = n ?? Number(this.#prepare(insert).run(id, ...values).lastInsertRowid)
    this.#prepare('INSERT OR REPLACE INTO paper_row (n, row) VALUES (?, ?)').run(at, JSON.stringify(shown))
    return at
  }

  #putKeys(n: number, keys: readonly number[]): void {
    this.#prepare('DELETE FROM paper_key WHERE paper = ?').run(n)
    const put = this.#prepare('INSERT OR IGNORE INTO paper_key (key, paper) VALUES (?, ?)')
    for (const key of keys) put.run(key, n)
  }

  #putWords(paper: IndexedPaper, row: number, again: boolean): void {
    const { id, arxivId, title, authors, abstract, curator, lists, tags, more, year } = paper
    const before = again ? this.#prepare('SELECT doc FROM paper_doc WHERE n = ?').get(row) : undefined
    if (again) this.#dropWords(row)
    const doc = JSON.stringify({ id, arxivId, title, authors, abstract, curator, lists, tags, more, year })
    this.#prepare('INSERT OR REPLACE INTO paper_doc (n, doc) VALUES (?, ?)').run(row, doc)
    const people = indexText(authors.join('\n'))
    const name = indexText(title)
    this.#prepare(
      `INSERT INTO paper_fts (rowid, title, authors, abstract, ids, curator, tags, lists, more) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      row,
      name,
      people,
      indexText(abstract),
      indexText(paper.ids),
      indexText(curator),
      indexText(tags.join('\n')),
      indexText(lists.join('\n')),
      indexText(more),
    )
    this.#prepare('INSERT INTO name_fts (rowid, title, ids) VALUES (?, ?, ?)').run(row, name, indexText(paper.ids))
    this.#words.keep([title, authors.join('\n'), abstract, curator, tags.join('\n'), lists.join('\n'), more])
    const hay = fold(
      [title, paper.row.givenTitle ?? '', ...authors, id, paper.row.primaryCategory ?? '', ...tags].join('\n'),
    )
    this.#prepare('INSERT OR REPLACE INTO paper_hay (n, hay) VALUES (?, ?)').run(row, hay)
    for (const tag of new Set(tags))
      this.#prepare('INSERT INTO paper_tag (paper, tag, name) VALUES (?, ?, ?)').run(row, foldedTag(tag), tag)
    if (paper.notes.trim() !== '')
      this.#putOwn(row, ['note', null, null, null, null, '', paper.notes], paper.notes, name, people)
    for (const mark of paper.marks) {
      const body = [mark.quote, mark.comment, ...mark.tags].join('\n')
      this.#putOwn(
        row,
        ['mark', mark.id, mark.version, mark.page, mark.color, mark.quote, mark.comment],
        body,
        name,
        people,
      )
    }
    const was = before ? docFrom(before['doc']) : null
    if (was && (was.title !== title || was.authors.join('\n') !== authors.join('\n')))
      this.#retitlePages(row, title, authors)
  }

  #putOwn(paper: number, row: readonly (string | number | null)[], body: string, title: string, authors: string): void {
    const { lastInsertRowid } = this.#prepare(
      'INSERT INTO own (paper, kind, mark, version, page, color, quote, comment) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(paper, ...row)
    const table = row[0] === 'note' ? 'note_fts' : 'mark_fts'
    this.#prepare(`INSERT INTO ${table} (rowid, body, title, authors) VALUES (?, ?, ?, ?)`).run(
      lastInsertRowid,
      indexText(body),
      title,
      authors,
    )
    this.#words.keep([body])
  }

  #putPage(n: number | bigint, text: string, title: string, authors: readonly string[]): void {
    this.#prepare('INSERT INTO page_fts (rowid, body, title, authors) VALUES (?, ?, ?, ?)').run(
      n,
      indexText(text),
      indexText(title),
      indexText(authors.join('\n')),
    )
  }

  /** Pages carry title and authors of their paper, so that a search can ask for both at once. */
  #retitlePages(paper: number, title: string, authors: readonly string[]): void {
    for (const row of this.#prepare('SELECT n, body FROM page JOIN page_body USING (n) WHERE paper = ?').all(paper)) {
      const n = Number(row['n'])
      this.#prepare('DELETE FROM page_fts WHERE rowid = ?').run(n)
      this.#putPage(n, pageBody(row['body']), title, authors)
    }
  }

  #dropWords(n: number): void {
    this.#prepare('DELETE FROM paper_fts WHERE rowid = ?').run(n)
    this.#prepare('DELETE FROM paper_tag WHERE paper = ?').run(n)
    this.#prepare('DELETE FROM name_fts WHERE rowid = ?').run(n)
    for (const kind of ['mark', 'note']) {
      this.#prepare(`DELETE FROM ${kind}_fts WHERE rowid IN (SELECT n FROM own WHERE paper = ? AND kind = ?)`).run(
        n,
        kind,
      )
    }
    this.#prepare('DELETE FROM own WHERE paper = ?').run(n)
  }

  #dropPages(n: number): void {
    this.#prepare('DELETE FROM page_fts WHERE rowid IN (SELECT n FROM page WHERE paper = ?)').run(n)
    this.#prepare('DELETE FROM page_body WHERE n IN (SELECT n FROM page WHERE paper = ?)').run(n)
    this.#prepare('DELETE FROM page WHERE paper = ?').run(n)
  }

  #numberOf(id: string): number | null {
    const n = this.#prepare('SELECT n FROM paper WHERE id = ?').get(id)?.['n']
    return n === undefined ? null : Number(n)
  }

  #together(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.#db.exec('COMMIT')
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const made = this.#db.prepare(sql)
    this.#statements.set(sql, made)
    return made
  }
}

/** What is kept of a paper to be shown. */
export interface PaperDoc extends Pick<
  IndexedPaper,
  'id' | 'arxivId' | 'title' | 'authors' | 'abstract' | 'curator' | 'lists' | 'tags' | 'more' | 'year'
> {}

/** The paper of a row; this module wrote it. */
export function docFrom(value: unknown): PaperDoc {
  return JSON.parse(String(value)) as PaperDoc
}

/** The text of a page's row. */
export function pageBody(value: unknown): string {
  return value instanceof Uint8Array ? inflateRawSync(value).toString('utf8') : ''
}

/** A tag as it is compared: case, accents and signs between words aside. */
export function foldedTag(tag: string): string {
  return wordsOf(tag).join(' ') || tag.trim()
}
