// Reads the reference list of a LaTeX paper (`\bibitem{key} …`, a .bbl file) into rows, one a work. Its title is what
// `\newblock` parts from authors and place, else what is set in italics; else it has none.
import { block, noNotes, type Block, type ReadSource } from '../blocks.ts'
import { plainTex } from './tex.ts'

const opener = /\\bibitem\s*(?:\[[^\]]{0,400}\])?\s*\{[^{}]{0,200}\}/g

/** Whether the text is such a list, or a paper that ends in one. */
export function isBibitems(text: string): boolean {
  return /\\bibitem\s*[[{]/.test(text) && /\\begin\s*\{thebibliography\}|^\s*\\bibitem/.test(text)
}

/** Reads every work; what stands before the list is the paper, not the list. */
export function readBibitems(text: string): ReadSource {
  const blocks: Block[] = []
  const starts = [...text.matchAll(opener)]
  let line = 1
  let counted = 0
  for (const [i, match] of starts.entries()) {
    const end = starts[i + 1]?.index ?? text.length
    const raw = text.slice(match.index + match[0].length, end).split(/\\end\s*\{thebibliography\}/)[0] ?? ''
    line += breaks(text.slice(counted, match.index))
    counted = match.index
    blocks.push(workBlock(raw, { from: line, to: line + breaks(match[0] + raw.trimEnd()) }))
  }
  return { blocks, notes: noNotes }
}

function workBlock(raw: string, lines: Block['lines']): Block {
  const tex = raw.replace(/%[^\n]*\n/g, '\n').replace(/\\(?:url|path)\s*\{([^{}]*)\}/g, ' $1 ')
  const parts = tex.split(/\\newblock\b/).map((part) => plainTex(part.replace(/\\href\s*\{([^{}]*)\}/g, ' $1 ')))
  const set = /(?:\\(?:emph|textit)\s*\{|\{\\(?:em|it)\s)([^{}]{4,300})\}/.exec(tex)?.[1] ?? ''
  const title = parts.length > 2 ? (parts[1] ?? '') : /arxiv/i.test(set) ? '' : plainTex(set)
  const place = parts.slice(parts.length > 2 ? 2 : 0).join(' ')
  const cells = [title, place].map((text) => block({ text, lines }))
  return block({ text: `${title}\t${place}`, lines, row: { cells, heads: ['title', 'link'] } })
}

function breaks(text: string): number {
  return text.split('\n').length - 1
}
