// Reads BibTeX into rows: one block an entry. Our own small reader, because what the library promises (each problem with
// its line, ten thousand entries at once, titles as written) the well-kept parser cannot give: it keeps no lines, sets
// titles in sentence case and takes 3 ms an entry.
import { block, noNotes, tidy, type Block, type ReadSource } from '../blocks.ts'
import { plainTex } from './tex.ts'

interface BibEntry {
  readonly type: string
  readonly fields: ReadonlyMap<string, string>
  readonly from: number
  readonly to: number
}

/** Reads every entry; what cannot be read is passed over up to the next `@`. */
export function readBibtex(text: string): ReadSource {
  const blocks: Block[] = []
  for (const part of scan(text)) {
    if ('comment' in part) blocks.push(part.comment)
    else blocks.push(entryBlock(part))
  }
  return { blocks, notes: noNotes }
}

/** Fields that may name the paper on arXiv, best first. */
const naming = [
  'url',
  'doi',
  'journal',
  'journaltitle',
  'howpublished',
  'number',
  'volume',
  'pages',
  'note',
  'archive',
  'link',
  'ee',
  'biburl',
  'eprinttype',
  'addendum',
  'booktitle',
]

function entryBlock({ fields, from, to }: BibEntry): Block {
  const lines = { from, to }
  const title = plainTex(fields.get('title') ?? fields.get('shorttitle') ?? '')
  const words =
    ['annote', 'annotation', 'comment', 'note', 'abstract']
      .map((name) => plainTex(fields.get(name) ?? ''))
      .find((said) => said !== '' && !isAboutPaper(said)) ?? ''
  const link = paperOf(fields)
  const cells = [
    block({ text: title, lines }),
    block({ text: link, lines }),
    block({ text: words.replaceAll('\t', ' '), lines }),
  ]
  return block({ text: `${title}\t${link}`, lines, row: { cells, heads: ['title', 'link', 'summary'] } })
}

/** A note that is no word on the paper: its preprint number, its address, where it appeared. */
function isAboutPaper(note: string): boolean {
  return (
    note.length < 300 &&
    /arxiv|https?:|^(?:accepted|to appear|in (?:press|preparation)|submitted|under review|preprint|published|version|accessed|\d+ pages?|section|comment:)\b|^[\d\s\p{P}]*$/iu.test(
      note,
    )
  )
}

/** The words of the entry that name its paper: the eprint field, else the first field that looks like arXiv. */
function paperOf(fields: ReadonlyMap<string, string>): string {
  const eprint = (fields.get('eprint') ?? fields.get('arxivid') ?? fields.get('arxiv') ?? '').trim()
  const archive = (fields.get('archiveprefix') ?? fields.get('eprinttype') ?? fields.get('archive') ?? '').toLowerCase()
  if (eprint !== '' && (archive === '' || archive.includes('arxiv'))) {
    if (/^\d{7}$/.test(eprint) && fields.has('primaryclass')) return `arXiv:${fields.get('primaryclass')}/${eprint}`
    return /arxiv|:\/\//i.test(eprint) ? eprint : `arXiv:${eprint}`
  }
  const said = naming
    .map((name) => fields.get(name) ?? '')
    .filter((value) => /arxiv|10\.48550|\babs\/\d{4}\.\d|huggingface\.co\/papers|alphaxiv/i.test(value))
  return said.map((value) => tidy(value.replace(/\\url\s*\{([^}]*)\}/g, '$1').replace(/[{}\\]/g, ''))).join(' ')
}

/** Whether the text is BibTeX: entries, and outside of them nothing that names a paper. */
export function isBibtex(text: string): boolean {
  const opener = /@\s*([a-z]{3,20})\s*[{(]/gi
  let outside = ''
  let last = 0
  let entries = 0
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const start = match.index + match[0].length
    if (!/^\s*[^\s,{}()]{0,200}\s*[,=}]/.test(text.slice(start, start + 300))) continue
    outside += text.slice(last, match.index)
    last = endOfEntry(text, start, match[0].endsWith('(') ? ')' : '}')
    opener.lastIndex = last
    entries++
  }
  return entries > 0 && !/arxiv|\d{4}\.\d{4,5}|https?:/i.test(outside + text.slice(last))
}

type Part = BibEntry | { readonly comment: Block }

/** Entries and heading-like comments in order, with their lines. One pass; unbalanced braces end at the next `@` line. */
function scan(text: string): Part[] {
  const parts: Part[] = []
  const strings = new Map<string, string>(months)
  const lineAt = lineCounter(text)
  const opener = /@\s*([a-z]+)\s*([{(])/gi
  let last = 0
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const type = (match[1] ?? '').toLowerCase()
    const start = match.index + match[0].length
    parts.push(...comments(text, last, match.index, lineAt))
    const end = endOfEntry(text, start, match[2] === '(' ? ')' : '}')
    last = end
    opener.lastIndex = end
    if (type === 'comment' || type === 'preamble') continue
    const fields = readFields(text.slice(start, end - 1), strings, type === 'string')
    if (type === 'string') for (const [name, value] of fields) strings.set(name, value)
    else parts.push({ type, fields, from: lineAt(match.index), to: lineAt(Math.max(match.index, end - 1)) })
  }
  return parts
}

/** A heading among comments: a short line between entries, `% RAG` or `%%% RAG %%%` or bare words. */
function comments(text: string, from: number, to: number, lineAt: (at: number) => number): Part[] {
  const parts: Part[] = []
  let at = from
  for (const line of text.slice(from, to).split('\n')) {
    const words = tidy(line.replace(/^[\s%#=*/-]+|[\s%#=*-]+$/g, ''))
    const sign = /^\s*%/.test(line)
    if (
      words !== '' &&
      words.length <= 80 &&
      !words.includes('@') &&
      (sign || words.length <= 60) &&
      /\p{L}/u.test(words) &&
      !/[.。=:;]$|encoding|bibtex|generated|created|jabref|exported/i.test(words)
    ) {
      const here = lineAt(at)
      parts.push({
        comment: block({
          text: words,
          lines: { from: here, to: here },
          heading: /^\s*#\s/.test(line) ? 1 : 2,
          gap: true,
        }),
      })
    }
    at += line.length + 1
  }
  return parts
}

/** The index after the entry's closing sign; a line that opens another entry closes one that never closed. */
function endOfEntry(text: string, start: number, close: string): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === '\\') i++
    else if (c === '{') depth++
    else if (c === close && depth === 0) return i + 1
    else if (c === '}') depth--
    else if (
      c === '@' &&
      /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, i - 40), i)) &&
      /^@\s*[a-z]+\s*[{(][^,{}()\s]*\s*,/i.test(text.slice(i, i + 200))
    )
      return i
  }
  return text.length
}

function readFields(body: string, strings: ReadonlyMap<string, string>, bare: boolean): Map<string, string> {
  const fields = new Map<string, string>()
  let at = bare ? 0 : body.indexOf(',') + 1
  if (!bare && at === 0) return fields
  const name = /[\s,]*([\w:+./-]+)\s*=\s*/y
  while (at < body.length) {
    name.lastIndex = at
    const match = name.exec(body)
    if (match === null) {
      const comma = body.indexOf(',', at + 1)
      if (comma < 0) break
      at = comma
      continue
    }
    const { value, end } = readValue(body, name.lastIndex, strings)
    const key = (match[1] ?? '').toLowerCase()
    if (!fields.has(key)) fields.set(key, value)
    at = Math.max(end, at + 1)
  }
  return fields
}

function readValue(body: string, from: number, strings: ReadonlyMap<string, string>): { value: string; end: number } {
  let value = ''
  let at = from
  for (;;) {
    while (/\s/.test(body.charAt(at))) at++
    const c = body.charAt(at)
    if (c === '{' || c === '"') {
      const stop = closeOf(body, at, c === '{' ? '}' : '"')
      value += body.slice(at + 1, stop)
      at = stop + 1
    } else {
      const word = /^[^\s,#{}"]+/.exec(body.slice(at, at + 500))?.[0] ?? ''
      value += strings.get(word.toLowerCase()) ?? word
      at += word.length
    }
    const glue = /^\s*#/.exec(body.slice(at, at + 50))
    if (glue === null) return { value: value.replace(/\s+/g, ' ').trim(), end: at }
    at += glue[0].length
  }
}

function closeOf(body: string, open: number, close: string): number {
  let depth = 0
  for (let i = open + 1; i < body.length; i++) {
    const c = body.charAt(i)
    if (c === '\\') i++
    else if (c === close && depth === 0) return i
    else if (c === '{') depth++
    else if (c === '}') depth--
  }
  return body.length
}

/** Lines of ascending offsets, 1-based, counted once over the whole text. */
function lineCounter(text: string): (at: number) => number {
  const breaks: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at)
  return (at) => {
    let low = 0
    let high = breaks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

const months: readonly (readonly [string, string])[] = 'jan feb mar apr may jun jul aug sep oct nov dec'
  .split(' ')
  .map((month) => [month, month] as const)
