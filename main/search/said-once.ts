// A query without what it says twice: a page pasted as a query asks for each of its words once. Pure.
import type { QueryNode } from '../../preload/search/query.ts'

/** The same query, finding the same; the last part stays where it is, because it may still be being written. */
export function saidOnce(node: QueryNode): QueryNode {
  switch (node.kind) {
    case 'all':
    case 'any': {
      const parts = node.parts.map(saidOnce)
      const seen = new Set<string>()
      const once = parts.filter((part, index) => {
        const key = keyOf(part)
        if (index < parts.length - 1 && seen.has(key)) return false
        seen.add(key)
        return true
      })
      return { ...node, parts: once }
    }
    case 'not':
      return { ...node, part: saidOnce(node.part) }
    default:
      return node
  }
}

function keyOf(node: QueryNode): string {
  return JSON.stringify(node, (key, value: unknown) => (key === 'at' ? undefined : value))
}
