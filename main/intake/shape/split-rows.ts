// A table's row with one cell that lists several papers ("2004.04906, 2004.12832", two links) is read as a row for each:
// the other cells are said of all of them, or are parted alike where they list as many.
import { joinCells, type Block } from '../blocks.ts'
import { isLinkWords } from './labels.ts'
import { readReferences, without, type Reading, type Ref } from './references.ts'
import { isSummaryHead } from './rows.ts'
import { joints } from './split-links.ts'
import { countWords } from './titles.ts'

interface Read {
  readonly block: Block
  readonly reading: Reading
}

/** Words beside an id in a list of papers: a title, not a sentence. */
const mostWords = 12

/** The row with its reading, or a row for each paper that one of its cells lists. */
export function splitRow(block: Block, reading: Reading, now: Date): readonly Read[] {
  const whole = [{ block, reading }]
  if (block.row === null || new Set(reading.refs.map(({ base }) => base)).size < 2) return whole
  const { cells, heads } = block.row
  const listing = cells.findIndex(
    (cell, at) => !isSummaryHead(heads[at] ?? '') && partsOf(cell, readReferences(cell, now).refs).length > 1,
  )
  const cell = cells[listing]
  if (cell === undefined) return whole
  const parts = partsOf(cell, readReferences(cell, now).refs)
  const others = cells.map((other, at) => (at === listing ? parts : alike(other, parts.length)))
  return parts.map((_, i) => {
    const row = joinCells(
      others.map((given, at) => given[i] ?? cells[at] ?? cell),
      heads,
      block.lines,
    )
    const piece = { ...row, gap: i === 0 && block.gap }
    return { block: piece, reading: readReferences(piece, now) }
  })
}

/** The cell parted at its papers where it lists them with nothing or a short title beside each; else whole. */
function partsOf(cell: Block, refs: readonly Ref[]): readonly Block[] {
  if (new Set(refs.map(({ base }) => base)).size < 2) return [cell]
  const rest = without(cell.text, refs).replace(/[()（）[\]【】]/g, ' ')
  const bare = joints.test(rest) || isLinkWords(rest)
  const cuts = bare ? beforeEach(cell, refs) : betweenTitles(cell, refs)
  return [0, ...cuts].map((start, i) => partOf(cell, start, cuts[i] ?? cell.text.length))
}

/** A cut before each reference to another paper than the last, brackets that open there with it. */
function beforeEach(cell: Block, refs: readonly Ref[]): number[] {
  return refs.flatMap((ref, i) => {
    if (i === 0 || refs[i - 1]?.base === ref.base) return []
    const opened = /[(（[【]*$/.exec(cell.text.slice(0, ref.start))?.[0].length ?? 0
    return [ref.start - opened]
  })
}

/** Cuts at the signs between "DPR (2004.04906); ColBERT (2004.12832)"; none where a part is a sentence or names no paper. */
function betweenTitles(cell: Block, refs: readonly Ref[]): number[] {
  const cuts = refs.flatMap((ref, i) => {
    const next = refs[i + 1]
    if (next === undefined || next.base === ref.base) return []
    const sign = /^[\s)\]）】]*[;；,，、/]\s*/.exec(cell.text.slice(ref.end))?.[0]
    return sign === undefined || ref.end + sign.length > next.start ? [-1] : [ref.end + sign.length]
  })
  const ends = [...cuts, cell.text.length]
  const short = ends.every((end, i) => {
    const words = cell.text.slice(cuts[i - 1] ?? 0, end)
    return countWords(words) <= mostWords && !/[.。!！?？]\s*$/.test(words)
  })
  return short && !cuts.includes(-1) && new Set(refs.map(({ base }) => base)).size === ends.length ? cuts : []
}

/** Another cell's words for each of so many papers, where it has exactly so many with signs between; else for all alike. */
function alike(cell: Block, count: number): readonly Block[] {
  const words = cell.text.split(/\s*[;；]\s*|\s+\/\s+/)
  if (cell.links.length > 0 || words.length !== count || words.some((word) => word === '')) return []
  return words.map((text) => ({ ...cell, text, bold: 0 }))
}

function partOf(cell: Block, start: number, end: number): Block {
  const text = cell.text.slice(start, end).replace(/(?:[\s,，;；、&+|/]|\s(?:and|or|plus)|和|与|及|以及|或)+$/iu, '')
  const links = cell.links
    .filter((link) => link.start >= start && link.start < end)
    .map((link) => ({ ...link, start: link.start - start, end: Math.min(link.end - start, text.length) }))
  return { ...cell, text, links, bold: Math.max(0, Math.min(cell.bold - start, text.length)) }
}
