// Writes a query back as text, so that chips can be changed: parsing what is
// written gives the same query again, words that cannot stand bare in quotes.
import { assertNever } from '../errors.ts'
import { parseQuery } from './parse-query.ts'
import type { QueryNode, Words } from './query.ts'

/** The query as text. */
export function formatQuery(node: QueryNode | null): string {
  return node === null ? '' : written(node, 'top')
}

function written(node: QueryNode, inside: 'top' | 'all' | 'any' | 'not'): string {
  switch (node.kind) {
    case 'all': {
      const text = node.parts.map((part) => written(part, 'all')).join(' ')
      return inside === 'not' ? `(${text})` : text
    }
    case 'any': {
      const text = node.parts.map((part) => written(part, 'any')).join(' OR ')
      return inside === 'top' ? text : `(${text})`
    }
    case 'not':
      return node.part.kind === 'not' ? `-(${written(node.part, 'top')})` : `-${written(node.part, 'not')}`
    case 'words':
      return words(node.words, '')
    case 'field':
      return words(node.words, `${node.field}:`)
    case 'tag':
      return words({ ...node.words, exact: false }, 'tag:')
    case 'status':
      return `status:${node.value}`
    case 'year':
      return `year:${node.written}`
    case 'added':
      return `added:${node.written}`
    case 'has':
      return `has:${node.value}`
    case 'newer':
      return 'version:new'
    default:
      return assertNever(node)
  }
}

/** Bare where that is read as the same again, wherever it stands; in quotes otherwise. */
function words({ text, exact, prefix }: Words, field: string): string {
  const bare = `${field}${text}${prefix ? '*' : ''}`
  return !exact && staysWhole(bare, text) ? bare : `${field}"${text.replace(/["“”„＂]/gu, ' ')}"`
}

function staysWhole(bare: string, text: string): boolean {
  return [bare, `(${bare})`, `-${bare}`].every((form, index) => {
    const { node, problem } = parseQuery(form)
    const part = index === 2 && node?.kind === 'not' ? node.part : node
    return (
      problem === null &&
      part !== null &&
      'words' in part &&
      part.words.text === text &&
      !part.words.exact === (part.kind !== 'tag')
    )
  })
}
