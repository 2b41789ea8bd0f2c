// Two states of a text, word by word: what stayed, what went, what came. Pure.

export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Longer texts (in words) are shown as one gone and one new. */
const MOST_WORDS = 1500

/** The stretches of both texts in reading order; what went stands before what came in its place. */
export function wordDiff(before: string, after: string): readonly Stretch[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let end = 0
  while (end < a.length - from && end < b.length - from && a.at(-1 - end) === b.at(-1 - end)) end++
  const stretches: Stretch[] = []
  const say = (kind: Stretch['kind'], words: readonly string[]): void => {
    const text = words.join('')
    const last = stretches.at(-1)
    if (text === '') return
    if (last?.kind === kind) stretches[stretches.length - 1] = { kind, text: last.text + text }
    else stretches.push({ kind, text })
  }
  say('same', a.slice(0, from))
  for (const [kind, words] of changes(a.slice(from, a.length - end), b.slice(from, b.length - end))) say(kind, words)
  say('same', a.slice(a.length - end))
  return stretches
}

function changes(
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [Stretch['kind'], readonly string[]])[] {
  if (a.length > MOST_WORDS || b.length > MOST_WORDS)
    return [
      ['gone', a],
      ['new', b],
    ]
  // Lengths of the longest common runs of what is left from each pair of places on.
  const width = b.length + 1
  const common = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const found: (readonly [Stretch['kind'], readonly string[]])[] = []
  let [i, j] = [0, 0]
  let [gone, come]: [string[], string[]] = [[], []]
  const flush = (): void => {
    found.push(['gone', gone], ['new', come])
    ;[gone, come] = [[], []]
  }
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      flush()
      found.push(['same', [left]])
      i++
      j++
    } else if (right === undefined || (left !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      gone.push(left ?? '')
      i++
    } else {
      come.push(right)
      j++
    }
  }
  flush()
  return found
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

function wordsOf(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}
