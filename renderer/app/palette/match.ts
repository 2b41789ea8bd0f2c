// How well a name answers what is typed into the palette. Pure: every word typed must be in the name; names that begin
// with it come before names that have it at a word's beginning, and those before the rest.

/** 0 where a word is missing, else up to 1. */
export function matchScore(name: string, typed: string): number {
  const [text, wanted] = [folded(name), folded(typed)]
  const words = wanted.split(/\s+/u).filter((word) => word !== '')
  if (words.length === 0) return 1
  if (text === wanted) return 1
  if (text.startsWith(wanted)) return 0.9
  let score = 0
  for (const word of words) {
    const at = text.indexOf(word)
    if (at < 0) return 0
    score += at === 0 ? 0.8 : beginsWord(text, word) ? 0.7 : 0.3
  }
  return score / words.length
}

/** The best of several names for one thing. */
export function bestScore(names: readonly string[], typed: string): number {
  return Math.max(0, ...names.map((name) => matchScore(name, typed)))
}

/** What matches, the best first; equal ones keep their order. */
export function ranked<T>(
  things: readonly T[],
  { names, typed }: { readonly names: (thing: T) => readonly string[]; readonly typed: string },
): readonly T[] {
  return things
    .map((thing) => ({ thing, score: bestScore(names(thing), typed) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ thing }) => thing)
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || /[^\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true
  }
  return false
}
