// What an index has as a whole: its papers, whether they are all, their tags, and the texts it still wants.
import type { DatabaseSync } from 'node:sqlite'
import type { KnownPapers, SearchAnswers } from './protocol.ts'

/** Texts that are asked for at a time. */
const WANTED = 200

/** Its papers with their facts; null where it was never complete. */
export function knownPapers(db: DatabaseSync): KnownPapers | null {
  if (db.prepare("SELECT value FROM meta WHERE name = 'complete'").get() === undefined) return null
  const asked = db.prepare('SELECT id, facts FROM paper ORDER BY n')
  asked.setReturnArrays(true)
  const rows = asked.all()
  const facts = new Uint8Array(rows.length)
  const ids = rows.map((row, at) => {
    facts[at] = Number(Reflect.get(row, 1))
    return String(Reflect.get(row, 0))
  })
  return { ids: ids.join('\n'), facts }
}

/** Notes that every paper is in. */
export function markComplete(db: DatabaseSync): null {
  if (db.prepare("SELECT value FROM meta WHERE name = 'complete'").get() === undefined)
    db.prepare("INSERT INTO meta (name, value) VALUES ('complete', '1')").run()
  return null
}

/** Papers whose text is another than the one that is wanted, some at a time; how many are in, and how many there are. */
export function textsWanted(db: DatabaseSync, but: readonly string[]): SearchAnswers['texts'] {
  const wanted = db
    .prepare('SELECT id FROM paper WHERE want IS NOT text AND id NOT IN (SELECT value FROM json_each(?)) LIMIT ?')
    .all(JSON.stringify(but), WANTED)
    .map((row) => String(row['id']))
  const counts = db.prepare('SELECT count(text) AS done, count(coalesce(want, text)) AS total FROM paper').get()
  return { wanted, done: Number(counts?.['done'] ?? 0), total: Number(counts?.['total'] ?? 0) }
}

/** Rows of papers as a JSON array, in the order asked for; what is not here is left out. */
export function rowsById(db: DatabaseSync, ids: readonly string[]): string {
  const asked = db.prepare('SELECT row FROM paper JOIN paper_row USING (n) WHERE id = ?')
  const rows = ids.flatMap((id) => {
    const row = asked.get(id)
    return row ? [String(row['row'])] : []
  })
  return `[${rows.join(',')}]`
}

/** Papers that have one of some keys, each once. */
export function papersWithKeys(db: DatabaseSync, keys: readonly number[]): SearchAnswers['meeting'] {
  const asked = db.prepare('SELECT p.id AS id FROM paper_key k JOIN paper p ON p.n = k.paper WHERE k.key = ?')
  return [...new Set(keys.flatMap((key) => asked.all(key).map((row) => String(row['id']))))]
}

/** Every tag of papers as it is written, with how many have it. */
export function tagCounts(db: DatabaseSync): SearchAnswers['tags'] {
  return db
    .prepare('SELECT name, count(*) AS n FROM paper_tag GROUP BY tag, name')
    .all()
    .map((row) => ({ tag: String(row['name']), count: Number(row['n']) }))
}
