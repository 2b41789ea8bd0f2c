// Every longer word of the index, so that a beginning can be asked for as the few words that it is the beginning of:
// FTS5 then walks their lists side by side and stops when it has enough, where a prefix makes it join all of them first.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { indexText } from './words.ts'

/** Letters up to which FTS5's own prefix indexes serve. */
export const SHORT = 4
/** Letters from which on a word is no word: numbers in hex, joined lines. */
const LONG = 40
/** Words that a beginning is taken for, at most. */
const MOST = 48

const WORD = /^[\p{L}\p{M}]+$/u
const RUN = /[\p{L}\p{M}\p{N}]+/gu
/** Words that are remembered as kept, so that most of a text asks the disk for nothing. */
const REMEMBERED = 60_000

/** Whether a word is kept here. */
function isKept(word: string): boolean {
  return word.length > SHORT && word.length <= LONG && WORD.test(word)
}

/** Tells the words that begin so; null where they are too many to be named, or where words of its kind are not kept. */
export type WordEndings = (beginning: string) => readonly string[] | null

/** The endings that an index knows; after some hundred words no more are told, so that long queries stay small. */
export function wordEndings(db: DatabaseSync): WordEndings {
  let left = 400
  const asked = db.prepare('SELECT word FROM word WHERE word >= ? AND word < ? LIMIT ?')
  return (beginning) => {
    if (left <= 0 || !isKept(beginning)) return null
    const words = asked.all(beginning, `${beginning}\u{10FFFF}`, MOST + 1).map((row) => String(row['word']))
    left -= words.length
    return words.length > MOST ? null : words
  }
}

/** Keeps the words of what goes into an index. They stay when it goes out again: nothing is found by them then. */
export class WordKeeper {
  readonly #db: DatabaseSync
  readonly #known = new Set<string>()
  #insert: StatementSync | null = null

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  keep(texts: readonly string[]): void {
    this.#insert ??= this.#db.prepare('INSERT OR IGNORE INTO word (word) VALUES (?)')
    if (this.#known.size > REMEMBERED) this.#known.clear()
    for (const text of texts) {
      for (const word of indexText(text).toLowerCase().match(RUN) ?? []) {
        if (this.#known.has(word) || !isKept(word)) continue
        this.#known.add(word)
        this.#insert.run(word)
      }
    }
  }
}
