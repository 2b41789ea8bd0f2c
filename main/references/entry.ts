// What one entry of a bibliography says: title, authors, year, ids. Read, never invented: null is what it does not tell.
import type { ArxivId } from '../../preload/model/ids.ts'
import { findArxivRefs } from '../arxiv/identifiers.ts'

/** The fields of an entry. */
export interface EntryFields {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly year: number | null
  readonly arxivId: ArxivId | null
  readonly doi: string | null
  readonly url: string | null
}

/** Characters of an entry that are read: the longest lists of authors fit, and what a page is filled with keeps nobody. */
const longest = 3000

/** Reads an entry's text. */
export function fieldsOf(whole: string): EntryFields {
  const text = whole.slice(0, longest)
  const { authors, title } = headOf(text)
  return {
    title,
    authors: surnames(authors),
    year: yearOf(text),
    arxivId: arxivIdOf(text),
    doi: doiOf(text),
    url: urlOf(text),
  }
}

const YEAR = String.raw`(?:1[6-9]|20)\d\d[a-z]?`

/** The year it appeared: the one that stands alone in brackets or between stops, else the last that is no page. */
function yearOf(text: string): number | null {
  const plain = text.replace(/https?:\S+|10\.\d{4,9}\/\S+|(?:arxiv|abs)[:/\s]*\d{4}\.\d{4,5}(?:v\d+)?/giu, ' ')
  const years = [...plain.matchAll(new RegExp(`(?<![\\d–.-])(${YEAR})(?![\\d–-]|\\.\\d)`, 'gu'))]
  const alone = years.find(
    ({ index, 0: year }) =>
      /[(.,;]\s*$/u.test(plain.slice(0, index)) && /^\s*[).,;]/u.test(plain.slice(index + year.length)),
  )
  const found = alone ?? years.at(-1)
  return found ? Number(found[0].slice(0, 4)) : null
}

function arxivIdOf(text: string): ArxivId | null {
  const said = findArxivRefs(text).filter(({ kind }) => kind !== 'bare')
  return said[0]?.ref.base ?? null
}

function doiOf(text: string): string | null {
  const doi = /\b10\.\d{4,9}\/[^\s"<>，。；]+/u.exec(text)?.[0].replace(/[.,;:)\]}’”]+$/u, '')
  return doi === undefined || doi.startsWith('10.48550/') ? null : doi
}

function urlOf(text: string): string | null {
  const url = /https?:\/\/[^\s"<>，。；]+/u.exec(text)?.[0].replace(/[.,;:)\]}’”]+$/u, '')
  return url !== undefined && URL.canParse(url) ? url : null
}

/** Authors and title: by quotes, by a year after the authors, else by the stops between sentences. */
function headOf(text: string): { readonly authors: string; readonly title: string | null } {
  // GB/T 7714 says after the title what it is: `Title[J].`
  const typed = /^(.*?)\[[A-Z](?:\/[A-Z]{2})?\]\s*[.．]/su.exec(text)
  if (typed?.[1] !== undefined) {
    const [authors = '', ...title] = sentences(typed[1])
    if (title.length > 0) return { authors, title: clean(title.join(' ')) }
  }
  const quoted = /["“«]([^"”»]{12,300}?)[,.?!]?["”»]/u.exec(text)
  if (quoted?.[1] && quoted.index < 0.7 * text.length && /(?:[.,):]|\d)\s*$/u.test(text.slice(0, quoted.index))) {
    return { authors: text.slice(0, quoted.index), title: clean(quoted[1]) }
  }
  const dated = new RegExp(
    `^(.{3,400}?)[\\s.,]*[(\\[]?\\b(${YEAR})\\b[)\\]]?\\s*[.,:]?\\s*(?=[\\p{L}\\d“"'])`,
    'u',
  ).exec(text)
  if (dated?.[1] && isNames(dated[1]) && !/\p{L}{3,}\.\s+(?!and\b|&)\p{L}/u.test(dated[1])) {
    const rest = text.slice(dated[0].length)
    const title = sentences(rest)[0]
    if (title && title.length > 8) return { authors: dated[1], title: clean(title) }
  }
  const [first = '', ...others] = sentences(text)
  // A list of names that a doubled initial or a particle broke goes on.
  const second = others.find(
    (part) =>
      !/^(?:\p{Lu}\.[\s-]*)+(?:(?:d[aeio]s?|van|den|der|von|la|le)\s+)*\p{Lu}[\p{L}'’-]+(?=[.,\s]|$)/u.test(part),
  )
  if (second !== undefined && second.length > 3) {
    // `J. Doe and R. Roe, The title of it, Journal 3 (2004)`: names and title share a sentence.
    const comma =
      /^((?:\p{Lu}\.[\s-]?){1,3}\p{Lu}[\p{L}'’-]+(?:(?:,| and|, and)\s+(?:\p{Lu}\.[\s-]?){1,3}\p{Lu}[\p{L}'’-]+)*),\s+((?!\p{Lu}\.)\p{Lu}[^,]{14,200}),/u.exec(
        text,
      )
    if (comma?.[1] && comma[2] && comma[0].length < first.length) return { authors: comma[1], title: clean(comma[2]) }
    return {
      authors: text.slice(0, text.indexOf(second)),
      title: /^(?:URL|https?:)/u.test(second) ? null : clean(second),
    }
  }
  return { authors: first, title: null }
}

/** Whether words before a year are a list of names rather than a title. */
function isNames(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? []
  const small = words.filter(
    (word) => /^\p{Ll}{3,}/u.test(word) && !/^(?:and|und|van|von|der|den|del|dos|eds?|others|et|al|with)$/u.test(word),
  )
  return words.length > 0 && small.length <= words.length / 20
}

/** The sentences of an entry: full stops after initials, abbreviations and `et al.` end none. */
function sentences(text: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  for (const stop of text.matchAll(/[.?!。？！]["”’]?\s+(?=[\p{Lu}\p{Lo}\d“"‘'([]|arXiv)|[.．](?=《)|[。？！]/gu)) {
    const before = text.slice(start, stop.index)
    if (
      stop[0].startsWith('.') &&
      /(?:^|[\s.(-])(?:\p{Lu}\p{M}*|Jr|Sr|Th|Ch|Yu|Ya|St|vs|no|vol|pp|eds?|Proc|Int|Conf|Trans|J)$/u.test(before) &&
      !/\bet al$/u.test(before)
    ) {
      // An initial that ends the authors: what follows is no name and no list goes on.
      const rest = text.slice(stop.index + stop[0].length)
      const nameFollows =
        /^(?:\p{Lu}[\p{L}'’-]*[,.]|\p{Lu}\.|and\b|&|\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?(?:,|\s+and\b|\.\s))/u.test(
          rest,
        )
      if (nameFollows || !/(?:^|[\s.])\p{Lu}\p{M}*$/u.test(before) || before.length < 5) continue
      if (!/,|\band\b|&/u.test(before) && before.length < 8) continue
    }
    const end = stop.index + 1
    if (before.trim() !== '') parts.push(text.slice(start, end).trim())
    start = stop.index + stop[0].length
    if (parts.length > 3) return parts
  }
  const rest = text.slice(start).trim()
  return rest === '' ? parts : [...parts, rest]
}

function clean(title: string): string {
  return title
    .replace(/^[\s"“‘'(]+|[\s.,;:"”’]+$/gu, '')
    .replace(/,\s*(?:\p{Lu}\p{Ll}+\s+)?(?:19|20)\d\d[a-z]?$/u, '')
    .replace(/\[[A-Z](?:\/[A-Z]{2})?\]$/u, '')
    .slice(0, 400)
}

/** Family names of a list of authors, whichever way round each is written. */
function surnames(authors: string): readonly string[] {
  const list = authors
    .replace(/\b(?:et al|and others|others)\b.*$/iu, '')
    .replace(/\(?\beds?\b\.?\)?/giu, '')
    .replace(/[.,;\s]+$/u, '')
  const inverted =
    /^(?:\p{Ll}{1,3}\s+){0,2}\p{Lu}[\p{L}'’ -]+,\s*(?:\p{Lu}\p{M}*\.?[\s-]?){1,4}(?:,|;|&|and\b|\.|$)/u.test(`${list},`)
  const pieces = list.split(/\s*(?:;|,|，|、|&|\band\b|\bund\b)\s*/u).filter((piece) => piece !== '')
  const names = inverted ? pieces.filter((piece) => !isInitials(piece)) : pieces
  return names.flatMap((name) => surname(name) ?? []).slice(0, 40)
}

function isInitials(piece: string): boolean {
  return /^(?:\p{Lu}\p{M}*\.?[\s-]*){1,5}$/u.test(piece) || /^(?:Jr|Sr|I{1,3})\.?$/u.test(piece)
}

/** `Ashish Vaswani`, `A. Vaswani`, `Vaswani A`: the longest word at an end that is no initial. */
function surname(name: string): string | null {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}'’.-]+$/u.test(word) && !/^(?:Jr|Sr)\.?$/u.test(word))
  const full = words.filter((word) => !/^(?:\p{Lu}\p{M}*\.?-?){1,3}$/u.test(word) || words.length === 1)
  const [first, last] = [full[0], full.at(-1)]
  if (!last || !first || words.length > 6) return null
  return words[0] === first && full.length === 1 ? first : last
}
