// "1/ … 2/ … 3/ …", "(1) … (2) …", "• … • …" on one physical line: a thread or list that lost its line breaks is read as a
// line for each number. A sentence that numbers what it compares, among the words of a list's items, stays whole.
import type { Block } from '../blocks.ts'
import { markerOf } from '../markers.ts'
import { readReferences, type Reading } from './references.ts'

interface Read {
  readonly block: Block
  readonly reading: Reading
}

interface Sign {
  readonly at: number
  readonly style: string
  readonly n: number | null
}

/** Where a sign may stand: behind white space or a stop. What it must start with is looked at before asking the rules. */
const places = /(?<=^|[\s。；;，,：:!！?？])(?=[\d(（[【［①-⑳❶-❿➀-➉🔟•‣◦▪●■◆►▶➤])/gu

/** Longer lines than this are looked at no further. */
const longest = 40_000

/** The block with its reading, or one for each number where its text is a numbered run. `all`: the papers of the source. */
export function splitRun(block: Block, reading: Reading, all: number, now: Date): readonly Read[] {
  const whole = [{ block, reading }]
  const bases = new Set(reading.refs.map(({ base }) => base)).size
  if (bases < 2 || block.row !== null || block.code || block.heading > 0 || block.text.length > longest) return whole
  const signs = runOf(block, reading)
  const first = signs[0]
  if (signs.length < 2 || first === undefined) return whole
  // Among other papers such a run is a sentence about some; only a thread's "2/" is never that.
  if (first.style !== 'thread' && bases * 2 < all) return whole
  const starts =
    first.at > (block.marker?.end ?? 0) ? [0, ...signs.map(({ at }) => at)] : [0, ...signs.slice(1).map(({ at }) => at)]
  const pieces = starts.map((start, i): Read => {
    const piece = pieceOf(block, start, starts[i + 1] ?? block.text.length)
    return { block: piece, reading: readReferences(piece, now) }
  })
  const counted = pieces.slice(-signs.length)
  const naming = counted.filter((piece) => piece.reading.refs.length > 0).length
  return naming >= 2 && naming >= counted.length * 0.6 ? pieces : whole
}

/** The signs of one style that count 1, 2, 3 … through the text (bullets: all of one sign); empty where none do. */
function runOf(block: Block, reading: Reading): readonly Sign[] {
  const runs = new Map<string, Sign[]>()
  for (const { index } of block.text.matchAll(places)) {
    if (reading.refs.some((ref) => index > ref.start && index < ref.end)) continue
    if (block.links.some((link) => index > link.start && index < link.end)) continue
    const marker = markerOf(block.text.slice(index, index + 40))
    if (marker === null || marker.style === 'multi' || marker.style === 'picture') continue
    const key = marker.n === null ? block.text.charAt(index) : marker.style
    const run = runs.get(key)
    const next = { at: index, style: marker.style, n: marker.n }
    if (run === undefined) {
      if (marker.n === null || marker.n <= 2) runs.set(key, [next])
    } else if (marker.n === null || marker.n === (run.at(-1)?.n ?? 0) + 1) run.push(next)
  }
  return [...runs.values()].reduce<readonly Sign[]>((best, run) => (run.length > best.length ? run : best), [])
}

/** The stretch of a block's text as a block of its own; the first keeps what the block was. */
function pieceOf(block: Block, start: number, end: number): Block {
  const text = block.text.slice(start, end).replace(/[\s;；]+$/u, '')
  const links = block.links
    .filter((link) => link.start >= start && link.start < end)
    .map((link) => ({ ...link, start: link.start - start, end: Math.min(link.end - start, text.length) }))
  const bold = Math.max(0, Math.min(block.bold - start, text.length))
  if (start === 0) return { ...block, text, links, bold }
  return { ...block, text, links, bold, marker: markerOf(text), entry: null, gap: true, soft: false, message: false }
}
