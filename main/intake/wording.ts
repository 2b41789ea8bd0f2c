// The title and the words of one entry, from the blocks it was cut to.
import type { Lines } from '../../preload/model/list.ts'
import { wordsOf, type Block } from './blocks.ts'
import type { Cutting, Entry } from './entries.ts'
import { labelOf } from './labels.ts'
import { readRow } from './rows.ts'
import type { Seen } from './seen.ts'
import { bareTitle, isTitleLike, partAround, partWords } from './titles.ts'
import type { Ref } from './references.ts'

export interface Wording {
  readonly title: string | null
  readonly summary: string | null
  readonly titleLines: Lines | null
  readonly summaryLines: Lines | null
  readonly titleFits: boolean
  /** The summary starts with a line that could be the title though there is none. */
  readonly opensLikeTitle: boolean
}

interface Piece {
  readonly text: string
  readonly gap: boolean
  readonly bullet: boolean
  readonly lines: Lines
}

/** Words an entry. Pure: the same entry is always worded the same. */
export function wordingOf(seen: readonly Seen[], cutting: Cutting, entry: Entry): Wording {
  const start = seen[entry.start]
  if (start === undefined) return finish(null, null, [])
  if (start.block.row !== null) {
    const { title, summary } = readRow(
      start.block,
      entry.refs.map(({ ref }) => ref),
    )
    const lines = start.block.lines
    return {
      title,
      summary,
      titleLines: title === null ? null : lines,
      summaryLines: summary === null ? null : lines,
      titleFits: title === null || isTitleLike(title),
      opensLikeTitle: false,
    }
  }
  const bodyFrom = entry.start + 1
  const body = bodyBlocks(seen, cutting, entry, bodyFrom)
  const labelled = bodyTitle(seen, entry)
  if (labelled !== null && start.label !== 'title') {
    return finish(labelled.title, labelled.lines, [
      ...startWords(start, entry),
      ...body.filter((piece) => piece.lines.from !== labelled.lines.from),
    ])
  }
  if (start.carrier || start.reading.linksOnly) return wordCarrier(seen, entry, body)
  const own = entry.refs.filter(({ at }) => at === entry.start).map(({ ref }) => ref)
  if (own.length > 0) return wordOwn(start.block, own, body)
  return wordTitleLine(start, body)
}

/** The entry starts with its link: a short line after it is the title. */
function wordCarrier(seen: readonly Seen[], entry: Entry, body: readonly Piece[]): Wording {
  const first = body[0]
  if (first === undefined) return finish(null, null, [])
  const at = seen.slice(entry.start + 1, entry.end).find((one) => one.block.lines.from === first.lines.from)
  if (at !== undefined && !first.bullet && at.label === null && at.titleLike) {
    const parts = partWords(at.block)
    if (parts.title !== null) {
      const rest = parts.rest === null || body.length > 1 ? [] : [{ ...first, text: parts.rest }]
      const title = parts.rest !== null && body.length > 1 ? bareTitle(at.words) : parts.title
      return finish(title, first.lines, [...rest, ...body.slice(1)])
    }
  }
  if (at !== undefined && at.block.bold > 1) {
    const parts = partWords(at.block)
    if (parts.title !== null && parts.rest !== null)
      return finish(parts.title, first.lines, [{ ...first, text: parts.rest }, ...body.slice(1)])
  }
  return finish(null, null, body)
}

/** The entry starts with words that name the paper. */
function wordOwn(block: Block, refs: readonly Ref[], body: readonly Piece[]): Wording {
  const { title, rest } = partAround(block, refs)
  const piece = rest === null ? [] : [{ text: rest, gap: true, bullet: false, lines: block.lines }]
  if (block.heading > 0 && title === null && rest !== null) return finish(bareTitle(rest), block.lines, body)
  if (title === null && rest === null && body.length > 0) {
    const first = body[0]
    if (first !== undefined && !first.bullet && isTitleLike(first.text))
      return finish(bareTitle(first.text), first.lines, body.slice(1))
  }
  return finish(title, title === null ? null : block.lines, [...piece, ...body])
}

/** The entry starts with words that name no paper: its title, perhaps with the first words of the summary. */
function wordTitleLine(start: Seen, body: readonly Piece[]): Wording {
  const { block } = start
  if (block.heading > 0 || start.label === 'title') return finish(bareTitle(start.words), block.lines, body)
  const parts = partWords(block)
  const bold = block.bold > 1 && block.bold < block.text.length
  if (parts.title !== null && parts.rest !== null && body.length > 0 && !bold && start.titleLike) {
    return finish(bareTitle(start.words), block.lines, body)
  }
  if (parts.title === null) return finish(null, null, [pieceOf(block, start.words), ...body])
  const rest = parts.rest === null ? [] : [{ ...pieceOf(block, parts.rest), gap: true }]
  return finish(parts.title, block.lines, [...rest, ...body])
}

function startWords(start: Seen, entry: Entry): Piece[] {
  if (start.carrier || start.reading.linksOnly || start.label === 'about' || start.label === 'link') return []
  const own = entry.refs.filter(({ at }) => at === entry.start).map(({ ref }) => ref)
  const text = own.length > 0 ? partAround(start.block, own).rest : start.words
  return text === null || text === '' ? [] : [pieceOf(start.block, text)]
}

/** A line labelled as the title inside the entry. */
function bodyTitle(seen: readonly Seen[], entry: Entry): { readonly title: string; readonly lines: Lines } | null {
  for (let at = entry.start; at < entry.end; at++) {
    const one = seen[at]
    if (one?.label !== 'title') continue
    const title = bareTitle(one.words)
    if (title !== null) return { title, lines: one.block.lines }
  }
  return null
}

/** The blocks of an entry that are its curator's words, with labels and the entry's own links taken off. */
function bodyBlocks(seen: readonly Seen[], cutting: Cutting, entry: Entry, from: number): Piece[] {
  const link = entry.refs.findLast(({ at }) => seen[at]?.carrier === true)?.at ?? -1
  const end = cutting.keepsAfter || link <= entry.start ? entry.end : Math.min(entry.end, link + 1)
  const pieces: Piece[] = []
  let broken = false
  for (let at = from; at < end; at++) {
    const one = seen[at]
    if (one === undefined || cutting.headings.has(at)) continue
    if (closes.test(one.words) && at > link && pieces.length > 0) break
    const text = ownWords(one, entry, at)
    if (text === null) {
      broken = true
      continue
    }
    pieces.push({ ...pieceOf(one.block, text), gap: one.block.gap || broken })
    broken = false
  }
  return pieces
}

/** How people close a list; what follows is no summary. */
const closes =
  /^(?:that['’]?s (?:all|it)\b|thanks? (?:you )?for reading|happy reading|see you (?:next|soon)|until next|以上就是|感谢(?:阅读|大家)|谢谢(?:阅读|大家)|下(?:周|期|次)(?:再)?见|本期(?:就|的)|今天(?:就|的分享)|以上です|最後まで)/iu

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

/** Cuts the entry's own link from the end of a paragraph, with the brackets and labels around it. */
function stripOwn(one: Seen, entry: Entry, at: number, text: string): string {
  const own = entry.refs.filter((placed) => placed.at === at && placed.ref.label === null).map(({ ref }) => ref)
  const last = own.at(-1)
  if (last === undefined) return text
  const tail = one.block.text.slice(last.end)
  if (!/^[\s)\]）】>.。]*$/.test(tail) || !text.endsWith(one.block.text.slice(last.start))) return text
  const before = text.slice(0, text.length - (one.block.text.length - last.start))
  return (
    before
      .replace(
        /(?:[\s([（【<|·→➡-]|(?:👉|🔗|📄)\uFE0F?|(?:(?:arxiv|paper|link|论文(?:链接|地址)?|链接)\s*[:：]))+$/iu,
        '',
      )
      .trim() || text
  )
}

function pieceOf(block: Block, text: string): Piece {
  const bullet = block.entry?.start === true || block.marker?.style === 'bullet'
  const words = wordsOf(block)
  const marked = bullet && block.marker === null && text === words ? `• ${text}` : text
  return { text: marked, gap: block.gap, bullet, lines: block.lines }
}

const wide = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uff60\u3000-\u303f]/

function finish(title: string | null, titleLines: Lines | null, pieces: readonly Piece[]): Wording {
  let summary = ''
  let previous: Piece | null = null
  for (const piece of pieces) {
    if (previous === null) summary = piece.text
    else if (piece.gap && !(piece.bullet && previous.bullet)) summary += `\n\n${piece.text}`
    else if (piece.bullet || previous.bullet || wide.test(previous.text.slice(-1))) summary += `\n${piece.text}`
    else summary += `\n${piece.text}`
    previous = piece
  }
  const first = pieces[0]
  const last = pieces.at(-1)
  return {
    title,
    summary: summary.trim() === '' ? null : summary.trim(),
    titleLines,
    summaryLines:
      first === undefined || last === undefined
        ? null
        : { from: first.lines.from, to: Math.max(first.lines.from, last.lines.to) },
    titleFits: title === null || isTitleLike(title),
    opensLikeTitle: title === null && first !== undefined && pieces.length > 1 && isTitleLike(first.text),
  }
}
