// The pieces of an entry's summary: its blocks without links, labels and what only tells about the paper.
import type { Lines } from '../../../preload/model/list.ts'
import { wordsOf, type Block } from '../blocks.ts'
import type { Cutting, Entry } from './entries.ts'
import { isLinkWords, labelOf } from './labels.ts'
import { isWide } from '../wide.ts'
import { without } from './references.ts'
import type { Seen } from './seen.ts'

/** One block's share of a summary. `at` is its index among the blocks. */
export interface Piece {
  readonly at: number
  readonly text: string
  readonly gap: boolean
  readonly soft: boolean
  readonly bullet: boolean
  readonly lines: Lines
}

/** The blocks of an entry that are its curator's words, with labels and the entry's own links taken off. */
export function bodyPieces(seen: readonly Seen[], cutting: Cutting, entry: Entry): Piece[] {
  const link = entry.refs.findLast(({ at }) => seen[at]?.carrier === true)?.at ?? -1
  const end = cutting.keepsAfter || link <= entry.start ? entry.end : Math.min(entry.end, link + 1)
  const pieces: Piece[] = []
  let broken = false
  for (let at = entry.start + 1; at < end; at++) {
    const one = seen[at]
    if (one === undefined || cutting.headings.has(at)) continue
    if (closes.test(one.words) && at > link) break
    const text = ownWords(one, entry, at)
    if (text === null) {
      broken = true
      continue
    }
    pieces.push({ ...pieceOf(one.block, at, text), gap: one.block.gap || broken, soft: one.block.soft && !broken })
    broken = false
  }
  return pieces
}

/** How people close a list; what follows is no summary. */
const closes =
  /^(?:(?:cheers|best|regards|kind regards|best wishes|thanks|thx|祝好|此致)[,!.，！]?$|that(?:['’]?s| is) (?:all|it)\b|thanks? (?:you )?for reading|happy reading|see you (?:next|soon)|until next|以上就是|感谢(?:阅读|大家)|谢谢(?:阅读|大家)|下(?:周|期|次)(?:再)?见|本期(?:就|的)|今天(?:就|的分享)|以上です|最後まで)/iu

function ownWords(one: Seen, entry: Entry, at: number): string | null {
  if (one.label === 'about' || one.label === 'title') return null
  if (one.reading.linksOnly)
    return one.label === 'other-link' && /https?:/i.test(one.block.text) && !one.carrier ? one.block.text : null
  const label = labelOf(one.words)
  if (label?.label === 'summary') {
    const said = one.words.slice(label.end).trim()
    return said === '' ? null : stripOwn(one, entry, at, said)
  }
  return stripOwn(one, entry, at, one.block.text)
}

/** Cuts the entry's own link from the end of a paragraph, with the other links, brackets and labels around it. */
function stripOwn(one: Seen, entry: Entry, at: number, text: string): string {
  const own = entry.refs.find((placed) => placed.at === at && placed.ref.label === null)?.ref
  if (own === undefined) return text
  const tail = one.block.text.slice(own.start)
  const rest = without(
    tail,
    one.reading.refs.map(({ start, end }) => ({ start: start - own.start, end: end - own.start })),
  )
  if (!isLinkWords(rest) || !text.endsWith(tail)) return text
  const before = text.slice(0, text.length - tail.length)
  return (
    before
      .replace(
        /(?:[\s([（【<|·→➡–—―-]|(?:👉|🔗|📄)\uFE0F?|(?:(?:arxiv|paper|link|论文(?:链接|地址)?|链接)\s*[:：]))+$/iu,
        '',
      )
      .trim() || text
  )
}

/** A block's words as a piece of a summary. */
export function pieceOf(block: Block, at: number, text: string): Piece {
  const bullet = block.entry?.start === true || block.marker?.style === 'bullet'
  const words = wordsOf(block)
  const marked = bullet && block.marker === null && text === words ? `• ${text}` : text
  return { at, text: marked, gap: block.gap, soft: block.soft, bullet, lines: block.lines }
}

/** Pieces as one text: an empty line between paragraphs, a line each for points, a space where a line only went on. */
export function joinPieces(pieces: readonly Pick<Piece, 'text' | 'gap' | 'soft' | 'bullet'>[]): string {
  let text = ''
  for (const [i, piece] of pieces.entries()) {
    const previous = pieces[i - 1]
    if (previous === undefined) text = piece.text
    else if (piece.gap && !(piece.bullet && previous.bullet)) text += `\n\n${piece.text}`
    else if (piece.soft && !piece.bullet) {
      const joint = isWide(previous.text.at(-1)) && isWide(piece.text.at(0)) ? '' : ' '
      text += `${joint}${piece.text}`
    } else text += `\n${piece.text}`
  }
  return text
}
