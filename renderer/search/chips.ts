// A query's parts as chips, and the query's text after one of them was changed or taken away. Pure.
import { formatQuery } from '../../preload/search/format-query.ts'
import { parseQuery } from '../../preload/search/parse-query.ts'
import { chipsOf, type QueryNode, type QueryProblem } from '../../preload/search/query.ts'

export interface QueryParts {
  /** The parts, and the text each is changed as. */
  readonly chips: readonly { readonly node: QueryNode; readonly text: string }[]
  readonly problem: QueryProblem | null
}

/** The chips of a query's text. */
export function partsOf(text: string): QueryParts {
  const { node, problem } = parseQuery(text)
  const nodes = chipsOf(node)
  return { chips: nodes.map((each) => ({ node: each, text: formatQuery(each) })), problem }
}

/** The text with one part written anew; empty text takes the part away. */
export function withPart(text: string, at: number, changed: string): string {
  const { chips, problem } = partsOf(text)
  const chip = chips[at]
  if (!chip) return text
  if (problem) {
    // What cannot be read must stay as it stands: only the part's own stretch is written anew.
    const spliced = `${text.slice(0, chip.node.at.from)}${changed.trim()}${text.slice(chip.node.at.to)}`
    return spliced.trim()
  }
  const several = chips.length > 1
  return chips
    .map((each, index) => (index === at ? bracketed(changed.trim(), several) : bracketed(each.text, several)))
    .filter((part) => part !== '')
    .join(' ')
}

/** Alternatives beside other parts need brackets. */
function bracketed(text: string, several: boolean): string {
  if (!several) return text
  const { node, problem } = parseQuery(text)
  return node?.kind === 'any' && problem === null ? `(${text})` : text
}
