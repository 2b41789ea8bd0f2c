// The tables of the index. Texts are searched by FTS5 without copies of them (contentless). What is only shown stands in
// tables of its own (paper_doc, page_body): the rows that queries walk through stay small.
import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { PaperSummary, PdfState } from '../../preload/model/paper.ts'
import { listColumns, ordered } from './list-columns.ts'

/** Raised when tables or the folding of words change. */
const TABLES = 5

/** Names what is in an index: tables and the shape of rows. An index of another number is made anew. */
export const INDEX_VERSION =
  crc32([TABLES, ...Object.keys(PaperSummary.shape), ...Object.keys(PdfState.shape)].join()) >>> 1

// ascii: every sign beyond ASCII belongs to a word, for words.ts has cut and folded the text already.
const FTS = `content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3 4'`

const tables = `
  CREATE TABLE paper (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, status TEXT NOT NULL,
    year INTEGER, added TEXT NOT NULL, categories TEXT NOT NULL, pdf INTEGER NOT NULL, notes INTEGER NOT NULL,
    marks INTEGER NOT NULL, tags INTEGER NOT NULL, abstract INTEGER NOT NULL, star INTEGER NOT NULL,
    newer INTEGER NOT NULL, text TEXT,
    want TEXT, keys TEXT NOT NULL, size INTEGER, mtime REAL, facts INTEGER NOT NULL, ${listColumns.join(', ')}
  );
  ${ordered.map((column) => `CREATE INDEX paper_${column} ON paper (${column}, id, status, star);`).join('\n  ')}
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE paper_row (n INTEGER PRIMARY KEY, row TEXT NOT NULL);
  CREATE TABLE paper_hay (n INTEGER PRIMARY KEY, hay TEXT NOT NULL);
  CREATE TABLE paper_doc (n INTEGER PRIMARY KEY, doc TEXT NOT NULL);
  CREATE TABLE paper_tag (
    paper INTEGER NOT NULL, tag TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (tag, name, paper)
  ) WITHOUT ROWID;
  CREATE INDEX paper_tag_paper ON paper_tag (paper);
  CREATE TABLE paper_key (key INTEGER NOT NULL, paper INTEGER NOT NULL, PRIMARY KEY (key, paper)) WITHOUT ROWID;
  CREATE INDEX paper_key_paper ON paper_key (paper);
  CREATE TABLE own (
    n INTEGER PRIMARY KEY, paper INTEGER NOT NULL, kind TEXT NOT NULL, mark TEXT, version INTEGER, page INTEGER,
    color TEXT, quote TEXT NOT NULL, comment TEXT NOT NULL
  );
  CREATE INDEX own_paper ON own (paper);
  CREATE TABLE page (
    n INTEGER PRIMARY KEY, paper INTEGER NOT NULL, version INTEGER NOT NULL, page INTEGER NOT NULL
  );
  CREATE TABLE page_body (n INTEGER PRIMARY KEY, body BLOB NOT NULL);
  CREATE INDEX page_paper ON page (paper);
  CREATE VIRTUAL TABLE paper_fts USING fts5(title, authors, abstract, ids, curator, tags, lists, more, ${FTS});
  CREATE VIRTUAL TABLE name_fts USING fts5(title, ids, ${FTS});
  CREATE VIRTUAL TABLE mark_fts USING fts5(body, title, authors, ${FTS});
  CREATE VIRTUAL TABLE note_fts USING fts5(body, title, authors, ${FTS});
  CREATE VIRTUAL TABLE page_fts USING fts5(body, title, authors, ${FTS});
  CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab(paper_fts, 'row');
  PRAGMA user_version = ${INDEX_VERSION};
`

/** Makes the tables in an empty database. */
export function createTables(db: DatabaseSync): void {
  db.exec(`BEGIN; ${tables} COMMIT;`)
}
