// How text becomes the words that are indexed and looked for: case, accents and ligatures folded; Chinese, Japanese and
// other scripts without spaces sign by sign, and as the words that Intl.Segmenter sees.

/** A word, and the stretch of the text it was read from (`to` exclusive). */
export interface PlacedWord {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** Signs that stand inside words and mean nothing by themselves: soft hyphens, joiners, marks of direction. */
const INVISIBLE = '\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\uFE00-\\uFE0F'
const WORD_SIGN = `\\p{L}\\p{N}\\p{M}${INVISIBLE}`
const RUN = new RegExp(`\\p{Extended_Pictographic}|[${WORD_SIGN}]+`, 'gu')
const BETWEEN = new RegExp(`[^${WORD_SIGN}]+`, 'gu')
/** Folding can make signs that are none of a word: `½` is `1⁄2`. */
const FOLDED_BETWEEN = /[^\p{L}\p{N}\p{M}]+/gu
const DROPPED = new RegExp(`[\\u0300-\\u036F\\u0591-\\u05C7\\u0610-\\u061A\\u064B-\\u065F${INVISIBLE}]+`, 'gu')
/** Scripts that are written without spaces. */
const SPACELESS =
  '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmr}\\p{scx=Mymr}'
const HAS_SPACELESS = new RegExp(`[${SPACELESS}]`, 'u')
const SIGN_BY_SIGN = new RegExp(`[${SPACELESS}]|\\p{Extended_Pictographic}`, 'u')
const SPACELESS_RUN = new RegExp(`[${SPACELESS}]+`, 'gu')
/** A sign of such a script with what stands on it, or a stretch of another script. */
const PIECE = new RegExp(
  `[${SPACELESS}]\\p{M}*|(?:(?![${SPACELESS}])[\\p{L}\\p{N}\\p{M}])+|\\p{Extended_Pictographic}`,
  'gu',
)
const ASCII_RUN = /[a-z0-9]+/g
const PLAIN = /^[a-z0-9]+$/
const ASCII = /^[\u0000-\u007F]*$/ // oxlint-disable-line no-control-regex

/** Whether a text is ASCII through and through. */
export function isAscii(text: string): boolean {
  return ASCII.test(text)
}

/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', ŧ: 't', ĸ: 'k', ς: 'σ',
} // prettier-ignore
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')

/** Made when it is first needed, which no start does. */
let segmenter: Intl.Segmenter | null = null

/** One word folded: lower case, no accents, ligatures apart, full width as half. May hold spaceless signs. */
function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(DROPPED, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
}

/** A folded word as what is indexed: spaceless signs one by one, the rest in one piece. */
function piecesOf(folded: string): readonly string[] {
  if (PLAIN.test(folded)) return [folded]
  return folded.match(PIECE) ?? []
}

/** The words of a text with their places, in order. */
export function placedWords(text: string): PlacedWord[] {
  const placed: PlacedWord[] = []
  if (ASCII.test(text)) {
    for (const run of text.toLowerCase().matchAll(ASCII_RUN)) {
      placed.push({ word: run[0], from: run.index, to: run.index + run[0].length })
    }
    return placed
  }
  for (const run of text.matchAll(RUN)) {
    if (HAS_SPACELESS.test(run[0])) placeSigns(run[0], run.index, placed)
    else
      for (const word of piecesOf(foldWord(run[0])))
        placed.push({ word, from: run.index, to: run.index + run[0].length })
  }
  return placed
}

/** A run with spaceless signs: each has its own place, and so has each stretch between them. */
function placeSigns(run: string, offset: number, placed: PlacedWord[]): void {
  for (const piece of run.matchAll(PIECE)) {
    const from = offset + piece.index
    for (const word of piecesOf(foldWord(piece[0]))) placed.push({ word, from, to: from + piece[0].length })
  }
}

/** The words of a text, in order. */
export function wordsOf(text: string): string[] {
  return placedWords(text).map(({ word }) => word)
}

/**
 * The text as the index takes it: words between spaces, for a tokenizer that only cuts at spaces. After the last word
 * come the words that Intl.Segmenter sees in spaceless scripts, so that whole words weigh more than chance meetings.
 */
export function indexText(text: string): string {
  // The tokenizer lowers ASCII and cuts it at everything that is no letter or digit, just as we would.
  if (ASCII.test(text)) return text
  if (!SIGN_BY_SIGN.test(text)) return foldWord(text.replace(BETWEEN, ' ')).replace(FOLDED_BETWEEN, ' ')
  const words = wordsOf(text)
  for (const run of text.matchAll(SPACELESS_RUN)) words.push(...segments(run[0]).filter((word) => [...word].length > 1))
  return words.join(' ')
}

/**
 * What a word of a query looks for, all of it: runs of indexed words that stand side by side. Spaceless text is cut into
 * the words of Intl.Segmenter; single signs join their neighbour, for by themselves they say too little.
 */
export function soughtRuns(text: string): readonly (readonly string[])[] {
  if (!HAS_SPACELESS.test(text)) {
    const words = wordsOf(text)
    return words.length > 0 ? [words] : []
  }
  const runs: string[][] = []
  for (const run of text.matchAll(RUN)) {
    let loose: string[] = []
    for (const segment of segments(run[0])) {
      const pieces = piecesOf(segment)
      if (pieces.length === 0) continue
      const last = runs.at(-1)
      if (pieces.length > 1 || !HAS_SPACELESS.test(segment)) {
        runs.push([...loose, ...pieces])
        loose = []
      } else if (last && loose.length === 0 && runs.length > 0 && HAS_SPACELESS.test(last.at(-1) ?? ''))
        last.push(...pieces)
      else loose.push(...pieces)
    }
    if (loose.length > 0) runs.push(loose)
  }
  return runs
}

function segments(run: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return Array.from(segmenter.segment(foldWord(run)), ({ segment }) => segment)
}
