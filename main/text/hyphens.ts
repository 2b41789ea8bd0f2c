// Hyphens at line ends: which were put there by the line break and which belong to the word. The document itself is
// the evidence (reader.md §2.4): a word it has unbroken elsewhere is joined, a compound it has elsewhere is kept.
import type { TextLine } from '../../preload/model/text.ts'

/** How often each word and each hyphenated compound occurs within lines, in lower case. */
export type WordCounts = Map<string, number>

const WORD = /[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*/gu
const HYPHEN_END = /[-\u2010\u00ad]$/u
/** First parts that make compounds rather than syllables, where the document itself does not tell. */
const COMPOUND =
  /^(?:self|non|well|cross|large|small|high|low|long|short|real|fine|semi|quasi|zero|few|two|three|four|multi|state|open|closed|data|hard|soft|second|third|[a-z])$/u
/** Those that are as often the first syllable of a word: they make a compound only with a word of the document. */
const SHORT = /^(?:in|off|on|by|so|all|one|ever|half|end|top|first|right|left)$/u

/** Counts the words of a text, leaving out those that a line end cuts. */
export function countWords(text: string, counts: WordCounts): void {
  for (const line of text.split('\n')) {
    const whole = HYPHEN_END.test(line) ? line.slice(0, line.lastIndexOf(' ') + 1) : line
    for (const [word] of whole.matchAll(WORD)) {
      const key = word.toLowerCase().replaceAll('\u2010', '-')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
}

/** Whether each line ends in a hyphen that joins it to the next line of its paragraph. `texts` are the lines' own. */
export function hyphensOf(
  lines: readonly TextLine[],
  texts: readonly string[],
  counts: WordCounts,
): readonly boolean[] {
  const next = followers(lines)
  return lines.map((_, index) => {
    const follower = next[index]
    return follower !== undefined && isJoin(texts[index] ?? '', texts[follower] ?? '', counts)
  })
}

/** For each line the line its paragraph goes on with, past what stands between. */
function followers(lines: readonly TextLine[]): readonly (number | undefined)[] {
  const last = new Map<number, number>()
  const next: (number | undefined)[] = lines.map(() => undefined)
  for (const [index, line] of lines.entries()) {
    const before = last.get(line.paragraph)
    if (before !== undefined) next[before] = index
    last.set(line.paragraph, index)
  }
  return next
}

/** Whether the hyphen between two lines was put there by the break. */
export function isJoin(before: string, after: string, counts: WordCounts): boolean {
  if (!HYPHEN_END.test(before)) return false
  const first = /([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)[-\u2010\u00ad]$/u.exec(before)?.[1]
  const second = /^([\p{L}\p{M}]+)/u.exec(after)?.[1]
  if (!first || !second || !/^\p{Ll}/u.test(second)) return false
  const [start, end] = [first.toLowerCase(), second.toLowerCase()]
  const joined = counts.get(start + end) ?? 0
  const kept = counts.get(`${start}-${end}`) ?? 0
  if (joined !== kept) return joined > kept
  if (/\p{Lu}$/u.test(first)) return false
  // "state-of-the-" goes on as it began; "post-train-" is cut within its last word.
  const tail = start.split('-').at(-1) ?? start
  return !COMPOUND.test(tail) && !(SHORT.test(tail) && counts.has(end))
}
