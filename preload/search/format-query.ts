// Writes a query back as text, so that chips can be changed: parsing what is written gives the same query again.
import { assertNever } from '../errors.ts'
import { fieldNames, type QueryNode, type Words } from './query.ts'

const NEEDS_QUOTES = new RegExp(`[\\s()"“”„＂]|^-|^$|\\*$|^OR$|^(?:${fieldNames.join('|')})[:：]`, 'iu')

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
      return words(node.words, NEEDS_QUOTES)
    case 'field':
      return `${node.field}:${words(node.words, NEEDS_QUOTES)}`
    case 'tag':
      return `tag:${words({ ...node.words, exact: false }, NEEDS_QUOTES)}`
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

function words({ text, exact, prefix }: Words, needsQuotes: RegExp): string {
  if (exact || (needsQuotes.test(text) && !prefix)) return `"${text.replace(/["“”＂]/gu, ' ')}"`
  return prefix ? `${text}*` : text
}
