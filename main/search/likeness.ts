// What makes a paper like another: the words of its title and abstract that few others have.
import type { DatabaseSync } from 'node:sqlite'
import type { Sought } from './compile.ts'
import { indexText, wordsOf } from './words.ts'
import type { PaperDoc } from './write-index.ts'

/** Words that are asked for. */
const ASKED = 20
/** Telling words below which more usual ones are asked for too. */
const FEW = 3

/** An expression that finds papers with the telling words of this one; null where it has none that others share. */
export function likeness(
  db: DatabaseSync,
  { title, abstract, curator }: PaperDoc,
): { readonly match: string | null; readonly sought: readonly Sought[] } {
  const papers = Number(db.prepare('SELECT count(*) AS n FROM paper').get()?.['n'] ?? 0)
  const holders = db.prepare('SELECT doc FROM vocabulary WHERE term = ?')
  const often = new Map<string, number>()
  const titleWords = new Set(terms(title))
  for (const word of terms([title, abstract || curator].join('\n'))) often.set(word, (often.get(word) ?? 0) + 1)
  const shared = [...often].flatMap(([word, times]) => {
    const docs = Number(holders.get(word)?.['doc'] ?? 0)
    // What only this paper has finds no other.
    if (docs < 2) return []
    return [{ word, docs, weight: Math.log(papers / docs + 1) * Math.min(times, 3) * (titleWords.has(word) ? 2 : 1) }]
  })
  // What a fifth of all have tells nothing, once there are some; in a library on one subject, what half of all have.
  const rarerThan = (part: number) => shared.filter(({ docs }) => papers <= 20 || docs <= papers / part)
  const rare = rarerThan(5)
  const telling = (rare.length >= FEW ? rare : rarerThan(2)).toSorted((a, b) => b.weight - a.weight).slice(0, ASKED)
  return {
    match:
      telling.length > 0 ? `{title abstract curator} : (${telling.map(({ word }) => `"${word}"`).join(' OR ')})` : null,
    sought: telling.map(({ word }) => ({ words: wordsOf(word), prefix: false })),
  }
}

/** Words that can tell something: of three letters or more, or Chinese and Japanese ones of two signs. */
function terms(text: string): readonly string[] {
  return indexText(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => (/^[\u0000-\u024F]*$/.test(word) ? word.length > 2 : word.length > 1)) // oxlint-disable-line no-control-regex
}
