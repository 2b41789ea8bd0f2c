// Data as people export or paste it, as one kind of value: JSON, JSON Lines, OPML (yaml.ts reads YAML). Numbers stay as they were written: an
// arXiv id is none, and 2406.10900 would lose its zeros.
import { readYaml } from './yaml.ts'

/** Words, a list, or fields by their names in order. */
export type Value = string | null | readonly Value[] | ReadonlyMap<string, Value>

/** Deeper than anyone's list; more would only be an attack on the stack. */
const deepest = 60

/** The value of a text that is data from its first character to its last; null for every other text. */
export function valueOf(text: string, ending: string): Value {
  const first = /[^\s\ufeff]/.exec(text)?.[0]
  if (first === '{' || first === '[') return readJson(text) ?? readJsonLines(text)
  if (first === '<')
    return /^[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<opml\b/i.test(text) ? readOpml(text) : null
  return readYaml(text, { sure: /^ya?ml$/.test(ending) })
}

function readJson(text: string): Value {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''), keepNumber)
    return toValue(parsed, 0)
  } catch {
    // Not JSON: some other reader's text.
    return null
  }
}

/** One object a line. */
function readJsonLines(text: string): Value {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}[\s,]*$/.test(line))) return null
  const values = lines.map((line) => readJson(line.replace(/[\s,]+$/, '')))
  return values.every((value) => value !== null) ? values : null
}

function keepNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? (context?.source ?? String(value)) : value
}

function toValue(data: unknown, depth: number): Value {
  if (typeof data === 'string') return data
  if (typeof data === 'boolean') return String(data)
  if (typeof data !== 'object' || data === null || depth > deepest) return null
  if (Array.isArray(data)) return (data as readonly unknown[]).map((one) => toValue(one, depth + 1))
  return new Map(Object.entries(data).map(([key, one]) => [key, toValue(one, depth + 1)]))
}

const outlineTag = /<(\/?)outline\b((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/gi

/** Outlines in one pass; one that is not closed ends with the text. */
function readOpml(text: string): Value {
  const top: Value[] = []
  const open: Value[][] = [top]
  for (const [, closing, attributes = '', empty] of text.matchAll(outlineTag)) {
    if (closing === '/') {
      if (open.length > 1) open.pop()
      continue
    }
    const below: Value[] = []
    open.at(-1)?.push(new Map<string, Value>([...attributesOf(attributes), ['items', below]]))
    if (empty !== '/' && open.length < deepest) open.push(below)
  }
  const title = /<title>([^<]*)<\/title>/i.exec(text.slice(0, 20_000))?.[1] ?? ''
  return new Map<string, Value>([
    ['title', decoded(title).trim()],
    ['items', top],
  ])
}

function attributesOf(written: string): readonly (readonly [string, string])[] {
  return [...written.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, name = '', double, single]) => [name, decoded(double ?? single ?? '')] as const,
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
