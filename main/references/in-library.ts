// Which references are papers of the library: by arXiv id, by DOI, or by a title that stands in the reference word for
// word. Offline, and never by likeness alone.
import type { PaperId } from '../../preload/model/ids.ts'
import type { PaperRecord } from '../../preload/model/paper.ts'
import type { Reference } from '../../preload/model/references.ts'

/** What the library says of its papers, made ready for many questions. */
export interface LibraryIndex {
  readonly ids: ReadonlySet<string>
  readonly dois: ReadonlyMap<string, PaperId>
  /** By their first words: titles as words. */
  readonly titles: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly id: PaperId }[]>
}

/** Titles with fewer words are too common to be told by. */
const FEWEST_WORDS = 3
const HEAD = 3

/** Indexes the papers by what references name them by. */
export function indexLibrary(records: Iterable<Pick<PaperRecord, 'id' | 'givenTitle' | 'versions'>>): LibraryIndex {
  const ids = new Set<string>()
  const dois = new Map<string, PaperId>()
  const titles = new Map<string, { words: readonly string[]; id: PaperId }[]>()
  for (const { id, givenTitle, versions } of records) {
    ids.add(id)
    for (const { doi } of versions) if (doi !== null) dois.set(doi.toLowerCase(), id)
    const said = new Set([...versions.map(({ title }) => title), ...(givenTitle === null ? [] : [givenTitle])])
    for (const title of said) {
      const words = wordsOf(title).map(({ word }) => word)
      const head = headOf(words)
      if (head === null) continue
      titles.set(head, [...(titles.get(head) ?? []), { words, id }])
    }
  }
  return { ids, dois, titles }
}

/** What references find a paper by, beside its id: the index keeps it. */
export function citedKeys({ givenTitle, versions }: Pick<PaperRecord, 'givenTitle' | 'versions'>): readonly string[] {
  const said = new Set([...versions.map(({ title }) => title), ...(givenTitle === null ? [] : [givenTitle])])
  return [
    ...versions.flatMap(({ doi }) => (doi === null ? [] : [`cited ${doi.toLowerCase()}`])),
    ...Array.from(said, (title) => headOf(wordsOf(title).map(({ word }) => word)))
      .flatMap((head) => head ?? [])
      .map((head) => `cites ${head}`),
  ]
}

/** Those that a reference may name a paper by. */
export function keysInReference({ arxivId, doi, text }: Reference): readonly string[] {
  if (arxivId !== null) return [`id ${arxivId}`]
  const words = wordsOf(text)
  return [
    ...(doi === null ? [] : [`cited ${doi.toLowerCase()}`]),
    ...words.flatMap(({ begins }, at) =>
      begins
        ? [
            `cites ${words
              .slice(at, at + HEAD)
              .map(({ word }) => word)
              .join(' ')}`,
          ]
        : [],
    ),
  ]
}

/** The first words of a title, which it is looked for by; null where it is too common. */
function headOf(words: readonly string[]): string | null {
  return words.length < FEWEST_WORDS || lengthOf(words) < 12 ? null : words.slice(0, HEAD).join(' ')
}

/** How much a title says: letters, of which a Chinese one counts for two. */
function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (/\p{Script=Han}/u.test(word) ? 2 : word.length), 0)
}

/** The paper that a reference is, or null. */
export function paperOf(reference: Reference, library: LibraryIndex): PaperId | null {
  const { arxivId, doi } = reference
  // An id that is there settles it, also where it is of a paper that is not here.
  if (arxivId !== null) return library.ids.has(arxivId) ? (arxivId as string as PaperId) : null
  const byDoi = doi === null ? undefined : library.dois.get(doi.toLowerCase())
  return byDoi ?? byTitle(reference.text, library)
}

function byTitle(text: string, library: LibraryIndex): PaperId | null {
  const words = wordsOf(text)
  for (const [at, { begins }] of words.entries()) {
    if (!begins) continue
    const head = words.slice(at, at + HEAD).map(({ word }) => word)
    for (const { words: title, id } of library.titles.get(head.join(' ')) ?? []) {
      const last = words[at + title.length - 1]
      if (last?.ends && title.every((word, index) => words[at + index]?.word === word)) return id
    }
  }
  return null
}

interface Word {
  readonly word: string
  /** A stop, a bracket or a quote stands before or after it: a title begins and ends at one. */
  readonly begins: boolean
  readonly ends: boolean
}

/** Letters and digits, lower case, without accents; Chinese and Japanese are a word a character. */
function wordsOf(text: string): readonly Word[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const found = [...plain.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu)]
  return found.map((match, index) => {
    const end = match.index + match[0].length
    const before = found[index - 1]
    const next = found[index + 1]
    const gapBefore = plain.slice(before ? before.index + before[0].length : 0, match.index)
    const gapAfter = plain.slice(end, next?.index ?? plain.length)
    return {
      word: match[0],
      begins: !before || /[.,:;?!"“”‘'()[\]。，《》]/u.test(gapBefore),
      ends: !next || /[.,;?!"”’)\]。，《》[(]/u.test(gapAfter),
    }
  })
}
