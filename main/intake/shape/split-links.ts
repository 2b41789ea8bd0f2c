// "https://… and https://…", "2406.15877, 2406.17245": a line of links to several papers is read as a line for each. Lines
// with words of their own, rows and labelled lines stay whole.
import type { Block } from '../blocks.ts'
import { isLinkWords } from './labels.ts'
import { readReferences, without, type Reading } from './references.ts'

interface Read {
  readonly block: Block
  readonly reading: Reading
}

/** Longer rows of links stay whole: each of their papers is an item all the same. */
const most = 300

/** What stands between links of one row: signs, or a word that joins. */
export const joints = /^(?:[\s,，;；、&+|/·。.]|\b(?:and|or|plus)\b|和|与|及|以及|或)*$/iu

/** The block with its reading, or one for each paper where it only lists links to several. */
export function splitLinks(block: Block, reading: Reading, now: Date): readonly Read[] {
  const whole = [{ block, reading }]
  const { refs } = reading
  if (refs.length < 2 || refs.length > most || block.row !== null || block.code || block.heading > 0) return whole
  if (new Set(refs.map(({ base }) => base)).size < 2) return whole
  const from = block.marker?.end ?? 0
  const rest = without(block.text, [{ start: 0, end: from }, ...refs])
  const labelled = refs.every(({ label }) => label !== null)
  if (labelled ? !joints.test(rest) : !(reading.linksOnly && isLinkWords(rest))) return whole
  const cuts = refs.flatMap((ref, i) => (i > 0 && ref.base !== refs[i - 1]?.base ? [ref.start] : []))
  const pieces = [0, ...cuts].map((start, i): Read => {
    const piece = pieceOf(block, start, cuts[i] ?? block.text.length)
    return { block: piece, reading: readReferences(piece, now) }
  })
  const same = pieces.flatMap((piece) => piece.reading.refs.map(({ base }) => base)).join(' ')
  const misses = pieces.reduce((sum, piece) => sum + piece.reading.misses.length, 0)
  return same === refs.map(({ base }) => base).join(' ') && misses === reading.misses.length ? pieces : whole
}

/** The stretch of a block's text as a block: the first keeps marker and gap. */
function pieceOf(block: Block, start: number, end: number): Block {
  const text = block.text.slice(start, end).replace(/(?:[\s,，;；、&+|]|\s(?:and|or|plus)|和|与|及|以及|或)+$/iu, '')
  const links = block.links
    .filter((link) => link.start >= start && link.start < end)
    .map((link) => ({ ...link, start: link.start - start, end: Math.min(link.end - start, text.length) }))
  const bold = Math.max(0, Math.min(block.bold - start, text.length))
  return start === 0
    ? { ...block, text, links, bold }
    : { ...block, text, links, bold, marker: null, gap: false, soft: false, message: false }
}
