// Whether two papers are one, by their traits. Pure. It errs towards telling too little: two works of one title stay two
// unless the authors say otherwise.
import type { Likeness } from '../../preload/model/duplicates.ts'
import type { Traits } from './traits.ts'

/** Years between a preprint and its publication. */
const mostYears = 6

/** Why two papers look alike, the surest reason first; null where they do not. */
export function alike(a: Traits, b: Traits): Likeness | null {
  if (common(a.arxivIds, b.arxivIds)) return 'id'
  if (common(a.files, b.files)) return 'file'
  if (common(a.dois, b.dois)) return 'doi'
  if (a.year !== null && b.year !== null && Math.abs(a.year - b.year) > mostYears) return null
  const shared = sharedAuthors(a, b)
  if (a.title !== '' && a.title === b.title) {
    if (shared !== null) return shared >= 0.5 ? 'title' : null
    // Of one the authors are not known: only a title that says much stands for itself.
    return a.title.length >= 24 && a.words.length >= 4 ? 'title' : null
  }
  return shared !== null && shared >= 0.6 && nearTitles(a.words, b.words) ? 'near' : null
}

/** The share of the shorter list of authors that is in both; null where one is not known. */
function sharedAuthors(a: Traits, b: Traits): number | null {
  const least = Math.min(a.families.size, b.families.size)
  if (least === 0) return null
  return [...a.families].filter((name) => b.families.has(name)).length / least
}

/** Titles that differ in a word or a subtitle's wording, but not in a number: "Part I" and "Part II" are two papers. */
function nearTitles(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [new Set(a), new Set(b)]
  const all = new Set([...a, ...b])
  const differ = [...all].filter((word) => first.has(word) !== second.has(word))
  if (differ.some((word) => /^(?:\d+|[ivx]+|one|two|three|first|second|third)$/u.test(word))) return false
  return Math.min(first.size, second.size) >= 5 && (all.size - differ.length) / all.size >= 0.8
}

function common(a: readonly string[], b: readonly string[]): boolean {
  return a.some((item) => b.includes(item))
}
