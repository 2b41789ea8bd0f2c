// The title and the words of one entry, from the blocks it was cut to.
import type { Lines } from '../../../preload/model/list.ts'
import { bodyPieces, joinPieces, pieceOf, type Piece } from './body.ts'
import { partAround } from './around.ts'
import type { Cutting, Entry } from './entries.ts'
import { readRow } from './rows.ts'
import type { Seen } from './seen.ts'
import { bareTitle, isTitleLike, partWords } from './titles.ts'
import type { Ref } from './references.ts'

interface Wording {
  readonly title: string | null
  readonly summary: string | null
  readonly titleLines: Lines | null
  readonly summaryLines: Lines | null
  readonly titleFits: boolean
  /** The summary starts with a line that could be the title though there is none. */
  readonly opensLikeTitle: boolean
}

/** Words an entry. Pure: the same entry is always worded the same. */
export function wordingOf(seen: readonly Seen[], cutting: Cutting, entry: Entry): Wording {
  const wording = wordBlocks(seen, cutting, entry)
  // "### LongRAG", then "Paper: [LongRAG: Enhancing …](link)": the longer name of the two.
  for (const { at, ref } of entry.refs) {
    if (at === entry.start || ref.label === null || seen[at]?.carrier !== true) continue
    const full = bareTitle(ref.label)
    const short = wording.title?.toLowerCase() ?? ''
    if (full !== null && full.toLowerCase().includes(short)) {
      return {
        ...wording,
        title: full,
        titleLines: seen[at]?.block.lines ?? null,
        titleFits: true,
        opensLikeTitle: false,
      }
    }
  }
  return wording
}

function wordBlocks(seen: readonly Seen[], cutting: Cutting, entry: Entry): Wording {
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
  const body = bodyPieces(seen, cutting, entry)
  const labelled = bodyTitle(seen, entry)
  if (labelled !== null && start.label !== 'title') {
    return finish(labelled.title, labelled.lines, [...startWords(start, entry), ...body])
  }
  if (start.carrier || start.reading.linksOnly) return wordCarrier(seen, entry, body)
  const own = entry.refs.filter(({ at }) => at === entry.start).map(({ ref }) => ref)
  const row = entry.extra.some(({ at }) => at === entry.start) ? own[0] : undefined
  if (row !== undefined && row.label === null) {
    // "Two on scaling: …, …" is said of both, and is no title.
    const said = start.block.text.slice(start.block.marker?.end ?? 0, row.start).replace(/[\s:：]+$/u, '')
    return finish(null, null, said === '' ? body : [pieceOf(start.block, entry.start, said), ...body])
  }
  if (own.length > 0) return wordOwn(seen, entry, own, body)
  if (namesAnother(start, entry)) return finish(null, null, [pieceOf(start.block, entry.start, start.words), ...body])
  return wordTitleLine(start, entry.start, body)
}

/** Words that name another paper are never this one's title. */
function namesAnother(one: Seen | undefined, entry: Entry): boolean {
  return one?.reading.refs.some(({ base }) => base !== entry.base) === true
}

/** A full stop at the end: words rather than a title. */
const stops = /[^.][.。]$/

/** The entry starts with its link: a short line after it is the title. */
function wordCarrier(seen: readonly Seen[], entry: Entry, body: readonly Piece[]): Wording {
  const first = body[0]
  if (first === undefined) return finish(null, null, [])
  const at = seen[first.at]
  if (namesAnother(at, entry)) return finish(null, null, body)
  if (at !== undefined && !first.bullet && at.label === null && !at.own && at.titleLike && !stops.test(at.words)) {
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
function wordOwn(seen: readonly Seen[], entry: Entry, refs: readonly Ref[], body: readonly Piece[]): Wording {
  const at = entry.start
  const block = seen[at]?.block
  if (block === undefined) return finish(null, null, body)
  const { title, rest } = partAround(block, refs)
  const piece = rest === null ? [] : [{ at, text: rest, gap: true, soft: false, bullet: false, lines: block.lines }]
  if (block.heading > 0 && title === null && rest !== null) return finish(bareTitle(rest), block.lines, body)
  if (title === null && rest === null && body.length > 0) {
    const first = body[0]
    if (
      first !== undefined &&
      !first.bullet &&
      !namesAnother(seen[first.at], entry) &&
      isTitleLike(first.text) &&
      !stops.test(first.text)
    )
      return finish(bareTitle(first.text), first.lines, body.slice(1))
  }
  return finish(title, title === null ? null : block.lines, [...piece, ...body])
}

/** The entry starts with words that name no paper: its title, perhaps with the first words of the summary. */
function wordTitleLine(start: Seen, at: number, body: readonly Piece[]): Wording {
  const { block } = start
  if (block.heading > 0 || start.label === 'title') return finish(bareTitle(start.words), block.lines, body)
  const parts = partWords(block)
  const bold = block.bold > 1 && block.bold < block.text.length
  if (parts.title !== null && parts.rest !== null && body.length > 0 && !bold && start.titleLike) {
    return finish(bareTitle(start.words), block.lines, body)
  }
  if (parts.title === null) {
    // A numbered line of moderate length with words under it is the title, whatever its punctuation.
    const short = block.marker !== null && body.length > 0 && start.words.length <= 240 && !/[。；;]./.test(start.words)
    if (short && (start.words.split(' ').length <= 14 || !/[.!?。]$/.test(start.words))) {
      return finish(bareTitle(start.words), block.lines, body)
    }
    return finish(null, null, [pieceOf(block, at, start.words), ...body])
  }
  const rest = parts.rest === null ? [] : [{ ...pieceOf(block, at, parts.rest), gap: true }]
  const wording = finish(parts.title, block.lines, [...rest, ...body])
  // "Words on it." reads better as a summary than as a title.
  return parts.rest === null && stops.test(start.words) ? { ...wording, titleFits: false } : wording
}

function startWords(start: Seen, entry: Entry): Piece[] {
  if (start.carrier || start.reading.linksOnly || start.label === 'about' || start.label === 'link') return []
  const own = entry.refs.filter(({ at }) => at === entry.start).map(({ ref }) => ref)
  const text = own.length > 0 ? partAround(start.block, own).rest : start.words
  return text === null || text === '' ? [] : [pieceOf(start.block, entry.start, text)]
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

/** One point under a title is a summary, not a list. */
const loneBullet = /^(?:[-*+•‣◦▪●○■·・–—])\s*/u

/** "(paper)" at the end of a summary only named the link. */
const linkTail = /\s*[[(（](?:paper|link|arxiv|pdf|论文|链接)[\])）]$/i

function finish(title: string | null, titleLines: Lines | null, pieces: readonly Piece[]): Wording {
  let summary = joinPieces(pieces)
  const first = pieces[0]
  const last = pieces.at(-1)
  if (first !== undefined && pieces.length === 1 && first.bullet) summary = summary.replace(loneBullet, '')
  const said = summary.replace(linkTail, '').trim()
  return {
    title,
    summary: said === '' ? null : said,
    titleLines,
    summaryLines:
      first === undefined || last === undefined
        ? null
        : { from: first.lines.from, to: Math.max(first.lines.from, last.lines.to) },
    titleFits: title === null || isTitleLike(title),
    opensLikeTitle: title === null && first !== undefined && pieces.length > 1 && isTitleLike(first.text),
  }
}
