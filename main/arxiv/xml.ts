// XML as a tree of elements that know their namespace, from fast-xml-parser with its entity handling off: no DTD entity
// is ever expanded, and names never become object keys.
import { XMLParser, XMLValidator } from 'fast-xml-parser'

export interface XmlElement {
  /** The namespace name, `''` where none is declared. */
  readonly namespace: string
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The element's own text and CDATA, entities decoded. */
  readonly text: string
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** Parses a whole document; null when it is not well-formed (cut off, or no XML at all). */
export function parseXml(text: string): XmlElement | null {
  if (!/^[\ufeff\s]*</.test(text)) return null
  try {
    if (XMLValidator.validate(text) !== true) return null
    const roots = toElements(parser.parse(text), new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]))
    return roots.elements[0] ?? null
  } catch {
    // The parser's own refusals (reserved names, too deep): not a document of ours.
    return null
  }
}

type Scope = ReadonlyMap<string, string>

function toElements(nodes: unknown, scope: Scope): { elements: XmlElement[]; text: string } {
  const elements: XmlElement[] = []
  let text = ''
  if (!Array.isArray(nodes)) return { elements, text }
  for (const node of nodes as readonly unknown[]) {
    if (typeof node !== 'object' || node === null) continue
    const attributes = readAttributes(node)
    const inner = new Map(scope)
    for (const [name, value] of attributes) {
      if (name === 'xmlns') inner.set('', value)
      else if (name.startsWith('xmlns:')) inner.set(name.slice(6), value)
    }
    for (const [tag, content] of Object.entries(node)) {
      if (tag === ':@') continue
      if (tag === '#text') text += decodeEntities(String(content))
      else if (tag === '#cdata') text += rawText(content)
      else {
        const [prefix, local] = tag.includes(':') ? (tag.split(':', 2) as [string, string]) : ['', tag]
        const below = toElements(content, inner)
        elements.push({
          namespace: inner.get(prefix) ?? '',
          name: local,
          attributes,
          children: below.elements,
          text: below.text,
        })
      }
    }
  }
  return { elements, text }
}

function readAttributes(node: object): Map<string, string> {
  const entry = Object.entries(node).find(([key]) => key === ':@')
  const attributes: unknown = entry?.[1]
  if (typeof attributes !== 'object' || attributes === null) return new Map()
  return new Map(Object.entries(attributes).map(([name, value]) => [name, decodeEntities(String(value))]))
}

function rawText(content: unknown): string {
  if (!Array.isArray(content)) return ''
  return (content as readonly unknown[])
    .map((part) => (typeof part === 'object' && part !== null && '#text' in part ? String(part['#text']) : ''))
    .join('')
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Decodes XML's five entities and character references; any other stays as it is. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named.get(String(name)) ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })
}
