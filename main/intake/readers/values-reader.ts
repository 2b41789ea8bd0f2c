// Reads data (JSON, JSON Lines, YAML, OPML; readers/values.ts makes them one kind of value) into rows and headings: an object that names a paper is
// a row, one that holds such objects heads a section, and the outermost says the title.
import { block, noNotes, tidy, type Block, type ReadSource, type SourceNotes } from '../blocks.ts'
import type { Value } from './values.ts'

/** What the fields of a paper or a section are called, best first. Compared without `_`, `-` and case. */
const titleKeys = keys('title papertitle name paper label text heading section topic 标题 题目 名称 论文 タイトル')
const wordKeys = keys(
  'note notes comment comments remark remarks why tldr tl;dr summary oneliner annotation description excerpt abstract 备注 点评 摘要 简介 总结',
)
const paperKeys = keys('arxiv arxivid arxivnumber eprint arxivurl arxivlink')
const sectionKeys = keys('section topic category theme group folder 分类 主题')
const dateKeys = keys('date week published created')
const addressKeys = keys('source url link homepage')
/** Names of lists that say nothing of what is in them. */
const plainLists = new Set(
  keys(
    'papers items entries list data results references works sections children articles records docs readings links',
  ),
)

/** How far ahead a field's words are looked for, in characters. */
const near = 50_000

function keys(words: string): readonly string[] {
  return words.split(' ')
}

/** Reads a value; `text` is what it was written as, by which lines are told. Null where no object names a paper. */
export function readValues(value: Value, text: string): ReadSource | null {
  const walk = new Walk(text)
  const top = value instanceof Map && !isPaper(value) ? value : null
  if (top === null) walk.value(value, 1)
  else walk.inside(top, 1)
  if (!walk.found) return null
  return { blocks: walk.blocks, notes: top === null ? noNotes : notesOf(top) }
}

function notesOf(top: ReadonlyMap<string, Value>): SourceNotes {
  const url = fieldOf(top, addressKeys)
  return {
    title: fieldOf(top, titleKeys) || null,
    date: fieldOf(top, dateKeys) || null,
    url: /^https?:\/\/\S+$/i.test(url) ? url : null,
  }
}

class Walk {
  readonly blocks: Block[] = []
  found = false
  readonly #text: string
  #at = 0
  #line = 1
  #section = ''

  constructor(text: string) {
    this.#text = text
  }

  value(value: Value, depth: number): void {
    if (value === null) return
    if (typeof value === 'string') this.#words(value)
    else if (value instanceof Map) {
      if (isPaper(value)) this.#paper(value, depth)
      else this.#part(value, depth)
    } else if (isList(value)) for (const one of value) this.value(one, depth)
  }

  /** What an object holds, under the names it gives. */
  inside(object: ReadonlyMap<string, Value>, depth: number): void {
    for (const [key, value] of object) {
      if (value === null || typeof value === 'string' || !holdsPaper(value)) continue
      // "Evaluation": [ … ], and { "2406.15877": { … } }.
      if (!plainLists.has(plain(key)) && !namesPaper(key)) this.#heading(key, depth)
      if (value instanceof Map && namesPaper(key) && !isPaper(value))
        this.#paper(new Map([['arxiv', key], ...value]), depth)
      else this.value(value, depth + 1)
    }
  }

  #part(object: ReadonlyMap<string, Value>, depth: number): void {
    const holds = [...object.values()].some((value) => typeof value !== 'string' && holdsPaper(value))
    const title = fieldOf(object, titleKeys)
    if (!holds) return void (title !== '' && this.#words(title))
    if (title !== '') this.#heading(title, depth)
    this.inside(object, depth + 1)
  }

  #heading(words: string, depth: number): void {
    const text = tidy(words)
    this.blocks.push(block({ text, lines: this.#lines(words), heading: Math.min(6, depth + 1), gap: true }))
  }

  #words(written: string): void {
    const text = tidy(written)
    if (text === '') return
    this.found ||= namesPaper(text)
    this.blocks.push(block({ text, lines: this.#lines(written), entry: { depth: 0, start: true } }))
  }

  #paper(fields: ReadonlyMap<string, Value>, depth: number): void {
    this.found = true
    const section = tidy(fieldOf(fields, sectionKeys))
    if (section !== '' && section !== this.#section && fieldOf(fields, titleKeys) !== section)
      this.#heading(section, depth)
    if (section !== '') this.#section = section
    const name = nameOf(fields)
    const lines = this.#lines(name.written)
    const title = tidy(fieldOf(fields, titleKeys, (said) => said !== section && !isJustName(said)))
    const words = fieldOf(fields, wordKeys, (said) => said !== title && !isAboutPaper(said))
    const cells = [title, name.text, tidy(words)].map((text) => block({ text, lines }))
    this.blocks.push(
      block({ text: `${title}\t${name.text}`, lines, row: { cells, heads: ['title', 'link', 'summary'] } }),
    )
  }

  /** The line where `written` stands next; the last one known where it is written in another way. */
  #lines(written: string): Block['lines'] {
    const first = written.trim().split('\n', 1)[0] ?? ''
    const found = first === '' ? -1 : this.#text.slice(this.#at, this.#at + near).indexOf(first)
    for (const end = this.#at + found; this.#at < end; this.#at++)
      if (this.#text.charCodeAt(this.#at) === 10) this.#line++
    return { from: this.#line, to: this.#line }
  }
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, '')
}

/** The first field of those names that has words, and passes. */
function fieldOf(
  object: ReadonlyMap<string, Value>,
  names: readonly string[],
  test: (said: string) => boolean = () => true,
): string {
  for (const name of names) {
    for (const [key, value] of object) {
      if (typeof value === 'string' && plain(key) === name && value.trim() !== '' && test(value.trim()))
        return value.trim()
    }
  }
  return ''
}

/** How an object names its paper: a field for arXiv, else its first short words that do. */
function nameOf(fields: ReadonlyMap<string, Value>): { readonly written: string; readonly text: string } {
  const own = fieldOf(fields, paperKeys, (said) => /\d{4}/.test(said))
  if (own !== '') return { written: own, text: /arxiv|:\/\//i.test(own) ? own : `arXiv:${own}` }
  const values = [...fields].flatMap(([key, value]) =>
    typeof value === 'string' ? [[plain(key), value] as const] : [],
  )
  const named = values.filter(([key, value]) => namesPaper(value) && !wordKeys.includes(key))
  // An address tells its version; the number alone is the surer name otherwise.
  const [first] = [
    ...named.filter(([, value]) => /:\/\//.test(value)),
    ...named,
    ...values.filter(([, v]) => namesPaper(v)),
  ]
  const written = first?.[1].trim() ?? ''
  return { written, text: bareId.test(written) ? `arXiv:${written}` : tidy(written) }
}

const bareId = /^\d{4}\.\d{4,5}(?:v\d{1,3})?$/

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

function isPaper(object: ReadonlyMap<string, Value>): boolean {
  for (const [key, value] of object) {
    if (typeof value !== 'string') continue
    const name = plain(key)
    if (paperKeys.includes(name) ? /\d{4}/.test(value) : !wordKeys.includes(name) && namesPaper(value)) return true
  }
  // Zotero keeps "arXiv:2406.17245 [cs]" as a note.
  return [...object.values()].some((value) => typeof value === 'string' && isAboutPaper(value) && namesPaper(value))
}

function holdsPaper(value: Value): boolean {
  if (value === null) return false
  if (typeof value === 'string') return namesPaper(value)
  if (isList(value)) return value.some(holdsPaper)
  return (
    isPaper(value) ||
    [...value.keys()].some(namesPaper) ||
    [...value.values()].some((one) => typeof one !== 'string' && holdsPaper(one))
  )
}

/** A short value that names a paper on arXiv: an address, a DOI, a number. */
function namesPaper(value: string): boolean {
  if (value.length > 300) return false
  return (
    bareId.test(value.trim()) ||
    /arxiv(?:\.org\/\w+\/|[.:] ?)[\w.-]*\/?\d{4}|(?:huggingface\.co\/papers|alphaxiv\.org\/\w+|ar5iv\S*\/\w+)\/\d{4}/i.test(
      value,
    )
  )
}

function isJustName(value: string): boolean {
  return bareId.test(value.trim()) || /^(?:https?:\/\/|arxiv:|10\.)\S+$/i.test(value.trim())
}

/** A note that is no word on the paper: its number, its address. */
function isAboutPaper(note: string): boolean {
  return note.length < 120 && (isJustName(note) || /^arxiv:\S+(?: \[[\w.-]+\])?(?:\s*comment:.*)?$/i.test(note.trim()))
}
