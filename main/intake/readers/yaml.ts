// The YAML people write lists of papers in: maps, lists, plain and quoted words, `|` and `>` texts, by their indents.
// Anchors, tags and flow maps are no list of anybody's: a text that has them is read as words.
import type { Value } from './values.ts'

interface Line {
  readonly indent: number
  readonly text: string
}

const keyed = /^("[^"]{1,80}"|'[^']{1,80}'|[\p{L}_][\p{L}\p{N}_ /-]{0,60}?)\s*:(?:\s+(.*))?$/u

/** The value of YAML; null for other texts. Unless it is `sure` to be YAML, two lists' fields with small letters must be there. */
export function readYaml(text: string, { sure }: { readonly sure: boolean }): Value {
  if (!sure && (text.match(/^\s*- [a-z_]{2,20}:(?: |$)/gm)?.length ?? 0) < 2) return null
  const lines = text
    .split(/\r\n|[\n\r]/)
    .filter((line) => !/^\s*#|^(?:---|\.\.\.)\s*$|^%/.test(line))
    .map((line) => ({ indent: /^ */.exec(line)?.[0].length ?? 0, text: line.trim() }))
  const reader = new Reader(lines)
  const value = reader.value(0)
  return reader.ended && typeof value !== 'string' ? value : null
}

class Reader {
  readonly #lines: Line[]
  #at = 0
  #wrong = false
  #depth = 0

  constructor(lines: Line[]) {
    this.#lines = lines
  }

  /** Whether everything was understood. */
  get ended(): boolean {
    return !this.#wrong && this.#peek() === undefined
  }

  #peek(): Line | undefined {
    while (this.#lines[this.#at]?.text === '') this.#at++
    return this.#wrong ? undefined : this.#lines[this.#at]
  }

  /** The value whose lines stand at `indent` or further in. */
  value(indent: number): Value {
    const first = this.#peek()
    if (first === undefined || first.indent < indent) return null
    if (++this.#depth > 60) return this.#refuse()
    const value = isItem(first.text) ? this.#list(first.indent) : this.#map(first.indent)
    this.#depth--
    return value
  }

  #list(indent: number): Value {
    const items: Value[] = []
    for (let line = this.#peek(); line?.indent === indent && isItem(line.text); line = this.#peek()) {
      const rest = line.text.slice(1).trimStart()
      const inner = indent + (line.text.length - rest.length)
      if (rest === '') {
        this.#at++
        items.push(this.value(indent + 1))
      } else if (keyed.test(rest) && !/^https?:/.test(rest)) {
        // "- title: …": the map begins on the item's own line.
        this.#lines[this.#at] = { indent: inner, text: rest }
        items.push(this.value(inner))
      } else {
        this.#at++
        items.push(this.#scalar(rest, indent))
      }
    }
    return items
  }

  #map(indent: number): Value {
    const fields = new Map<string, Value>()
    for (let line = this.#peek(); line?.indent === indent; line = this.#peek()) {
      const [, key, said] = keyed.exec(line.text) ?? []
      if (key === undefined) return this.#refuse()
      this.#at++
      fields.set(unquoted(key), this.#field((said ?? '').trim(), indent))
    }
    return fields.size === 0 ? this.#refuse() : fields
  }

  #field(said: string, indent: number): Value {
    if (said !== '' && !said.startsWith('#')) return this.#scalar(said, indent)
    const next = this.#peek()
    if (next === undefined) return null
    // A list may stand as far out as the name it belongs to.
    return next.indent > indent || (next.indent === indent && isItem(next.text)) ? this.value(next.indent) : null
  }

  /** Words, with the lines further in that go on with them. */
  #scalar(said: string, indent: number): Value {
    const style = /^([|>])[+-]?\d?\s*$/.exec(said)?.[1]
    if (style === undefined && /^[&*!{]/.test(said)) return this.#refuse()
    const words = style === undefined ? [said.replace(/\s#\s.*$/, '')] : []
    for (let line = this.#lines[this.#at]; line !== undefined; line = this.#lines[this.#at]) {
      if (line.text !== '' && line.indent <= indent) break
      if (line.text === '' && style === undefined) break
      words.push(line.text)
      this.#at++
    }
    return unquoted(words.join(style === '|' ? '\n' : ' ').trim())
  }

  #refuse(): null {
    this.#wrong = true
    return null
  }
}

function isItem(text: string): boolean {
  return text === '-' || text.startsWith('- ')
}

function unquoted(text: string): string {
  const quoted = /^(["'])([\s\S]*)\1$/.exec(text)
  if (quoted?.[2] === undefined) return text
  return quoted[1] === '"' ? quoted[2].replace(/\\(["\\])/g, '$1') : quoted[2].replaceAll("''", "'")
}
