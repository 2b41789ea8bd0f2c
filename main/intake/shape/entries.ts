// Cuts a document into entries for one hypothesis: where each ends, which paper it is of, which blocks are its title and
// its words, and which blocks between entries head a section. Weighing the result is weigh.ts; wording it is wording.ts.
import type { ArxivId } from '../../../preload/model/ids.ts'
import type { Hypothesis } from './shape.ts'
import type { Seen } from './seen.ts'
import type { Ref } from './references.ts'
import { joints } from './split-links.ts'

export interface PlacedRef {
  readonly at: number
  readonly ref: Ref
}

/** One entry: blocks `start` (inclusive) to `end` (exclusive). `refs` are all to its paper; `extra` are other carriers in it. */
export interface Entry {
  readonly start: number
  readonly end: number
  readonly refs: readonly PlacedRef[]
  readonly base: ArxivId | null
  readonly extra: readonly PlacedRef[]
  /** The paper is named by a block that has a title of its own though the entry's start is another block. */
  readonly titledElsewhere: boolean
}

export interface Cutting {
  readonly hypothesis: Hypothesis
  /** Entries that name a paper. */
  readonly entries: readonly Entry[]
  /** Entries that name none: another site's paper, or a sponsor's paragraph. Their words belong to nobody. */
  readonly dead: readonly Entry[]
  /** Blocks that head sections. */
  readonly headings: ReadonlySet<number>
  /** The words after an entry's link are its own (else only those before it). */
  readonly keepsAfter: boolean
}

/** Words under a heading of an entry rather than of a section. */
const partHeadings =
  /^(?:abstract|summary|tl;?dr|overview|introduction|key (?:points|ideas?|findings|takeaways)|takeaways?|highlights?|method(?:s|ology)?|approach|results?|conclusions?|why it matters|what(?:'s| is) new|contributions?|limitations?|notes?|links?|paper|my (?:notes|take|thoughts)|摘要|简介|概要|总结|方法|结果|结论|亮点|要点|创新点|主要贡献|贡献|背景|动机|实验(?:结果)?|核心(?:思想|要点|贡献|内容)|论文(?:链接|地址|摘要)|链接|点评|评价|笔记|概要|結果|まとめ)\s*[:：]?$/iu

/** Cuts the document at the hypothesis's starts. */
export function cut(seen: readonly Seen[], hypothesis: Hypothesis): Cutting {
  const raw = hypothesis.starts.map((start, i) => {
    const next = hypothesis.starts[i + 1] ?? seen.length
    return findPaper(seen, start, endOf(seen, start, next))
  })
  const headings = new Set<number>()
  const trimmed = trimHeadings(seen, raw, headings)
  const entries = trimmed.filter((entry) => entry.base !== null || hasMiss(seen, entry))
  const dead: Entry[] = []
  for (const [i, entry] of trimmed.entries()) {
    if (entry.base !== null || hasMiss(seen, entry)) continue
    dead.push(entry)
    const one = seen[entry.start]
    const bodyless =
      entry.end - entry.start === 1 || seen.slice(entry.start + 1, entry.end).every((other) => other.reading.linksOnly)
    const next = trimmed[i + 1]
    if (
      one !== undefined &&
      one.block.row === null &&
      !one.block.message &&
      one.block.links.length === 0 &&
      one.reading.misses.length === 0 &&
      next !== undefined &&
      (one.heading !== null || (one.titleLike && one.words.length < 60)) &&
      (bodyless || one.heading === 'sign')
    ) {
      headings.add(entry.start)
    }
  }
  markBetween(seen, trimmed, headings)
  return {
    hypothesis,
    entries,
    dead,
    headings,
    keepsAfter: keepsAfter(
      seen,
      entries.filter((entry) => entry.base !== null),
    ),
  }
}

function hasMiss(seen: readonly Seen[], entry: Entry): boolean {
  return seen
    .slice(entry.start, entry.end)
    .some((one) => one.reading.misses.length > 0 && (one.carrier || one.block.row !== null))
}

/** Where an entry stops before the next one starts: at a heading, at the end of its list or row or message. */
function endOf(seen: readonly Seen[], start: number, next: number): number {
  const first = seen[start]
  if (first === undefined || first.block.row !== null) return Math.min(start + 1, next)
  let carries = first.reading.refs.length > 0 || first.carrier
  for (let i = start + 1; i < next; i++) {
    const one = seen[i]
    if (one === undefined) break
    const { block } = one
    if (block.row !== null || block.message) return i
    if (
      block.heading > 0 &&
      (first.block.heading === 0 || block.heading <= first.block.heading) &&
      !partHeadings.test(one.words)
    )
      return i
    if (first.block.entry !== null) {
      if (block.entry !== null && block.entry.start && block.entry.depth < first.block.entry.depth) return i
      if (block.entry === null && block.gap && carries) return i
    }
    if (
      one.heading === 'number' &&
      block.marker !== null &&
      block.marker.style !== first.block.marker?.style &&
      /^(?:han|part|roman)$/.test(block.marker.style)
    )
      return i
    carries ||= one.carrier
  }
  return next
}

/** The paper an entry is of: named where it starts, else on a line of links, else within its words. */
function findPaper(seen: readonly Seen[], start: number, end: number): Entry {
  const inStart: PlacedRef[] = []
  const carried: PlacedRef[] = []
  const titled: PlacedRef[] = []
  const inWords: PlacedRef[] = []
  for (let at = start; at < end; at++) {
    const one = seen[at]
    if (one === undefined) continue
    for (const ref of one.reading.refs) {
      const placed = { at, ref }
      if (one.related || one.block.code) inWords.push(placed)
      else if (one.carrier) carried.push(placed)
      else if (at === start) inStart.push(placed)
      else if (ref.label !== null && ref.start <= (one.block.marker?.end ?? 0) + 2) titled.push(placed)
      else inWords.push(placed)
    }
  }
  const ownWords = seen[start]?.words.length ?? 0
  const proseStart =
    inStart.length > 0 && carried.length > 0 && ownWords > 160 && inStart.every(({ ref }) => ref.label === null)
  const row = proseStart ? [] : rowAtEnd(seen[start], inStart)
  const chosen =
    row[0] ??
    (proseStart ? undefined : primaryOf(seen[start], inStart)) ??
    carried[0] ??
    titled[0] ??
    inWords.find(({ at }) => seen[at]?.related !== true && seen[at]?.block.code !== true)
  const base = chosen?.ref.base ?? null
  const all = [...inStart, ...carried, ...titled, ...inWords].toSorted(
    (a, b) => a.at - b.at || a.ref.start - b.ref.start,
  )
  const extra = [...row, ...carried, ...titled].filter(({ ref }) => ref.base !== base)
  return {
    start,
    end,
    base,
    refs: all.filter(({ ref }) => ref.base === base),
    extra: [...new Map(extra.toReversed().map((placed) => [placed.ref.base, placed])).values()].toReversed(),
    titledElsewhere: chosen !== undefined && chosen.at !== start && titled.includes(chosen),
  }
}

/** "Two on scaling: https://… and https://…": the links to several papers that stand in one row at a line's end. */
function rowAtEnd(first: Seen | undefined, refs: readonly PlacedRef[]): PlacedRef[] {
  if (first === undefined || first.block.row !== null || new Set(refs.map(({ ref }) => ref.base)).size < 2) return []
  const { text } = first.block
  const row: PlacedRef[] = []
  let end = text.length
  for (const placed of refs.toReversed()) {
    const between = text.slice(placed.ref.end, end)
    if (placed.ref.label !== null || !(row.length === 0 ? /^[\s)\]）】.。]*$/ : joints).test(between)) break
    row.unshift(placed)
    end = placed.ref.start
  }
  const lead = text.slice(first.block.marker?.end ?? 0, end)
  return row.length > 1 && /[:：]\s*$/.test(lead) ? row : []
}

/** Of the papers a start names: the one its leading link goes to, else one that ends or starts it, else the first. */
function primaryOf(first: Seen | undefined, refs: readonly PlacedRef[]): PlacedRef | undefined {
  if (first === undefined || refs.length < 2) return refs[0]
  const from = first.block.marker?.end ?? 0
  const leading = refs.find(({ ref }) => ref.start <= from + 2)
  if (leading !== undefined) return leading
  const last = refs.at(-1)
  const bases = new Set(refs.map(({ ref }) => ref.base))
  const tail = last === undefined ? '' : first.block.text.slice(last.ref.end)
  if (
    bases.size > 1 &&
    last !== undefined &&
    last.ref.label === null &&
    /^[\s)\]）】.。]*$/.test(tail) &&
    /https?:|arxiv\.org\//i.test(last.ref.written)
  )
    return last
  return refs[0]
}

/** Gives the short lines at an entry's end, which head the next section, back to the document. */
function trimHeadings(seen: readonly Seen[], raw: readonly Entry[], headings: Set<number>): Entry[] {
  const tails = raw.map((entry) => {
    const link = Math.max(entry.start, ...entry.refs.filter(({ at }) => seen[at]?.carrier === true).map(({ at }) => at))
    let from = entry.end
    while (from - 1 > link) {
      const one = seen[from - 1]
      if (one === undefined || one.heading === null || one.block.entry !== null) break
      if (one.heading === 'bare' && from === entry.end && seen[from]?.block.gap === false) break
      from--
    }
    return { from, whole: link > entry.start && from === link + 1 && from < entry.end, some: from < entry.end }
  })
  const last = tails.at(-1)
  const enders = tails.filter(({ some }) => some).length
  const alwaysTail = raw.length >= 2 && enders >= raw.length * 0.8 && last?.some === true
  return raw.map((entry, i) => {
    const tail = tails[i]
    if (tail === undefined || !tail.some || alwaysTail) return entry
    const sign = seen[tail.from]?.heading !== 'bare'
    if (i === raw.length - 1 && !sign && !tail.whole) return entry
    if (!sign && !tail.whole && enders > Math.max(2, raw.length * 0.6)) return entry
    // A lone bare line after the start, with no link between, is the entry's words.
    if (!tail.whole && !sign && tail.from <= entry.start + 1 && entry.refs.every(({ at }) => at > entry.start))
      return entry
    for (let at = tail.from; at < entry.end; at++) headings.add(at)
    return { ...entry, end: tail.from }
  })
}

/** Headings among the blocks that are between entries. */
function markBetween(seen: readonly Seen[], entries: readonly Entry[], headings: Set<number>): void {
  let at = entries[0]?.start ?? 0
  for (const [i, entry] of entries.entries()) {
    if (i > 0) for (; at < entry.start; at++) markOne(seen, at, headings)
    at = Math.max(at, entry.end)
    // What stands after a link in a list whose links come last is between entries too.
    const link = entry.refs.findLast(({ at: place }) => seen[place]?.carrier === true)?.at
    if (link !== undefined && link > entry.start)
      for (let k = link + 1; k < entry.end; k++) if (seen[k]?.heading === 'sign') headings.add(k)
  }
}

function markOne(seen: readonly Seen[], at: number, headings: Set<number>): void {
  const one = seen[at]
  if (one === undefined) return
  const parent =
    one.block.entry?.start === true && one.reading.refs.length === 0 && one.titleLike && one.words.length < 80
  if (one.heading !== null || parent) headings.add(at)
}

/** Whether words after the link belong to the entry: they do where most entries have some, or none has words before. */
function keepsAfter(seen: readonly Seen[], entries: readonly Entry[]): boolean {
  let before = 0
  let after = 0
  let counted = 0
  for (const [i, entry] of entries.entries()) {
    const links = entry.refs.filter(({ at }) => seen[at]?.carrier === true).map(({ at }) => at)
    const first = links[0]
    const last = links.at(-1)
    if (first === undefined || last === undefined) continue
    counted++
    const isWords = (one: Seen) => !one.reading.linksOnly && one.label !== 'about' && one.label !== 'title'
    if (seen.slice(entry.start + 1, first).some(isWords)) before++
    if ((i < entries.length - 1 || entries.length === 1) && seen.slice(last + 1, entry.end).some(isWords)) after++
  }
  if (counted === 0 || before === 0) return true
  return counted > 1 && after >= (counted - 1) * 0.5
}

/** A dead entry that is of some paper, only not one of arXiv's: it has a link, or what looks like an id. */
export function isOfElsewhere(seen: readonly Seen[], entry: Entry): boolean {
  return seen
    .slice(entry.start, entry.end)
    .some((one) => one.reading.misses.length > 0 || one.block.links.length > 0 || /https?:\/\//i.test(one.block.text))
}
