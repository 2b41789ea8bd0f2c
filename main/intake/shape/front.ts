// What stands before the first entry: the list's title, its introduction, and the heading of the first section.
import { joinPieces } from './body.ts'
import type { SourceNotes } from '../blocks.ts'
import { isOfElsewhere, type Cutting } from './entries.ts'
import { headingWords, type Seen } from './seen.ts'
import { bareTitle, speaksOfList } from './titles.ts'

export interface Front {
  readonly title: string | null
  readonly titleAt: number | null
  readonly sectionAt: number | null
  readonly intro: string | null
}

/** Reads the front of a document. Without entries everything before its end is front. */
export function frontOf(seen: readonly Seen[], cutting: Cutting | null, notes: SourceNotes): Front {
  const first = cutting?.entries[0]?.start ?? seen.length
  const front = seen.slice(0, first)
  const heads = front.flatMap((one, at) =>
    one.heading !== null && !endsInNothing(one) && (one.heading !== 'entry' || at === first - 1) ? [at] : [],
  )
  const later =
    cutting === null
      ? []
      : [...cutting.headings]
          .filter((at) => at > first && at < (cutting.entries.at(-1)?.start ?? 0))
          .map((at) => seen[at])
  const { titleAt, sectionAt } = choose(seen, front, heads, later, notes)
  const title = titleAt === null ? notes.title : bareTitle(headingWords(seen[titleAt]))
  const elsewhere = new Uint8Array(seen.length)
  for (const entry of cutting?.dead ?? [])
    if (entry.start < first && isOfElsewhere(seen, entry)) elsewhere.fill(1, entry.start, entry.end)
  const intro = front
    .filter(
      (one, at) =>
        elsewhere[at] !== 1 &&
        at !== titleAt &&
        at !== sectionAt &&
        one.heading === null &&
        !one.reading.linksOnly &&
        !one.block.code &&
        one.words !== title,
    )
    .map((one) => ({
      text: one.block.marker?.style === 'thread' ? one.words : one.block.text,
      gap: one.block.gap,
      soft: one.block.soft,
      bullet: one.block.marker?.style === 'bullet',
    }))
  return { title: title ?? notes.title, titleAt, sectionAt, intro: intro.length === 0 ? null : joinPieces(intro) }
}

function endsInNothing(one: Seen): boolean {
  return bareTitle(one.words) === null
}

function choose(
  seen: readonly Seen[],
  front: readonly Seen[],
  heads: readonly number[],
  later: readonly (Seen | undefined)[],
  notes: SourceNotes,
): { titleAt: number | null; sectionAt: number | null } {
  const last = heads.at(-1)
  const first = heads[0]
  if (first === undefined || last === undefined) return { titleAt: firstLine(front, notes), sectionAt: null }
  const looks = (at: number) => lookOf(seen[at])
  const asLater = heads.findLast((at) => later.some((one) => lookOf(one) === looks(at)))
  let sectionAt: number | null = null
  if (asLater !== undefined && (later.length > 0 || heads.length > 1)) sectionAt = asLater
  else if (later.length > 0 && heads.length > 1) sectionAt = last
  else if (heads.length > 1 && last > first) {
    const level = (at: number) => seen[at]?.block.heading || 7
    if (level(last) > level(first) || level(first) === 7)
      sectionAt = level(last) === 7 && level(first) === 7 && last === first + 1 && later.length === 0 ? null : last
  } else if (later.length > 0 && heads.length === 1) sectionAt = titleThenWords(seen, front, first) ? null : first
  else if ((seen[first]?.block.heading ?? 0) >= 2 && !titleThenWords(seen, front, first)) sectionAt = first
  if (
    sectionAt !== null &&
    sectionAt < front.length - 1 &&
    asLater === undefined &&
    (!lastHeadLeads(seen, front, sectionAt) || isAnswered(seen, front, sectionAt))
  )
    sectionAt = null
  // "## A", "### A1" … "## B": a part of the list, not the list.
  const isPart = (at: number) => (seen[at]?.block.heading ?? 0) > 1 && later.some((one) => lookOf(one) === looks(at))
  const before = heads.filter(
    (at) => at !== sectionAt && !isPart(at) && (sectionAt === null || at < sectionAt) && seen[at]?.heading !== 'entry',
  )
  const line = firstLine(sectionAt === null ? front : front.slice(0, sectionAt), notes)
  const titleAt = bestTitle(seen, before) ?? (line !== null && isPart(line) ? null : line)
  return { titleAt, sectionAt }
}

/** One bare line, then sentences: it is the title of the whole. */
function titleThenWords(seen: readonly Seen[], front: readonly Seen[], at: number): boolean {
  const next = front[at + 1]
  return next !== undefined && next.heading === null && (seen[at]?.block.heading ?? 0) < 2
}

/** After a section's heading come its entries or a short introduction of it, no more. */
function lastHeadLeads(_seen: readonly Seen[], front: readonly Seen[], at: number): boolean {
  return front.length - at <= 3
}

/** "What do we read?", then "Let's do these:": it is the last line that leads to the entries, and it names no section. */
function isAnswered(seen: readonly Seen[], front: readonly Seen[], at: number): boolean {
  return (
    seen[at]?.heading === 'bare' && front.slice(at + 1).some((one) => one.heading === null && /[:：]$/.test(one.words))
  )
}

function lookOf(one: Seen | undefined): string {
  if (one === undefined || one.heading === null) return ''
  if (one.heading === 'sign') return `sign ${one.block.heading}`
  return one.heading === 'number' ? `number ${one.block.marker?.style ?? ''}` : one.heading
}

/** Among several heads: the highest by sign, else the one that talks like a title, else the longest. */
function bestTitle(seen: readonly Seen[], heads: readonly number[]): number | null {
  let best: number | null = null
  let bestScore = -Infinity
  for (const at of heads) {
    const one = seen[at]
    if (one === undefined) continue
    const speaks = speaksOfList(one.words) || /\d/.test(one.words)
    const score =
      (one.block.heading > 0 ? 100 - one.block.heading * 10 : 0) + (speaks ? 5 : 0) + Math.min(4, one.words.length / 15)
    if (score > bestScore) {
      bestScore = score
      best = at
    }
  }
  return best
}

/** Without any heading: a first short line that stands before sentences or entries is the title. */
function firstLine(front: readonly Seen[], notes: SourceNotes): number | null {
  if (notes.title !== null) return null
  const at = front.findIndex((one) => !one.reading.linksOnly)
  const one = front[at]
  if (
    one === undefined ||
    !one.titleLike ||
    one.reading.refs.length > 0 ||
    one.block.entry !== null ||
    one.words.length > 120
  )
    return null
  return one.block.marker === null || one.block.marker.style === 'bullet' ? at : null
}
