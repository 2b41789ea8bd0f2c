// Which papers stand in which list, and where: main tells it, for lists are main's; here it lives as long as the thread.
import type { DatabaseSync } from 'node:sqlite'
import { sortKey } from '../library/papers/sort-key.ts'
import type { ListMembers } from './protocol.ts'

const tables = `
  CREATE TEMP TABLE member (
    list TEXT NOT NULL, place INTEGER NOT NULL, paper TEXT NOT NULL, section INTEGER NOT NULL,
    section_id TEXT NOT NULL, section_title TEXT, PRIMARY KEY (list, place)
  ) WITHOUT ROWID;
  CREATE INDEX temp.member_paper ON member (paper, list);
  CREATE TEMP TABLE list (id TEXT PRIMARY KEY, rank INTEGER NOT NULL, title TEXT NOT NULL, by_title TEXT NOT NULL);
  CREATE TEMP VIEW first_list AS
    SELECT m.paper AS paper, m.list AS list, l.title AS title, l.by_title AS by_title, min(l.rank) AS rank
    FROM temp.member m JOIN temp.list l ON l.id = m.list GROUP BY m.paper;
`

/** Makes the tables; an index that is opened anew is told everything again. */
export function createMembers(db: DatabaseSync): void {
  db.exec(tables)
}

/** Replaces what is known of some lists. Those in `order` are all there are. */
export function putMembers(db: DatabaseSync, lists: readonly ListMembers[], order: readonly string[]): void {
  const known = new Set(
    db
      .prepare('SELECT id FROM temp.list')
      .all()
      .map((row) => String(row['id'])),
  )
  const forget = db.prepare('DELETE FROM temp.member WHERE list = ?')
  const insert = db.prepare(
    'INSERT INTO temp.member (list, place, paper, section, section_id, section_title) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const put = db.prepare('INSERT OR REPLACE INTO temp.list (id, rank, title, by_title) VALUES (?, 0, ?, ?)')
  const rank = db.prepare('UPDATE temp.list SET rank = ? WHERE id = ?')
  const all = new Set(order)
  for (const id of known) {
    if (all.has(id)) continue
    forget.run(id)
    db.prepare('DELETE FROM temp.list WHERE id = ?').run(id)
  }
  for (const { id, title, sections } of lists) {
    forget.run(id)
    put.run(id, title, sortKey(title))
    const seen = new Set<string>()
    sections.forEach((section, index) => {
      for (const paper of section.papers) {
        // A paper that is named twice stands where it is named first.
        if (seen.has(paper)) continue
        insert.run(id, seen.size, paper, index, section.id, section.title)
        seen.add(paper)
      }
    })
  }
  order.forEach((id, place) => rank.run(place, id))
}
